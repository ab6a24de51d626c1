import type { Run } from '../runs';

/** Runs that share a snapshot set; a run without one stands alone. */
export interface RunSet {
  readonly setId?: string;
  readonly runs: readonly Run[];
}

/** Runs by their snapshot set, in the order of their start; so are the sets. */
export function setsOf(runs: readonly Run[]): readonly RunSet[] {
  const sets = new Map<string, Run[]>();
  const inOrder = [...runs].sort(byStart);
  inOrder.forEach((run, at) => {
    // A key that no set has, for a run alone.
    const key = run.setId === undefined ? `#${at}` : `{${run.setId.toLowerCase()}}`;
    const own = sets.get(key);
    if (own) own.push(run);
    else sets.set(key, [run]);
  });
  return [...sets.values()].map((own) => {
    const setId = own[0]?.setId;
    return { ...(setId !== undefined && { setId }), runs: own };
  });
}

/** Of two that began at once the one with the lesser id stands first. */
export function byStart(a: Run, b: Run): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
