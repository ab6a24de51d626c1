import type { ComparedStep, ComparisonRow, RunComparison } from '../runs';
import type { Paint } from './check-to-text';
import { comparisonTitle, markOf, proofInWords, stateInWords } from './comparison-words';
import { plain } from './plain';
import { sceneInWords } from './runs-words';

const signs = { first: '>>', different: '<>', same: '  ' } as const;

/** Two runs side by side for a terminal: what is said of them, then step by step, the first difference marked with `>>`. */
export function comparisonToText(comparison: RunComparison, paint: Paint = (_role, text) => text): string {
  const { a, b, rows, facts, sentence } = comparison;
  const cells = rows.map((row) => [cellOf(row.a), cellOf(row.b)] as const);
  const width = longest([...facts.map((fact) => plain(fact.a)), ...cells.map(([cell]) => cell), 'A']);
  const labels = longest([...facts.map(({ name }) => name), ...rows.map(nameOf)]);
  return `${[
    paint('path', plain(comparisonTitle(comparison))),
    plain(sentence),
    '',
    `A: ${plain(sceneInWords(a))}`,
    `B: ${plain(sceneInWords(b))}`,
    '',
    line('  ', ''.padEnd(labels), 'A'.padEnd(width), 'B'),
    ...facts.map((fact) =>
      line(
        signs[fact.isDifferent ? 'different' : 'same'],
        fact.name.padEnd(labels),
        plain(fact.a).padEnd(width),
        plain(fact.b),
      ),
    ),
    '',
    ...rows.map((row, at) => {
      const mark = markOf(comparison, row);
      const [left, right] = cells[at] ?? ['', ''];
      const text = line(signs[mark], nameOf(row).padEnd(labels), left.padEnd(width), right);
      return mark === 'same' ? paint('dim', text) : mark === 'first' ? paint('error', text) : text;
    }),
    '',
    '>> the first difference, <> another one. Times after + count from the start of each run.',
  ].join('\n')}\n`;
}

function nameOf({ id }: ComparisonRow): string {
  return id;
}

function cellOf(step: ComparedStep | undefined): string {
  const proof = proofInWords(step);
  return plain(proof === '' ? stateInWords(step) : `${stateInWords(step)} [${proof}]`);
}

function line(sign: string, label: string, a: string, b: string): string {
  return `${sign} ${label}  ${a}  ${b}`.trimEnd();
}

/** As wide as the widest, but one long value must not push all of the other column away. */
function longest(texts: readonly string[]): number {
  return Math.min(
    60,
    texts.reduce((most, text) => Math.max(most, text.length), 0),
  );
}
