import { isCredibleTime, type LogRecord } from '../logs/record';
import { isBackupRecord, type BuildRange } from '../process';
import type { CoverageSpan } from '../report/coverage';
import type { HostOs } from '../vmconfig/facts/host-os';
import { attachToRuns, type HostRole } from './attach';
import { estimateClocks, firstLabel, sameHost } from './clocks';
import { withEarlierLeftovers } from './earlier';
import { byTime, eventOf, type RunEvent } from './event';
import { groupByVm, type Draft } from './group';
import { knownBuild, tellsBuild, type KnownBuild } from './host-builds';
import { makeRun } from './make-run';
import { isBackup, leftOverNotes } from './no-run';
import type { ClockOffset, HostSeen, Observation, Run } from './run';
import { settleTexts, untimedNotes, withOtherTimes, withUntimed } from './text-records';
import { KnownVms } from './vms';

export interface ObserveOptions {
  /** What of which log was read; without it nothing is ever missing. */
  readonly coverage?: readonly CoverageSpan[];
  /** The host OS of all Hyper-V hosts, as a flag or a setting says it. */
  readonly hostOs?: HostOs;
  /** The same for single computers. */
  readonly hostOsByHost?: ReadonlyMap<string, HostOs>;
  /** Milliseconds to add to the times of a computer; wins over what is estimated. */
  readonly clockOffsets?: ReadonlyMap<string, number>;
  /** Guests by the name of their computer, where it is not the name of the VM. */
  readonly guests?: ReadonlyMap<string, string>;
  /** Asked between VMs; once true, what was found so far is returned. */
  readonly shouldStop?: () => boolean;
}

const unitsPerMs = 10_000n;

/**
 * Finds the backups in records of any number of logs and computers, in any order. Everything that is not known stays so: the
 * answer says which clocks were corrected, which hosts were assumed and what made no run.
 */
export function observe(records: Iterable<LogRecord>, options: ObserveOptions = {}): Observation {
  const { kept, untimed, recordsSeen, notes } = pick(records);
  const clocks = estimateClocks(kept, options.clockOffsets ?? new Map());
  const correction = new Map(
    clocks.map(({ host, correctionMs }) => [host, BigInt(Math.round(correctionMs)) * unitsPerMs]),
  );
  const builds = buildsByHost(kept, options);
  const events = kept
    .flatMap((record) => {
      const time = record.time + (correction.get(record.host) ?? 0n);
      return eventOf(record, builds.get(record.host)?.builds ?? {}, time) ?? [];
    })
    .sort(byTime);
  const vms = knownVms(events);
  const roles = rolesOf(events, vms, options.guests ?? new Map());
  const named = events.map((event) => nameVm(event, roles, vms)).filter((event) => event !== undefined);
  const spans = spansByHost(options.coverage ?? []);
  const drafts = groupByVm(named, vms);
  const rest = events.filter((event) => !isOfVm(event, roles));
  const lonely = attachToRuns(drafts, rest, vms, roles);
  for (const { events: own } of drafts) own.sort(byTime);
  return {
    ...finish(drafts, lonely, { vms, roles, builds, correction, spans, untimed, options }, notes),
    // A text that names no computer has no clock and is of none.
    clocks: clocks.filter(({ host }) => host !== ''),
    hosts: hostsSeen(roles, builds).filter(({ name }) => name !== ''),
    recordsSeen,
    recordsUsed: events.length,
  };
}

interface Picked {
  readonly kept: readonly LogRecord[];
  /** Of texts, without a time. */
  readonly untimed: readonly LogRecord[];
  readonly recordsSeen: number;
  readonly notes: readonly string[];
}

/**
 * The records that count, by time. A record that comes twice - a log and its export, a forwarded copy - is one; a time that no
 * clock has shown puts a record nowhere.
 */
