import { section, survey, wmi, type SectionDefaults } from './row';

const page = wmi('msvm-syntheticethernetportsettingdata');
const seen: SectionDefaults = { seen: '59', evidence: 'seen', source: survey };
const inferred: SectionDefaults = { ...seen, evidence: 'inferred' };
const documented: SectionDefaults = { seen: '59', evidence: 'documented', source: `${survey}; ${page}` };
const old: SectionDefaults = { seen: '2', evidence: 'seen', source: survey };
const card = 'configuration/_<class legacy-network>_/ethernet_card<n>';

/** Network adapters, synthetic and legacy. */
export const networkElements = [
  ...section('configuration/_<class network>_', seen, [
    ['', 'container', 'One network adapter.'],
    ['Connection', 'container', 'The port of the virtual switch that the adapter is connected to.'],
    ['FriendlyName', 'string', 'Name of the adapter as Hyper-V Manager shows it.', { sample: 'Network Adapter' }],
    ['IsConnected', 'bool', 'True when the adapter is connected to a virtual switch.', { sample: 'False' }],
    [
      'MacAddress',
      'string',
      'Hardware address, six pairs of hexadecimal digits. All zeros until the VM has one.',
      {
        sample: '00-00-00-00-00-00',
      },
    ],
  ]),
  ...section('configuration/_<class network>_', documented, [
    [
      'AllowPacketDirect',
      'bool',
      'True when the adapter may use PacketDirect.',
      { seen: '9', since: '8.0', sample: 'False' },
    ],
    [
      'ClusterMonitored',
      'bool',
      'True when the cluster watches the network of this adapter, which it also does where this is missing.',
      { sample: 'True' },
    ],
    [
      'DeviceNamingEnabled',
      'bool',
      'True when the guest is told the name of the adapter.',
      { seen: '9', since: '8.0', sample: 'False' },
    ],
    ['MacAddressIsStatic', 'bool', 'True when somebody set the hardware address by hand.', { sample: 'False' }],
  ]),
  ...section('configuration/_<class network>_', inferred, [
    [
      'ChannelInstanceGuid',
      'string',
      'GUID of the channel between host and guest, in braces.',
      { sample: '{00000000-0000-0000-0000-000000000000}' },
    ],
    [
      'InterruptModerationDisabled',
      'bool',
      'True when interrupts are not bundled, by its name.',
      { seen: '9', sample: 'False' },
    ],
    ['MediaType', 'integer', 'Known by name only. Only 0 was seen.', { seen: '9', evidence: 'unknown', sample: '0' }],
    [
      'NumaAwarePlacement',
      'bool',
      'True when the adapter goes by the NUMA nodes of the host, by its name.',
      {
        seen: '9',
        sample: 'False',
      },
    ],
    ['PortName', 'string', 'GUID of the port on the virtual switch; empty when not connected.', { sample: '' }],
    ['SwitchName', 'string', 'GUID of the virtual switch; empty when not connected.', { sample: '' }],
    ['VpciInstanceGuid', 'string', 'GUID for the adapter as a PCI device, which SR-IOV uses, in braces.'],
  ]),
  ...section('configuration/_<class network>_/Connection', inferred, [
    ['AltPortName', 'string', 'Name of the port, for people.', { sample: 'Dynamic Ethernet Switch Port' }],
    [
      'AltSwitchName',
      'string',
      'Name of the virtual switch, for people.',
      {
        sample: '',
      },
    ],
    ['AuthorizationScope', 'string', 'Authorization scope of the port. Only empty ones were seen.', { sample: '' }],
    ['ChimneyOffloadWeight', 'integer', 'Weight for TCP chimney offload. Only 0 was seen.', { sample: '0' }],
    ['Feature_<guid>', 'container', 'One feature of the port.', { evidence: 'seen' }],
    ['Feature_<guid>/DisplayName', 'string', 'Name of the feature. Only empty ones were seen.', { sample: '' }],
    ['Feature_<guid>/Flags', 'integer', 'Flags of the feature. Only 0 was seen.', { evidence: 'unknown', sample: '0' }],
    ['Feature_<guid>/Setting_<guid>', 'container', 'One group of settings of the feature.', { evidence: 'seen' }],
    [
      'Feature_<guid>/Setting_<guid>/Data',
      'bytes',
      'The settings, packed in a form that is not known here.',
      {
        evidence: 'unknown',
      },
    ],
    ['Feature_<guid>/Setting_<guid>/Version', 'integer', 'Version of the packed settings.', { sample: '256' }],
    ['Feature_<guid>/Settings', 'container', 'Which groups of settings there are.', { evidence: 'seen' }],
    ['Feature_<guid>/Settings/Id', 'string', 'GUID of a group of settings.', { repeats: true }],
    ['Features', 'container', 'Which features the port has.', { evidence: 'seen' }],
    ['Features/Id', 'string', 'GUID of a feature.', { repeats: true }],
    ['HostResources', 'container', 'What of the host the port uses.', { seen: '5' }],
    [
      'HostResources/HostResource',
      'string',
      'GUID of the virtual switch, the same as SwitchName in the one file seen.',
      {
        seen: '5',
        repeats: true,
      },
    ],
    ['PoolId', 'string', 'The resource pool of the port; empty for none.', { sample: '' }],
    ['PreventIPSpoofing', 'bool', 'True when the guest may only use its own IP addresses.', { sample: 'False' }],
    ['TestReplicaPoolId', 'string', 'The resource pool in a test failover; empty for none.', { sample: '' }],
    ['TestReplicaSwitchName', 'string', 'The virtual switch in a test failover; empty for none.', { sample: '' }],
  ]),
  ...section('configuration/_<class legacy-network>_', old, [
    ['', 'container', 'The legacy network adapters of the VM, up to four.'],
  ]),
  ...section(card, old, [
    ['', 'container', 'One of the four legacy network adapters, used or not.'],
    [
      'friendly_name',
      'string',
      'Name of the adapter as Hyper-V Manager shows it.',
      { sample: 'Legacy Network Adapter' },
    ],
    ['is_attached', 'bool', 'True when the VM has this adapter.', { sample: 'False' }],
    ['mac_address', 'bytes', 'Hardware address: six bytes as base64.', { sample: 'AAAAAAAA' }],
    ['mac_address_is_static', 'bool', 'True when somebody set the hardware address by hand.', { sample: 'False' }],
    ['msvm_switchport', 'string', 'WMI path of the switch port; empty when not connected.', { sample: '' }],
    ['virtual_port_name', 'string', 'Name of the switch port; empty when not connected.', { sample: '' }],
    ['virtual_switch_name', 'string', 'GUID of the virtual switch; empty when not connected.', { sample: '' }],
  ]),
];
