import type { RunComparison } from '../runs';
import { comparisonTitle, markOf, proofInWords, stateInWords } from './comparison-words';
import { escapeMarkdown } from './markdown';
import { arrowInWords, sceneInWords } from './runs-words';

const signs = { first: '**first**', different: '\u2260', same: '' } as const;

/** Two runs side by side, ready for a ticket. Text from logs never acts as markup. */
export function comparisonToMarkdown(comparison: RunComparison): string {
  const { a, b, rows, facts, sentence } = comparison;
  const factRows = facts.map(
    (fact) =>
      `| ${fact.isDifferent ? signs.different : ''} | ${fact.name} | ${escapeMarkdown(fact.a)} | ${escapeMarkdown(fact.b)} |`,
  );
  const stepRows = rows.map((row) => {
    const step = row.a ? a.steps[row.a.index] : row.b && b.steps[row.b.index];
    const what = step ? arrowInWords(step) : row.label;
    const cells = [row.a, row.b].map((side) =>
      [stateInWords(side), proofInWords(side)]
        .filter((text) => text !== '')
        .map(escapeMarkdown)
        .join('; '),
    );
    return `| ${signs[markOf(comparison, row)]} | ${row.id}: ${escapeMarkdown(what)} | ${cells.join(' | ')} |`;
  });
  return `${[
    `# Two Hyper-V backup runs: ${escapeMarkdown(comparisonTitle(comparison))}`,
    escapeMarkdown(sentence),
    `A: ${escapeMarkdown(sceneInWords(a))} ${escapeMarkdown(a.outcomeReason)}`,
    `B: ${escapeMarkdown(sceneInWords(b))} ${escapeMarkdown(b.outcomeReason)}`,
    ['| | of the whole | A | B |', '|---|---|---|---|', ...factRows].join('\n'),
    ['| | step | A | B |', '|---|---|---|---|', ...stepRows].join('\n'),
    'Times after + count from the start of each run.',
  ].join('\n\n')}\n`;
}