function pick(records: Iterable<LogRecord>): Picked {
  const kept = new Map<string, LogRecord>();
  const texts = new Map<string, LogRecord>();
  let recordsSeen = 0;
  let timesImpossible = 0;
  let twice = 0;
  for (const record of records) {
    recordsSeen++;
    const { provider, eventId, time, host, channel, recordId, mark, data } = record;
    if (!isBackupRecord(record) && !tellsBuild(provider, eventId)) continue;
    if (mark !== undefined) {
      const text = [host.toLowerCase(), mark, time, ...data.map(({ value }) => value)].join('\n');
      if (texts.has(text)) twice++;
      else texts.set(text, record);
      continue;
    }
    const key = [host.toLowerCase(), channel.toLowerCase(), recordId, time, provider.toLowerCase(), eventId].join('\n');
    if (!isCredibleTime(time)) timesImpossible++;
    else if (kept.has(key)) twice++;
    else kept.set(key, record);
  }
  const logged = [...kept.values()];
  const { timed, untimed, notes: assumed } = settleTexts([...texts.values()], logged);
  const notes = [
    ...assumed,
    ...(timesImpossible === 0
      ? []
      : [`${timesImpossible} records have a time that no clock has shown and were left out.`]),
    ...(twice === 0 ? [] : [`${twice} records came twice and were counted once.`]),
  ];
  return {
    kept: [...logged, ...timed].sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)),
    untimed,
    recordsSeen,
    notes,
  };
}

/** What all runs of one observation share. */
export interface Scene {
  readonly vms: KnownVms;
  readonly roles: ReadonlyMap<string, HostRole>;
  readonly builds: ReadonlyMap<string, KnownBuild>;
  /** Units added to the times of a computer. */
  readonly correction: ReadonlyMap<string, bigint>;
  /** What was read of each computer, by the first label of its name. */
  readonly spans: ReadonlyMap<string, readonly CoverageSpan[]>;
  /** What texts say without a time. */
  readonly untimed: readonly LogRecord[];
  readonly options: ObserveOptions;
}

function spansByHost(spans: readonly CoverageSpan[]): Map<string, CoverageSpan[]> {
  const byHost = new Map<string, CoverageSpan[]>();
  for (const span of spans) {
    const key = firstLabel(span.host).toLowerCase();
    const known = byHost.get(key);
    if (known) known.push(span);
    else byHost.set(key, [span]);
  }
  return byHost;
}

function finish(
  drafts: readonly Draft[],
  lonely: readonly RunEvent[],
  scene: Scene,
  notes: readonly string[],
): Pick<Observation, 'runs' | 'notes'> {
  const runs: Run[] = [];
  const dropped: Draft[] = [];
  const backups = drafts.filter((draft) => isBackup(draft) || (dropped.push(draft), false));
  const next = followers(drafts);
  for (const draft of backups) {
    if (scene.options.shouldStop?.()) break;
    runs.push(makeRun(draft, next.get(draft), scene));
  }
  runs.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.id < b.id ? -1 : 1));
  const told = withUntimed(withOtherTimes(withEarlierLeftovers(runs), lonely), scene.untimed);
  return {
    runs: told,
    notes: [...leftOverNotes(dropped, lonely, told), ...notes, ...untimedNotes(scene.untimed, told)],
  };
}

/** The next records of the same VM, be they of a backup or not. */
function followers(drafts: readonly Draft[]): Map<Draft, Draft> {
  const next = new Map<Draft, Draft>();
  const last = new Map<string, Draft>();
  for (const draft of drafts) {
    const previous = last.get(draft.vmKey);
    if (previous) next.set(previous, draft);
    last.set(draft.vmKey, draft);
  }
  return next;
}

/** What is known of each computer's Windows, from the options and its own records. */
export function buildsByHost(records: readonly LogRecord[], options: ObserveOptions): Map<string, KnownBuild> {
  const byHost = new Map<string, LogRecord[]>();
  for (const record of records) {
    const own = byHost.get(record.host);
    if (own) own.push(record);
    else byHost.set(record.host, [record]);
  }
  return new Map(
    [...byHost].map(([host, own]) => {
      const single = [...(options.hostOsByHost ?? [])].find(([name]) => sameHost(name, host))?.[1];
      return [host, knownBuild(own, single ?? options.hostOs)];
    }),
  );
}

const hyperVProviders = new Set(['vmms', 'worker', 'integration', 'integration-vss', 'synthstor', 'availability']);

function rolesOf(
  events: readonly RunEvent[],
  vms: KnownVms,
  guests: ReadonlyMap<string, string>,
): Map<string, HostRole> {
  const roles = new Map<string, HostRole>();
  for (const { record, meanings } of events) {
    const provider = meanings[0]?.provider ?? 'vss';
    if (hyperVProviders.has(provider)) roles.set(record.host, { role: 'hyper-v' });
    if (roles.get(record.host)?.role === 'hyper-v') continue;
    const given = [...guests].find(([name]) => sameHost(name, record.host))?.[1];
    const vm = given ?? vms.vmOfComputer(record.host);
    if (vm !== undefined) roles.set(record.host, { role: 'guest', vm });
    else if (provider === 'icsvc' || provider === 'vmicvss')
      roles.set(record.host, { role: 'guest', vm: firstLabel(record.host) });
    else if (!roles.has(record.host)) roles.set(record.host, { role: 'other' });
  }
  return roles;
}

