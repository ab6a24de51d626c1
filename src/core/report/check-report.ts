import type { Kind } from '../evidence/kinds';
import { uriKey } from '../evidence/list-evidence';
import type { FileEncoding } from '../rules/config-input';
import type { RecordFinding } from '../rules/records/record-finding';
import type { Finding, Fix, RecordId, RelatedSpan, Severity } from '../rules/rule';
import { LineIndex, type LinePosition } from '../text/line-index';
import type { Span } from '../text/span';
import type { HostFacts } from '../vmconfig/facts/host-os';
import { filetimeToIso } from '../vmconfig/filetime';
import type { PrivateValue } from './private-values';
import { readNothing, readWhole, utf8Length, type Coverage } from './coverage';

/** A finding on a place of a text, or on a record of a log. */
export type CheckedFinding = Finding | RecordFinding;

/** One file after its check, with offsets: what `checkBytes` and `checkLogs` give. */
export interface CheckedInput {
  /** As it is shown: what the user named, or a label. */
  readonly path: string;
  readonly uri: string;
  readonly kind: Kind;
  readonly findings: readonly CheckedFinding[];
  /** The decoded text that the findings' spans point into. */
  readonly text?: string;
  /** Why it was not checked, in a sentence; absent when it was. */
  readonly problem?: string;
  /** What kind of problem; an input with a problem and without this is `unreadable`. */
  readonly status?: InputStatus;
  /** Absent for an open document: then its text counts, as UTF-8. */
  readonly coverage?: Coverage;
  readonly encoding?: FileEncoding;
  /** With which host OS it was checked, and who said so. */
  readonly host?: HostFacts;
  readonly vm?: VmLabel;
  /** Of a text: something in it belongs into runs, so it is read as a log as well. */
  readonly hasEntries?: true;
  /** What `anonymise` must hide wherever it stands. */
  readonly privateValues?: readonly PrivateValue[];
}

/** `not-supported`: recognised, but not read by this version. `unrecognised` files are listed and are no failure. */
export type InputStatus = 'checked' | 'not-supported' | 'unrecognised' | 'unreadable';

export interface VmLabel {
  readonly id?: string;
  readonly name: string;
}

/** A check as data: everything that a renderer needs, positions as lines and characters from 0. */
export interface CheckReport {
  /** What a flag or a setting said; `undefined` when each configuration's version decided. */
  readonly hostOs: HostFacts | undefined;
  readonly inputs: readonly ReportInput[];
  readonly findings: readonly ReportFinding[];
  /** True when somebody stopped it: then the inputs are not all. */
  readonly cancelled: boolean;
}

export interface ReportInput {
  readonly path: string;
  readonly kind: Kind;
  readonly status: InputStatus;
  readonly coverage: Coverage;
  readonly problem?: string;
  readonly encoding?: FileEncoding;
  readonly host?: HostFacts;
  readonly vm?: VmLabel;
}

export interface ReportFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  /** Absent for binary input. */
  readonly range?: LineRange;
  /** Of a log: the record. */
  readonly record?: ReportRecord;
  readonly vm?: VmLabel;
  readonly related: readonly ReportRelated[];
  readonly fixes: readonly ReportFix[];
}

export interface ReportRelated {
  readonly path: string;
  readonly range?: LineRange;
  readonly record?: ReportRecord;
  readonly message: string;
}

/** A record of a log: its id in it, where it stands in the file, and when its computer logged it. */
export interface ReportRecord {
  readonly id: string;
  readonly byteOffset: number;
  /** ISO with 7 decimals; the number itself for a time that no clock shows. */
  readonly time: string;
}

export interface ReportFix {
  readonly title: string;
  readonly edits?: readonly { readonly range: LineRange; readonly newText: string }[];
  readonly powershell?: string;
  readonly safety?: string;
}

/** Lines and characters (UTF-16 units) from 0, end exclusive. */
export interface LineRange {
  readonly start: LinePosition;
  readonly end: LinePosition;
}

export interface CheckResult {
  readonly inputs: readonly CheckedInput[];
  readonly hostOs?: HostFacts | undefined;
  readonly cancelled?: boolean;
  /** How a file that is no input is shown; without it its URI is. */
  readonly pathOf?: (uri: string) => string;
}

