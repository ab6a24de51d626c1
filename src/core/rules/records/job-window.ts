import { sameHost, type Run } from '../../runs';
import { firstLabel } from '../../runs/clocks';

const minute = 60n * 10_000_000n;
const before = 10n * minute;
const after = 2n * minute;
/** A run without an end is taken to go on this long after its last record. */
const openFor = 30n * minute;

interface Window {
  readonly run: Run;
  readonly from: bigint;
  readonly to: bigint;
}

/** Which run was going on at a time: on a host, or of a VM. Times are corrected by the clock offsets. */
export class JobWindows {
  private readonly byHost = new Map<string, Window[]>();
  private readonly byVm = new Map<string, Window[]>();

  constructor(runs: readonly Run[]) {
    for (const run of runs) {
      const window = { run, from: run.start - before, to: lastOf(run) + after };
      add(this.byHost, firstLabel(run.host).toLowerCase(), window);
      add(this.byVm, run.vm.name.toLowerCase(), window);
      if (run.vm.id !== undefined) add(this.byVm, run.vm.id, window);
    }
  }

  /** The run on a host; the latest begun of several. */
  onHost(host: string, time: bigint): Run | undefined {
    const own = this.byHost.get(firstLabel(host).toLowerCase()) ?? [];
    return latest(own, time, ({ run }) => sameHost(run.host, host));
  }

  /** The run of a VM, by its id where both are known, else by its name. */
  ofVm({ id, name }: { readonly id?: string; readonly name: string }, time: bigint): Run | undefined {
    const own = (id === undefined ? undefined : this.byVm.get(id)) ?? this.byVm.get(name.toLowerCase()) ?? [];
    return latest(own, time, ({ run }) => id === undefined || run.vm.id === undefined || run.vm.id === id);
  }
}

function add(map: Map<string, Window[]>, key: string, window: Window): void {
  const known = map.get(key);
  if (known) known.push(window);
  else map.set(key, [window]);
}

function latest(windows: readonly Window[], time: bigint, isOwn: (window: Window) => boolean): Run | undefined {
  let found: Run | undefined;
  for (const window of windows) {
    const isLater = !found || window.run.start > found.start;
    if (time >= window.from && time <= window.to && isLater && isOwn(window)) found = window.run;
  }
  return found;
}

function lastOf(run: Run): bigint {
  if (run.end !== undefined) return run.end;
  const times = run.steps.flatMap(({ start, end }) => [start ?? run.start, end ?? run.start]);
  return times.reduce((a, b) => (a > b ? a : b), run.start) + openFor;
}
