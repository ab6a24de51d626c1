import type { Checked } from '../runs/predict';
import { escapeMarkdown } from './markdown';
import { plain } from './plain';
import { verdictOf } from './prediction-report';
import { evidenceInWords, isoTime, shortTime } from './runs-words';

/** What a scenario says of the backups that were found, for each format of `runs`. */
export interface AgainstScenario {
  readonly path: string;
  readonly checked: readonly Checked[];
  /** VMs of the plan of which no backup was found. */
  readonly absent: readonly string[];
}

/** A few lines below the text of the runs. Safe for a terminal. */
export function againstToText({ path, checked, absent }: AgainstScenario): string {
  const lines = checked.flatMap((one) => [
    `  ${plain(one.run.vm.name)} ${shortTime(one.run.start)}: ${sentencesOf(one).map(plain).join(' ')}`,
  ]);
  return `\nAgainst the scenario ${plain(path)}:\n${[...lines, ...absentWords(absent).map((line) => `  ${plain(line)}`)].join('\n')}\n`;
}

/** The same as a section of Markdown. */
export function againstToMarkdown({ path, checked, absent }: AgainstScenario): string {
  const rows = checked.map((one) => {
    const { run, predicted } = one;
    const cells = [
      run.vm.name,
      isoTime(run.start),
      verdictOf(predicted),
      `${run.outcome}, consistency ${run.consistency}`,
    ];
    return `| ${[...cells, sentencesOf(one).join(' ')].map(escapeMarkdown).join(' | ')} |`;
  });
  const table = ['| VM | time (UTC) | predicted | observed | difference |', '|---|---|---|---|---|', ...rows].join(
    '\n',
  );
  const left = absentWords(absent).map((line) => `- ${escapeMarkdown(line)}`);
  return `\n${[`## Against the scenario ${escapeMarkdown(path)}`, table, ...left].join('\n\n')}\n`;
}

/** The same as JSON, by the ids of runs. */
export function againstToJson({ path, checked, absent }: AgainstScenario): object {
  return {
    path,
    runs: checked.map(({ run, predicted, departure, differences }) => ({
      id: run.id,
      vm: run.vm,
      predicted: {
        outcome: predicted.run.outcome,
        consistency: predicted.run.consistency,
        ...(predicted.failure && { step: predicted.failure.step }),
      },
      ...(departure && { departure: { step: departure.step, says: departure.says } }),
      differences,
    })),
    absent,
  };
}

/** One sentence where all went as predicted. */
function sentencesOf({ run, departure, differences }: Checked): readonly string[] {
  if (!departure && differences.length === 0)
    return run.outcome === 'unknown' || run.outcome === 'incomplete'
      ? ['no record contradicts what was predicted; how it ended is not known.']
      : ['as predicted.'];
  const records =
    departure && departure.observed.evidence.length > 0 ? ` [${evidenceInWords(departure.observed.evidence)}]` : '';
  return [...(departure ? [`at ${departure.step}, ${departure.says}${records}`] : []), ...differences];
}

function absentWords(absent: readonly string[]): string[] {
  if (absent.length === 0) return [];
  const shown = absent.slice(0, 10).join(', ');
  return [`No backup was found of ${shown}${absent.length > 10 ? ` and ${absent.length - 10} more` : ''}.`];
}
