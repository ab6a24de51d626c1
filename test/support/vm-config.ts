import {
  deviceClass,
  firmwareDevice,
  floppyController,
  ideController,
  networkPort,
  scsiController,
  tpmDevice,
  vssComponent,
} from '../../src/core/vmconfig/facts/devices';

/** A drive in a slot; the location is its place in the list. */
export interface DriveOptions {
  readonly path?: string;
  readonly type?: 'VHD' | 'ISO' | 'NONE' | 'VFD' | 'HDD' | 'VLU';
  readonly shared?: boolean;
  readonly iopsLimit?: number;
  readonly iopsReservation?: number;
}

export interface VmConfigOptions {
  readonly generation?: 1 | 2;
  readonly version?: '1.0' | '2.0' | '4.0' | '5.0' | '8.0' | '9.0';
  readonly name?: string;
  readonly id?: string;
  readonly logicalId?: string;
  readonly typeId?: string;
  /** Drives per SCSI controller; `[]` is no controller, `[[]]` one without drives. */
  readonly scsi?: readonly (readonly DriveOptions[])[];
  /** Up to four drives: 0:0, 0:1, 1:0, 1:1. */
  readonly ide?: readonly DriveOptions[];
  /** The backup integration component: as the samples have it, turned off, or not there at all. */
  readonly vss?: 'on' | 'off' | 'absent';
  readonly vtpm?: boolean;
  readonly clustered?: boolean;
  readonly checkpoints?: {
    readonly count?: number;
    readonly location?: string;
    readonly userType?: number;
    readonly automatic?: boolean;
    readonly mergePending?: boolean;
  };
  readonly savedState?: {
    readonly memory: string;
    readonly device: string;
    readonly type?: string;
    readonly inProgress?: boolean;
  };
  readonly memory?: { readonly size?: number; readonly limit?: number; readonly reservation?: number };
  /** Replaces one piece of the finished text. */
  readonly replace?: readonly [from: string | RegExp, to: string];
  readonly crlf?: boolean;
}

/** A tree of names to sub-trees or to `[type, text]` leaves. */
type Leaf = readonly [type: 'string' | 'integer' | 'bool' | 'bytes', text: string];
interface Tree {
  readonly [name: string]: Tree | Leaf | undefined;
}

const str = (text: string): Leaf => ['string', text];
const int = (value: number | bigint): Leaf => ['integer', String(value)];
const bool = (value: boolean): Leaf => ['bool', value ? 'True' : 'False'];

const defaultId = '7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41';
const scsiInstances = [
  '5b0d9c52-7a51-4c38-8d3a-1c9f7e2b6a10',
  '5b0d9c52-7a51-4c38-8d3a-1c9f7e2b6a11',
  '5b0d9c52-7a51-4c38-8d3a-1c9f7e2b6a12',
];
const networkInstance = 'c1f0a7de-33b6-4f0e-a6c4-90a15f3f27d8';
const components = [
  '84eaae65-2f2e-45f5-9bb5-0e857dc8eb47',
  '2a34b1c2-fd73-4043-8a5b-dd2159bc743f',
  '9f8233ac-be49-4c79-8ee3-e7e1985b2077',
  '2497f4de-e9fa-4204-80e4-4b75c46419c0',
];

/**
 * The text of a VM configuration in the shape that Hyper-V writes: siblings in ordinal order, typed leaves, manifest entries
 * numbered from 001. Without options: a healthy generation 1 VM of a 2012 R2 host on which no rule has anything to say.
 */
export function vmConfig(options: VmConfigOptions = {}): string {
  const tree = { configuration: configuration(options) };
  let text = `<?xml version="1.0" encoding="UTF-16" standalone="yes"?>\n${render(tree, '')}`.trimEnd();
  if (options.replace) text = text.replace(...options.replace);
  return options.crlf ? text.replaceAll('\n', '\r\n') : text;
}

function configuration(options: VmConfigOptions): Tree {
  const { savedState, vtpm } = options;
  const nodes: Record<string, Tree | Leaf> = {};
  for (const device of devices(options)) if (device.node) nodes[`_${device.instance}_`] = device.node;
  return {
    ...nodes,
    ...(vtpm && { [`_${tpmDevice}_`]: { VDEVVersion: int(512) } }),
    global_settings: globalSettings(options),
    manifest: manifest(options),
    properties: properties(options),
    ...(savedState && {
      savedstate: {
        in_progress: bool(savedState.inProgress ?? false),
        memlocation: str(savedState.memory),
        type: str(savedState.type ?? 'Normal'),
        vsvlocation: str(savedState.device),
      },
    }),
    settings: settings(options),
  };
}

