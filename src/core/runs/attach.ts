import { attachTexts } from './attach-texts';
import { firstLabel, sameHost } from './clocks';
import type { RunEvent } from './event';
import { isLate, likelyMeaning, runLimit, type Draft } from './group';
import type { KnownVms } from './vms';

const minute = 60n * 10_000_000n;
const before = 10n * minute;
const after = 30n * minute;
/** Records of one snapshot come together. */
const oneSnapshot = 15n * minute;
/** How far before a lone merge its snapshot is looked for. */
const beforeMerge = 12n * 60n * minute;

/** What a computer is to the runs. */
export interface HostRole {
  readonly role: 'hyper-v' | 'guest' | 'other';
  readonly vm?: string;
}

/**
 * Gives each backup what its host, its cluster and its guest logged meanwhile. Records of a volume or of a job serve every VM that
 * was in it. Returns the records that found no backup.
 */
export function attachToRuns(
  drafts: readonly Draft[],
  events: readonly RunEvent[],
  vms: KnownVms,
  roles: ReadonlyMap<string, HostRole>,
): RunEvent[] {
  const texts = events.filter(isText);
  const windows = drafts.map((draft) => windowOf(draft)).sort(byStart);
  const index = new WindowIndex(windows);
  const logged = texts.length === 0 ? events : events.filter((event) => !isText(event));
  const jobOf = new Map(jobsOf(logged).flatMap((job) => job.events.map((event) => [event, job] as const)));
  const taken = new Map<Draft, RunEvent[]>();
  const lonely: RunEvent[] = [];
  for (const event of logged) {
    const traits = traitsOf(event, vms, roles, jobOf.get(event));
    const found = near(index.of(event.record.host, traits, vms), event.time).filter((window) =>
      belongs(window, event, traits, vms),
    );
    if (found.length === 0) lonely.push(event);
    for (const { draft } of found) {
      const known = taken.get(draft);
      if (known) known.push(event);
      else taken.set(draft, [event]);
    }
  }
  for (const window of windows) {
    const own = taken.get(window.draft) ?? [];
    window.draft.events.push(...(window.isLoneMerge ? lastSnapshot(own, window.from) : own));
  }
  // Last, since what the logs of Windows say of a backup decides which texts are of it.
  const mayBeOf = (event: RunEvent): readonly Window[] => {
    const traits = traitsOf(event, vms, roles, undefined);
    const places =
      traits.vm === undefined && event.record.host === '' ? windows : index.of(event.record.host, traits, vms);
    return near(places, event.time).filter(
      (window) => inSnapshot(window, event.time) && (traits.vm === undefined || isVm(window, traits.vm, vms)),
    );
  };
  return texts.length === 0 ? lonely : [...lonely, ...attachTexts(texts, mayBeOf)];
}

function isText({ record }: RunEvent): boolean {
  return record.mark !== undefined;
}

/** When a backup was, as the records of its VM show it. */
export interface Window {
  readonly draft: Draft;
  readonly host: string;
  /** First record of the VM. */
  readonly from: bigint;
  /** First record of its late steps, or its last record. */
  readonly until: bigint;
  readonly last: bigint;
  /** Only a merge is known of it: its snapshot lies before its first record. */
  readonly isLoneMerge: boolean;
}

function windowOf(draft: Draft): Window {
  const [first] = draft.events;
  const from = first?.time ?? 0n;
  const last = draft.events.at(-1)?.time ?? from;
  const late = draft.events.find((event) => isLate(likelyMeaning(event)?.step ?? 'identify'));
  const isLoneMerge = late !== undefined && late === first;
  const host =
    draft.events.find(({ meanings }) => meanings[0]?.scope !== 'guest')?.record.host ?? first?.record.host ?? '';
  return { draft, host, from, until: late?.time ?? last + after, last, isLoneMerge };
}

/** The windows by what tells them apart: many hosts at once would else be compared with each other. */
class WindowIndex {
  private readonly byHost = new Map<string, Window[]>();
  /** Of a VM by its key and by its names. */
  private readonly byVm = new Map<string, Window[]>();

  /** The windows in the order of their start, which all lists keep. */
  constructor(private readonly windows: readonly Window[]) {
    for (const window of windows) {
      const { draft, host } = window;
      add(this.byHost, firstLabel(host).toLowerCase(), window);
      const names = draft.events.flatMap(({ vmName }) => vmName?.toLowerCase() ?? []);
      for (const name of new Set([draft.vmKey, ...names])) add(this.byVm, name, window);
    }
  }

  /** Those that a record of this host can be of; which of them it is of, `belongs` says. */
  of(host: string, { vm, isGuest, isClusterWide }: Traits, vms: KnownVms): readonly Window[] {
    if (!isGuest && !isClusterWide) return this.byHost.get(firstLabel(host).toLowerCase()) ?? [];
    if (vm === undefined) return this.windows;
    const wanted = vm.toLowerCase();
    const byName = this.byVm.get(wanted) ?? [];
    const id = vms.onlyIdOf(wanted);
    const byId = id === undefined || id === wanted ? [] : (this.byVm.get(id) ?? []);
    if (byId.length === 0) return byName;
    return [...new Set([...byName, ...byId])].sort(byStart);
  }
}

