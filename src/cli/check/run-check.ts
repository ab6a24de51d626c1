import {
  isLogKind,
  mayLackZone,
  anonymise,
  checkBytes,
  checkToJson,
  checkToMarkdown,
  checkToSarif,
  checkToText,
  factsFrom,
  foldersAround,
  indexEvidence,
  joinReports,
  severities,
  toReport,
  uriKey,
  type CheckedInput,
  type CheckReport,
  type EvidenceIndex,
  type HostFacts,
  type PrivateValue,
} from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, hostOsOf, lastOf, noteUnused } from '../command';
import { findInputs, hostOf, stdinUri, type Input, type Inputs } from '../inputs';
import { exitCodes, type CliIo } from '../io';
import { paintFor } from '../paint';
import { checkLogInputs } from './check-inputs';
import { clockOffsetsOf } from '../runs/clock-offsets';
import { readEventLogs } from '../runs/event-logs';
import { zoneProblem } from '../events/clock';
import { tellNotes } from '../zip-inputs';

/** `hvbackup check`. */
export async function runCheck(args: ParsedArgs, io: CliIo): Promise<number | UsageProblem> {
  if (args.positionals.length === 0) return { problem: 'Name at least one file or folder, or - for standard input.' };
  const os = hostOsOf(args);
  if (typeof os === 'object') return os;
  const wrongClock = clockProblem(args) ?? zoneProblem(args);
  if (wrongClock) return wrongClock;
  const host: HostFacts | undefined = os && { os, source: 'flag' };
  const interrupt = { isAsked: false };
  const release = io.onInterrupt?.(() => {
    interrupt.isAsked = true;
  });
  const checked = await checkAll(args, host, io, () => interrupt.isAsked).finally(() => release?.());
  const { report, values, isNamedUnread, logs } = checked;
  if (!report.inputs.some(({ kind }) => mayLackZone(kind))) noteUnused(args, ['time-zone'], 'check', io);
  if (logs === 0) noteUnused(args, ['clock-offset'], 'check', io);
  const shown = args.options.has('anonymize') ? anonymise(report, values) : report;
  io.stdout.write(render(shown, lastOf(args, 'format') ?? 'text', io));
  if (report.cancelled) return exitCodes.couldNotRun;
  if (isNamedUnread) return exitCodes.fileUnreadable;
  return isFailure(report, lastOf(args, 'fail-on') ?? 'error') ? exitCodes.findings : exitCodes.clean;
}

interface Checked {
  readonly report: CheckReport;
  readonly values: readonly PrivateValue[];
  readonly isNamedUnread: boolean;
  readonly logs: number;
}

/** One text after the other, so that no more than one is held at a time; then all logs together. In the order of the inputs. */
async function checkAll(
  args: ParsedArgs,
  host: HostFacts | undefined,
  io: CliIo,
  shouldStop: () => boolean,
): Promise<Checked> {
  const found = await findInputs(args.positionals, io, shouldStop);
  tellNotes(found.notes, args, io);
  const neighbours = new Neighbours(found, io);
  const paths = new Map(found.inputs.map(({ uri, path }) => [uriKey(uri), path]));
  const reports = new Map<string, CheckReport>();
  const logs: Input[] = [];
  const values: PrivateValue[] = [];
  for (const input of found.inputs) {
    if (shouldStop()) break;
    const root = found.roots.find((folder) => isBelow(input.uri, folder));
    const checked = await checkOne(input, { host, root, timeZone: lastOf(args, 'time-zone'), neighbours, io });
    if (checked.status === 'not-supported' && isLogKind(checked.kind)) {
      logs.push(input);
      continue;
    }
    if (checked.hasEntries) logs.push(input);
    values.push(...(checked.privateValues ?? []));
    const pathOf = (uri: string): string => paths.get(uriKey(uri)) ?? io.files.toPath(uri);
    const report = toReport({ inputs: [checked], hostOs: host, pathOf });
    reports.set(input.path, report);
  }
  const checkedLogs = await checkLogInputs(logs, readEventLogs, {
    io,
    host,
    clockOffsets: clockOffsetsOf(args),
    shouldStop,
    timeZone: lastOf(args, 'time-zone'),
  });
  for (const checked of checkedLogs) {
    for (const value of checked.privateValues ?? []) values.push(value);
    const report = toReport({ inputs: [checked], hostOs: host, pathOf: (path) => path });
    const ofText = reports.get(checked.path);
    reports.set(checked.path, ofText ? withRecords(ofText, report) : report);
  }
  const ordered = found.inputs.flatMap(({ path }) => reports.get(path) ?? []);
  const report = { ...joinReports(host, ordered), cancelled: shouldStop() };
  const named = new Set(found.inputs.flatMap(({ path, isNamed }) => (isNamed ? [path] : [])));
  const isNamedUnread = report.inputs.some(({ path, status }) => status === 'unreadable' && named.has(path));
  return { report, values, isNamedUnread, logs: logs.length };
}

