import type { Run, StepStatus } from '../runs';
import type { FontRole, Measure } from './drawing';
import { fitText } from './fit-text';
import type { OrderedStep } from './row-order';
import type { Label, Lane, LimitMark, Mark } from './scene';
import { limitOf, type MeasuredLimit } from './step-limit';
import { openEndIds } from './step-records';
import { durationInWords, limitInWords, secondsBetween, type Clock } from './times';
import { stepSentence, wordsOf, type StepWords } from './words';

/** What a row will show, before it is known where it stands. */
export interface RowPlan {
  readonly ordered: OrderedStep;
  readonly words: StepWords;
  readonly limit?: MeasuredLimit;
  readonly duration?: string;
  readonly isOpen: boolean;
  readonly isQuiet: boolean;
  readonly above: number;
  readonly below: number;
}

/** Where things can stand. */
export interface MarkRoom {
  readonly left: number;
  readonly right: number;
  readonly measure: Measure;
  readonly laneOf: (actor: Mark['from']) => Lane;
}

/** Statuses whose word stands beside the name: they need no second line. */
const quiet: ReadonlySet<StepStatus> = new Set(['implied', 'silent', 'unknown', 'not-reached']);
const labelRise = 9;
const secondLine = 17;
const gaugeWidth = 56;
const gap = 8;
/** How far an act of one actor goes out of its lane. */
export const loopWidth = 26;

/** What a row needs of room. */
export function planRow(run: Run, ordered: OrderedStep): RowPlan {
  const { step, time, end } = ordered;
  const words = wordsOf(run, ordered);
  const isFailed = step.status === 'failed';
  const limit = limitOf(step);
  const duration =
    limit === undefined && !isFailed && time !== undefined && end !== undefined
      ? durationInWords(secondsBetween(time, end))
      : undefined;
  const isQuiet = quiet.has(step.status);
  const isTwoLine = !isQuiet && (words.badge ?? words.note ?? duration ?? limit) !== undefined;
  const isLoop = step.from === step.to;
  return {
    ordered,
    words,
    ...(limit && { limit }),
    ...(duration !== undefined && { duration }),
    isOpen: openEndIds(run, step).length > 0,
    isQuiet,
    above: isQuiet ? 24 : 27,
    below: isTwoLine ? 27 : isLoop ? 14 : 11,
  };
}

/** A row as a mark. */
export function layoutMark(
  run: Run,
  plan: RowPlan,
  y: number,
  endY: number | undefined,
  room: MarkRoom,
  clock: Clock,
): Mark {
  const { step, index } = plan.ordered;
  const { from, to } = step;
  const [fromX, toX] = [room.laneOf(from).x, room.laneOf(to).x];
  const first = firstLine(plan, fromX, toX, y - labelRise, room);
  const second = plan.isQuiet ? {} : lowerLine(plan, fromX, toX, y + secondLine, room);
  return {
    index,
    step: step.id,
    status: step.status,
    from,
    to,
    fromX,
    toX,
    top: y - plan.above,
    height: plan.above + plan.below,
    y,
    ...(endY !== undefined && { endY }),
    ...first,
    ...second,
    isOpen: plan.isOpen,
    sentence: stepSentence(run, plan.ordered, clock),
  };
}

/** The name over the arrow, with the status beside it where the step is quiet. */
function firstLine(
  { ordered: { step }, words, isQuiet }: RowPlan,
  fromX: number,
  toX: number,
  y: number,
  { left, right, measure }: MarkRoom,
): Pick<Mark, 'label' | 'badge'> {
  const badge = isQuiet && words.badge !== undefined ? fitText(words.badge, 'note', 120, measure) : undefined;
  const name = fitText(step.label, 'label', right - left - (badge ? badge.width + gap : 0), measure);
  const width = name.width + (badge ? gap + badge.width : 0);
  const x = startX((fromX + toX) / 2, width, left, right);
  return {
    label: { ...label(name, 'label', x, y), ...(badge && { isTight: true }) },
    ...(badge && { badge: label(badge, 'note', x + name.width + gap, y) }),
  };
}

