import type { Tree } from './tree';

/** A drive in a slot; the location is its place in the list. */
export interface DriveOptions {
  readonly path?: string;
  readonly type?: 'VHD' | 'ISO' | 'NONE' | 'VFD' | 'HDD' | 'VLU';
  readonly shared?: boolean;
  readonly iopsLimit?: number;
  readonly iopsReservation?: number;
}

/** `off` is `Enabled` False, `absent` is no manifest entry and no node. */
export type ComponentState = 'on' | 'off' | 'absent';

/** Versions that hosts write. Of 1.0, 4.0, 8.0, 10.0 and 12.0 no file was seen: they are built like their neighbours. */
export type BuiltVersion = '1.0' | '2.0' | '4.0' | '5.0' | '8.0' | '9.0' | '10.0' | '12.0';

export interface VmConfigOptions {
  readonly generation?: 1 | 2;
  readonly version?: BuiltVersion;
  readonly name?: string;
  readonly id?: string;
  readonly logicalId?: string;
  readonly typeId?: string;
  readonly notes?: string;
  /** Drives per SCSI controller; `[]` is no controller, `[[]]` one without drives. */
  readonly scsi?: readonly (readonly DriveOptions[])[];
  /** Up to four drives: 0:0, 0:1, 1:0, 1:1. */
  readonly ide?: readonly DriveOptions[];
  /** The backup integration component. */
  readonly vss?: ComponentState;
  /** Integration components by class GUID; the guest services are off by default, all others on. */
  readonly components?: Readonly<Record<string, ComponentState>>;
  readonly vtpm?: boolean;
  readonly clustered?: boolean;
  /** A primary VM that is replicated to this server. */
  readonly replication?: { readonly server: string; readonly intervalSeconds?: number };
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
  readonly memory?: {
    readonly size?: number;
    readonly limit?: number;
    readonly reservation?: number;
    readonly dynamic?: boolean;
  };
  /** Laid over the tree below `configuration`; `undefined` in it takes an element away. */
  readonly raw?: Tree;
  /** Replaces one piece of the finished text. */
  readonly replace?: readonly [from: string | RegExp, to: string];
  readonly crlf?: boolean;
}

/** 1.0 and 2.0: other names, and no nodes for integration components. */
export function isOld({ version = '5.0' }: VmConfigOptions): boolean {
  return version === '1.0' || version === '2.0';
}

/** 8.0 and later: what a VMCX holds, shown as XML. */
export function isNew({ version = '5.0' }: VmConfigOptions): boolean {
  return Number.parseInt(version) >= 8;
}

/** True from 2012 R2 on: generations, storage QoS, shared disks, guest services. */
export function isR2({ version = '5.0' }: VmConfigOptions): boolean {
  return version === '5.0' || isNew({ version });
}
