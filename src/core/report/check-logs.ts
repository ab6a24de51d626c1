import type { LogRecord } from '../logs/record';
import { privateValuesOfHost, privateValuesOfRecord } from '../logs/records/anonymise-records';
import { isPastedKind } from '../evidence/pasted-kinds';
import { loneFindings } from '../rules/message/lone-records';
import { diagnoseRecords, type DiagnoseOptions, type RecordFinding } from '../rules/records';
import { sameHost, type Observation } from '../runs';
import type { HostFacts } from '../vmconfig/facts/host-os';
import type { CheckedInput } from './check-report';
import type { Coverage } from './coverage';
import type { PrivateValue } from './private-values';

/** One log as a reader gave it: at least the records of `wantedEvents()`, in any order, and what of it was read. */
export interface ReadLog {
  /** As it is shown. */
  readonly path: string;
  /** Exactly what the places of its records name: by this a finding comes back to its log. */
  readonly uri: string;
  readonly coverage: Coverage;
  readonly records: readonly LogRecord[];
  /** Why it was not read, or not whole. */
  readonly problem?: string;
  /** Times that name no zone were read as UTC, because nobody had named one. */
  readonly isZoneAssumed?: true;
  /** Of a text: what of it is a customer's own, beside what its records hold. */
  readonly privateValues?: readonly PrivateValue[];
}

/** `host` is what a flag or a setting says of all hosts; the rest is as `diagnoseRecords` takes it. */
export interface CheckLogsOptions extends Pick<DiagnoseOptions, 'severities' | 'clockOffsets' | 'shouldStop'> {
  readonly host?: HostFacts | undefined;
}

export interface CheckedLogs {
  /** One for each log, in their order: what `toReport` takes beside the inputs of `checkBytes`. */
  readonly inputs: readonly CheckedInput[];
  /** The runs and hosts that the findings were made with. */
  readonly observation: Observation;
}

/**
 * Checks all logs of one question together: a backup leaves records on the host, on other nodes and in the guest, so one
 * observation is made over all of them. Each finding stands at the record of its likely cause, with what followed from it as
 * related places, which may be in other logs. A log that holds nothing of backups is checked all the same and has no finding.
 */
export function checkLogs(logs: readonly ReadLog[], options: CheckLogsOptions = {}): CheckedLogs {
  const { host, ...rest } = options;
  const { observation, findings } = diagnoseRecords(recordsOf(logs), {
    ...rest,
    coverage: logs.flatMap(({ coverage }) => coverage.spans),
    ...(host?.os && { hostOs: host.os }),
  });
  const alone = isPaste(logs, observation) ? withoutFinding(recordsOf(logs.filter(isCopied)), findings) : [];
  const byUri = new Map<string, RecordFinding[]>();
  for (const finding of [...findings, ...loneFindings(alone, { hostOs: host?.os, severities: rest.severities })]) {
    const known = byUri.get(finding.uri);
    if (known) known.push(finding);
    else byUri.set(finding.uri, [finding]);
  }
  return { inputs: logs.map((log) => toInput(log, byUri.get(log.uri) ?? [], observation, host)), observation };
}

/** So few events copied as text are what somebody picked out, not a log: no backup stands beside them, though other pastes may. */
const mostPicked = 20;

function isPaste(logs: readonly ReadLog[], { runs }: Observation): boolean {
  return (
    runs.length === 0 &&
    logs.every((log) => isCopied(log) || isPastedKind(log.coverage.kind)) &&
    logs.filter(isCopied).reduce((sum, { coverage }) => sum + coverage.records, 0) <= mostPicked
  );
}

function isCopied({ coverage }: ReadLog): boolean {
  return coverage.kind === 'event-text';
}

function withoutFinding(records: Iterable<LogRecord>, findings: readonly RecordFinding[]): LogRecord[] {
  const told = new Set(findings.map(({ uri, record }) => `${uri} ${record.byteOffset}`));
  return [...records].filter(({ place }) => !told.has(`${place.uri} ${place.byteOffset}`));
}

function* recordsOf(logs: readonly ReadLog[]): Generator<LogRecord> {
  for (const { records } of logs) yield* records;
}

function toInput(
  log: ReadLog,
  findings: readonly RecordFinding[],
  observation: Observation,
  said: HostFacts | undefined,
): CheckedInput {
  const { path, uri, coverage } = log;
  const isEmpty = coverage.records === 0 && coverage.recordsBad > 0;
  const problem = log.problem ?? (isEmpty ? coverage.notRead[0]?.reason : undefined);
  const isUnread = isEmpty || (problem !== undefined && coverage.bytesRead === 0);
  const host = isUnread ? undefined : hostFactsOf(log, observation, said);
  return {
    path,
    uri,
    kind: coverage.kind,
    status: isUnread ? 'unreadable' : 'checked',
    ...(problem !== undefined && { problem }),
    findings,
    coverage,
    ...(host && { host }),
    privateValues: privateValuesOf(log),
  };
}

/** Which Windows the Hyper-V hosts of a log have; nothing for a log of guests only, whose Windows is not the host's. */
function hostFactsOf(
  { coverage }: ReadLog,
  { hosts }: Observation,
  said: HostFacts | undefined,
): HostFacts | undefined {
  const own = hosts.filter(
    ({ name, role }) => role === 'hyper-v' && coverage.spans.some((span) => sameHost(span.host, name)),
  );
  const [first] = own;
  if (!first) return undefined;
  if (said?.os) return said;
  const isOne = first.hostOs !== undefined && own.every(({ hostOs }) => hostOs === first.hostOs);
  return isOne ? { os: first.hostOs, source: 'record' } : { os: undefined, source: 'unknown' };
}

function privateValuesOf({ records, coverage, privateValues = [] }: ReadLog): PrivateValue[] {
  const found = new Map<string, PrivateValue>();
  const add = (value: PrivateValue): void => void found.set(`${value.kind} ${value.text}`, value);
  for (const value of privateValues) add(value);
  for (const record of records) for (const value of privateValuesOfRecord(record)) add(value);
  for (const { host } of coverage.spans) for (const value of privateValuesOfHost(host)) add(value);
  return [...found.values()];
}
