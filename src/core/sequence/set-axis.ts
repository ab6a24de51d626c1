/** Time across: seconds to pixels, true to one scale save for the folds. */
export interface TimeAxis {
  readonly x: (seconds: number) => number;
  readonly folds: readonly AxisFold[];
  /** What is between two folds, in seconds. */
  readonly stretches: readonly { readonly from: number; readonly to: number }[];
  readonly pixelsPerSecond: number;
}

export interface AxisFold {
  readonly from: number;
  readonly to: number;
  /** The break itself; before it is room for a letter of the time at which the wait begins. */
  readonly x: number;
  readonly width: number;
}

/** Nobody needs more of them, and each takes room from what is drawn. */
const mostFolds = 8;
const shortestFold = 10;
/** A letter's box and a little more. */
const letterRoom = 20;

/** Lays the times of a set between two lines. A fold is as wide as what it says, and takes no more than half of the picture. */
export function timeAxis(
  seconds: readonly number[],
  left: number,
  right: number,
  foldWidth: (seconds: number) => number,
): TimeAxis {
  const times = [...new Set(seconds)].sort((a, b) => a - b);
  const first = times[0] ?? 0;
  const folded = foldedGaps(times);
  const gaps = gapsOf(times);
  const wanted = gaps.map((gap, at) => (folded.has(at) ? letterRoom + foldWidth(gap) : 0));
  const most = (right - left) / 2;
  const total = wanted.reduce((sum, width) => sum + width, 0);
  const shrink = total > most ? most / total : 1;
  const drawn = gaps.reduce((sum, gap, at) => sum + (folded.has(at) ? 0 : gap), 0);
  const pixelsPerSecond = drawn > 0 ? (right - left - total * shrink) / drawn : 0;
  const xs: number[] = [];
  const folds: AxisFold[] = [];
  const stretches: { from: number; to: number }[] = [{ from: first, to: first }];
  times.forEach((time, at) => {
    const before = times[at - 1];
    const x = xs[at - 1] ?? left;
    if (before === undefined) xs.push(x);
    else if (folded.has(at - 1)) {
      const width = (wanted[at - 1] ?? 0) * shrink;
      const room = Math.min(letterRoom, width / 2);
      folds.push({ from: before, to: time, x: x + room, width: width - room });
      stretches.push({ from: time, to: time });
      xs.push(x + width);
    } else xs.push(x + (time - before) * pixelsPerSecond);
    const stretch = stretches.at(-1);
    if (stretch) stretch.to = time;
  });
  return { x: (time) => interpolate(times, xs, time), folds, stretches, pixelsPerSecond };
}

/**
 * Waits that are far longer than what is usual here and take a good part of the picture: the longest first, each measured against
 * what is left without those before it.
 */
function foldedGaps(times: readonly number[]): ReadonlySet<number> {
  const gaps = gapsOf(times);
  const bySize = gaps.map((gap, at) => ({ gap, at })).sort((a, b) => b.gap - a.gap || a.at - b.at);
  const usual = [...gaps].sort((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0;
  let left = gaps.reduce((sum, gap) => sum + gap, 0);
  const folded = new Set<number>();
  for (const { gap, at } of bySize.slice(0, mostFolds)) {
    if (gap < shortestFold || gap <= 20 * usual || gap <= left / 6) break;
    folded.add(at);
    left -= gap;
  }
  return folded;
}

function gapsOf(times: readonly number[]): number[] {
  return times.slice(1).map((time, at) => time - (times[at] ?? time));
}

function interpolate(times: readonly number[], xs: readonly number[], time: number): number {
  let low = 0;
  let high = times.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((times[middle] ?? time) <= time) low = middle;
    else high = middle - 1;
  }
  const [from = time, to = from] = [times[low], times[low + 1]];
  const [x = 0, nextX = x] = [xs[low], xs[low + 1]];
  if (to === from || time <= from) return x;
  return x + ((time - from) / (to - from)) * (nextX - x);
}

const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400];

/** Round times that are `room` pixels apart or more, in each stretch. */
export function axisTicks({ stretches, pixelsPerSecond }: TimeAxis, room: number, offset: number): number[] {
  const step = steps.find((one) => one * pixelsPerSecond >= room) ?? 86_400;
  return stretches.flatMap(({ from, to }) => {
    const ticks: number[] = [];
    // A day of ticks is enough for any set; what is longer has folds.
    for (let at = Math.ceil((from + offset) / step) * step - offset; at <= to && ticks.length < 500; at += step) {
      ticks.push(at);
    }
    return ticks;
  });
}
