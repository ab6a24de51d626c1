import type { Actor } from '../process';
import type { Run } from '../runs';
import type { Measure } from './drawing';
import { fitShown, fitText, shownText, wrapShown } from './fit-text';
import { layoutLanes } from './layout-lanes';
import { layoutMark, planRow, type MarkRoom, type RowPlan } from './layout-mark';
import { foldsOf, momentsOf, ticksOf } from './layout-times';
import { orderSteps } from './row-order';
import type { EndLine, Label, Lane, Mark, Scene, Shade } from './scene';
import { placeInTime, type PlacedItem, type TimeScale } from './time-scale';
import { clockOf, type Clock } from './times';
import { runDescription, runTitle, statusMeanings } from './words';

/** What the picture depends on besides the run. */
export interface LayoutOptions {
  readonly measure: Measure;
  /** Room that there is. Narrower than the lanes need, the picture is as wide as they need. */
  readonly width: number;
  /** Lanes that stay open though they take no part. */
  readonly openLanes?: ReadonlySet<Actor>;
  /** IANA name or `UTC`. */
  readonly timeZone?: string;
  /** So many steps are drawn, and what is left out is said. */
  readonly maxMarks?: number;
}

/** An item of the picture: the row of a step, or where its bar ends. */
export interface SceneItem extends PlacedItem {
  readonly plan: RowPlan;
  readonly isEnd: boolean;
}

const headerHeight = 46;
const margin = 14;
const lineHeight = 18;

/** Lays out one backup. Pure: the same run, width and measure give the same picture. */
export function layoutRun(run: Run, options: LayoutOptions): Scene {
  const { measure, width, openLanes = new Set(), timeZone = 'UTC', maxMarks = Infinity } = options;
  const clock = clockOf(timeZone);
  const { rows, notes: orderNotes } = orderSteps(run);
  const shown = rows.length > maxMarks ? rows.slice(0, maxMarks) : rows;
  const plans = shown.map((row) => planRow(run, row));
  const gutter = Math.ceil(measure('00:00:00.000', 'time')) + 30;
  const lanes = layoutLanes(run, { left: gutter, right: width - margin, measure, open: openLanes });
  const last = lanes.at(-1);
  const right = Math.max(
    last ? last.x + last.width / 2 : gutter,
    Math.max(gutter + 240, Math.min(width - margin, gutter + 560)),
  );
  const items = itemsOf(plans, clock);
  const stop = endOf(run, items);
  const roomOfStop = stop ? placedWith(items, stop.before) : items;
  const scale = placeInTime(roomOfStop, headerHeight + 10);
  const room: MarkRoom = { left: gutter + 4, right: right - 4, measure, laneOf: laneFinder(lanes) };
  const marks = marksOf(run, items, scale, room, clock);
  const cut = rows.length - shown.length;
  const remarks = [
    ...(clock.isKnown ? [] : [`The time zone "${timeZone}" is not known here; the times are UTC.`]),
    ...(run.steps.length === 0 ? ['No step of this backup is known.'] : []),
    ...(cut > 0 ? [`${cut} more ${cut === 1 ? 'step is' : 'steps are'} not drawn.`] : []),
    ...orderNotes,
  ];
  const notes = noteLabels(remarks, scale.bottom + 8, room);
  const startZone = fitText(clock.offset(run.start), 'note', gutter - 12, measure);
  return {
    width: right + margin,
    height: (notes.at(-1)?.y ?? scale.bottom) + margin,
    headerHeight,
    gutter,
    pixelsPerSecond: scale.pixelsPerSecond,
    zone: { ...startZone, font: 'note', x: gutter - 14, y: headerHeight - 8, anchor: 'end' },
    lanes,
    marks,
    folds: foldsOf(items, scale, room),
    moments: momentsOf(items, scale),
    ticks: ticksOf(items, scale, gutter, clock, measure),
    shades: shadesOf(marks),
    ...(stop && { ended: endLine(stop, items, scale, room) }),
    notes,
    title: runTitle(run),
    description: runDescription(run, clock, remarks),
  };
}

/** Rows and the ends of their bars, from above. An end stands before the rows without a time: in the process they come later. */
function itemsOf(plans: readonly RowPlan[], clock: Clock): readonly SceneItem[] {
  const ends = plans
    .filter(({ ordered: { end } }) => end !== undefined)
    .map((plan) => endItem(plan, clock))
    .sort((a, b) => ((a.time ?? 0n) < (b.time ?? 0n) ? -1 : (a.time ?? 0n) > (b.time ?? 0n) ? 1 : 0));
  const items: SceneItem[] = [];
  let next = 0;
  const takeEnds = (until: bigint | undefined): void => {
    for (; next < ends.length; next++) {
      const end = ends[next];
      if (!end || (until !== undefined && (end.time ?? 0n) > until)) return;
      items.push(end);
    }
  };
  const nextTimes = timesFromHere(plans);
  // A step before the first record has no end above it.
  let isBegun = false;
  plans.forEach((plan, at) => {
    const { above, below, ordered } = plan;
    const { time } = ordered;
    if (isBegun) takeEnds(nextTimes[at]);
    isBegun ||= time !== undefined;
    items.push({ plan, isEnd: false, above, below, ...(time !== undefined && { time }) });
  });
  takeEnds(undefined);
  return items;
}

