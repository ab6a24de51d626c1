import {
  againstToJson,
  againstToMarkdown,
  againstToText,
  checkAgainst,
  decodeText,
  longestScenario,
  openScenario,
  plainJson,
  predict,
  readNamedConfigs,
  resolvePlan,
  type AgainstScenario,
  type PredictedRun,
  type Run,
} from '../../core';
import type { UsageProblem } from '../args';
import { findInputs, hostOf } from '../inputs';
import type { CliIo } from '../io';

/** Formats that can hold a comparison with a scenario. */
const formats: Readonly<Record<string, (report: string, against: AgainstScenario) => string>> = {
  text: (report, against) => report + againstToText(against),
  markdown: (report, against) => report + againstToMarkdown(against),
  json: (report, against) => {
    const whole: unknown = JSON.parse(report);
    return `${plainJson({ ...(whole as object), scenario: againstToJson(against) })}\n`;
  },
};

/** What keeps a comparison from being shown; nothing where it can be. */
export function againstProblem(format: string): UsageProblem | undefined {
  return Object.hasOwn(formats, format)
    ? undefined
    : { problem: `--scenario has no format ${format}; it has ${Object.keys(formats).join(', ')}.` };
}

/** A scenario that was read, to hold runs against. */
export interface ReadScenario {
  readonly path: string;
  readonly predicted: readonly PredictedRun[];
}

/** Reads the scenario of `--scenario`, with the configurations beside it. */
export async function readScenario(path: string, io: CliIo): Promise<ReadScenario | UsageProblem> {
  const { inputs } = await findInputs([path], io);
  const [input] = inputs;
  if (!input || inputs.length > 1 || input.problem)
    return { problem: `--scenario ${path} is no file that can be read.` };
  const host = hostOf(input, io);
  const stat = await host.stat(input.uri);
  if (stat?.kind !== 'file') return { problem: `--scenario ${path}: there is no such file.` };
  const { text } = decodeText(await host.readRange(input.uri, 0, Math.min(stat.sizeBytes, 2 * longestScenario + 16)));
  const { scenario, problems } = openScenario(input.uri, text);
  if (scenario.vms.length === 0)
    return { problem: `--scenario ${path} plans no VM${problems[0] ? `: ${problems[0].message}` : '.'}` };
  const names = scenario.vms.flatMap(({ config }) => config?.value ?? []);
  const { configs } = await readNamedConfigs(host, { uri: input.uri, names });
  return { path, predicted: predict(resolvePlan(scenario, configs)).runs };
}

/** A report of runs, with what the scenario says of them. */
export function withScenario(
  report: string,
  runs: readonly Run[],
  { path, predicted }: ReadScenario,
  format: string,
  hide: (text: string) => string = (text) => text,
): string {
  const checked = checkAgainst(predicted, runs);
  const found = new Set(checked.map((one) => one.predicted));
  const absent = predicted.filter((one) => !found.has(one)).map(({ vm }) => vm.name);
  const hidden = (name: string): string => hide(name);
  return (formats[format] ?? ((text) => text))(report, {
    path: hidden(path),
    checked: checked.map((one) => ({
      ...one,
      run: { ...one.run, vm: { ...one.run.vm, name: hidden(one.run.vm.name) } },
      ...(one.departure && { departure: { ...one.departure, says: hidden(one.departure.says) } }),
      differences: one.differences.map(hidden),
    })),
    absent: [...new Set(absent)].map(hidden),
  });
}
