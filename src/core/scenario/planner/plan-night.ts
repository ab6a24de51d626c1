import type { ScenarioStorage } from '../model';
import type { Plan, PlanJob, PlanVm } from '../plan';
import { conflictsOf, sideBySide } from './limits';
import type { JobNight, LunLoad, Night, SnapshotSet, Strategy, VolumeLoad } from './night';
import { groupingOf, setsOf, sizeOf } from './sets';
import { wavesOf } from './waves';

/**
 * Carries a plan out on paper. Linear in VMs, save where rounds are many. Within a round the snapshots come one after the other, since
 * VSS makes one set at a time on a host (0x80042316); mounting and copying of its sets run side by side.
 */
export function planNight(plan: Plan, strategy: Strategy = 'as-planned'): Night {
  const { provider, requestor } = plan.scenario;
  const hasSnapshots = hasStorageSnapshots(plan);
  const grouping = groupingOf(strategy, plan);
  const works = plan.jobs.map((job) => {
    const sets = setsOf(job, plan.luns, grouping);
    // What is limited is snapshots of a LUN at once.
    const { perLun, vms } = sideBySide(plan, job);
    return { job, sets, waves: wavesOf(sets, { perLun: hasSnapshots ? perLun : Infinity, vms }) };
  });
  const jobs = works.map(({ job, waves }): JobNight => {
    const seconds = sum(waves.map((wave) => secondsOf(wave, plan)));
    return { job, waves, ...(job.at && { begins: job.at.value }), ...(seconds !== undefined && { seconds }) };
  });
  const allSets = works.flatMap(({ sets }) => sets);
  const luns = hasSnapshots ? lunLoads(plan, works) : [];
  const busiestLun = [...luns].sort((a, b) => b.snapshots - a.snapshots)[0];
  const seconds = lengthOf(jobs);
  const perSnapshot = provider?.secondsPerSnapshot?.value;
  const snapshots = hasSnapshots ? allSets.reduce((count, { luns: ids }) => count + ids.length, 0) : 0;
  const window = requestor?.window;
  return {
    jobs,
    storageSnapshots: snapshots,
    waves: works.reduce((count, { waves }) => count + waves.length, 0),
    ...(busiestLun && { busiestLun }),
    luns,
    volumes: volumeLoads(plan, works),
    conflicts: hasSnapshots ? works.flatMap(({ job, sets }) => conflictsOf(plan, job, sets)) : [],
    ...(seconds !== undefined && { seconds }),
    ...(perSnapshot !== undefined && hasSnapshots && { snapshotSeconds: perSnapshot * snapshots }),
    ...(window && { window }),
    ...(window && seconds !== undefined && { isWithinWindow: seconds <= window.value }),
    assumptions: assumptionsOf(plan, hasSnapshots, grouping.sharing),
    vms: plan.jobs.reduce((count, { vms }) => count + vms.reduce((all, vm) => all + vm.count, 0), 0),
  };
}

interface JobWork {
  readonly job: PlanJob;
  readonly sets: readonly SnapshotSet[];
  readonly waves: readonly (readonly SnapshotSet[])[];
}

/** A WMI backup may do without: its disks are read from the checkpoint. */
export function hasStorageSnapshots({ scenario, vms }: Plan): boolean {
  const kind = scenario.provider?.kind?.value;
  if (kind === 'none') return false;
  const isWmi = vms.length > 0 && vms.every(({ way }) => way?.value === 'reference-point');
  return !isWmi || kind === 'hardware' || scenario.requestor?.mode?.value === 'off-host';
}

/** Absent where a rate is missing. */
function secondsOf(wave: readonly SnapshotSet[], plan: Plan): number | undefined {
  const { provider, requestor } = plan.scenario;
  const rate = requestor?.readRate?.value;
  const bytes = sum(wave.flatMap(({ members }) => members.map(({ vm, count }) => times(bytesOf(vm, plan), count))));
  if (rate === undefined || rate === 0 || bytes === undefined) return undefined;
  const taking = snapshotSecondsOf(wave, plan);
  if (taking === undefined) return undefined;
  const mounting = requestor?.mode?.value === 'off-host' ? (provider?.secondsPerMount?.value ?? 0) : 0;
  return taking + mounting + bytes / rate;
}

function snapshotSecondsOf(wave: readonly SnapshotSet[], plan: Plan): number | undefined {
  if (!hasStorageSnapshots(plan)) return 0;
  const per = plan.scenario.provider?.secondsPerSnapshot?.value;
  return per === undefined ? undefined : per * wave.reduce((count, { luns }) => count + luns.length, 0);
}

/** What is read of a VM: all that is written in its files. What changed since the last backup no scenario says. */
function bytesOf({ disks }: PlanVm, { scenario }: Plan): number | undefined {
  if (scenario.requestor?.changeTracking?.value === true) return undefined;
  const files = disks?.filter(({ kind }) => kind?.value !== 'pass-through' && kind?.value !== 'fibre-channel');
  return files && sum(files.map(({ used, size }) => used?.value ?? size?.value));
}

/** Jobs begin when they are said to, those without a time with the first. */
function lengthOf(jobs: readonly JobNight[]): number | undefined {
  if (jobs.length === 0) return undefined;
  const start = nightBegin(jobs.flatMap(({ begins }) => begins ?? []));
  const ends = jobs.map(({ begins = start, seconds }) =>
    seconds === undefined ? undefined : ((begins - start + day) % day) * 60 + seconds,
  );
  return ends.every((end) => end !== undefined) ? Math.max(...ends) : undefined;
}

