import {
  coverageInWords,
  diagnoseRecords,
  hideInRuns,
  mayLackZone,
  onlyVm,
  plain,
  RecordPseudonyms,
  runsToJson,
  runsToMarkdown,
  runsToMermaid,
  runsToOtlp,
  runsToSvg,
  runsToText,
  wantedEvents,
  type DiagnoseOptions,
  type HostOs,
  type OtlpSignals,
  type RunsInput,
  type RunsReport,
} from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, hostOsOf, lastOf, noteUnused } from '../command';
import { findInputs } from '../inputs';
import { exitCodes, type CliIo } from '../io';
import { paintFor } from '../paint';
import { tellNotes } from '../zip-inputs';
import { zoneProblem } from '../events/clock';
import { againstProblem, readScenario, withScenario, type ReadScenario } from './against-scenario';
import { clockOffsetsOf } from './clock-offsets';
import { comparedRuns, compareProblem } from './compare-runs';
import { readEventLogs } from './event-logs';
import { groupsOf } from './log-groups';
import type { LogSource } from './log-source';

const toText = (report: RunsReport, io: CliIo): string => runsToText(report, paintFor(io));
const toOtlp =
  (signals: OtlpSignals) =>
  (report: RunsReport, { version }: CliIo): Iterable<string> =>
    runsToOtlp(report, { version, signals });
const writers: Readonly<Record<string, (report: RunsReport, io: CliIo) => string | Iterable<string>>> = {
  text: toText,
  json: runsToJson,
  markdown: runsToMarkdown,
  mermaid: runsToMermaid,
  svg: (report) => runsToSvg(report),
  otlp: toOtlp('otlp'),
  'otlp-traces': toOtlp('otlp-traces'),
  'otlp-logs': toOtlp('otlp-logs'),
};

/** `hvbackup runs` over any source of records. */
export async function runRuns(
  args: ParsedArgs,
  io: CliIo,
  readLogs: LogSource = readEventLogs,
): Promise<number | UsageProblem> {
  if (args.positionals.length === 0) return { problem: 'Name at least one file or folder, or - for standard input.' };
  const hostOs = hostOsOf(args);
  if (typeof hostOs === 'object') return hostOs;
  const wrongClock = clockProblem(args) ?? zoneProblem(args);
  if (wrongClock) return wrongClock;
  const notCompared = args.options.has('compare') ? compareProblem(formatOf(args)) : undefined;
  if (notCompared) return notCompared;
  const given = lastOf(args, 'scenario');
  const notHeld = given === undefined ? undefined : againstProblem(formatOf(args));
  if (notHeld) return notHeld;
  const scenario = given === undefined ? undefined : await readScenario(given, io);
  if (scenario && 'problem' in scenario) return scenario;
  const interrupt = { isAsked: false };
  const release = io.onInterrupt?.(() => {
    interrupt.isAsked = true;
  });
  const shouldStop = (): boolean => interrupt.isAsked;
  const pseudonyms = args.options.has('anonymize') ? new RecordPseudonyms() : undefined;
  try {
    const { inputs, notes } = await findInputs(args.positionals, io, shouldStop);
    tellNotes(notes, args, io);
    const wanted = wantedEvents();
    const timeZone = lastOf(args, 'time-zone');
    const how = { ...(pseudonyms && { pseudonyms }), ...(timeZone !== undefined && { timeZone }) };
    const request = { io, wanted, shouldStop, ...how };
    const isLines = isOtlp(formatOf(args));
    // A line stands by itself, so hosts that share nothing are worked on one after the other, and no more than that is held.
    const groups = isLines ? await groupsOf(inputs, readLogs, request) : [inputs];
    const vm = lastOf(args, 'vm');
    const told = { inputs: [] as RunsInput[], recordsSeen: 0, recordsUsed: 0 };
    let isVmFound = vm === undefined;
    let isNamedUnread = false;
    for (const group of groups) {
      const read = await readLogs({ inputs: group, ...request });
      isNamedUnread ||= read.isNamedUnread;
      told.inputs.push(...read.inputs);
      const coverage = read.inputs.flatMap((input) => input.coverage.spans);
      const found = diagnoseRecords(read.records, { ...optionsOf(args, hostOs), coverage });
      told.recordsSeen += found.observation.recordsSeen;
      told.recordsUsed += found.observation.recordsUsed;
      const report: RunsReport = { inputs: read.inputs, ...found, ...(interrupt.isAsked && { cancelled: true }) };
      isVmFound ||= vm !== undefined && onlyVm(report, vm).observation.runs.length > 0;
      const text = shown(report, args, io, { pseudonyms, scenario });
      if (typeof text === 'object' && 'problem' in text) return text;
      for (const piece of typeof text === 'string' ? [text] : text) {
        io.stdout.write(piece);
        await io.stdout.drained?.();
      }
    }
    if (!told.inputs.some((input) => mayLackZone(input.coverage.kind))) noteUnused(args, ['time-zone'], 'runs', io);
    if (!isVmFound)
      io.stderr.write(`hvbackup: no run of a VM "${pseudonyms?.text(vm ?? '') ?? vm ?? ''}" was found.\n`);
    // Coverage has no place in lines, so it is said on standard error.
    if (isLines)
      for (const line of coverageInWords(told.inputs, told))
        io.stderr.write(`${plain(pseudonyms?.text(line) ?? line)}\n`);
    if (interrupt.isAsked) return exitCodes.couldNotRun;
    return isNamedUnread ? exitCodes.fileUnreadable : exitCodes.clean;
  } finally {
    release?.();
  }
}

function shown(
  report: RunsReport,
  args: ParsedArgs,
  io: CliIo,
  {
    pseudonyms,
    scenario,
  }: { readonly pseudonyms: RecordPseudonyms | undefined; readonly scenario: ReadScenario | undefined },
): string | Iterable<string> | UsageProblem {
  const vm = lastOf(args, 'vm');
  const chosen = vm === undefined ? report : onlyVm(report, vm);
  const hidden = pseudonyms ? hideInRuns(chosen, (text) => pseudonyms.text(text)) : chosen;
  const format = formatOf(args);
  const wanted = lastOf(args, 'compare');
  if (wanted === undefined) {
    const text = (writers[format] ?? toText)(hidden, io);
    if (!scenario || typeof text !== 'string') return text;
    // The names of the plan are those of the logs as they are.
    return withScenario(
      text,
      chosen.observation.runs,
      scenario,
      format,
      pseudonyms && ((word) => pseudonyms.text(word)),
    );
  }
  const compared = comparedRuns(chosen.observation.runs, hidden.observation.runs, { wanted, format, io });
  if (typeof compared === 'string') return compared;
  return { problem: plain(pseudonyms?.text(compared.problem) ?? compared.problem) };
}

function isOtlp(format: string): boolean {
  return format.startsWith('otlp');
}

function formatOf(args: ParsedArgs): string {
  return lastOf(args, 'format') ?? 'text';
}

function optionsOf(args: ParsedArgs, hostOs: HostOs | undefined): DiagnoseOptions {
  return { ...(hostOs && { hostOs }), clockOffsets: clockOffsetsOf(args) };
}
