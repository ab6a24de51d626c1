import type { Located, Span } from '../text/span';
import type { HostOs } from '../vmconfig/facts/host-os';
import type { CountLimit } from './units';

/**
 * A scenario as values with their places (DESIGN.md section 6). Every value is absent where the text does not say it or says it in a
 * way that cannot be read; nothing is a default. Sizes are bytes, rates bytes a second, durations seconds.
 */
export interface Scenario {
  readonly span: Span;
  readonly version?: Located<number>;
  readonly name?: Located<string>;
  readonly host?: ScenarioHost;
  readonly storage: readonly ScenarioStorage[];
  readonly provider?: ScenarioProvider;
  readonly requestor?: ScenarioRequestor;
  readonly jobs: readonly ScenarioJob[];
  readonly vms: readonly ScenarioVm[];
  readonly evidence: readonly Located<string>[];
  readonly restore: readonly ScenarioRestore[];
  readonly expect?: ScenarioExpectations;
}

/** What has a place of its own; `head` is what a finding about the whole marks: its name, else its first line. */
export interface Placed {
  readonly span: Span;
  readonly head: Span;
}

export interface ScenarioHost extends Placed {
  readonly os?: Located<HostOs>;
  readonly name?: Located<string>;
  readonly cluster?: Located<string>;
  readonly nodes: readonly ScenarioNodeHost[];
  readonly functionalLevel?: Located<HostOs>;
  readonly storageSpacesDirect?: Located<boolean>;
  readonly providers?: readonly Located<string>[];
}

export interface ScenarioNodeHost extends Placed {
  readonly name: Located<string>;
  readonly os?: Located<HostOs>;
  readonly providers?: readonly Located<string>[];
}

export type StorageKind = 'csv' | 'local' | 'smb3';

export interface ScenarioStorage extends Placed {
  readonly name?: Located<string>;
  readonly kind?: Located<StorageKind>;
  readonly path?: Located<string>;
  readonly owner?: Located<string>;
  readonly fileSystem?: Located<'ntfs' | 'refs' | 'fat32'>;
  readonly size?: Located<number>;
  readonly free?: Located<number>;
  readonly server?: Located<string>;
  readonly vssAgent?: Located<boolean>;
  readonly lun?: Placed & {
    readonly id?: Located<string>;
    readonly snapshotLimit?: Located<number>;
    readonly uniqueId?: Located<boolean>;
  };
  readonly shadowStorage?: Placed & {
    readonly on?: Located<string>;
    readonly max?: Located<number>;
    readonly used?: Located<number>;
    readonly copies?: Located<number>;
  };
  /** So many alike volumes does the entry stand for, each on a LUN of its own. */
  readonly count?: Located<number>;
}

export interface ScenarioProvider extends Placed {
  readonly kind?: Located<'system' | 'hardware' | 'file-share' | 'none'>;
  readonly name?: Located<string>;
  readonly transportable?: Located<boolean>;
  readonly autoRecovery?: Located<boolean>;
  readonly forced?: Located<boolean>;
  readonly persistent?: Located<boolean>;
  readonly secondsPerSnapshot?: Located<number>;
  readonly secondsPerMount?: Located<number>;
  readonly snapshotsPerVolume?: Located<number>;
}

export interface ScenarioRequestor extends Placed {
  readonly product?: Located<'veeam' | 'dpm' | 'wsb' | 'diskshadow' | 'other'>;
  readonly mode?: Located<'on-host' | 'off-host'>;
  readonly method?: Located<'vss' | 'wmi'>;
  readonly proxy?: Placed & {
    readonly name?: Located<string>;
    readonly os?: Located<HostOs>;
    readonly providers?: readonly Located<string>[];
    readonly memory?: Located<number>;
    readonly tasks?: Located<number>;
  };
  readonly vmsPerSnapshot?: Located<number>;
  readonly window?: Located<number>;
  readonly readRate?: Located<number>;
  readonly changeTracking?: Located<boolean>;
  readonly ifNotQuiesced?: Located<'crash' | 'saved-state' | 'fail'>;
  readonly backupType?: Located<'full' | 'copy'>;
  readonly otherBackupsInGuest?: Located<boolean>;
  readonly savedState?: Located<boolean>;
}

