import type { TimeAxis } from './set-axis';
import type { PhaseSpan } from './set-phases';

/** The side of a letter's box, and the room between two boxes. */
export const boxSize = 15;
export const boxGap = 2;

/** At the right edge, for the question mark of what has no end. */
const openRoom = 12;

/** A phase with the place of its box and of its bar. */
export interface PlacedSpan {
  readonly span: PhaseSpan;
  readonly x: number;
  readonly fromX: number;
  readonly endX: number;
}

/** What a lane is placed by. */
export interface LaneSpace {
  readonly axis: TimeAxis;
  /** Seconds from the beginning of the set. */
  readonly seconds: (time: bigint) => number;
  readonly left: number;
  readonly right: number;
  /** Where the box of the snapshot stands; it is not moved, for it is one for all. */
  readonly snapshotX: number | undefined;
}

/**
 * Places the phases of one lane in the order of time, no box on another: each at its time, or as near to it as the boxes beside it
 * let it. What is missing stands at the right edge.
 */
export function placeBlocks(spans: readonly PhaseSpan[], space: LaneSpace): PlacedSpan[] {
  const at = spans.findIndex(({ phase }) => phase === 'snapshot');
  const { snapshotX, left, right } = space;
  const step = boxSize + boxGap;
  if (at < 0 || snapshotX === undefined) return finish(spans, placeBetween(spans, left, right, space), space);
  const xs = [
    ...placeBetween(spans.slice(0, at), left, snapshotX - boxGap, space),
    snapshotX,
    ...placeBetween(spans.slice(at + 1), snapshotX + step, right, space),
  ];
  return finish(spans, xs, space);
}

function placeBetween(
  spans: readonly PhaseSpan[],
  from: number,
  to: number,
  { axis, seconds, right }: LaneSpace,
): number[] {
  const step = boxSize + boxGap;
  const xs: number[] = [];
  let free = from;
  for (const { start } of spans) {
    const x = Math.max(free, start === undefined ? right - boxSize : axis.x(seconds(start)));
    xs.push(x);
    free = x + step;
  }
  let limit = to - boxSize;
  for (let at = xs.length - 1; at >= 0; at--) {
    xs[at] = Math.min(xs[at] ?? limit, limit);
    limit = (xs[at] ?? limit) - step;
  }
  return xs;
}

/** Bars are true to time; what has no end runs to the next box, or to the right edge. */
function finish(spans: readonly PhaseSpan[], xs: readonly number[], { axis, seconds, right }: LaneSpace): PlacedSpan[] {
  return spans.map((span, at) => {
    const x = xs[at] ?? right;
    if (span.start === undefined || span.end === undefined) return { span, x, fromX: x, endX: x };
    const fromX = axis.x(seconds(span.start));
    if (!span.isOpen) return { span, x, fromX, endX: axis.x(seconds(span.end)) };
    return { span, x, fromX, endX: Math.max(x + boxSize, (xs[at + 1] ?? right - openRoom) - boxGap) };
  });
}
