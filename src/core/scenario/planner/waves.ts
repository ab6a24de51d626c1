import type { SnapshotSet } from './night';
import type { SideBySide } from './limits';
import { sizeOf } from './sets';

/**
 * Rounds of sets that may run side by side, in the order of the job: each set goes into the first round that has room for it. A set
 * that alone is more than may be worked on at once has a round of its own.
 */
export function wavesOf(sets: readonly SnapshotSet[], limit: SideBySide): SnapshotSet[][] {
  const waves: Wave[] = [];
  // Rounds before this one have no room for any VM.
  let firstOpen = 0;
  for (const set of sets) {
    let at = firstOpen;
    while (at < waves.length && !waves[at]?.takes(set, limit)) at++;
    const wave = waves[at] ?? new Wave();
    if (at === waves.length) waves.push(wave);
    wave.add(set);
    while (waves[firstOpen]?.isFull(limit) === true) firstOpen++;
  }
  return waves.map(({ sets: own }) => own);
}

class Wave {
  readonly sets: SnapshotSet[] = [];
  private vms = 0;
  private readonly perLun = new Map<string, number>();

  takes(set: SnapshotSet, limit: SideBySide): boolean {
    if (this.vms + sizeOf(set) > limit.vms) return false;
    return set.luns.every((id) => (this.perLun.get(id) ?? 0) < limit.perLun);
  }

  isFull({ vms }: SideBySide): boolean {
    return this.vms >= vms;
  }

  add(set: SnapshotSet): void {
    this.sets.push(set);
    this.vms += sizeOf(set);
    for (const id of set.luns) this.perLun.set(id, (this.perLun.get(id) ?? 0) + 1);
  }
}
