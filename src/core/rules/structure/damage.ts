import type { Span } from '../../text/span';
import type { DocumentInput } from '../config-input';

/** Where the parser had something to say, ready to be asked for each of a million elements. */
export interface Damage {
  /** True when a syntax problem lies in the span or touches it. */
  touches(span: Span): boolean;
}

const known = new WeakMap<DocumentInput['problems'], Damage>();

/** Made once per parse. */
export function damageOf({ problems }: Pick<DocumentInput, 'problems'>): Damage {
  const found = known.get(problems);
  if (found) return found;
  const made = makeDamage(problems.map(({ span }) => span));
  known.set(problems, made);
  return made;
}

/** The problems come sorted by start; the furthest end so far tells whether any of them reaches into a span. */
function makeDamage(spans: readonly Span[]): Damage {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const furthest: number[] = [];
  for (const { end } of sorted) furthest.push(Math.max(end, furthest[furthest.length - 1] ?? 0));
  return {
    touches({ start, end }) {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((sorted[middle]?.start ?? 0) <= end) low = middle + 1;
        else high = middle;
      }
      return low > 0 && (furthest[low - 1] ?? 0) >= start;
    },
  };
}
