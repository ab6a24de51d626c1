import type { ProviderKey, StepId } from '../../process';
import type { PlanJob, PlanVm } from '../../scenario/plan';
import type { Span } from '../../text/span';
import type { Run } from '../run';

/** What a plan will do, if it is as the scenario says: one run for each VM of each job. Nothing of it was observed. */
export interface Prediction {
  readonly runs: readonly PredictedRun[];
}

export interface PredictedRun {
  /** In the shape of an observed one; `origin` is `predicted`. An entry that stands for many VMs has one run. */
  readonly run: Run;
  readonly vm: PlanVm;
  readonly job: PlanJob;
  /** Why it fails, where it does: the first obstacle that it meets. */
  readonly failure?: PredictedFailure;
  /** Later obstacles, which it would meet once the first is gone. */
  readonly laterFailures: readonly PredictedFailure[];
  /** What of the VM no backup of the host has. */
  readonly leftOut: readonly Reason[];
  /** What the scenario does not say and what would decide. */
  readonly open: readonly Reason[];
  /** True where the VM is saved for the backup: an outage. */
  readonly isSaved: boolean;
}

/** Something of the scenario and what follows from it. */
export interface Reason {
  /** One sentence. */
  readonly says: string;
  /** Where the scenario says it, or could. */
  readonly span: Span;
  readonly rules: readonly string[];
}

export interface PredictedFailure extends Reason {
  readonly step: StepId;
  /** The record that tells of it, where one is known for this Windows. */
  readonly event?: { readonly provider: ProviderKey; readonly id: number };
}
