import type { FactComparison, Run } from '../runs';
import { consistencyWords } from './file-words';

/** What is said of a run as a whole in a comparison, in words: a report for programs has the names of the model instead. */
export function factInWords(name: FactComparison['name'], value: string, run: Run): string {
  if (name === 'consistency') return consistencyWords[run.consistency];
  if (name !== 'left behind' || run.leftBehind.length === 0) return value;
  return run.leftBehind
    .map(({ sign, certainty }) => `${sign}${certainty === 'possible' ? ' (possible)' : ''}`)
    .join('; ');
}
