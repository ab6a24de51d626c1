import type { GenerationId } from '../process';
import type { Located, Span } from '../text/span';
import type { ConfigVersion, HostOs } from '../vmconfig/facts/host-os';
import type {
  DiskKind,
  GuestOs,
  GuestState,
  Placed,
  Scenario,
  ScenarioJob,
  ScenarioStorage,
  ScenarioVm,
} from './model';

/** A value of the plan, where in the scenario it comes from, and whether a configuration file said it. */
export interface Fact<T> extends Located<T> {
  readonly from: 'scenario' | 'config' | 'assumed';
}

/**
 * What a scenario says together with the configuration files that it names: names are resolved, files are mapped to volumes. What
 * nobody says is absent, and stays unknown in every prediction. Made by `resolvePlan`.
 */
export interface Plan {
  readonly scenario: Scenario;
  readonly nodes: readonly PlanNode[];
  readonly vms: readonly PlanVm[];
  /** Without jobs in the scenario, one of all VMs, whose `source` is absent. */
  readonly jobs: readonly PlanJob[];
  /** LUNs by id; a volume without one is alone on a LUN of its own, named after it. */
  readonly luns: readonly PlanLun[];
}

export interface PlanNode {
  readonly name: string;
  readonly span: Span;
  readonly os?: Fact<HostOs>;
  readonly providers?: readonly Located<string>[];
}

export interface PlanLun {
  readonly id: string;
  readonly storages: readonly ScenarioStorage[];
  readonly snapshotLimit?: Located<number>;
}

export interface PlanJob {
  readonly source?: ScenarioJob;
  readonly name: string;
  /** Minutes after midnight. */
  readonly at?: Located<number>;
  readonly vms: readonly PlanVm[];
}

export interface PlanVm {
  readonly source: ScenarioVm;
  /** What a finding about the whole VM marks. */
  readonly head: Span;
  /** Of the scenario, else of the configuration; a VM without one is told by the number of its entry. */
  readonly name: string;
  /** What it is called, where somebody says. */
  readonly called?: Fact<string>;
  /** So many alike ones. */
  readonly count: number;
  readonly id?: Fact<string>;
  readonly node?: PlanNode;
  readonly hostOs?: Fact<HostOs>;
  /** How it will be backed up; absent where no Windows is known. */
  readonly way?: Fact<GenerationId>;
  readonly generation?: Fact<1 | 2>;
  readonly version?: Fact<ConfigVersion>;
  readonly scsiControllers?: Fact<number>;
  readonly disks?: readonly PlanDisk[];
  readonly checkpoints?: Fact<string>;
  readonly guestOs?: Fact<GuestOs>;
  /** `running` where nobody says: the case that matters. Then `from` is `assumed`. */
  readonly state: Fact<GuestState>;
  readonly backupService?: Fact<'enabled' | 'disabled' | 'no-contact'>;
  readonly clustered?: Fact<boolean>;
  /** Every volume that holds something of it, each once. */
  readonly volumes: readonly ScenarioStorage[];
}

export interface PlanDisk extends Placed {
  readonly kind?: Fact<DiskKind>;
  readonly path?: Fact<string>;
  readonly on?: Fact<'ide' | 'scsi'>;
  /** The volume it lies on, by the longest path that is the beginning of its own. */
  readonly storage?: ScenarioStorage;
  /** Bytes. */
  readonly size?: Located<number>;
  readonly used?: Located<number>;
  /** Bytes a second. */
  readonly writeRate?: Located<number>;
}
