import type { LogRecord } from '../../logs/record';
import { buildsInWords, matchBuilds, providerKey, type BuildRange } from '../../process';
import { upTo2008R2 } from '../../process/builds';
import type { CoverageSpan } from '../../report/coverage';
import { sameHost, type HostSeen, type Observation, type Run } from '../../runs';
import { firstLabel } from '../../runs/clocks';
import { placeOf } from '../../runs/event';
import type { HostOs } from '../../vmconfig/facts/host-os';
import { severities as severityOrder, type Severity, type SeverityOrOff } from '../rule';
import { ruleFailedCode, severityOf } from '../run';
import { JobWindows } from './job-window';
import { neverEnded } from './lasting';
import { rowsFor, type RowMatch } from './match-rows';
import { readRecord } from './read-values';
import type { RecordFinding } from './record-finding';
import type { RecordRule } from './record-rule';
import { placeKey, tellFindings } from './tell-findings';

export interface CheckRecordsOptions {
  readonly coverage?: readonly CoverageSpan[];
  /** Builds by host, as `observe` knows them. */
  readonly builds: ReadonlyMap<string, BuildRange>;
  /** Changed severities by code. */
  readonly severities?: Readonly<Record<string, SeverityOrOff>>;
  readonly shouldStop?: () => boolean;
}

/**
 * The findings on records, by time. Those of one run are one story: the finding of its likely cause, with the others as related
 * places. A rule that throws becomes one visible finding; the others still run.
 */
export function checkRecords(
  records: readonly LogRecord[],
  { runs, hosts, clocks }: Observation,
  options: CheckRecordsOptions,
): RecordFinding[] {
  const corrections = new Map(
    clocks.map(({ host, correctionMs }) => [host, BigInt(Math.round(correctionMs)) * 10_000n]),
  );
  const scene: Scene = {
    runs,
    hosts: new Map(hosts.map((host) => [host.name, host])),
    corrections,
    options,
    windows: new JobWindows(runs),
    names: new Map(runs.flatMap(({ vm }) => (vm.id === undefined ? [] : [[vm.id, vm.name]]))),
    evidence: evidenceOf(runs),
    failed: new Set(),
  };
  const findings: RecordFinding[] = [];
  for (const record of records) {
    if (options.shouldStop?.()) break;
    findings.push(...findingsOn(record, scene));
  }
  for (const { code, record, message, advice, vm } of neverEnded(records, options.coverage ?? [], (host) =>
    isOld(host, options),
  )) {
    const level = levelOf({ code, severity: 'warning' }, scene.hosts.get(record.host)?.hostOs, options);
    if (level !== 'off')
      findings.push(finding(record, { code, severity: level, message, advice, ...(vm && { vm }) }, scene));
  }
  return tellFindings(findings, runs);
}

interface Scene {
  readonly runs: readonly Run[];
  readonly hosts: ReadonlyMap<string, HostSeen>;
  readonly corrections: ReadonlyMap<string, bigint>;
  readonly options: CheckRecordsOptions;
  readonly windows: JobWindows;
  /** Names of VMs by id, as the runs know them. */
  readonly names: ReadonlyMap<string, string>;
  /** The runs by the places of their evidence. */
  readonly evidence: ReadonlyMap<string, readonly string[]>;
  /** Codes of rules that threw: said once. */
  readonly failed: Set<string>;
}

/**
 * The computer that logged a record. One that logged nothing a run is made of is not among the hosts of the observation: it is a
 * guest when its name is that of a VM, or when only guests have the provider.
 */
function hostOf(record: LogRecord, { hosts, runs }: Scene): HostSeen | undefined {
  const known = hosts.get(record.host);
  if (known) return known;
  const label = firstLabel(record.host);
  const vm = runs.find((run) => run.vm.name.toLowerCase() === label.toLowerCase())?.vm.name;
  const key = providerKey(record.provider);
  const isGuest = vm !== undefined || key === 'icsvc' || key === 'vmicvss';
  return isGuest ? { name: record.host, role: 'guest', buildFrom: 'unknown', vm: vm ?? label } : undefined;
}

function evidenceOf(runs: readonly Run[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { id, steps } of runs) {
    for (const key of new Set(steps.flatMap(({ evidence }) => evidence.map(placeKey)))) {
      const known = found.get(key);
      if (known) known.push(id);
      else found.set(key, [id]);
    }
  }
  return found;
}

function isOld(host: string, { builds }: CheckRecordsOptions): boolean {
  const known = [...builds].find(([name]) => sameHost(name, host))?.[1];
  return known !== undefined && matchBuilds(upTo2008R2, known) === 'yes';
}

