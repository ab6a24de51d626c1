import {
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
import { clockProblem, commonOptions, hostOsOf, lastOf, noteUnused, type Command } from '../command';
import { findInputs, stdinUri, type Input, type Inputs } from '../inputs';
import { exitCodes, type CliIo } from '../io';
import { paintFor } from '../paint';
import { withStdin } from '../stdin-host';

const formats = ['text', 'json', 'sarif', 'markdown'] as const;
const levels = [...severities, 'never'] as const;

export const check: Command = {
  name: 'check',
  usage: `PATH... [--format ${formats.join('|')}] [--fail-on ${levels.join('|')}]`,
  summary: 'Checks VM configurations for what will break or weaken their backup.',
  notes: ['PATH is a file, a folder (walked, symbolic links not followed), or - for standard input.'],
  options: [
    { name: 'format', value: 'FORMAT', choices: formats, help: 'what stdout gets; text without it' },
    { name: 'fail-on', value: 'SEVERITY', choices: levels, help: 'exit 1 from this severity on; error without it' },
    ...commonOptions,
  ],
  run: runCheck,
};

async function runCheck(args: ParsedArgs, io: CliIo): Promise<number | UsageProblem> {
  if (args.positionals.length === 0) return { problem: 'Name at least one file or folder, or - for standard input.' };
  const os = hostOsOf(args);
  if (typeof os === 'object') return os;
  const wrongClock = clockProblem(args);
  if (wrongClock) return wrongClock;
  noteUnused(args, ['time-zone', 'clock-offset'], 'check', io);
  const host: HostFacts | undefined = os && { os, source: 'flag' };
  const found = await findInputs(args.positionals, io);
  const { report, values, isNamedUnread } = await checkAll(found, host, io);
  const shown = args.options.has('anonymize') ? anonymise(report, values) : report;
  io.stdout.write(render(shown, lastOf(args, 'format') ?? 'text', io));
  if (isNamedUnread) return exitCodes.fileUnreadable;
  return isFailure(report, lastOf(args, 'fail-on') ?? 'error') ? exitCodes.findings : exitCodes.clean;
}

interface Checked {
  readonly report: CheckReport;
  readonly values: readonly PrivateValue[];
  readonly isNamedUnread: boolean;
}

/** One file after the other, so that no more than one text is held at a time. */
async function checkAll(found: Inputs, host: HostFacts | undefined, io: CliIo): Promise<Checked> {
  const neighbours = new Neighbours(found, io);
  const paths = new Map(found.inputs.map(({ uri, path }) => [uriKey(uri), path]));
  const reports: CheckReport[] = [];
  const values: PrivateValue[] = [];
  let isNamedUnread = false;
  for (const input of found.inputs) {
    const checked = await checkOne(input, host, neighbours, io);
    values.push(...(checked.privateValues ?? []));
    const report = toReport({
      inputs: [checked],
      hostOs: host,
      pathOf: (uri) => paths.get(uriKey(uri)) ?? io.files.toPath(uri),
    });
    reports.push(report);
    isNamedUnread ||= input.isNamed && report.inputs.some(({ status }) => status === 'unreadable');
  }
  return { report: joinReports(host, reports), values, isNamedUnread };
}

async function checkOne(
  input: Input,
  host: HostFacts | undefined,
  neighbours: Neighbours,
  io: CliIo,
): Promise<CheckedInput> {
  const { path, uri, bytes, problem } = input;
  if (problem) return { path, uri, kind: 'unknown', findings: [], status: problem.status, problem: problem.words };
  return await checkBytes({
    uri,
    path,
    host: bytes ? withStdin(bytes) : io.files,
    settings: { host },
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
    const { inputs, roots } = this.found;
    const named = inputs.filter(({ isNamed, problem, uri }) => isNamed && !problem && uri !== stdinUri);
    const folders = new Set<string>();
    for (const { uri } of named) for (const folder of await foldersAround(uri, this.io.files)) folders.add(folder);
    const index = await indexEvidence(this.io.files, {
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
