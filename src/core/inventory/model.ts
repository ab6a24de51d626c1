import type { Located, Span } from '../text/span';

/** What cmdlets of Hyper-V and of clusters printed: values with their places, and what could not be read. */
export interface Inventory {
  readonly text: string;
  /** One for each call that shows, in order. */
  readonly outputs: readonly InventoryOutput[];
  readonly vms: readonly VmShown[];
  readonly checkpoints: readonly CheckpointShown[];
  readonly disks: readonly DiskShown[];
  readonly drives: readonly DriveShown[];
  readonly services: readonly ServiceShown[];
  readonly controllers: readonly ControllerShown[];
  readonly replications: readonly ReplicationShown[];
  readonly csvStates: readonly CsvStateShown[];
  readonly hosts: readonly HostShown[];
  readonly hbas: readonly HbaShown[];
  readonly securities: readonly SecurityShown[];
  readonly volumes: readonly VolumeShown[];
  /** Of each object, in order. */
  readonly read: readonly Span[];
  readonly problems: readonly InventoryProblem[];
}

/** What an object is, by the names of its properties. */
export type ItemClass =
  | 'vm'
  | 'checkpoint'
  | 'disk'
  | 'drive'
  | 'service'
  | 'controller'
  | 'replication'
  | 'csv-state'
  | 'host'
  | 'hba'
  | 'security'
  | 'volume';

/** The output of one call. */
export interface InventoryOutput {
  readonly span: Span;
  readonly form: 'list' | 'table' | 'json' | 'clixml' | 'csv';
  /** The command line before it, without its prompt. */
  readonly command?: Located<string>;
  /** The cmdlet of `command`, lower case, where it is one that is known (`get-vmsnapshot`). */
  readonly cmdlet?: string;
  /** What its objects are; absent where it printed none. */
  readonly class?: ItemClass;
  /** True when its command line or the beginning of its JSON or CLIXML shows: nothing is missing before it. */
  readonly hasBeginning: boolean;
  /** True when another prompt, or the end of its JSON or CLIXML, follows: nothing is missing at its end. */
  readonly hasEnd: boolean;
  /** False where the command line chooses among the objects (a name, `Where-Object`, `-First`); unknown without one. */
  readonly isAll?: boolean;
  /** The one VM of which the command asked for everything, in lower case. */
  readonly ofVm?: string;
}

interface ItemShown {
  readonly span: Span;
  /** Which of `outputs` it is of. */
  readonly output: number;
  /** Properties that were printed, lower case, empty ones too: what is not among them was merely not shown. */
  readonly listed: ReadonlySet<string>;
}

/** A text as it is printed; `isCut` where the table had no room for all of it, so that it may be compared with nothing. */
export interface TextShown extends Located<string> {
  readonly isCut?: true;
}

/** A word of an enumeration by its English name; as printed where it is in a language or of a number that is not known. */
export interface WordShown extends Located<string> {
  readonly isCut?: true;
  /** False for a word that is not one of the documented names. */
  readonly isKnown: boolean;
}

/** Get-VM. */
export interface VmShown extends ItemShown {
  readonly name?: TextShown;
  /** Lower case, no braces. */
  readonly id?: TextShown;
  readonly state?: WordShown;
  readonly status?: TextShown;
  readonly generation?: Located<number>;
  readonly version?: TextShown;
  readonly uptime?: TextShown;
  /** Disabled, Production, ProductionOnly, Standard. */
  readonly checkpointType?: WordShown;
  readonly automaticCheckpoints?: Located<boolean>;
  readonly integrationState?: TextShown;
  readonly integrationVersion?: TextShown;
  readonly path?: TextShown;
  readonly configurationLocation?: TextShown;
  readonly snapshotLocation?: TextShown;
  readonly smartPagingPath?: TextShown;
  readonly parentSnapshotName?: TextShown;
  readonly isClustered?: Located<boolean>;
  readonly replicationState?: WordShown;
  readonly replicationMode?: WordShown;
  readonly replicationHealth?: WordShown;
  readonly computerName?: TextShown;
  readonly dynamicMemory?: Located<boolean>;
  readonly notes?: TextShown;
}

/** Get-VMSnapshot, Get-VMCheckpoint. */
export interface CheckpointShown extends ItemShown {
  readonly vmName?: TextShown;
  readonly name?: TextShown;
  readonly id?: TextShown;
  readonly vmId?: TextShown;
  /** Standard, Recovery, Planned, Missing, Replica, AppConsistentReplica, SyncedReplica. */
  readonly type?: WordShown;
  /** As printed: local, and written as the system writes dates. */
  readonly created?: TextShown;
  readonly parentName?: TextShown;
  readonly computerName?: TextShown;
  readonly path?: TextShown;
}