/** A text was checked as what it is, and then its records with those of all logs. */
function withRecords(ofText: CheckReport, { inputs: [log], findings }: CheckReport): CheckReport {
  const notes = log?.coverage.notes;
  return {
    ...ofText,
    inputs: ofText.inputs.map((input) => ({ ...input, coverage: { ...input.coverage, ...(notes && { notes }) } })),
    findings: [...ofText.findings, ...findings],
  };
}

/** True for a file below a folder; both as URIs. */
function isBelow(uri: string, folder: string): boolean {
  return uri.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** What one input is checked with. */
interface Around {
  readonly host: HostFacts | undefined;
  /** The folder on the command line that it was found in. */
  readonly root: string | undefined;
  readonly timeZone: string | undefined;
  readonly neighbours: Neighbours;
  readonly io: CliIo;
}

async function checkOne(input: Input, { host, root, timeZone, neighbours, io }: Around): Promise<CheckedInput> {
  const { path, uri, bytes, problem } = input;
  if (problem)
    return { path, uri, kind: problem.kind ?? 'unknown', findings: [], status: problem.status, problem: problem.words };
  return await checkBytes({
    uri,
    path,
    host: hostOf(input, io),
    settings: { host },
    ...(root !== undefined && { root }),
    ...(timeZone !== undefined && { timeZone }),
    evidenceOf: async (of, config) => (bytes ? undefined : factsFrom(await neighbours.index(), of, config)),
  });
}

/** The files around all inputs, listed once, and only when the first configuration asks. */
class Neighbours {
  private known: Promise<EvidenceIndex> | undefined;

  constructor(
    private readonly found: Inputs,
    private readonly io: CliIo,
  ) {}

  index(): Promise<EvidenceIndex> {
    this.known ??= this.build();
    return this.known;
  }

  private async build(): Promise<EvidenceIndex> {
    const { inputs, roots, host } = this.found;
    const named = inputs.filter(({ isNamed, problem, uri }) => isNamed && !problem && uri !== stdinUri);
    const folders = new Set<string>();
    for (const { uri } of named) for (const folder of await foldersAround(uri, host)) folders.add(folder);
    const index = await indexEvidence(host, {
      roots,
      folders: [...folders],
      maxEntries: 500_000,
      maxDepth: 64,
      maxReads: 100_000,
    });
    if (index.bounds.length > 0) {
      this.io.stderr.write(
        `hvbackup: not all neighbouring files were looked at (bound reached: ${index.bounds.join(', ')}).\n`,
      );
    }
    const inputUris = new Set(inputs.map(({ uri }) => uriKey(uri)));
    // An input says so itself, in the report.
    const unread = index.unread.filter(({ uri }) => !inputUris.has(uriKey(uri))).length;
    if (unread > 0) this.io.stderr.write(`hvbackup: ${unread} neighbouring file(s) could not be read for a VM's id.\n`);
    return index;
  }
}

function render(report: CheckReport, format: string, io: CliIo): string {
  switch (format) {
    case 'json':
      return checkToJson(report);
    case 'sarif':
      return checkToSarif(report, { version: io.version });
    case 'markdown':
      return checkToMarkdown(report);
    default:
      return checkToText(report, paintFor(io));
  }
}

function isFailure({ findings }: CheckReport, failOn: string): boolean {
  const limit = severities.findIndex((severity) => severity === failOn);
  return findings.some(({ severity }) => severities.indexOf(severity) <= limit);
}