function add(map: Map<string, Window[]>, key: string, window: Window): void {
  const known = map.get(key);
  if (known) known.push(window);
  else map.set(key, [window]);
}

function byStart(a: Window, b: Window): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}

/** The windows, in the order of their start, that a record can lie in: none is open for longer than a day on either side. */
function near(windows: readonly Window[], time: bigint): readonly Window[] {
  return windows.slice(firstFrom(windows, time - 2n * runLimit), firstFrom(windows, time + 2n * runLimit));
}

/** How many windows start before a time. */
function firstFrom(windows: readonly Window[], time: bigint): number {
  let low = 0;
  let high = windows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const isBefore = (windows[middle]?.from ?? time) < time;
    if (isBefore) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is asked of a record once, not once for every backup. */
interface Traits {
  /** The VM that it can only be of: the guest that logged it, or the VM that its data name. */
  readonly vm: string | undefined;
  readonly isGuest: boolean;
  readonly isClusterWide: boolean;
  readonly job: Job | undefined;
}

function traitsOf(
  { record, meanings }: RunEvent,
  vms: KnownVms,
  roles: ReadonlyMap<string, HostRole>,
  job: Job | undefined,
): Traits {
  const role = roles.get(record.host);
  const isClusterWide = meanings[0]?.provider === 'cluster';
  if (role?.role === 'guest') {
    return { vm: role.vm ?? firstLabel(record.host), isGuest: true, isClusterWide: false, job: undefined };
  }
  const mentioned = vms.mentionedIn(record.data.map(({ value }) => value).join('\n'));
  return { vm: mentioned?.id ?? mentioned?.name, isGuest: false, isClusterWide, job };
}

function belongs(window: Window, { record, time }: RunEvent, traits: Traits, vms: KnownVms): boolean {
  const { vm, isGuest, isClusterWide, job } = traits;
  const isInTime = job
    ? window.from >= job.start - before && window.from <= job.end + 2n * minute
    : inSnapshot(window, time);
  if (!isInTime) return false;
  if (!isGuest && !isClusterWide && !sameHost(record.host, window.host)) return false;
  return vm === undefined || isVm(window, vm, vms);
}

function isVm({ draft }: Window, idOrName: string, vms: KnownVms): boolean {
  const wanted = idOrName.toLowerCase();
  if (draft.vmKey === wanted || vms.onlyIdOf(wanted) === draft.vmKey) return true;
  return draft.events.some(({ vmName }) => vmName?.toLowerCase() === wanted);
}

function inSnapshot({ from, until, isLoneMerge }: Window, time: bigint): boolean {
  return time >= from - (isLoneMerge ? beforeMerge : before) && time <= until + (isLoneMerge ? 0n : 2n * minute);
}

/** Of what was logged before a lone merge, the last snapshot is its own. */
function lastSnapshot(events: readonly RunEvent[], merge: bigint): RunEvent[] {
  const earlier = events.filter(({ time }) => time < merge);
  const last = earlier.map(({ time }) => time).reduce((a, b) => (a > b ? a : b), 0n);
  return events.filter(({ time }) => time >= merge || time >= last - oneSnapshot);
}

/** A job of a product, or a shared volume in backup mode: from its first record to its last. */
interface Job {
  readonly start: bigint;
  readonly end: bigint;
  readonly events: readonly RunEvent[];
}

const pairs = [
  { provider: 'backup', starts: [1], ends: [4, 5, 7, 8, 9, 14, 517, 521] },
  { provider: 'cluster', starts: [5140], ends: [5141] },
] as const;

function jobsOf(events: readonly RunEvent[]): Job[] {
  return pairs.flatMap(({ provider, starts, ends }) => {
    const own = events.filter(
      ({ meanings, record }) =>
        meanings[0]?.provider === provider && [...starts, ...ends].some((id) => id === record.eventId),
    );
    const byPlace = new Map<string, RunEvent[]>();
    for (const event of own) {
      const key = `${event.record.host} ${event.volume ?? ''}`;
      const known = byPlace.get(key);
      if (known) known.push(event);
      else byPlace.set(key, [event]);
    }
    return [...byPlace.values()].flatMap((list) => splitJobs(list, starts));
  });
}

function splitJobs(events: readonly RunEvent[], starts: readonly number[]): Job[] {
  const jobs: { start: bigint; end: bigint; events: RunEvent[] }[] = [];
  let current: (typeof jobs)[number] | undefined;
  for (const event of events) {
    const isStart = starts.includes(event.record.eventId);
    // Without its start a job may have begun up to a day before; records of one end come together.
    const isFar = current !== undefined && event.time - current.end > runLimit;
    const isNext =
      current !== undefined && !isStart && current.events.some(isEnd) && event.time - current.end > 2n * minute;
    if (!current || isStart || isFar || isNext) {
      current = { start: isStart ? event.time : event.time - runLimit, end: event.time, events: [] };
      jobs.push(current);
    }
    current.events.push(event);
    current.end = event.time;
  }
  return jobs.map((job, at) => {
    const previous = jobs[at - 1];
    return previous && job.start < previous.end ? { ...job, start: previous.end + 1n } : job;
  });

  function isEnd({ record }: RunEvent): boolean {
    return !starts.includes(record.eventId);
  }
}