/** Get-VHD. */
export interface DiskShown extends ItemShown {
  readonly path?: TextShown;
  /** VHD, VHDX, VHDSet. */
  readonly format?: WordShown;
  /** Fixed, Dynamic, Differencing. */
  readonly type?: WordShown;
  /** Bytes on the host's volume. */
  readonly fileSize?: Located<number>;
  /** Bytes that the guest sees. */
  readonly size?: Located<number>;
  readonly minimumSize?: Located<number>;
  readonly logicalSectorSize?: Located<number>;
  readonly physicalSectorSize?: Located<number>;
  /** Absent for a disk without a parent, which prints an empty value: see `listed`. */
  readonly parentPath?: TextShown;
  readonly id?: TextShown;
  readonly fragmentation?: Located<number>;
  readonly alignment?: Located<number>;
  readonly attached?: Located<boolean>;
  readonly number?: Located<number>;
  readonly isPmem?: Located<boolean>;
  readonly computerName?: TextShown;
}

/** Get-VMHardDiskDrive. */
export interface DriveShown extends ItemShown {
  readonly vmName?: TextShown;
  readonly vmId?: TextShown;
  /** IDE, SCSI, PMEM. */
  readonly controllerType?: WordShown;
  readonly controllerNumber?: Located<number>;
  readonly controllerLocation?: Located<number>;
  readonly path?: TextShown;
  /** Of a disk of the host that is passed through. */
  readonly diskNumber?: Located<number>;
  readonly persistentReservations?: Located<boolean>;
  readonly poolName?: TextShown;
  readonly computerName?: TextShown;
}

/** Get-VMIntegrationService. */
export interface ServiceShown extends ItemShown {
  readonly vmName?: TextShown;
  readonly vmId?: TextShown;
  /** In the language of the host. */
  readonly name?: TextShown;
  /** Holds the GUID of the component, the same on every host. */
  readonly id?: TextShown;
  readonly enabled?: Located<boolean>;
  /** In the language of the host. */
  readonly primaryStatus?: TextShown;
  readonly secondaryStatus?: TextShown;
  readonly primaryOperationalStatus?: WordShown;
  readonly secondaryOperationalStatus?: WordShown;
  readonly computerName?: TextShown;
}

/** Get-VMScsiController. */
export interface ControllerShown extends ItemShown {
  readonly vmName?: TextShown;
  readonly vmId?: TextShown;
  readonly name?: TextShown;
  readonly number?: Located<number>;
  readonly computerName?: TextShown;
}

/** Get-VMReplication. */
export interface ReplicationShown extends ItemShown {
  readonly vmName?: TextShown;
  readonly vmId?: TextShown;
  readonly state?: WordShown;
  readonly health?: WordShown;
  readonly mode?: WordShown;
  readonly frequencySec?: Located<number>;
  readonly primaryServer?: TextShown;
  readonly replicaServer?: TextShown;
  readonly replicaPort?: Located<number>;
  /** As printed. */
  readonly lastReplication?: TextShown;
  readonly computerName?: TextShown;
}

/** Get-ClusterSharedVolumeState. */
export interface CsvStateShown extends ItemShown {
  readonly name?: TextShown;
  readonly node?: TextShown;
  readonly stateInfo?: WordShown;
  readonly fileSystemReason?: WordShown;
  readonly blockReason?: WordShown;
  readonly volumeFriendlyName?: TextShown;
  readonly volumeName?: TextShown;
}

/** Get-VMHost. */
export interface HostShown extends ItemShown {
  readonly name?: TextShown;
  readonly vmPath?: TextShown;
  readonly diskPath?: TextShown;
  readonly maximumStorageMigrations?: Located<number>;
  readonly maximumVmMigrations?: Located<number>;
}

/** Get-VMFibreChannelHba. */
export interface HbaShown extends ItemShown {
  readonly vmName?: TextShown;
  readonly vmId?: TextShown;
  readonly sanName?: TextShown;
  readonly computerName?: TextShown;
}

/** Get-VMSecurity, whose objects do not say of which VM they are: its command line may. */
export interface SecurityShown extends ItemShown {
  readonly vmName?: TextShown;
  readonly vmId?: TextShown;
  readonly tpm?: Located<boolean>;
  readonly shielded?: Located<boolean>;
  readonly computerName?: TextShown;
}

/** Get-Volume. */
export interface VolumeShown extends ItemShown {
  /** Without its colon. */
  readonly letter?: TextShown;
  readonly label?: TextShown;
  /** Bytes; of a table, which rounds, about so many. */
  readonly free?: Located<number>;
  readonly size?: Located<number>;
  readonly computerName?: TextShown;
}

/** A place that could not be read, or not whole, and why. */
export interface InventoryProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}
