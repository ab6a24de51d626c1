import type { Plan, PlanJob, PlanLun, PlanVm } from '../plan';
import type { ScenarioStorage } from '../model';
import type { Member, SnapshotSet, Strategy } from './night';

/** Volumes that VSS takes in one set (process/limits.ts, `volumes-per-set`). */
export const mostVolumes = 64;

/** How a strategy puts VMs together, in a plan that says how many share a snapshot, or does not. */
export function groupingOf(strategy: Strategy, { scenario: { requestor } }: Plan): Grouping {
  if (strategy === 'per-vm') return { sharing: 1, isWholeJob: false };
  if (strategy !== 'as-planned') return { sharing: Infinity, isWholeJob: false };
  const product = requestor?.product?.value;
  // One call of either tool makes one set of all that it is given.
  const isWholeJob = product === 'wsb' || product === 'diskshadow';
  return { sharing: requestor?.vmsPerSnapshot?.value ?? (isWholeJob ? Infinity : 1), isWholeJob };
}

/**
 * The sets of a job, in its order. VMs on the same LUNs go together, as many as may share a snapshot; a tool that makes one set of
 * whatever it is given puts the VMs of several LUNs together, up to what VSS takes in one set. A VM whose files lie on no volume of the
 * scenario is alone in a set without a LUN.
 */
export function setsOf(job: PlanJob, luns: readonly PlanLun[], { sharing, isWholeJob }: Grouping): SnapshotSet[] {
  const places = new Places(luns);
  const groups = new Map<string, { readonly luns: readonly string[]; readonly members: Member[] }>();
  for (const vm of job.vms)
    for (const { ids, count } of places.of(vm)) {
      const key = ids.length === 0 ? `alone ${vm.name}` : ids.join('\n');
      const group = groups.get(key) ?? { luns: ids, members: [] };
      group.members.push({ vm, count });
      groups.set(key, group);
    }
  const volumes = new Map(luns.map(({ id, storages }) => [id, storages.length]));
  const volumesOn = (ids: readonly string[]): number => ids.reduce((all, id) => all + (volumes.get(id) ?? 0), 0);
  const sets = [...groups.values()].flatMap(({ luns: ids, members }) =>
    chunks(members, sharing).map((part) => ({ members: part, luns: ids, volumes: volumesOn(ids) })),
  );
  return isWholeJob ? joined(sets, sharing, volumesOn) : sets;
}

/** How VMs are put together. */
export interface Grouping {
  readonly sharing: number;
  /** VMs of different LUNs go into one set, too. */
  readonly isWholeJob: boolean;
}

function joined(
  sets: readonly SnapshotSet[],
  sharing: number,
  volumesOn: (ids: readonly string[]) => number,
): SnapshotSet[] {
  const all: SnapshotSet[] = [];
  for (const set of sets) {
    const last = all.at(-1);
    const luns = [...new Set([...(last?.luns ?? []), ...set.luns])];
    const isRoom = last && volumesOn(luns) <= mostVolumes && sizeOf(last) + sizeOf(set) <= sharing;
    if (!isRoom) all.push(set);
    else all[all.length - 1] = { members: [...last.members, ...set.members], luns, volumes: volumesOn(luns) };
  }
  return all;
}

/** How many VMs a set has. */
export function sizeOf({ members }: SnapshotSet): number {
  return members.reduce((sum, { count }) => sum + count, 0);
}

/** The LUNs that VMs lie on. An entry of many volumes has a LUN for each, and VMs are spread over them in their order. */
class Places {
  private readonly lunsOf = new Map<ScenarioStorage, string[]>();
  /** So many VMs lie on the volumes of an entry by now. */
  private readonly before = new Map<ScenarioStorage, number>();

  constructor(luns: readonly PlanLun[]) {
    for (const { id, storages } of luns)
      for (const storage of storages) {
        const known = this.lunsOf.get(storage);
        if (known) known.push(id);
        else this.lunsOf.set(storage, [id]);
      }
  }

  of({ volumes, count }: PlanVm): readonly { readonly ids: readonly string[]; readonly count: number }[] {
    const wide = [...volumes].sort((a, b) => this.widthOf(b) - this.widthOf(a))[0];
    const width = wide ? this.widthOf(wide) : 1;
    if (!wide || width <= 1) return [{ ids: this.idsAt(volumes, 0), count }];
    const begin = this.before.get(wide) ?? 0;
    this.before.set(wide, begin + count);
    const pieces = Array.from({ length: Math.min(width, count) }, (_, at) => at);
    return pieces.map((at) => ({
      ids: this.idsAt(volumes, (begin + at) % width),
      count: Math.floor((count - at - 1) / width) + 1,
    }));
  }

  private widthOf(volume: ScenarioStorage): number {
    return this.lunsOf.get(volume)?.length ?? 0;
  }

  private idsAt(volumes: readonly ScenarioStorage[], at: number): string[] {
    const ids = volumes.flatMap((volume) => {
      const own = this.lunsOf.get(volume) ?? [];
      return own[at % own.length] ?? [];
    });
    return [...new Set(ids)].sort();
  }
}

/** Alike VMs are not told apart, so an entry of a thousand makes no thousand members. */
function chunks(members: readonly Member[], size: number): Member[][] {
  const parts: Member[][] = [];
  let part: Member[] = [];
  let room = size;
  for (const { vm, count } of members) {
    let left = count;
    while (left > 0) {
      const taken = Math.min(left, room);
      part.push({ vm, count: taken });
      left -= taken;
      room -= taken;
      if (room > 0) continue;
      parts.push(part);
      part = [];
      room = size;
    }
  }
  return part.length > 0 ? [...parts, part] : parts;
}