interface BuiltDevice {
  readonly classGuid: string;
  readonly instance: string;
  readonly node?: Tree;
  readonly inManifest: boolean;
}

function isOld({ version = '5.0' }: VmConfigOptions): boolean {
  return version === '1.0' || version === '2.0';
}

function isNew({ version = '5.0' }: VmConfigOptions): boolean {
  return version === '8.0' || version === '9.0';
}

function devices(options: VmConfigOptions): BuiltDevice[] {
  const { generation = 1, scsi = [[]], vss = 'on', vtpm } = options;
  const old = isOld(options);
  const revision = (value: number): Tree => (old ? {} : { VDEVVersion: int(value) });
  const fixed = (classGuid: string, node: Tree | undefined, inManifest = true): BuiltDevice => ({
    classGuid,
    instance: classGuid,
    ...(node && Object.keys(node).length > 0 && { node }),
    inManifest,
  });
  const emulated = isNew(options);
  return [
    fixed('58f75a6d-d949-4320-99e1-a2a2576d581c', revision(512)),
    ...components.map((guid) => fixed(guid, revision(256))),
    ...(vss === 'absent'
      ? []
      : [fixed(vssComponent, { ...(vss === 'off' && { Enabled: bool(false) }), ...revision(256) })]),
    ...(vtpm ? [{ classGuid: tpmDevice, instance: tpmDevice, inManifest: true }] : []),
    { classGuid: networkPort, instance: networkInstance, node: network(), inManifest: true },
    ...scsi.map((drives, at) => ({
      classGuid: scsiController,
      instance: scsiInstances[at] ?? scsiInstances[0]!,
      node: scsiNode(drives, old, at),
      inManifest: true,
    })),
    fixed(firmwareDevice, firmware(options), emulated),
    ...(generation === 1
      ? [fixed(ideController, ideNode(options), emulated), fixed(floppyController, floppy(options), emulated)]
      : []),
  ];
}

function network(): Tree {
  return {
    ChannelInstanceGuid: str('{0D5E3B1C-9C84-4B7A-8C7B-60E0A1B2C3D4}'),
    FriendlyName: str('Network Adapter'),
    IsConnected: bool(false),
    MacAddress: str('00-15-5D-0A-3C-01'),
    MacAddressIsStatic: bool(false),
    VDEVVersion: int(256),
  };
}

function scsiNode(drives: readonly DriveOptions[], old: boolean, at: number): Tree {
  const head: Tree = {
    ChannelInstanceGuid: str(`{6E8F0B5A-3D6C-4B0E-9A57-2F1C0D9E8B0${at}}`),
    ...(old ? { ElementName: str('SCSI Controller') } : { VDEVVersion: int(256) }),
  };
  if (drives.length === 0) return head;
  return {
    ...head,
    controller0: Object.fromEntries(drives.map((drive, slot) => [`drive${slot}`, driveNode(drive, old)])),
  };
}

function ideNode(options: VmConfigOptions): Tree {
  const { ide = [{ path: 'D:\\VMs\\APP01\\APP01.vhdx' }] } = options;
  const old = isOld(options);
  const slot = (at: number): Tree => driveNode(ide[at] ?? { type: 'NONE' }, old);
  return {
    ...(old ? {} : { VDEVVersion: int(1280) }),
    controller0: { drive0: slot(0), drive1: slot(1) },
    controller1: { drive0: slot(2), drive1: slot(3) },
    ...(old && { version: int(5) }),
  };
}

function driveNode(
  { path = '', type = 'VHD', shared = false, iopsLimit = 0, iopsReservation = 0 }: DriveOptions,
  old: boolean,
): Tree {
  const quality = type === 'VHD' && !old;
  return {
    ...(quality && { iops_limit: int(iopsLimit), iops_reservation: int(iopsReservation) }),
    pathname: str(path),
    ...(quality && { persistent_reservations_supported: bool(shared) }),
    type: str(type),
    ...(quality && { weight: int(100) }),
  };
}

function floppy(options: VmConfigOptions): Tree {
  return {
    ...(isOld(options) ? {} : { VDEVVersion: int(256) }),
    controller0: { drive0: { pathname: str(''), type: str('VFD') } },
    ...(isOld(options) && { version: int(1) }),
  };
}

function firmware(options: VmConfigOptions): Tree {
  const { generation = 1 } = options;
  return {
    ...(isOld(options) ? {} : { VDEVVersion: int(512) }),
    bios_serial_number: str('1284-5502-8830-7714-2609-4471-53'),
    boot: { device0: str('Optical'), device1: str('HardDrive'), device2: str('Network'), device3: str('Floppy') },
    ...(generation === 2 && { secure_boot_enabled: bool(true) }),
    ...(isOld(options) && { version: int(2) }),
  };
}

