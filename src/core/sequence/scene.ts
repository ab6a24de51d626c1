import type { Actor, StepId } from '../process';
import type { StepStatus } from '../runs';
import type { FontRole } from './drawing';

/**
 * One backup of one VM, laid out: actors across, time down. Pixels from the upper left corner. Nothing overlaps: a label has the
 * room it needs, an arrow begins and ends on lanes. Between two times everything is drawn to one scale, save where a fold says
 * what it hides and where a moment says that its rows are closer than they can be drawn.
 */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** The lanes' names stand above this line; the view may keep them in sight. */
  readonly headerHeight: number;
  /** The times stand left of this line. */
  readonly gutter: number;
  /** Of every stretch that is neither folded nor a moment. */
  readonly pixelsPerSecond: number;
  /** The zone of the times, as it stands above them: `UTC+1`. */
  readonly zone: Label;
  readonly lanes: readonly Lane[];
  /** In the order of drawing, from above; one for each step of the run. */
  readonly marks: readonly Mark[];
  readonly folds: readonly TimeFold[];
  readonly moments: readonly Moment[];
  readonly ticks: readonly Tick[];
  /** Steps of which no log that was read can tell. */
  readonly shades: readonly Shade[];
  /** Where the backup ended before its last step. */
  readonly ended?: EndLine;
  /** Of a predicted run: says so in words, above the rows, in a frame that is drawn around all of it. */
  readonly predicted?: Label;
  /** What must be known of the picture as a whole: clocks that jump, steps that are not drawn. */
  readonly notes: readonly Label[];
  /** Title and description for a reader who does not see it. */
  readonly title: string;
  readonly description: string;
}

/** An actor. One that takes no part is folded to a thin line, unless it is asked to be open. */
export interface Lane {
  readonly actor: Actor;
  readonly name: string;
  readonly what: string;
  /** The name in lines that fit above the lane; none where it is folded. */
  readonly lines: readonly string[];
  readonly x: number;
  readonly width: number;
  readonly isFolded: boolean;
  /** No step of this run needs it: it can be folded and opened. */
  readonly isIdle: boolean;
}

/** A step: an arrow between two lanes or a loop on one, with a bar where it lasts. */
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
  /** `10102 0x80070020` at a failed step, `19080 missing` at a missing one, the status in words at a quiet one. */
  readonly badge?: Label;
  /** Why it failed, or why a record is missed. */
  readonly note?: Label;
  /** It began, and the record that would say that it ended is not there: `19080 not in the log`. */
  readonly absent?: Label;
  /** How long it took, where that was measured and has no limit. */
  readonly duration?: Label;
  /** A limit of Windows against what was measured: `7.9 s of 60 s`. */
  readonly limit?: LimitMark;
  /** It began and no record says that it ended. */
  readonly isOpen: boolean;
  /** The whole step in a sentence: name, status, time, duration, why. For the reader's voice and the hover. */
  readonly sentence: string;
}

export interface Label {
  readonly text: string;
  readonly font: FontRole;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly width: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** The whole text, where it was cut. */
  readonly full?: string;
  /** Something stands right behind it: where the font at hand is another than the measured one, it is squeezed to its width. */
  readonly isTight?: true;
}

export interface LimitMark {
  readonly id: string;
  readonly label: Label;
  /** The gauge before the label: as long as the limit, and longer where that was exceeded. */
  readonly x: number;
  readonly y: number;
  readonly limitWidth: number;
  readonly measuredWidth: number;
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

/** Rows that are closer in time than they can be drawn: one below the other, in their order. */
export interface Moment {
  readonly top: number;
  readonly height: number;
  readonly seconds: number;
  readonly sentence: string;
}

/** A time beside the picture. */
export interface Tick {
  readonly y: number;
  readonly time: bigint;
  readonly label: Label;
  /** The day, where it is not that of the time above; with the zone, where that changes. */
  readonly day?: Label;
}

export interface Shade {
  readonly top: number;
  readonly height: number;
  readonly reason: string;
}

export interface EndLine {
  readonly y: number;
  readonly label: Label;
}
