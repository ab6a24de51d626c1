import type { Run, StepStatus } from '../runs';
import type { OrderedStep } from './row-order';
import { limitOf, type MeasuredLimit } from './step-limit';
import { openEndIds } from './step-records';
import { durationInWords, secondsBetween } from './times';
import { wordsOf, type StepWords } from './words';

/** What a row will show, before it is known where it stands. */
export interface RowPlan {
  readonly ordered: OrderedStep;
  readonly words: StepWords;
  readonly limit?: MeasuredLimit;
  /** How long it took, where no limit tells it already. */
  readonly duration?: string;
  readonly isOpen: boolean;
  readonly isQuiet: boolean;
  readonly above: number;
  readonly below: number;
}

/** Statuses whose word stands beside the name: they need no second line. */
const quiet: ReadonlySet<StepStatus> = new Set(['implied', 'silent', 'unknown', 'not-reached']);
/** Base lines under the arrow, and the room they need. */
export const secondLine = 17;
export const thirdLine = 35;

/** What a row shows and needs of room. */
export function planRow(run: Run, ordered: OrderedStep): RowPlan {
  const { step } = ordered;
  const words = wordsOf(run, ordered);
  const limit = limitOf(step);
  const duration = limit ? undefined : durationOf(ordered);
  const isQuiet = quiet.has(step.status);
  const lines = [words.badge ?? words.note ?? duration ?? limit, words.absent].filter((one) => one !== undefined);
  return {
    ordered,
    words,
    ...(limit && { limit }),
    ...(duration !== undefined && { duration }),
    isOpen: openEndIds(run, step).length > 0,
    isQuiet,
    above: isQuiet ? 24 : 27,
    below: isQuiet || lines.length === 0 ? (step.from === step.to ? 18 : 11) : 9 + 18 * lines.length,
  };
}

/** Of a step that failed its note says after how long. */
function durationOf({ step, time, end }: OrderedStep): string | undefined {
  if (step.status === 'failed' || time === undefined || end === undefined) return undefined;
  return durationInWords(secondsBetween(time, end));
}