function manifest(options: VmConfigOptions): Tree {
  const listed = devices(options).filter(({ inManifest }) => inManifest);
  const entries = listed.map(({ classGuid, instance }, at): [string, Tree] => [
    `vdev${String(at + 1).padStart(3, '0')}`,
    {
      device: str(classGuid),
      flags: int(1),
      instance: str(isOld(options) || isNew(options) ? instance : instance.toUpperCase()),
      name: str(deviceClass(classGuid)?.name ?? ''),
    },
  ]);
  return { size: int(listed.length), ...Object.fromEntries(entries), version: int(isNew(options) ? 512 : 260) };
}

function properties(options: VmConfigOptions): Tree {
  const {
    version = '5.0',
    generation = 1,
    name = 'APP01',
    id = defaultId,
    typeId = 'Virtual Machines',
    clustered = false,
  } = options;
  const [major = '0', minor = '0'] = version.split('.');
  return {
    ...(!isOld(options) && { creation_time: ['bytes', 'AICZxvWJzwE='] as Leaf }),
    global_id: str(id),
    ...(!isOld(options) && { highly_available: bool(clustered) }),
    last_powered_off_time: int(130_385_124_000_000_000n),
    last_powered_on_time: int(130_385_088_000_000_000n),
    last_state_change_time: int(130_385_124_000_000_000n),
    name: str(name),
    notes: str(''),
    ...(!isOld(options) && version !== '4.0' && { subtype: int(generation - 1) }),
    type_id: str(typeId),
    version: int((Number(major) << 8) + Number(minor)),
  };
}

function globalSettings(options: VmConfigOptions): Tree {
  const { location, count = 0, userType, automatic, mergePending = false } = options.checkpoints ?? {};
  return {
    devices: { storage_allow_full_scsi_command_set: bool(false) },
    disk_merge_pending: bool(mergePending),
    owner: { sid: str('S-1-5-21-1004336348-1177238915-682003330-500') },
    power: { host_shutdown: { action: int(1) }, host_startup: { action: int(1) } },
    snapshots: {
      ...(location !== undefined && { data_root: str(location) }),
      ...(automatic !== undefined && { enable_automatic: bool(automatic) }),
      list: { size: int(count) },
      ...(userType !== undefined && { user_type: int(userType) }),
    },
    unexpected_termination: { action: int(1) },
    vhd_path_acled: bool(true),
  };
}

function settings(options: VmConfigOptions): Tree {
  const { id = defaultId, logicalId = id, memory = {} } = options;
  return {
    global: { logical_id: str(logicalId) },
    memory: {
      bank: {
        dynamic_memory_enabled: bool(false),
        limit: int(memory.limit ?? 1_048_576),
        priority: int(5000),
        reservation: int(memory.reservation ?? 512),
        size: int(memory.size ?? 2048),
        target_memory_buffer: int(20),
      },
    },
    processors: {
      count: int(2),
      features: { limit: bool(false) },
      limit: int(100_000),
      limit_cpuid: bool(false),
      reservation: int(0),
      weight: int(100),
    },
    stopped_at_host_shutdown: bool(false),
  };
}

/** Siblings in ordinal order, as in every real file seen. */
function render(tree: Tree, indent: string): string {
  const names = Object.keys(tree).sort((a, b) => (a < b ? -1 : 1));
  return names.map((name) => renderNode(name, tree[name], indent)).join('');
}

function renderNode(name: string, node: Tree | Leaf | undefined, indent: string): string {
  if (node === undefined) return '';
  if (isLeaf(node)) return `${indent}<${name} type="${node[0]}">${escapeXml(node[1])}</${name}>\n`;
  const inner = render(node, `${indent}  `);
  return inner === '' ? `${indent}<${name} />\n` : `${indent}<${name}>\n${inner}${indent}</${name}>\n`;
}

function isLeaf(node: Tree | Leaf): node is Leaf {
  return Array.isArray(node);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** UTF-16LE with its byte order mark, as Hyper-V writes. */
export function encodeUtf16le(text: string, bom = true): Uint8Array {
  const marked = bom ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  for (let at = 0; at < marked.length; at++) {
    const unit = marked.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
}

export function encodeUtf16be(text: string, bom = true): Uint8Array {
  const bytes = encodeUtf16le(text, bom);
  for (let at = 0; at + 1 < bytes.length; at += 2) [bytes[at], bytes[at + 1]] = [bytes[at + 1]!, bytes[at]!];
  return bytes;
}

export function encodeUtf8(text: string, bom = false): Uint8Array {
  return new TextEncoder().encode(bom ? `\ufeff${text}` : text);
}