function findingsOn(record: LogRecord, scene: Scene): RecordFinding[] {
  return rowsFor(record, scene.options.builds.get(record.host) ?? {}).flatMap((match) => {
    try {
      return findingOf(record, match, scene);
    } catch (error) {
      if (scene.failed.has(match.rule.code)) return [];
      scene.failed.add(match.rule.code);
      const why = error instanceof Error ? error.message : String(error);
      const message = `Rule ${match.rule.code} could not be checked: ${why}. The other rules were.`;
      return [finding(record, { code: ruleFailedCode, severity: 'warning', message }, scene)];
    }
  });
}

function findingOf(record: LogRecord, { rule, row, build }: RowMatch, scene: Scene): RecordFinding[] {
  const host = hostOf(record, scene);
  const guest = host?.role === 'guest' ? host.vm : undefined;
  const { values, vm } = readRecord(record, row, guest, (id) => scene.names.get(id));
  // What names its VM is judged by the runs of that VM; that another VM is backed up on the host says nothing of it.
  const run = vm ? scene.windows.ofVm(vm, timeOf(record, scene)) : runAt(record, host, scene);
  if (!isWhere(rule.where, host, run)) return [];
  const isSure = build === 'yes';
  const severity = levelOf(rule, host?.hostOs, scene.options, row.atMost, isSure);
  if (severity === 'off') return [];
  const said = rule.message(values);
  const message = isSure ? capital(said) : `If ${record.host} runs ${buildsInWords(row.builds ?? {})}: ${said}`;
  const powershell = rule.powershell?.(values);
  const { code, advice } = rule;
  return [
    finding(record, { code, severity, message, advice, ...(vm && { vm }), ...(powershell && { powershell }) }, scene),
  ];
}

function isWhere(where: RowMatch['rule']['where'], host: HostSeen | undefined, run: Run | undefined): boolean {
  switch (where) {
    case 'any':
      return true;
    case 'run':
      return run !== undefined;
    case 'guest':
      return host?.role === 'guest' && run !== undefined;
    case 'hyper-v':
      return host?.role === 'hyper-v' || (host?.role !== 'guest' && run !== undefined);
  }
}

/** An explanation that only may be the right one is at most a warning. */
function levelOf(
  rule: Pick<RecordRule, 'code' | 'severity' | 'severityByHost'>,
  hostOs: HostOs | undefined,
  { severities }: CheckRecordsOptions,
  atMost?: Severity,
  isSure = true,
): SeverityOrOff {
  const level = severityOf(rule, { hostOs, ...(severities && { severities }) });
  if (level === 'off' || severities?.[rule.code] !== undefined) return level;
  const caps = [atMost, isSure ? undefined : ('warning' as const)].filter((cap) => cap !== undefined);
  return severityOrder[Math.max(...[level, ...caps].map((one) => severityOrder.indexOf(one)))] ?? level;
}

interface Said {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly advice?: string;
  readonly vm?: RecordFinding['vm'];
  readonly powershell?: { readonly script: string; readonly safety: string };
}

function finding(record: LogRecord, said: Said, scene: Scene): RecordFinding {
  const { code, severity, message, advice, vm, powershell } = said;
  return {
    code,
    severity,
    message,
    uri: record.place.uri,
    related: [],
    fixes: () =>
      advice === undefined
        ? []
        : [{ title: advice, ...(powershell && { powershell: powershell.script, safety: powershell.safety }) }],
    record: placeOf(record),
    ...(vm && { vm }),
    runIds: runsOf(record, vm, scene),
    repeats: 0,
  };
}

/** The runs that have the record among their evidence; else the run of its VM, or of its guest, that was going on. */
function runsOf(record: LogRecord, vm: RecordFinding['vm'], scene: Scene): readonly string[] {
  const known = scene.evidence.get(placeKey(placeOf(record)));
  if (known) return known;
  const host = hostOf(record, scene);
  const wanted = vm ?? (host?.role === 'guest' && host.vm !== undefined ? { name: host.vm } : undefined);
  if (!wanted) return [];
  const run = scene.windows.ofVm(wanted, timeOf(record, scene));
  return run ? [run.id] : [];
}

/** The run that was going on when the record was logged: of the guest that logged it, else on its host. */
function runAt(record: LogRecord, host: HostSeen | undefined, scene: Scene): Run | undefined {
  const time = timeOf(record, scene);
  return host?.vm === undefined ? scene.windows.onHost(record.host, time) : scene.windows.ofVm({ name: host.vm }, time);
}

function timeOf(record: LogRecord, { corrections }: Scene): bigint {
  return record.time + (corrections.get(record.host) ?? 0n);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