function endItem(plan: RowPlan, clock: Clock): SceneItem {
  const { time: start = 0n, end = start } = plan.ordered;
  const dayOf = (time: bigint): string => `${clock.day(time)} ${clock.offset(time)}`;
  // The time of an end on another day has that day above it.
  return { plan, isEnd: true, above: dayOf(start) === dayOf(end) ? 12 : 26, below: 8, time: end };
}

/** For each row the time of the first row from there on that has one. */
function timesFromHere(plans: readonly RowPlan[]): readonly (bigint | undefined)[] {
  let next: bigint | undefined;
  return [...plans]
    .reverse()
    .map(({ ordered }) => (next = ordered.time ?? next))
    .reverse();
}

interface Stop {
  /** Position of the first item after the end; the number of items where none is. */
  readonly before: number;
  readonly text: string;
}

const stopRoom = 24;

function endOf(run: Run, items: readonly SceneItem[]): Stop | undefined {
  const before = items.findIndex(({ plan, isEnd }) => !isEnd && plan.ordered.step.status === 'not-reached');
  if (before >= 0) return { before, text: 'The backup ended here; nothing below was reached' };
  if (run.outcome === 'incomplete' && items.length > 0)
    return { before: items.length, text: 'The log shows no end of this backup' };
  return undefined;
}

/** The same items, with room for the line of the end. */
function placedWith(items: readonly SceneItem[], before: number): readonly PlacedItem[] {
  const at = Math.min(before, items.length - 1);
  return items.map((item, position) => {
    if (position !== at) return item;
    return before === at ? { ...item, above: item.above + stopRoom } : { ...item, below: item.below + stopRoom };
  });
}

function endLine({ before, text }: Stop, items: readonly SceneItem[], scale: TimeScale, room: MarkRoom): EndLine {
  const next = items[before];
  const y = next ? (scale.ys[before] ?? 0) - next.above - stopRoom / 2 : scale.bottom - stopRoom / 2;
  return { y, label: middleLabel(text, y + 4, room) };
}

/** A text in the middle of the picture. */
export function middleLabel(text: string, y: number, { left, right, measure }: MarkRoom): Label {
  const fitted = fitText(text, 'note', right - left - 20, measure);
  return { ...fitted, font: 'note', x: (left + right) / 2, y, anchor: 'middle' };
}

function marksOf(run: Run, items: readonly SceneItem[], { ys }: TimeScale, room: MarkRoom, clock: Clock): Mark[] {
  const endYs = new Map<RowPlan, number>();
  items.forEach(({ isEnd, plan }, at) => {
    if (isEnd) endYs.set(plan, ys[at] ?? 0);
  });
  let bars: readonly { readonly x: number; readonly endY: number }[] = [];
  return items.flatMap(({ isEnd, plan, above }, at) => {
    if (isEnd) return [];
    const [y, endY] = [ys[at] ?? 0, endYs.get(plan)];
    bars = bars.filter((bar) => bar.endY > y - above);
    const mark = layoutMark(
      run,
      plan,
      y,
      endY,
      room,
      bars.map(({ x }) => x),
      clock,
    );
    if (endY !== undefined) bars = [...bars, { x: mark.toX, endY }].slice(-mostBars);
    return [mark];
  });
}

/** So many bars that go by are looked at: a name cannot stand clear of more of them. */
const mostBars = 8;

function laneFinder(lanes: readonly Lane[]): MarkRoom['laneOf'] {
  const byActor = new Map(lanes.map((lane) => [lane.actor, lane]));
  return (actor) => {
    const lane = byActor.get(actor) ?? lanes[0];
    if (!lane) throw new Error('There is a lane for every actor.');
    return lane;
  };
}

/** Steps in a row that no log can tell of are shaded together. */
function shadesOf(marks: readonly Mark[]): Shade[] {
  const shades: { top: number; height: number; reason: string }[] = [];
  let open: (typeof shades)[number] | undefined;
  for (const { status, top, height } of marks) {
    if (status !== 'unknown') open = undefined;
    else if (open) open.height = top + height - open.top;
    else {
      open = { top, height, reason: `Unknown: ${statusMeanings.unknown}.` };
      shades.push(open);
    }
  }
  return shades;
}

function noteLabels(remarks: readonly string[], top: number, { left, right, measure }: MarkRoom): Label[] {
  const lines = remarks.flatMap((remark) => wrapShown(shownText(remark), 'note', right - left, 3, measure));
  return lines.map((text, at) => ({
    ...fitShown(text, 'note', right - left, measure),
    font: 'note',
    x: left,
    y: top + lineHeight * (at + 0.7),
    anchor: 'start',
  }));
}
