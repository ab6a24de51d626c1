import { sameHost, type HostSeen, type Run } from '../../runs';

const minute = 60n * 10_000_000n;
const before = 10n * minute;
const after = 2n * minute;
/** A run without an end is taken to go on this long after its last record. */
const openFor = 30n * minute;

/** The run that was going on, on this host or in this guest, at a corrected time; the latest begun of several. */
export function runAt(runs: readonly Run[], host: HostSeen | string, time: bigint): Run | undefined {
  const name = typeof host === 'string' ? host : host.name;
  const vm = typeof host === 'string' ? undefined : host.vm;
  let found: Run | undefined;
  for (const run of runs) {
    if (time < run.start - before || time > lastOf(run) + after) continue;
    const isOwn = vm === undefined ? sameHost(run.host, name) : run.vm.name.toLowerCase() === vm.toLowerCase();
    if (isOwn && (!found || run.start > found.start)) found = run;
  }
  return found;
}

function lastOf(run: Run): bigint {
  if (run.end !== undefined) return run.end;
  const times = run.steps.flatMap(({ start, end }) => [start ?? run.start, end ?? run.start]);
  return times.reduce((a, b) => (a > b ? a : b), run.start) + openFor;
}
