import type { Run } from '../runs';
import { boxSize } from './place-blocks';
import type { PhaseSpan } from './set-phases';

/** Snapshots that stand in one place of the picture. */
export interface SnapshotBand {
  readonly x: number;
  readonly width: number;
  readonly times: ReadonlySet<bigint>;
  readonly count: number;
  readonly vms: number;
}

interface OpenBand {
  readonly x: number;
  end: number;
  readonly times: Set<bigint>;
  vms: number;
}

/** The snapshots of the storage by their time; those whose boxes would overlap are one band. */
export function snapshotBands(
  rows: readonly { readonly run: Run; readonly spans: readonly PhaseSpan[] }[],
  xOf: (time: bigint) => number,
): SnapshotBand[] {
  const vms = new Map<bigint, number>();
  for (const { spans } of rows) {
    const start = spans.find(({ phase }) => phase === 'snapshot')?.start;
    if (start !== undefined) vms.set(start, (vms.get(start) ?? 0) + 1);
  }
  const bands: OpenBand[] = [];
  for (const [time, count] of [...vms].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const x = xOf(time);
    const last = bands.at(-1);
    if (last && x < last.end + 1) {
      last.end = Math.max(last.end, x + boxSize);
      last.times.add(time);
      last.vms += count;
    } else bands.push({ x, end: x + boxSize, times: new Set([time]), vms: count });
  }
  return bands.map(({ x, end, times, vms: inIt }) => ({ x, width: end - x, times, count: times.size, vms: inIt }));
}
