import * as facts from '../../../src/core/vmconfig/facts/devices';
import { firmware, legacyNetwork, network, serial } from './device-nodes';
import { isNew, isOld, isR2, type ComponentState, type VmConfigOptions } from './options';
import { floppyNode, ideNode, scsiNode } from './storage-nodes';
import { bool, int, str, type Tree } from './tree';

export interface BuiltDevice {
  readonly classGuid: string;
  readonly instance: string;
  readonly node?: Tree;
  readonly inManifest: boolean;
}

const networkInstance = 'c1f0a7de-33b6-4f0e-a6c4-90a15f3f27d8';
/** What a configuration of version 9.0 lists beside the devices that have settings. */
const platform = [
  'd41a1872-3740-41ce-a1ee-4522ab82f991',
  'e3c82929-edb4-475e-85a4-29aaa2a30c2d',
  '72682fc4-040a-430a-be0b-224574b953fe',
  '9cb98db1-4d09-4538-a192-2d3d8c0b6cdb',
  '9ed5fd4b-40c3-4de3-8597-98ecd17035da',
  'ba8735ef-e3a9-4f1b-badd-dbf3a5909915',
  'db8b9818-b4bb-4725-b99d-b4612716b6b4',
  'deaeeed3-4119-4b44-95cf-a73604b76971',
];
const firstGenerationPlatform = [
  '35b0b12f-a0d7-482f-80a0-f52f1ab3da2e',
  '4d42d9f7-6531-4f6c-9e46-1f0477876104',
  '4d46d139-7821-4dc4-98a3-01e98a586a44',
  '84535fad-4d98-4a6a-bdcd-21d5720dc430',
  '87045ce9-5323-438f-93bb-1e83dcbce18e',
  '9edd1639-9bca-40dc-b3a2-07c828da60b5',
  'a28e4d02-3323-4148-9569-565930a5cb39',
];
const platformRevisions: Readonly<Record<string, number>> = {
  'd41a1872-3740-41ce-a1ee-4522ab82f991': 771,
  'e3c82929-edb4-475e-85a4-29aaa2a30c2d': 512,
};

/** All devices: those of the manifest in the order of the samples, then those that older versions leave out of it. */
export function devices(options: VmConfigOptions): BuiltDevice[] {
  const { generation = 1, scsi = [[]], vtpm } = options;
  const [old, recent, r2] = [isOld(options), isNew(options), isR2(options)];
  const emulated = (classGuid: string, node: Tree): BuiltDevice => fixed(classGuid, node, recent);
  return [
    fixed(facts.syntheticMouse, revision(options, 512)),
    ...(old ? [] : [fixed(facts.syntheticKeyboard, recent ? revision(options, 256) : undefined)]),
    fixed(facts.syntheticVideo, revision(options, recent ? 768 : 256)),
    ...(r2 ? [fixed(facts.activationComponent, undefined)] : []),
    ...components(options),
    ...(r2 ? [fixed(facts.remoteDesktopComponent, revision(options, 512))] : []),
    ...(vtpm ? [fixed(facts.tpmDevice, { VDEVVersion: int(512) })] : []),
    ...(recent ? newDevices(options) : []),
    old
      ? fixed(facts.legacyNetworkPort, legacyNetwork())
      : { ...fixed(facts.networkPort, network(options)), instance: networkInstance },
    ...scsi.map((drives, at) => ({
      ...fixed(facts.scsiController, scsiNode(options, drives, at)),
      instance: scsiInstance(at),
    })),
    emulated(facts.serialPorts, serial(options)),
    emulated(facts.firmwareDevice, firmware(options)),
    ...(old ? [] : [emulated(facts.inputManagement, revision(options, 256))]),
    ...(generation === 1 ? firstGeneration(options, emulated) : []),
  ];
}

/** The settings version of a device, which configurations of 1.0 and 2.0 do not keep for all of them. */
export function revision(options: VmConfigOptions, value: number): Tree {
  return isOld(options) ? {} : { VDEVVersion: int(value) };
}

/** Instance GUID of the SCSI controller at a place. */
function scsiInstance(at: number): string {
  return `5b0d9c52-7a51-4c38-8d3a-1c9f7e2b6a${(0x10 + at).toString(16).padStart(2, '0')}`;
}

function fixed(classGuid: string, node: Tree | undefined, inManifest = true): BuiltDevice {
  return { classGuid, instance: classGuid, ...(node && Object.keys(node).length > 0 && { node }), inManifest };
}

function components(options: VmConfigOptions): BuiltDevice[] {
  const order = [
    ...(isR2(options) ? [facts.guestServicesComponent] : []),
    facts.heartbeatComponent,
    facts.keyValueComponent,
    facts.shutdownComponent,
    facts.timeComponent,
    facts.vssComponent,
  ];
  return order.flatMap((guid) => {
    const state = stateOf(options, guid);
    if (state === 'absent') return [];
    const version = revision(options, guid === facts.vssComponent && isNew(options) ? 512 : 256);
    return [fixed(guid, { ...(state === 'off' && { Enabled: bool(false) }), ...version })];
  });
}

function stateOf({ components: states = {}, vss }: VmConfigOptions, guid: string): ComponentState {
  const own = guid === facts.vssComponent ? vss : undefined;
  return own ?? states[guid] ?? (guid === facts.guestServicesComponent ? 'off' : 'on');
}

function firstGeneration(options: VmConfigOptions, emulated: (guid: string, node: Tree) => BuiltDevice): BuiltDevice[] {
  return [
    emulated(facts.ideController, ideNode(options)),
    emulated(facts.floppyController, floppyNode(options)),
    emulated(facts.s3Video, {
      ...revision(options, 512),
      address: str('5353,00000000,00'),
      ...(isOld(options) && { version: int(1) }),
    }),
    ...(isOld(options) ? [] : [emulated(facts.inputController, revision(options, 512))]),
  ];
}

function newDevices(options: VmConfigOptions): BuiltDevice[] {
  const { generation = 1, id = '' } = options;
  const listed = [...platform, ...(generation === 1 ? firstGenerationPlatform : [])];
  const state: Tree = {
    FileIsPlatformManaged: bool(true),
    StateFilePath: str(`D:\\VMs\\Virtual Machines\\${id}.vmgs`),
    UseTransient: bool(false),
    VDEVVersion: int(256),
  };
  return [
    ...listed.map((guid) => {
      const version = platformRevisions[guid];
      return fixed(guid, version === undefined ? undefined : { VDEVVersion: int(version) });
    }),
    fixed(facts.realTimeClock, { VDEVVersion: int(512) }),
    ...(options.version !== '8.0' ? [fixed(facts.guestStateDevice, state)] : []),
  ];
}
