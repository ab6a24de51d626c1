import { isPredicted, type Run } from '../runs';
import { fitText } from './fit-text';
import type { RowPlan } from './plan-row';
import type { EndLine, Label } from './scene';
import type { MarkRoom } from './text-places';
import type { PlacedItem, TimeScale } from './time-scale';
import type { Clock } from './times';

/** An item of the picture: the row of a step, or where its bar ends. */
export interface SceneItem extends PlacedItem {
  readonly plan: RowPlan;
  readonly isEnd: boolean;
}

/** Rows and the ends of their bars, from above. An end stands before the rows without a time: in the process they come later. */
export function itemsOf(plans: readonly RowPlan[], clock: Clock): readonly SceneItem[] {
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

/** The line where a backup ended, or where the log does. */
export interface Stop {
  /** Position of the first item after the end; the number of items where none is. */
  readonly before: number;
  readonly text: string;
}

const stopRoom = 24;

/** Where the line of the end stands, if there is one. */
export function endOf(run: Run, items: readonly SceneItem[]): Stop | undefined {
  const before = items.findIndex(({ plan, isEnd }) => !isEnd && plan.ordered.step.status === 'not-reached');
  if (before >= 0) {
    const text = isPredicted(run)
      ? 'The backup is expected to end here; nothing below is reached'
      : 'The backup ended here; nothing below was reached';
    return { before, text };
  }
  if (run.outcome === 'incomplete' && items.length > 0)
    return { before: items.length, text: 'The log shows no end of this backup' };
  return undefined;
}

/** The same items, with room for the line of the end. */
export function placedWith(items: readonly SceneItem[], before: number): readonly PlacedItem[] {
  const at = Math.min(before, items.length - 1);
  return items.map((item, position) => {
    if (position !== at) return item;
    return before === at ? { ...item, above: item.above + stopRoom } : { ...item, below: item.below + stopRoom };
  });
}

/** The line of the end in its place. */
export function endLine(
  { before, text }: Stop,
  items: readonly SceneItem[],
  scale: TimeScale,
  room: MarkRoom,
): EndLine {
  const next = items[before];
  const y = next ? (scale.ys[before] ?? 0) - next.above - stopRoom / 2 : scale.bottom - stopRoom / 2;
  return { y, label: middleLabel(text, y + 4, room) };
}

/** A text in the middle of the picture. */
function middleLabel(text: string, y: number, { left, right, measure }: MarkRoom): Label {
  const fitted = fitText(text, 'note', right - left - 20, measure);
  return { ...fitted, font: 'note', x: (left + right) / 2, y, anchor: 'middle' };
}