/** Turns offsets into lines and findings' fixes into data, in the order of the inputs. */
export function toReport({ inputs, hostOs, cancelled = false, pathOf }: CheckResult): CheckReport {
  const paths = new Map(inputs.map(({ uri, path }) => [uriKey(uri), path]));
  const show = (uri: string): string => paths.get(uriKey(uri)) ?? pathOf?.(uri) ?? uri;
  return {
    hostOs,
    inputs: inputs.map(toReportInput),
    findings: inputs.flatMap((input) => reportFindings(input, show)),
    cancelled,
  };
}

/** One report out of reports of some files each, so that no more than one text need be held at a time. */
export function joinReports(hostOs: HostFacts | undefined, reports: readonly CheckReport[]): CheckReport {
  return {
    hostOs,
    inputs: reports.flatMap(({ inputs }) => inputs),
    findings: reports.flatMap(({ findings }) => findings),
    cancelled: reports.some(({ cancelled }) => cancelled),
  };
}

function toReportInput(input: CheckedInput): ReportInput {
  const { path, kind, problem, encoding, host, vm } = input;
  const status = input.status ?? (problem === undefined ? 'checked' : 'unreadable');
  const coverage =
    input.coverage ??
    (problem === undefined ? readWhole(kind, utf8Length(input.text ?? '')) : readNothing(kind, 0, problem));
  return {
    path,
    kind,
    status,
    coverage,
    ...(problem !== undefined && { problem }),
    ...(encoding && { encoding }),
    ...(host && { host }),
    ...(vm && { vm }),
  };
}

type RangeOf = (span: Span | undefined) => { readonly range?: LineRange };

function reportFindings(
  { path, uri, text, findings, vm }: CheckedInput,
  show: (uri: string) => string,
): ReportFinding[] {
  if (findings.length === 0) return [];
  const lines = text === undefined ? undefined : new LineIndex(text);
  const rangeOf: RangeOf = (span) =>
    lines && span ? { range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) } } : {};
  const toRelated = (one: RelatedSpan): ReportRelated => {
    const isHere = one.uri === undefined || uriKey(one.uri) === uriKey(uri);
    return {
      path: isHere ? path : show(one.uri ?? uri),
      ...(isHere && rangeOf(one.span)),
      ...(one.record && { record: toReportRecord(one.record) }),
      message: one.message,
    };
  };
  return findings.map((finding) => {
    const { code, severity, message, span } = finding;
    const { fixes, problem } = fixesOf(finding, rangeOf);
    const ofLog = 'record' in finding ? finding : undefined;
    const who = ofLog?.vm ?? vm;
    const more = ofLog && ofLog.repeats > 0 ? [{ path, message: sayTheSame(ofLog.repeats) }] : [];
    return {
      code,
      severity,
      message,
      path,
      ...rangeOf(span),
      ...(ofLog && { record: toReportRecord(ofLog.record) }),
      ...(who && { vm: who }),
      related: [
        ...more,
        ...finding.related.map(toRelated),
        ...(problem === undefined ? [] : [{ path, message: problem }]),
      ],
      fixes,
    };
  });
}

function toReportRecord({ recordId, byteOffset, time }: RecordId): ReportRecord {
  return { id: String(recordId), byteOffset, time: filetimeToIso(time) ?? String(time) };
}

function sayTheSame(count: number): string {
  return count === 1 ? '1 more record says the same.' : `${count} more records say the same.`;
}

/** Fixes are computed by their rule now; one that fails is said beside its finding and loses nothing else. */
function fixesOf(finding: Finding, rangeOf: RangeOf): { readonly fixes: ReportFix[]; readonly problem?: string } {
  try {
    return { fixes: finding.fixes().map((fix) => toReportFix(fix, rangeOf)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { fixes: [], problem: `What to do about it could not be worked out: ${reason}` };
  }
}

function toReportFix({ title, edits, powershell, safety }: Fix, rangeOf: RangeOf): ReportFix {
  const placed = edits?.flatMap(({ span, newText }) => {
    const { range } = rangeOf(span);
    return range ? [{ range, newText }] : [];
  });
  return {
    title,
    ...(placed && placed.length > 0 && { edits: placed }),
    ...(powershell !== undefined && { powershell }),
    ...(safety !== undefined && { safety }),
  };
}