export interface ScenarioJob extends Placed {
  readonly name?: Located<string>;
  /** Minutes after midnight. */
  readonly at?: Located<number>;
  readonly vms: readonly Located<string>[];
  readonly concurrent?: Located<number>;
  readonly node?: Located<string>;
  readonly proxy?: Located<string>;
  /** Where the product is told volumes: those that it takes. */
  readonly volumes?: readonly Located<string>[];
}

export type DiskKind = 'vhd' | 'vhdx' | 'vhds' | 'shared' | 'pass-through' | 'fibre-channel';

export interface ScenarioDisk extends Placed {
  readonly path?: Located<string>;
  readonly on?: Located<'ide' | 'scsi'>;
  readonly kind?: Located<DiskKind>;
  readonly size?: Located<number>;
  readonly used?: Located<number>;
  readonly writeRate?: Located<number>;
}

export type GuestState = 'running' | 'off' | 'saved' | 'paused';

export type GuestOs =
  HostOs | 'windows-server-2003' | 'windows-2000' | 'windows-xp' | 'windows-nt4' | 'dos' | 'linux' | 'bsd' | 'other';

export interface ScenarioGuest extends Placed {
  readonly os?: Located<GuestOs>;
  readonly state?: Located<GuestState>;
  readonly integrationServices?: Located<string>;
  readonly backupService?: Located<'enabled' | 'disabled' | 'no-contact'>;
  readonly roles: readonly Located<'domain-controller' | 'sql' | 'exchange'>[];
  readonly backupDaemon?: Located<boolean>;
  readonly iscsi?: Located<boolean>;
  readonly fibreChannel?: Located<boolean>;
  readonly dynamicDisks?: Located<boolean>;
  readonly shadowStorageElsewhere?: Located<boolean>;
}

export interface ScenarioVm extends Placed {
  readonly config?: Located<string>;
  readonly name?: Located<string>;
  readonly id?: Located<string>;
  readonly node?: Located<string>;
  readonly generation?: Located<number>;
  readonly version?: Located<{ readonly major: number; readonly minor: number }>;
  readonly controllers?: Placed & { readonly ide?: Located<number>; readonly scsi?: Located<number> };
  /** Absent where the text does not say; an empty list says that it has none. */
  readonly disks?: readonly ScenarioDisk[];
  readonly checkpoints?: Located<string>;
  readonly guest?: ScenarioGuest;
  readonly replica?: Located<'none' | 'primary' | 'replica'>;
  /** `none` says that it is in none; absent, nobody says. */
  readonly group?: Located<string>;
  readonly clustered?: Located<boolean>;
  readonly count?: Located<number>;
}

export interface ScenarioRestore extends Placed {
  readonly vm?: Located<string>;
  readonly to?: Located<'original' | 'new' | 'other-host'>;
  readonly from?: Located<'storage-snapshot' | 'backup' | 'checkpoint'>;
  readonly attach?: Located<'parent' | 'auto-recovery' | 'avhdx'>;
  readonly keepPermissions?: Located<boolean>;
}

export interface ScenarioExpectations {
  readonly vms: readonly ExpectedVm[];
  readonly plan?: Placed & {
    readonly storageSnapshots?: Located<CountLimit>;
    readonly waves?: Located<CountLimit>;
    readonly ends?: Located<'within-window' | 'after-window'>;
  };
}

export interface ExpectedVm extends Placed {
  readonly name: Located<string>;
  readonly outcome?: Located<'succeeded' | 'failed'>;
  readonly consistency?: Located<'application' | 'file-system' | 'crash' | 'saved-state' | 'none'>;
  /** As written: `VMMS 10103`. */
  readonly event?: Located<string>;
  readonly step?: Located<string>;
}
