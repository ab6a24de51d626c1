import { namesOf, type ComparedStep, type ComparisonRow, type RunComparison } from '../runs';
import { durationInWords } from '../text/duration';

/** What two runs are compared as: `VM001: 2014-03-05 22:00:04 UTC and 2014-03-06 22:00:04 UTC`. */
export function comparisonTitle({ a, b }: RunComparison, timeOf?: (time: bigint) => string): string {
  const names = namesOf(a, b, timeOf);
  const who = a.vm.name === b.vm.name && a.host === b.host ? `${a.vm.name}: ` : '';
  return `${who}${names.a} and ${names.b}`;
}

/** `seen, +7.3 s, took 7.9 s`; what a run without the step has instead. */
export function stateInWords(step: ComparedStep | undefined): string {
  if (!step) return 'no such step';
  return [step.word ?? step.status, ...timesInWords(step)].join(', ');
}

/** When after the start of its run, and for how long. */
export function timesInWords({ sinceStart, duration }: ComparedStep): string[] {
  return [
    ...(sinceStart === undefined ? [] : [`+${durationInWords(seconds(sinceStart))}`]),
    ...(duration === undefined || duration === 0n ? [] : [`took ${durationInWords(seconds(duration))}`]),
  ];
}

/** `10102, 19070, 0x80070020`: the records and the codes of a step. */
export function proofInWords(step: ComparedStep | undefined): string {
  return step === undefined ? '' : [...step.eventIds.map(String), ...(step.marks ?? []), ...step.codes].join(', ');
}

/** Marks of a row: `first` difference, another difference, or none. */
export function markOf({ rows, firstDifference }: RunComparison, row: ComparisonRow): 'first' | 'different' | 'same' {
  if (firstDifference !== undefined && rows[firstDifference] === row) return 'first';
  return row.differences.length === 0 ? 'same' : 'different';
}

function seconds(units: bigint): number {
  return Number(units) / 10_000_000;
}
