import type { Actor, StepId } from '../process';
import type { StepStatus } from '../runs';

/**
 * One backup of one VM, laid out: actors across, time down. Pixels from the upper left corner. Nothing overlaps: a label has the
 * room it needs, an arrow begins and ends on lanes. Time is true within a stretch between two folds, and a fold says what it hides.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly Lane[];
  /** In the order of drawing, from above; one for each step of the run. */
  readonly marks: readonly Mark[];
  readonly folds: readonly TimeFold[];
  readonly ticks: readonly Tick[];
  /** Stretches of time that no log covers. */
  readonly shades: readonly Shade[];
  /** Title and description for a reader who does not see it. */
  readonly title: string;
  readonly description: string;
}

/** An actor. One that takes no part is folded to a thin line, unless it is asked to be open. */
export interface Lane {
  readonly actor: Actor;
  readonly name: string;
  readonly what: string;
  readonly x: number;
  readonly isFolded: boolean;
}

/** A step: an arrow between two lanes, or a bar on one where it lasts. */
export interface Mark {
  /** Position in `run.steps`. */
  readonly index: number;
  readonly step: StepId;
  readonly status: StepStatus;
  readonly from: Actor;
  readonly to: Actor;
  readonly fromX: number;
  readonly toX: number;
  /** The row that belongs to it: for focus, hits and scrolling. */
  readonly top: number;
  readonly height: number;
  /** Where the arrow stands, and where its bar ends when it lasts. */
  readonly y: number;
  readonly endY?: number;
  readonly label: Label;
  /** `10102` at a failed step, `19080 missing` at a missing one. */
  readonly badge?: Label;
  /** A limit of Windows against what was measured: `7.9 s of 60 s`. */
  readonly limit?: LimitMark;
  /** The whole step in a sentence: name, status, time, duration, why. For the reader's voice and the hover. */
  readonly sentence: string;
}

export interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

export interface LimitMark {
  readonly id: string;
  readonly label: Label;
  readonly measuredSeconds: number;
  readonly limitSeconds: number;
  readonly isExceeded: boolean;
}

/** A wait that is not drawn to scale. */
export interface TimeFold {
  readonly y: number;
  readonly height: number;
  readonly hiddenSeconds: number;
  readonly label: Label;
}

/** A time beside the picture. */
export interface Tick {
  readonly y: number;
  readonly time: bigint;
  readonly label: Label;
}

export interface Shade {
  readonly top: number;
  readonly height: number;
  readonly reason: string;
}
