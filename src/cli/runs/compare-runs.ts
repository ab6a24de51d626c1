import {
  choosePair,
  compareRuns,
  comparisonToJson,
  comparisonToMarkdown,
  comparisonToSvg,
  comparisonToText,
  type Run,
  type RunComparison,
} from '../../core';
import type { UsageProblem } from '../args';
import type { CliIo } from '../io';
import { paintFor } from '../paint';

const toText = (comparison: RunComparison, io: CliIo): string => comparisonToText(comparison, paintFor(io));
const writers: Readonly<Record<string, typeof toText>> = {
  text: toText,
  json: comparisonToJson,
  markdown: comparisonToMarkdown,
  svg: (comparison) => comparisonToSvg(comparison),
};

/** What `--compare` cannot be asked for, known before anything is read. */
export function compareProblem(format: string): UsageProblem | undefined {
  if (Object.hasOwn(writers, format)) return undefined;
  return { problem: `--compare has no format ${format}; it has ${Object.keys(writers).join(', ')}.` };
}

/**
 * Two of the runs side by side. They are chosen by what they are called in the logs, and shown as they are called in `shown`, which
 * holds the same runs, perhaps with pseudonyms.
 */
export function comparedRuns(
  runs: readonly Run[],
  shown: readonly Run[],
  { wanted, format, io }: { readonly wanted: string; readonly format: string; readonly io: CliIo },
): string | UsageProblem {
  const pair = choosePair(runs, wanted, (run) => shown[runs.indexOf(run)]?.vm.name ?? '');
  if ('problem' in pair) return { problem: pair.problem };
  const [a, b] = pair.map((run) => shown[runs.indexOf(run)]);
  if (!a || !b) throw new Error('Every run is shown.');
  return (writers[format] ?? toText)(compareRuns(a, b), io);
}
