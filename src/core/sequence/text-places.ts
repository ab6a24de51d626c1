import type { FontRole, Measure } from './drawing';
import type { Fitted } from './fit-text';
import type { Label, Lane, Mark } from './scene';

/** Where the words of rows can stand. */
export interface MarkRoom {
  readonly left: number;
  readonly right: number;
  readonly measure: Measure;
  readonly laneOf: (actor: Mark['from']) => Lane;
}

/** A row where it stands: its arrow, and the lanes on which bars of earlier steps go by. */
export interface RowPlace {
  readonly fromX: number;
  readonly toX: number;
  readonly y: number;
  readonly bars: readonly number[];
}

/** How far an act of one actor goes out of its lane. */
export const loopWidth = 26;

/** How far words stand from a bar. */
export const barDistance = 12;

/** How far words stand right of a bar, or of a loop. */
export function besideDistance(isLoop: boolean): number {
  return isLoop ? loopWidth + 8 : barDistance;
}

/** A text that begins at a place. */
export function labelAt({ text, width, full }: Fitted, font: FontRole, x: number, y: number): Label {
  return { text, font, x, y, width, anchor: 'start', ...(full !== undefined && { full }) };
}

/** Where something of a width begins to stand around a middle, and inside. */
export function startX(middle: number, width: number, { left, right }: MarkRoom): number {
  return Math.max(left, Math.min(middle - width / 2, right - width));
}

/** Aside of the bars that go by, if there is room on one side of all of them; else where it is. */
export function clearX(x: number, width: number, { left, right }: MarkRoom, bars: readonly number[]): number {
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

/** Right of the bar or the loop of a row, or left of it where there is no room; inside in any case. */
export function besideX({ fromX, toX }: RowPlace, width: number, room: MarkRoom): number {
  const distance = besideDistance(fromX === toX);
  if (toX + distance + width <= room.right) return toX + distance;
  if (toX - barDistance - width >= room.left) return toX - barDistance - width;
  return startX(toX, width, room);
}
