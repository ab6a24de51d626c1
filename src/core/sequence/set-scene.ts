import type { Outcome, StepStatus } from '../runs';
import type { Label } from './scene';

/**
 * The backups of one snapshot set: one lane a VM, time across. Pixels from the upper left corner. Time is true to one scale between
 * two folds; a letter that would stand on another is moved aside, the bar under it is not.
 */
export interface SetScene {
  readonly width: number;
  readonly height: number;
  /** Lanes begin below this line; what stands above it may be kept in sight. */
  readonly headerHeight: number;
  /** Between these lines time runs; names stand left of it, durations right of it. */
  readonly left: number;
  readonly right: number;
  /** Absent where the title stands elsewhere on the page. */
  readonly heading?: Label;
  /** The day of the first record, and the zone of the times. */
  readonly zone: Label;
  /** The letters that are used, each with its word. */
  readonly key: readonly SetKey[];
  readonly ticks: readonly SetTick[];
  readonly folds: readonly SetFold[];
  /** Snapshots of the storage, each a band down all lanes. */
  readonly snapshots: readonly SetSnapshot[];
  /** In the order of their start. */
  readonly lanes: readonly SetLane[];
  /** `Snapshot set {..}: 40 VMs, 1 storage snapshot for 38 of them, 3 failed`. */
  readonly title: string;
  readonly description: string;
}

/** What a VM goes through in its set; `failure` is where it went wrong. */
export type SetPhase =
  'saved' | 'freeze' | 'checkpoint' | 'snapshot' | 'roll-back' | 'reference-point' | 'merge' | 'failure';

export interface SetKey {
  readonly phase: SetPhase;
  readonly letter: string;
  readonly x: number;
  readonly label: Label;
}

export interface SetTick {
  readonly x: number;
  readonly time: bigint;
  readonly label: Label;
}

/** A wait that is not drawn to scale. */
export interface SetFold {
  readonly x: number;
  readonly width: number;
  readonly hiddenSeconds: number;
  readonly label: Label;
}

/** A snapshot of the storage; several that are too near to be told apart are one band. */
export interface SetSnapshot {
  readonly x: number;
  readonly width: number;
  readonly time: bigint;
  /** How many snapshots the band stands for. */
  readonly count: number;
  /** How many VMs are in it. */
  readonly vms: number;
  readonly label: Label;
  readonly sentence: string;
}

/** One backup of one VM. */
export interface SetLane {
  readonly run: string;
  readonly outcome: Outcome;
  readonly top: number;
  readonly height: number;
  readonly name: Label;
  /** `✓`, `×`, `~` or `?`: the outcome without its colour. */
  readonly sign: Label;
  readonly duration: Label;
  /** From the first record to the end; `isOpen` where no record says that it ended. */
  readonly fromX: number;
  readonly toX: number;
  readonly isOpen: boolean;
  readonly blocks: readonly SetBlock[];
  /** All of it for the reader's voice and the hover. */
  readonly sentence: string;
}

/** A phase of a VM: a letter, and a bar as long as it lasted. */
export interface SetBlock {
  readonly phase: SetPhase;
  readonly letter: string;
  readonly status: StepStatus;
  /** Position in the steps of the run. */
  readonly step: number;
  /** The box with the letter. */
  readonly x: number;
  readonly width: number;
  /** The bar: from when to when the phase lasted, wherever the box stands. */
  readonly fromX: number;
  readonly endX: number;
  /** It began and no record says that it ended. */
  readonly isOpen: boolean;
  readonly sentence: string;
}
