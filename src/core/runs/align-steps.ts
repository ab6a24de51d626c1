import type { StepId } from '../process';
import type { RunStep } from './run';

/** Positions of one step in two runs; one of them is absent where only one run has it. */
export interface AlignedPair {
  readonly a?: number;
  readonly b?: number;
}

/**
 * The steps of two runs side by side: those with the same id (the same time round, where one comes more than once) stand in one
 * row, as many as keep both orders; the rest stands alone, that of `a` first. Runs of different generations share what both have.
 */
export function alignSteps(a: readonly RunStep[], b: readonly RunStep[]): AlignedPair[] {
  const places = new Map(occurrences(b).map((key, at) => [key, at]));
  const shared = occurrences(a).flatMap((key, at): [number, number][] => {
    const other = places.get(key);
    return other === undefined ? [] : [[at, other]];
  });
  const pairs: AlignedPair[] = [];
  let nextA = 0;
  let nextB = 0;
  const takeUpTo = (endA: number, endB: number): void => {
    for (; nextA < endA; nextA++) pairs.push({ a: nextA });
    for (; nextB < endB; nextB++) pairs.push({ b: nextB });
  };
  for (const [atA, atB] of longestRising(shared)) {
    takeUpTo(atA, atB);
    pairs.push({ a: nextA++, b: nextB++ });
  }
  takeUpTo(a.length, b.length);
  return pairs;
}

/** `merge#0`, `merge#1`: a step and which time round it is. */
function occurrences(steps: readonly RunStep[]): string[] {
  const counts = new Map<StepId, number>();
  return steps.map(({ id }) => {
    const count = counts.get(id) ?? 0;
    counts.set(id, count + 1);
    return `${id}#${count}`;
  });
}

/** The longest part whose second numbers rise (patience sorting); the first numbers rise already. */
function longestRising(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const tails: number[] = [];
  const before = pairs.map(() => -1);
  pairs.forEach(([, value], at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[at] = tails[low - 1] ?? -1;
    tails[low] = at;
  });
  const found: (readonly [number, number])[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) found.push(pair);
  }
  return found.reverse();
}
