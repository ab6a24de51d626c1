import { dataContract, meanings, section, survey, type SectionDefaults } from './row';

const seen: SectionDefaults = { seen: '259', evidence: 'seen', source: survey };
const five: SectionDefaults = { ...seen, seen: '59' };
const nine: SectionDefaults = { ...seen, seen: '9', evidence: 'inferred' };
const named: SectionDefaults = { seen: '', evidence: 'unknown', source: dataContract, since: '8.0' };

/** Device nodes in general, and the devices that are neither storage, network nor firmware. */
export const deviceElements = [
  ...section('configuration/_<guid>_', seen, [
    ['', 'container', 'The settings of one device. The name is its instance GUID, in lower case, between underscores.'],
    [
      'VDEVVersion',
      'integer',
      'Version of the settings of this device: 256 times the major part, plus the minor (inferred).',
      { seen: '59', sample: '256' },
    ],
    [
      'version',
      'integer',
      'Version of the settings of this device. Later configurations call it VDEVVersion.',
      { seen: '2', until: '2.0' },
    ],
  ]),
  ...section('configuration/_<class integration>_', five, [
    ['', 'container', 'An integration service: what host and guest do together. Without settings it is on.'],
    [
      'Enabled',
      'bool',
      'False when the integration service is turned off; where it is missing, the service is on. Seen for the guest services only.',
      {
        values: meanings(['True', 'The service is offered to the guest'], ['False', 'The service is turned off']),
        evidence: 'inferred',
        sample: 'True',
      },
    ],
  ]),
  ...section('configuration/_<class key-value>_', named, [
    [
      '',
      'container',
      'The key-value pair exchange between host and guest.',
      { seen: '59', evidence: 'seen', source: survey, since: '5.0' },
    ],
    ['DisableHostKVPItems', 'bool', 'True when the host tells the guest nothing about itself; inferred from the name.'],
    ['guest_vNIC', 'container', 'Settings for network adapters in the guest, known by name only.'],
    ['kvp', 'container', 'Key-value items, known by name only.'],
  ]),
  ...section('configuration/_<class serial>_', seen, [
    ['', 'container', 'The two serial ports of the VM.'],
    ['port<n>', 'container', 'One serial port: port0 is COM1, port1 is COM2.', { evidence: 'inferred' }],
    [
      'port<n>/connection',
      'string',
      'The named pipe of the host that the port is connected to; empty for none. Only empty ones were seen.',
      { evidence: 'inferred', sample: '' },
    ],
  ]),
  ...section('configuration/_<class s3-video>_', seen, [
    ['', 'container', 'The emulated graphics adapter of generation 1.'],
    [
      'address',
      'string',
      'Where the adapter stands on the PCI bus.',
      { evidence: 'inferred', sample: '5353,00000000,00' },
    ],
  ]),
  ...section('configuration/_<class clock>_', five, [
    ['', 'container', 'The emulated real-time clock.'],
    ['RtcDevice', 'container', 'State of the clock.', { seen: '5' }],
    [
      'RtcDevice/CmosUtcSkew',
      'integer',
      'How far the clock of the guest is from UTC. Read in units of 100 ns, the one value seen is eight hours.',
      { seen: '5', evidence: 'inferred', unit: '100 ns (inferred)' },
    ],
  ]),
  ...section('configuration/_<class video>_', nine, [
    ['', 'container', 'The synthetic graphics adapter.', { seen: '59', evidence: 'seen' }],
    ['HorizontalResolution', 'integer', 'Width of the console.', { unit: 'pixels', sample: '1920' }],
    [
      'ResolutionType',
      'integer',
      'How the resolution is chosen. Only 4 was seen; what the values mean is not known here.',
      { evidence: 'unknown', sample: '4' },
    ],
    ['VerticalResolution', 'integer', 'Height of the console.', { unit: 'pixels', sample: '1200' }],
  ]),
  ...section('configuration/_<class guest-state>_', nine, [
    ['', 'container', 'Run-time state of the guest, kept in a file of its own.', { evidence: 'seen' }],
    ['FileIsPlatformManaged', 'bool', 'True when Hyper-V looks after the file itself.', { sample: 'True' }],
    ['StateFilePath', 'string', 'Path of the .vmgs file. It belongs to the VM like its disks.', { evidence: 'seen' }],
    ['UseTransient', 'bool', 'True when the state is not kept.', { sample: 'False' }],
  ]),
];
