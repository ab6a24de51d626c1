import {
  checkLogs,
  runsToMarkdown,
  type CheckedFinding,
  type CheckedInput,
  type CheckedLogs,
  type CheckLogsOptions,
  type Fix,
  type LogRecord,
  type Observation,
  type ReadLog,
} from '../core';
import type { WireLogDiagnosis, WireRange } from '../protocol/lsp';
import { logText, type LogText } from './log-text';
import { evidenceOf } from './story-evidence';

/** What a diagnosis of logs found, as data without functions: it may come from another thread. */
export interface JudgedLogs {
  readonly logs: WireLogDiagnosis['logs'];
  readonly inputs: readonly PlainInput[];
  /** The runs, where there are any. */
  readonly markdown: string;
  /** By URI. */
  readonly texts: ReadonlyMap<string, LogText>;
  /** What was seen in the logs, for the panel; absent where nothing was judged. */
  readonly observation?: Observation;
  /** Records that stand behind a step or a finding, as many as are kept. */
  readonly evidence: readonly LogRecord[];
  /** With which zone times were read that name none: a record that is read again must have the same. */
  readonly timeZone?: string;
  /** Logs with times that name no zone, where nobody named one, as they are shown. */
  readonly zoneAssumed?: readonly string[];
}

/** A checked log whose findings have their fixes worked out. */
export interface PlainInput extends Omit<CheckedInput, 'findings'> {
  readonly findings: readonly Plain<CheckedFinding>[];
}

type Plain<F> = F extends CheckedFinding ? Omit<F, 'fixes'> & { readonly fixes: readonly Fix[] } : never;

/** Checks what was read together: one backup leaves records on hosts, on other nodes and in guests. */
export function judgeLogs(
  logs: readonly ReadLog[],
  { timeZone, ...options }: CheckLogsOptions & { readonly timeZone?: string },
): JudgedLogs {
  const checked = checkLogs(logs, options);
  const texts = new Map(
    logs.map(({ uri, path, records, coverage }, at) => [
      uri,
      logText(path, records, coverage, checked.inputs[at]?.host?.os),
    ]),
  );
  return {
    logs: checked.inputs.map((input) => toWire(input, texts.get(input.uri)?.lines)),
    inputs: checked.inputs.map(toPlain),
    markdown: runsMarkdown(logs, checked),
    texts,
    observation: checked.observation,
    evidence: evidenceOf(logs, checked),
    ...(timeZone !== undefined && { timeZone }),
    zoneAssumed: logs.flatMap(({ path, isZoneAssumed }) => (isZoneAssumed ? [path] : [])),
  };
}

/** What was read and could not be judged any more: the coverage alone. */
export function unjudged(logs: readonly Omit<ReadLog, 'records'>[], problem: string): JudgedLogs {
  const inputs = logs.map(({ path, uri, coverage, problem: own }): PlainInput => {
    return { path, uri, kind: coverage.kind, coverage, findings: [], problem: own ?? problem };
  });
  return {
    logs: inputs.map((input) => toWire(fromPlain(input))),
    inputs,
    markdown: '',
    texts: new Map(),
    evidence: [],
  };
}

/** What the report takes. */
export function fromPlain(input: PlainInput): CheckedInput {
  return {
    ...input,
    findings: input.findings.map(({ fixes, ...finding }) => ({ ...finding, fixes: () => [...fixes] })),
  };
}

function toPlain(input: CheckedInput): PlainInput {
  return { ...input, findings: input.findings.map((finding) => ({ ...finding, fixes: finding.fixes() })) };
}

function toWire(
  { uri, findings, problem }: CheckedInput,
  lines?: ReadonlyMap<number, number>,
): WireLogDiagnosis['logs'][number] {
  return {
    uri,
    ...(problem !== undefined && { notChecked: problem }),
    findings: findings.map((finding) => {
      const { code, severity, message } = finding;
      const line = 'record' in finding ? lines?.get(finding.record.byteOffset) : undefined;
      return { code, severity, message, ...(line !== undefined && { range: wholeLine(line) }) };
    }),
  };
}

function runsMarkdown(logs: readonly ReadLog[], { observation }: CheckedLogs): string {
  if (observation.runs.length === 0) return '';
  const inputs = logs.map(({ path, coverage, problem }) => ({
    path,
    coverage,
    ...(problem !== undefined && { problem }),
  }));
  return runsToMarkdown({ inputs, observation, findings: [] });
}

function wholeLine(line: number): WireRange {
  return { start: { line, character: 0 }, end: { line, character: 1000 } };
}
