import type { Measure } from './drawing';
import { fitText, type Fitted } from './fit-text';
import type { LimitMark } from './scene';
import type { MeasuredLimit } from './step-limit';
import { labelAt } from './text-places';
import { durationInWords, limitInWords } from './times';

const limitWidth = 56;
const gap = 8;

/** A measured time against its limit, before it is known where it stands. */
export interface Gauge {
  readonly text: Fitted;
  readonly measuredWidth: number;
  /** Room of the gauge itself, with the gap to its text. */
  readonly before: number;
  readonly width: number;
}

/** `7.9 s of 60 s` with a bar that is as long as the limit. */
export function gaugeOf({ measuredSeconds, limitSeconds }: MeasuredLimit, measure: Measure): Gauge {
  const verdict = measuredSeconds > limitSeconds ? ', exceeded' : '';
  const words = `${durationInWords(measuredSeconds)} of ${limitInWords(limitSeconds)}${verdict}`;
  // A measured time of twice the limit and more is drawn as twice: the number says the rest.
  const measuredWidth = Math.max(2, limitWidth * Math.min(2, measuredSeconds / limitSeconds));
  const text = fitText(words, 'note', 240, measure);
  const before = Math.max(limitWidth, measuredWidth) + gap;
  return { text, measuredWidth, before, width: before + text.width };
}

/** The gauge at a place; `y` is the base line of its text. */
export function limitMarkAt(
  { limit, measuredSeconds, limitSeconds }: MeasuredLimit,
  { text, measuredWidth, before }: Gauge,
  x: number,
  y: number,
): LimitMark {
  return {
    id: limit.id,
    label: labelAt(text, 'note', x + before, y),
    x,
    y: y - 7,
    limitWidth,
    measuredWidth,
    measuredSeconds,
    limitSeconds,
    isExceeded: measuredSeconds > limitSeconds,
  };
}
