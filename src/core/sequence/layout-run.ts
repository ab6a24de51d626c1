import type { Actor } from '../process';
import { isPredicted, type Run } from '../runs';
import type { Measure } from './drawing';
import { fitShown, fitText, shownText, wrapShown } from './fit-text';
import { layoutLanes } from './layout-lanes';
import { layoutMark } from './layout-mark';
import { foldsOf, momentsOf, ticksOf } from './layout-times';
import { planRow, type RowPlan } from './plan-row';
import { orderSteps } from './row-order';
import { endLine, endOf, itemsOf, placedWith, type SceneItem } from './scene-items';
import type { Label, Lane, Mark, Scene, Shade } from './scene';
import type { MarkRoom } from './text-places';
import { placeInTime, type TimeScale } from './time-scale';
import { clockOf, type Clock } from './times';
import { runDescription, runTitle, statusMeaningOf } from './words';

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

/** Of a line of a lane's name, and of what is under the last one. */
const nameLine = 14;
const underNames = 18;
const margin = 14;
const lineHeight = 18;
/** Of the line that says that a run is predicted. */
const bandRoom = 30;

/** Lays out one backup. Pure: the same run, width and measure give the same picture. */
export function layoutRun(run: Run, options: LayoutOptions): Scene {
  const { measure, width, openLanes = new Set(), timeZone = 'UTC', maxMarks = Infinity } = options;
  const clock = clockOf(timeZone);
  const { rows, notes: orderNotes } = orderSteps(run);
  const shown = rows.length > maxMarks ? rows.slice(0, maxMarks) : rows;
  const plans = shown.map((row) => planRow(run, row));
  const gutter = Math.ceil(measure('00:00:00.000', 'time')) + 30;
  const lanes = layoutLanes(run, { left: gutter, right: width - margin, measure, open: openLanes });
  const headerHeight = underNames + nameLine * Math.max(2, ...lanes.map(({ lines }) => lines.length));
  const last = lanes.at(-1);
  const right = Math.max(
    last ? last.x + last.width / 2 : gutter,
    Math.max(gutter + 240, Math.min(width - margin, gutter + 560)),
  );
  const items = itemsOf(plans, clock);
  const stop = endOf(run, items);
  const roomOfStop = stop ? placedWith(items, stop.before) : items;
  const isPlan = isPredicted(run);
  const scale = placeInTime(roomOfStop, headerHeight + 10 + (isPlan ? bandRoom : 0));
  const room: MarkRoom = { left: gutter + 4, right: right - 4, measure, laneOf: laneFinder(lanes) };
  const marks = marksOf(run, items, scale, room, clock);
  const cut = rows.length - shown.length;
  const remarks = [...(clock.isKnown ? [] : [unknownZone(timeZone)]), ...remarksOn(run, cut), ...orderNotes];
  const notes = noteLabels(remarks, scale.bottom + 8, room);
  // A plan has no date, so its hours are of no zone.
  const startZone = fitText(isPlan ? '' : clock.offset(run.start), 'note', gutter - 12, measure);
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
    shades: shadesOf(run, marks),
    ...(isPlan && { predicted: predictedLabel(headerHeight + 22, room) }),
    ...(stop && { ended: endLine(stop, items, scale, room) }),
    notes,
    title: runTitle(run),
    description: runDescription(run, clock, remarks),
  };
}

function predictedLabel(y: number, { left, right, measure }: MarkRoom): Label {
  const text = 'PREDICTED \u00b7 nothing of this was observed';
  return { ...fitText(text, 'lane', right - left - 24, measure), font: 'lane', x: left + 12, y, anchor: 'start' };
}

function unknownZone(timeZone: string): string {
  return `The time zone "${timeZone}" is not known here; the times are UTC.`;
}

function remarksOn({ steps }: Run, cut: number): string[] {
  return [
    ...(steps.length === 0 ? ['No step of this backup is known.'] : []),
    ...(cut > 0 ? [`${cut} more ${cut === 1 ? 'step is' : 'steps are'} not drawn.`] : []),
  ];
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
    const mark = layoutMark(run, plan, { y, endY, bars: bars.map(({ x }) => x) }, room, clock);
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
function shadesOf(run: Run, marks: readonly Mark[]): Shade[] {
  const shades: { top: number; height: number; reason: string }[] = [];
  let open: (typeof shades)[number] | undefined;
  for (const { status, top, height } of marks) {
    if (status !== 'unknown') open = undefined;
    else if (open) open.height = top + height - open.top;
    else {
      open = { top, height, reason: `Unknown: ${statusMeaningOf(run, 'unknown')}.` };
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
