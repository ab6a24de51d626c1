import { isNew, isOld, isR2, type VmConfigOptions } from './options';
import { bool, bytes, int, str, type Tree } from './tree';

const feature = '3B6E2F0A-91C7-4D52-8E1B-7A60C4D9F215';
const setting = 'D24F7C18-05AB-4E93-B6D0-1C8E53A79F60';
const serialNumber = '1284-5502-8830-7714-2609-4471-53';
const bootOrder = '8BE4DF61-93CA-11D2-AA0D-00E098032B8CBootOrder';

/** A synthetic network adapter that is not connected. */
export function network(options: VmConfigOptions): Tree {
  return {
    ChannelInstanceGuid: str('{0D5E3B1C-9C84-4B7A-8C7B-60E0A1B2C3D4}'),
    ...(isR2(options) && { ClusterMonitored: bool(true) }),
    Connection: connection(),
    FriendlyName: str('Network Adapter'),
    IsConnected: bool(false),
    MacAddress: str('00-15-5D-0A-3C-01'),
    MacAddressIsStatic: bool(false),
    PortName: str(''),
    SwitchName: str(''),
    VDEVVersion: int(isNew(options) ? 768 : 256),
    VpciInstanceGuid: str('{9E0C6A47-52DF-4B18-A3C9-E1F7048B6D25}'),
    ...(isNew(options) && {
      AllowPacketDirect: bool(false),
      DeviceNamingEnabled: bool(false),
      InterruptModerationDisabled: bool(false),
      MediaType: int(0),
      NumaAwarePlacement: bool(false),
    }),
  };
}

function connection(): Tree {
  return {
    AltPortName: str('Dynamic Ethernet Switch Port'),
    AltSwitchName: str(''),
    AuthorizationScope: str(''),
    ChimneyOffloadWeight: int(0),
    [`Feature_${feature}`]: {
      DisplayName: str(''),
      Flags: int(0),
      [`Setting_${setting}`]: { Data: bytes('AAECAwQFBgcICQ=='), Version: int(256) },
      Settings: { Id: str(setting) },
    },
    Features: { Id: str(feature) },
    PoolId: str(''),
    PreventIPSpoofing: bool(false),
    TestReplicaPoolId: str(''),
    TestReplicaSwitchName: str(''),
  };
}

/** The four slots of the legacy adapter, one in use. */
export function legacyNetwork(): Tree {
  const card = (used: boolean): Tree => ({
    friendly_name: str(used ? 'Legacy Network Adapter' : 'Emulated Ethernet Port'),
    is_attached: bool(used),
    mac_address: bytes(used ? 'ABVdCjwB' : 'AAAAAAAA'),
    mac_address_is_static: bool(false),
    msvm_switchport: str(''),
    virtual_port_name: str(''),
    virtual_switch_name: str(''),
  });
  return {
    ethernet_card0: card(true),
    ethernet_card1: card(false),
    ethernet_card2: card(false),
    ethernet_card3: card(false),
    version: int(1),
  };
}

export function serial(options: VmConfigOptions): Tree {
  return {
    ...(isOld(options) ? { version: int(2) } : { VDEVVersion: int(512) }),
    port0: { connection: str('') },
    port1: { connection: str('') },
  };
}

export function firmware(options: VmConfigOptions): Tree {
  const { generation = 1 } = options;
  return {
    ...(isOld(options) ? { version: int(2) } : { VDEVVersion: int(isNew(options) ? 2048 : 512) }),
    base_board: { serial_number: str(serialNumber) },
    bios_guid: str('{C2A75E10-4B38-4F96-8D07-5E1B9A3F6C84}'),
    bios_serial_number: str(serialNumber),
    boot: { device0: str('Optical'), device1: str('HardDrive'), device2: str('Network'), device3: str('Floppy') },
    chassis: { asset_tag: str(serialNumber), serial_number: str(serialNumber) },
    num_lock: bool(false),
    ...(isR2(options) && {
      pause_after_boot_failure: bool(false),
      pxe_preferred_protocol: int(4),
      secure_boot_enabled: bool(generation === 2),
    }),
    ...(isNew(options) && { secure_boot_template_id: str('00000000-0000-0000-0000-000000000000') }),
    ...(generation === 2 && !isNew(options) && { nvram: nvram() }),
  };
}

/** The UEFI variables with a boot order of one entry. */
function nvram(): Tree {
  return {
    [`_${bootOrder}`]: { attributes: int(7), data: bytes('AAA='), index: int(0) },
    last_update_time: bytes('3gcDAAQABgAWAAAAAQDIAA=='),
    map: { index0: str(bootOrder) },
    map_max_index: int(1),
  };
}
