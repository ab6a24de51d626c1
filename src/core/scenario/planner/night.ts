import type { Located, Span } from '../../text/span';
import type { PlanJob, PlanVm } from '../plan';

/**
 * How a plan is carried out: which VMs share a snapshot of their storage, in which rounds, how many snapshots that makes, how long it
 * takes and how much room it needs. Times are seconds, amounts bytes; what cannot be computed from the scenario is absent.
 */
export interface Night {
  readonly jobs: readonly JobNight[];
  /** Snapshots of LUNs, all jobs together. */
  readonly storageSnapshots: number;
  readonly waves: number;
  /** The most snapshots that one LUN gets, and which. */
  readonly busiestLun?: LunLoad;
  readonly luns: readonly LunLoad[];
  readonly volumes: readonly VolumeLoad[];
  readonly conflicts: readonly Conflict[];
  /** From the first job's begin to the end of the last; absent where a rate is missing. */
  readonly seconds?: number;
  /** What of it the snapshots and mounts take alone; absent where their duration is not said. */
  readonly snapshotSeconds?: number;
  readonly window?: Located<number>;
  /** Absent where it cannot be told. */
  readonly isWithinWindow?: boolean;
  /** Sentences on what was assumed. */
  readonly assumptions: readonly string[];
  /** VMs, each of an entry that stands for many counted. */
  readonly vms: number;
}

export interface JobNight {
  readonly job: PlanJob;
  readonly waves: readonly (readonly SnapshotSet[])[];
  /** Minutes after midnight, and seconds after it; absent as for the night. */
  readonly begins?: number;
  readonly seconds?: number;
}

/** VMs whose storage is snapshotted together: one of them failing its snapshot can fail all. */
export interface SnapshotSet {
  readonly members: readonly Member[];
  /** Names of its LUNs. */
  readonly luns: readonly string[];
  /** Volumes in it. */
  readonly volumes: number;
}

/** So many alike VMs of one entry. */
export interface Member {
  readonly vm: PlanVm;
  readonly count: number;
}

export interface LunLoad {
  readonly id: string;
  readonly vms: number;
  /** Snapshots of it in the night. */
  readonly snapshots: number;
  /** At the same time, at most. */
  readonly atOnce: number;
  readonly limit?: Located<number>;
}

/** What AVHDX files of one volume may grow to while checkpoints are there. */
export interface VolumeLoad {
  readonly name: string;
  readonly span: Span;
  /** Merged as soon as the storage snapshot is there; absent where no write rate or no duration is known. */
  readonly leastGrowth?: number;
  /** Merged only when the data are copied. */
  readonly mostGrowth?: number;
  readonly free?: Located<number>;
}

/** Why two backups cannot run side by side. */
export interface Conflict {
  readonly kind: 'csv-one-backup' | 'dpm-serialised' | 'volumes-per-set' | 'snapshots-per-volume';
  readonly rule: string;
  /** One sentence. */
  readonly says: string;
  readonly span: Span;
}

/** How VMs are put into sets. */
export type Strategy =
  | 'as-planned'
  /** A snapshot of its storage for each VM: host backups of 2012 R2 one by one. */
  | 'per-vm'
  /** One snapshot a LUN, with all its VMs quiesced in one go. */
  | 'per-lun'
  /** VMs are quiesced one after another, then one snapshot a LUN: WMI backup, 2016 and later. */
  | 'decoupled';
