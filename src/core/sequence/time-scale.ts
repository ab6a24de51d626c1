import { secondsBetween } from './times';

/** Something that needs room in the picture: a row, or the end of a bar. */
export interface PlacedItem {
  /** Room above and below its `y`. */
  readonly above: number;
  readonly below: number;
  /** Absent: it stands after the item before it, and time does not run meanwhile. */
  readonly time?: bigint;
}

/** What lies between two times that follow each other. */
export interface Gap {
  /** Positions of the two items. */
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  /** `close`: nearer than they can be drawn. `scaled`: true to scale. `folded`: not drawn. */
  readonly kind: 'close' | 'scaled' | 'folded';
}

export interface TimeScale {
  readonly ys: readonly number[];
  readonly gaps: readonly Gap[];
  readonly pixelsPerSecond: number;
  readonly bottom: number;
}

/** A wait that would take so much more than its rows need is folded. */
const slack = 150;
export const foldHeight = 30;

/** Places items from above so that the most waits are true to one scale; the others are folded or too close. */
export function placeInTime(items: readonly PlacedItem[], top: number): TimeScale {
  const waits = waitsOf(items);
  const pixelsPerSecond = bestScale(waits);
  const byEnd = new Map(waits.map((wait) => [wait.to, wait]));
  const ys: number[] = [];
  const gaps: Gap[] = [];
  let bottom = top;
  items.forEach(({ above, below }, at) => {
    let y = bottom + above;
    const wait = byEnd.get(at);
    if (wait) {
      const { from, to, seconds, needed } = wait;
      const scaled = seconds * pixelsPerSecond;
      const kind = scaled < needed - 0.001 ? 'close' : scaled > needed + slack ? 'folded' : 'scaled';
      if (kind === 'scaled') y = Math.max(y, (ys[from] ?? y) + scaled);
      if (kind === 'folded') y += foldHeight;
      gaps.push({ from, to, seconds, kind });
    }
    ys.push(y);
    bottom = y + below;
  });
  return { ys, gaps, pixelsPerSecond, bottom };
}

interface Wait {
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  /** Pixels that the items between need. */
  readonly needed: number;
}

function waitsOf(items: readonly PlacedItem[]): Wait[] {
  const waits: Wait[] = [];
  let last: { readonly at: number; readonly time: bigint } | undefined;
  let needed = 0;
  items.forEach(({ above, below, time }, at) => {
    if (time === undefined) {
      needed += above + below;
      return;
    }
    if (last)
      waits.push({
        from: last.at,
        to: at,
        seconds: Math.max(0, secondsBetween(last.time, time)),
        needed: needed + above,
      });
    last = { at, time };
    needed = below;
  });
  return waits;
}

/**
 * Each wait can be drawn true to scale between two scales: that at which its rows just fit, and that at which it is folded. The
 * scale that serves the most waits is taken; of several the largest, for it is the short waits that one looks at.
 */
function bestScale(waits: readonly Wait[]): number {
  const edges = waits.flatMap(({ seconds, needed }) =>
    seconds > 0
      ? [
          { at: needed / seconds, by: 1 },
          { at: (needed + slack) / seconds, by: -1 },
        ]
      : [],
  );
  edges.sort((a, b) => a.at - b.at || b.by - a.by);
  let count = 0;
  let best = { count: 0, scale: 1 };
  for (const { at, by } of edges) {
    count += by;
    if (by > 0 && count >= best.count) best = { count, scale: at };
  }
  return best.scale;
}