/** Under the arrow: badge, gauge or duration, and why. Beside the bar where there is one, else in the middle of the arrow. */
function lowerLine(
  { words, limit, duration, ordered: { end } }: RowPlan,
  fromX: number,
  toX: number,
  y: number,
  { left, right, measure }: MarkRoom,
): LowerLine {
  const room = right - left;
  const parts: Part[] = [];
  let used = 0;
  const add = (part: Part): void => {
    // What finds no room stands in the sentence of the step only.
    if (used + part.width > room) return;
    parts.push(part);
    used += part.width + gap;
  };
  if (words.badge !== undefined) {
    const badge = fitText(words.badge, 'note', Math.min(180, room - 2 * badgePad), measure);
    add({
      width: badge.width + 2 * badgePad,
      at: (x) => ({ badge: { ...label(badge, 'note', x + badgePad, y), isTight: true } }),
    });
  }
  if (limit) {
    const gauge = gaugeOf(limit, measure);
    add({ width: gauge.before + gauge.text.width, at: (x) => ({ limit: limitMark(limit, gauge, x, y) }) });
  }
  if (duration !== undefined) {
    const lasts = fitText(duration, 'note', 160, measure);
    add({ width: lasts.width, at: (x) => ({ duration: { ...label(lasts, 'note', x, y), isTight: true } }) });
  }
  if (words.note !== undefined && room - used > 60) {
    const note = fitText(words.note, 'note', room - used, measure);
    // Left of a bar it ends where the bar begins.
    const tight = end === undefined ? {} : ({ isTight: true } as const);
    add({ width: note.width, at: (x) => ({ note: { ...label(note, 'note', x, y), ...tight } }) });
  }
  const width = Math.max(0, used - gap);
  const isLoop = fromX === toX;
  let x =
    end === undefined && !isLoop
      ? startX((fromX + toX) / 2, width, left, right)
      : besideX(toX, isLoop ? loopWidth + 8 : 12, width, left, right);
  let made: LowerLine = {};
  for (const part of parts) {
    made = { ...made, ...part.at(x) };
    x += part.width + gap;
  }
  return made;
}

type LowerLine = Pick<Mark, 'badge' | 'note' | 'duration' | 'limit'>;

/** Something of the second line, to be put where it begins. */
interface Part {
  readonly width: number;
  readonly at: (x: number) => LowerLine;
}

/** Room between the text of a badge and its border. */
export const badgePad = 5;

interface Gauge {
  readonly text: ReturnType<typeof fitText>;
  readonly measuredWidth: number;
  /** Room of the gauge itself, with the gap to its text. */
  readonly before: number;
}

function gaugeOf({ measuredSeconds, limitSeconds }: MeasuredLimit, measure: Measure): Gauge {
  const isExceeded = measuredSeconds > limitSeconds;
  const words = `${durationInWords(measuredSeconds)} of ${limitInWords(limitSeconds)}${isExceeded ? ', exceeded' : ''}`;
  // A measured time of twice the limit and more is drawn as twice: the number says the rest.
  const measuredWidth = Math.max(2, gaugeWidth * Math.min(2, measuredSeconds / limitSeconds));
  return {
    text: fitText(words, 'note', 240, measure),
    measuredWidth,
    before: Math.max(gaugeWidth, measuredWidth) + gap,
  };
}

function limitMark(
  { limit, measuredSeconds, limitSeconds }: MeasuredLimit,
  gauge: Gauge,
  x: number,
  y: number,
): LimitMark {
  return {
    id: limit.id,
    label: label(gauge.text, 'note', x + gauge.before, y),
    x,
    y: y - 7,
    limitWidth: gaugeWidth,
    measuredWidth: gauge.measuredWidth,
    measuredSeconds,
    limitSeconds,
    isExceeded: measuredSeconds > limitSeconds,
  };
}

/** So that something of a width stands around a middle, and inside. */
function startX(middle: number, width: number, left: number, right: number): number {
  return Math.max(left, Math.min(middle - width / 2, right - width));
}

/** Right of a bar, or left of it where there is no room; inside in any case. */
function besideX(x: number, distance: number, width: number, left: number, right: number): number {
  if (x + distance + width <= right) return x + distance;
  if (x - distance - width >= left) return x - distance - width;
  return startX(x, width, left, right);
}

function label(fitted: ReturnType<typeof fitText>, font: FontRole, x: number, y: number): Label {
  const { text, width, full } = fitted;
  return { text, font, x, y, width, anchor: 'start', ...(full !== undefined && { full }) };
}
