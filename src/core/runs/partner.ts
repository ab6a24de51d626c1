import type { Run } from './run';

/**
 * The run to set beside another: of the same VM and generation, the last good one before it, or else the first after it. Beside a
 * good run stands one that was not, and where there is none, another good one.
 */
export function partnerOf(run: Run, runs: readonly Run[]): Run | undefined {
  const others = runs
    .filter((one) => one.id !== run.id && one.generation === run.generation && isSameVm(one, run))
    .sort((x, y) => (x.start < y.start ? -1 : x.start > y.start ? 1 : x.id < y.id ? -1 : 1));
  const isGood = ({ outcome }: Run): boolean => outcome === 'succeeded';
  const wanted = others.filter((one) => isGood(one) !== isGood(run));
  return nearest(run, wanted) ?? (isGood(run) ? nearest(run, others) : undefined);
}

function nearest(run: Run, sorted: readonly Run[]): Run | undefined {
  return sorted.filter(({ start }) => start < run.start).at(-1) ?? sorted.find(({ start }) => start >= run.start);
}

/** By id where both have one: a name is one VM on one host only. */
function isSameVm(a: Run, b: Run): boolean {
  if (a.vm.id !== undefined && b.vm.id !== undefined) return a.vm.id === b.vm.id;
  return a.vm.name.toLowerCase() === b.vm.name.toLowerCase() && a.host.toLowerCase() === b.host.toLowerCase();
}