/** Minutes. */
const day = 24 * 60;

/** The first time of a night, whose times go past midnight: the one that follows the longest rest. */
export function nightBegin(times: readonly number[]): number {
  const sorted = [...new Set(times)].sort((a, b) => a - b);
  let best = { begin: sorted[0] ?? 0, rest: -1 };
  for (const [at, begin] of sorted.entries()) {
    const before = at === 0 ? (sorted.at(-1) ?? 0) - day : (sorted[at - 1] ?? 0);
    if (begin - before > best.rest) best = { begin, rest: begin - before };
  }
  return best.begin;
}

function lunLoads(plan: Plan, works: readonly JobWork[]): LunLoad[] {
  const loads = new Map(plan.luns.map(({ id }) => [id, { vms: 0, snapshots: 0, atOnce: 0 }]));
  for (const wave of works.flatMap(({ waves }) => waves)) {
    const inWave = new Map<string, number>();
    for (const set of wave)
      for (const id of set.luns) {
        inWave.set(id, (inWave.get(id) ?? 0) + 1);
        const load = loads.get(id);
        if (load) load.vms += sizeOf(set);
      }
    for (const [id, count] of inWave) {
      const load = loads.get(id);
      if (!load) continue;
      load.snapshots += count;
      load.atOnce = Math.max(load.atOnce, count);
    }
  }
  return plan.luns.map(({ id, snapshotLimit }) => ({
    id,
    ...(loads.get(id) ?? { vms: 0, snapshots: 0, atOnce: 0 }),
    ...(snapshotLimit && { limit: snapshotLimit }),
  }));
}

/** What is written to one volume while one wave has its checkpoints; absent as soon as one rate is. */
type Growth = { least: number | undefined; most: number | undefined };

function volumeLoads(plan: Plan, works: readonly JobWork[]): VolumeLoad[] {
  const grown = new Map<ScenarioStorage, Growth>();
  for (const wave of works.flatMap(({ waves }) => waves)) {
    const least = snapshotSecondsOf(wave, plan);
    const whole = secondsOf(wave, plan);
    for (const [storage, rate] of ratesOf(wave)) {
      const known = grown.get(storage) ?? { least: 0, most: 0 };
      grown.set(storage, { least: larger(known.least, rate, least), most: larger(known.most, rate, whole) });
    }
  }
  return plan.scenario.storage.map((storage) => {
    const growth = grown.get(storage);
    return {
      name: storage.name?.value ?? storage.path?.value ?? 'a volume',
      span: storage.free?.span ?? storage.head,
      ...(growth?.least !== undefined && { leastGrowth: growth.least }),
      ...(growth?.most !== undefined && { mostGrowth: growth.most }),
      ...(storage.free && { free: storage.free }),
    };
  });
}

/** Bytes a second by volume, of alike ones the most; absent where the rate of one disk is. */
function ratesOf(wave: readonly SnapshotSet[]): Map<ScenarioStorage, number | undefined> {
  const rates = new Map<ScenarioStorage, Map<string, number | undefined>>();
  for (const { luns, members } of wave) {
    const which = luns.join('\n');
    for (const { vm, count } of members)
      for (const { storage, writeRate } of vm.disks ?? []) {
        if (!storage) continue;
        const own = rates.get(storage) ?? new Map<string, number | undefined>();
        rates.set(storage, own);
        const key = storage.count ? which : '';
        own.set(key, sum([own.has(key) ? own.get(key) : 0, times(writeRate?.value, count)]));
      }
  }
  return new Map([...rates].map(([storage, own]) => [storage, most([...own.values()])]));
}

function most(values: readonly (number | undefined)[]): number | undefined {
  return values.every((value) => value !== undefined) ? Math.max(...values) : undefined;
}

function larger(before: number | undefined, rate: number | undefined, seconds: number | undefined): number | undefined {
  const now = rate === undefined || seconds === undefined ? undefined : rate * seconds;
  return before === undefined || now === undefined ? undefined : Math.max(before, now);
}

function assumptionsOf(
  { scenario: { requestor, provider }, vms }: Plan,
  hasSnapshots: boolean,
  sharing: number,
): string[] {
  const found: string[] = [];
  const homeless = hasSnapshots ? vms.filter(({ volumes }) => volumes.length === 0) : [];
  const [first] = homeless;
  if (first) {
    const others = homeless.length === 1 ? '' : ` and ${homeless.length - 1} more`;
    found.push(
      `On which volume the files of ${first.name}${others} lie is not said, so their snapshots are not counted.`,
    );
  }
  if (hasSnapshots && sharing === 1 && !requestor?.vmsPerSnapshot)
    found.push('Each VM is taken to have a snapshot of its own; say with requestor.vmsPerSnapshot how many share one.');
  if (hasSnapshots && !provider?.secondsPerSnapshot)
    found.push('How long a snapshot takes is not said (provider.secondsPerSnapshot), so no duration is predicted.');
  if (!requestor?.readRate)
    found.push('How fast the data are read is not said (requestor.readRate), so no end is predicted.');
  if (requestor?.changeTracking?.value === true)
    found.push('Only what changed is read, and how much that is no scenario says, so no end is predicted.');
  return found;
}

/** Absent as soon as one of them is. */
function sum(values: readonly (number | undefined)[]): number | undefined {
  let all = 0;
  for (const value of values) {
    if (value === undefined) return undefined;
    all += value;
  }
  return all;
}

function times(value: number | undefined, count: number): number | undefined {
  return value === undefined ? undefined : value * count;
}
