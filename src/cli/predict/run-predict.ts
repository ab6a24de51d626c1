import {
  decodeText,
  longestScenario,
  openScenario,
  planNight,
  predict,
  predictionToJson,
  predictionToMarkdown,
  predictionToMermaid,
  predictionToSvg,
  predictionToText,
  privateValuesOfScenario,
  Pseudonyms,
  readNamedConfigs,
  resolvePlan,
  strategyRows,
  textHider,
  type PredictionReport,
} from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, hostOsOf, lastOf, noteUnused } from '../command';
import { findInputs, hostOf, type Input } from '../inputs';
import { exitCodes, type CliIo } from '../io';
import { paintFor } from '../paint';

/** `hvbackup predict`. */
export async function runPredict(args: ParsedArgs, io: CliIo): Promise<number | UsageProblem> {
  if (args.positionals.length !== 1) return { problem: 'Name one scenario, or - for standard input.' };
  const os = hostOsOf(args);
  if (typeof os === 'object') return os;
  const wrongClock = clockProblem(args);
  if (wrongClock) return wrongClock;
  noteUnused(args, ['host-os', 'time-zone', 'clock-offset'], 'predict', io);
  const { inputs } = await findInputs(args.positionals, io);
  const [input] = inputs;
  if (!input || inputs.length > 1) return { problem: 'Name one scenario, not a folder or a zip.' };
  const text = await textOf(input, io);
  if (text === undefined) return exitCodes.fileUnreadable;
  const doc = openScenario(input.uri, text);
  const mistakes = doc.problems.length + doc.schemaFindings.length;
  if (doc.scenario.vms.length === 0) {
    io.stderr.write(`hvbackup: ${input.path} plans no VM: see hvbackup check ${input.path}.\n`);
    return mistakes > 0 ? exitCodes.findings : exitCodes.clean;
  }
  const names = doc.scenario.vms.flatMap(({ config }) => config?.value ?? []);
  const named = await readNamedConfigs(hostOf(input, io), { uri: input.uri, names });
  for (const [name, reason] of named.unread) io.stderr.write(`hvbackup: ${name} was not read (${reason}).\n`);
  const plan = resolvePlan(doc.scenario, named.configs);
  const night = planNight(plan);
  const title = doc.scenario.name?.value;
  const report: PredictionReport = {
    path: input.path,
    ...(title !== undefined && { name: title }),
    plan,
    prediction: predict(plan),
    night,
    strategies: strategyRows(plan, night),
  };
  const shown = render(report, lastOf(args, 'format') ?? 'text', io);
  io.stdout.write(args.options.has('anonymize') ? hidden(shown, doc.scenario, report) : shown);
  if (mistakes > 0)
    io.stderr.write(
      `hvbackup: the scenario has ${mistakes} ${mistakes === 1 ? 'mistake' : 'mistakes'}: see hvbackup check ${input.path}.\n`,
    );
  return mistakes > 0 ? exitCodes.findings : exitCodes.clean;
}

async function textOf(input: Input, io: CliIo): Promise<string | undefined> {
  const { path, uri, problem } = input;
  try {
    if (problem) throw new Error(problem.words);
    const host = hostOf(input, io);
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file') throw new Error('There is no such file.');
    // A little more than the longest scenario, so that one is told from a longer text; in UTF-16 a character takes two bytes.
    return decodeText(await host.readRange(uri, 0, Math.min(stat.sizeBytes, 2 * longestScenario + 16))).text;
  } catch (error) {
    io.stderr.write(`hvbackup: ${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

function render(report: PredictionReport, format: string, io: CliIo): string {
  switch (format) {
    case 'json':
      return predictionToJson(report);
    case 'markdown':
      return predictionToMarkdown(report);
    case 'mermaid':
      return predictionToMermaid(report);
    case 'svg':
      return predictionToSvg(report);
    default:
      return predictionToText(report, paintFor(io));
  }
}

/** Names of VMs that only their configurations say are in the plan. */
function hidden(
  text: string,
  scenario: Parameters<typeof privateValuesOfScenario>[0],
  { plan, path }: PredictionReport,
): string {
  const names = new Pseudonyms();
  for (const { name } of plan.vms) names.add({ kind: 'vm', text: name });
  for (const value of privateValuesOfScenario(scenario)) names.add(value);
  names.add({ kind: 'path', text: path });
  return textHider(names)(text);
}
