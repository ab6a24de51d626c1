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

/** Lanes on which a bar of an earlier step goes by. */
export type BarsBeside = readonly number[];

/** Statuses whose word stands beside the name: they need no second line. */
const quiet: ReadonlySet<StepStatus> = new Set(['implied', 'silent', 'unknown', 'not-reached']);
const labelRise = 9;
const secondLine = 17;
const thirdLine = 35;
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
  const lower = [words.badge ?? words.note ?? duration ?? limit, words.absent].filter(
    (one) => one !== undefined,
  ).length;
  const isLoop = step.from === step.to;
  return {
    ordered,
    words,
    ...(limit && { limit }),
    ...(duration !== undefined && { duration }),
    isOpen: openEndIds(run, step).length > 0,
    isQuiet,
    above: isQuiet ? 24 : 27,
    below: isQuiet || lower === 0 ? (isLoop ? 18 : 11) : 9 + 18 * lower,
  };
}

/** A row as a mark. */
export function layoutMark(
  run: Run,
  plan: RowPlan,
  y: number,
  endY: number | undefined,
  room: MarkRoom,
  bars: BarsBeside,
  clock: Clock,
): Mark {
  const { step, index } = plan.ordered;
  const { from, to } = step;
  const [fromX, toX] = [room.laneOf(from).x, room.laneOf(to).x];
  const first = firstLine(plan, fromX, toX, y - labelRise, room, bars);
  const second = plan.isQuiet ? {} : lowerLine(plan, fromX, toX, y + secondLine, room, bars);
  const isSecondEmpty = Object.keys(second).length === 0;
  const third = absentLine(plan, fromX, toX, y + (isSecondEmpty ? secondLine : thirdLine), room);
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
    ...third,
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
  bars: BarsBeside,
): Pick<Mark, 'label' | 'badge'> {
  const badge = isQuiet && words.badge !== undefined ? fitText(words.badge, 'note', 120, measure) : undefined;
  const name = fitText(step.label, 'label', right - left - (badge ? badge.width + gap : 0), measure);
  const width = name.width + (badge ? gap + badge.width : 0);
  const middle = startX((fromX + toX) / 2, width, left, right);
  const x = clearX(middle, width, left, right, bars);
  return {
    label: { ...label(name, 'label', x, y), ...((badge !== undefined || x !== middle) && { isTight: true }) },
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
  bars: BarsBeside,
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
      ? clearX(startX((fromX + toX) / 2, width, left, right), width, left, right, bars)
      : besideX(toX, isLoop ? loopWidth + 8 : 12, width, left, right);
  let made: LowerLine = {};
  for (const part of parts) {
    made = { ...made, ...part.at(x) };
    x += part.width + gap;
  }
  return made;
}

/** What is not there, under the rest: beside the place where the bar runs out. */
function absentLine(
  { words }: RowPlan,
  fromX: number,
  toX: number,
  y: number,
  { left, right, measure }: MarkRoom,
): Pick<Mark, 'absent'> {
  if (words.absent === undefined) return {};
  const text = fitText(words.absent, 'note', right - left - 2 * badgePad, measure);
  const distance = fromX === toX ? loopWidth + 8 : 12;
  const x = besideX(toX, distance, text.width + 2 * badgePad, left, right);
  return { absent: { ...label(text, 'note', x + badgePad, y), isTight: true } };
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

/** Aside of the bars that go by, if there is room on one side of all of them; else where it is. */
function clearX(x: number, width: number, left: number, right: number, bars: BarsBeside): number {
  const distance = 8;
  const crossed = bars.filter((bar) => bar > x - distance && bar < x + width + distance);
  if (crossed.length === 0) return x;
  const before = Math.min(...crossed) - distance - width;
  const behind = Math.max(...crossed) + distance;
  const free = [before, behind].filter(
    (start) =>
      start >= left &&
      start + width <= right &&
      bars.every((bar) => bar <= start - distance / 2 || bar >= start + width + distance / 2),
  );
  return free.sort((a, b) => Math.abs(a - x) - Math.abs(b - x))[0] ?? x;
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
