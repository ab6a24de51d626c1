import { durationInWords, secondsBetween } from '../text/duration';
import { isPredicted } from './predicted-words';
import type { Run } from './run';

/** One thing that is said of both runs as a whole. */
export interface FactComparison {
  readonly name: 'outcome' | 'consistency' | 'left behind' | 'Windows' | 'way of backup' | 'application' | 'duration';
  readonly a: string;
  readonly b: string;
  readonly isDifferent: boolean;
}

/** What is said of the runs as a whole; of what neither knows nothing is said. */
export function compareFacts(a: Run, b: Run): FactComparison[] {
  const isMixed = isPredicted(a) !== isPredicted(b);
  return rows.flatMap(({ name, of }) => {
    const [valueA, valueB] = [of(a), of(b)];
    if (valueA === undefined && valueB === undefined) return [];
    const isDifferent = name !== 'duration' && valueA !== valueB && !(isMixed && isOpen(name, valueA, valueB));
    return [{ name, a: valueA ?? 'not known', b: valueB ?? 'not known', isDifferent }];
  });
}

/** A plan beside a night: what either does not know is no difference, and what was not predicted cannot differ. */
function isOpen(name: FactComparison['name'], a: string | undefined, b: string | undefined): boolean {
  if (name !== 'outcome' && name !== 'consistency' && name !== 'way of backup') return true;
  return [a, b].some((value) => value === undefined || value === 'unknown' || value === 'incomplete');
}

const rows: readonly {
  readonly name: FactComparison['name'];
  readonly of: (run: Run) => string | undefined;
}[] = [
  { name: 'outcome', of: ({ outcome }) => outcome },
  { name: 'consistency', of: ({ consistency }) => consistency },
  { name: 'left behind', of: leftBehind },
  { name: 'Windows', of: ({ build, hostOs }) => build ?? hostOs },
  { name: 'way of backup', of: ({ generation }) => generation },
  { name: 'application', of: ({ requestor }) => requestor },
  // Every night has its own; it is shown and makes no difference.
  {
    name: 'duration',
    of: ({ start, end }) => (end === undefined ? undefined : durationInWords(secondsBetween(start, end))),
  },
];

function leftBehind({ leftBehind: left }: Run): string {
  if (left.length === 0) return 'nothing known';
  return left
    .map(({ kind, certainty }) => `${kind}${certainty === 'possible' ? ' (possible)' : ''}`)
    .sort()
    .join(', ');
}