/** Disks that a backup mounts name their VM by their path, or nothing else does: then the VM is called by its disk. */
function knownVms(events: readonly RunEvent[]): KnownVms {
  const named = new KnownVms(events);
  return new KnownVms(events.map((event) => (isMount(event) ? nameMount(event, named) : event)));
}

function isMount({ meanings }: RunEvent): boolean {
  return meanings[0]?.provider === 'vhdmp' && meanings[0].backup === 'only';
}

function nameMount(event: RunEvent, vms: KnownVms): RunEvent {
  const file = event.file ?? event.record.data[0]?.value ?? '';
  const found = vms.mentionedIn(file);
  const id = found?.id ?? (found?.name === undefined ? undefined : vms.onlyIdOf(found.name));
  const name = found?.name ?? (id === undefined ? diskName(file) : vms.nameOf(id));
  return { ...event, ...(name !== undefined && { vmName: name }), ...(id !== undefined && { vmId: id }) };
}

/** `FS1` of `...\FS1-AutoRecovery.avhdx`, `...\FS1_<GUID>.avhdx` and `...\FS1.vhd`. */
function diskName(path: string): string | undefined {
  const last = path.split(/[\\/]/).at(-1) ?? '';
  const name = last
    .replace(/\.a?vhdx?$/i, '')
    .replace(/[-_]?(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|AutoRecovery)/gi, '');
  return name === '' ? undefined : name;
}

/** Records that can begin a run: they name their VM, or its guest wrote them for a backup and nothing else. */
function isOfVm(event: RunEvent, roles: ReadonlyMap<string, HostRole>): boolean {
  const { meanings, vmName, vmId, record } = event;
  const [first] = meanings;
  if (isMount(event)) return true;
  if (first?.scope === 'vm') return vmName !== undefined || vmId !== undefined;
  return first?.scope === 'guest' && first.backup === 'only' && roles.get(record.host)?.role === 'guest';
}

function nameVm(event: RunEvent, roles: ReadonlyMap<string, HostRole>, vms: KnownVms): RunEvent | undefined {
  if (!isOfVm(event, roles)) return undefined;
  if (isMount(event)) return nameMount(event, vms);
  if (event.vmName !== undefined || event.vmId !== undefined) return withVm(event, vms);
  const vmName = roles.get(event.record.host)?.vm ?? firstLabel(event.record.host);
  return { ...event, vmName };
}

/** A component of Windows Server Backup is a VM's id, or a name with words around it. */
function withVm(event: RunEvent, vms: KnownVms): RunEvent {
  if (event.meanings[0]?.provider !== 'backup' || event.vmName === undefined) return event;
  const found = vms.mentionedIn(event.record.data.map(({ value }) => value).join('\n'));
  const name = found?.name ?? (found?.id === undefined ? undefined : vms.nameOf(found.id));
  return { ...event, vmName: name ?? event.vmName, ...(found?.id !== undefined && { vmId: found.id }) };
}

function hostsSeen(roles: ReadonlyMap<string, HostRole>, builds: ReadonlyMap<string, KnownBuild>): HostSeen[] {
  return [...roles]
    .map(([name, { role, vm }]): HostSeen => {
      const known = builds.get(name);
      return {
        name,
        role,
        ...(known?.hostOs && { hostOs: known.hostOs }),
        buildFrom: known?.from ?? 'unknown',
        ...(vm !== undefined && { vm }),
      };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The builds alone, for rules. */
export function hostBuilds(records: readonly LogRecord[], options: ObserveOptions): ReadonlyMap<string, BuildRange> {
  return new Map([...buildsByHost(records, options)].map(([host, { builds }]) => [host, builds]));
}

/** For messages: the clocks that were corrected. */
export function correctedClocks(clocks: readonly ClockOffset[]): readonly ClockOffset[] {
  return clocks.filter(({ correctionMs, note }) => correctionMs !== 0 || note !== undefined);
}
