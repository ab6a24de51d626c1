import type { RunHead } from '../../protocol/panel';

/** The run that a reader without a choice of their own should see: the last one that failed, else the last one that is not well. */
export function firstToShow(runs: readonly RunHead[]): string | undefined {
  // Of a scenario its prediction is asked about first, and of that what fails.
  const planned = runs.filter(({ predicted }) => predicted);
  if (planned.length > 0) return (planned.find(({ outcome }) => outcome !== 'succeeded') ?? planned[0])?.id;
  const newest = [...runs].sort((a, b) => (BigInt(a.start) < BigInt(b.start) ? 1 : -1));
  const failed = newest.find(({ outcome }) => outcome === 'failed');
  const doubtful = newest.find(({ outcome }) => outcome !== 'succeeded');
  return (failed ?? doubtful ?? newest[0])?.id;
}
