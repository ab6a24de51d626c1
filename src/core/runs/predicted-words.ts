import { filetimeToIso } from '../vmconfig/filetime';
import type { Outcome, Run, StepStatus } from './run';

/** The statuses of a predicted run in words: the same statuses of a log that was read mean something else. */
export const predictedStatusWords: Readonly<Record<StepStatus, string>> = {
  // No record proves a step of a night that has not been.
  seen: 'expected',
  implied: 'expected',
  silent: 'expected, leaves no record',
  missing: 'expected',
  failed: 'expected to fail',
  'not-reached': 'not reached',
  unknown: 'cannot be told',
};

/** What each of them means, for a legend and for the reader's voice. */
export const predictedStatusMeanings: Readonly<Record<StepStatus, string>> = {
  seen: 'it follows from the scenario',
  implied: 'it follows from the scenario, and Windows will log it',
  silent: 'it follows from the scenario, and this Windows version logs nothing for it',
  missing: 'it follows from the scenario',
  failed: 'what the scenario says will make it fail',
  'not-reached': 'the backup is expected to end before it',
  unknown: 'the scenario does not say what decides it',
};

/** How a predicted backup is expected to end. */
export const predictedOutcomeWords: Readonly<Record<Outcome, string>> = {
  succeeded: 'predicted to succeed',
  failed: 'predicted to fail',
  incomplete: 'predicted, without an end',
  unknown: 'predicted, its outcome cannot be told',
};

/** Said wherever a predicted run is shown. */
export const nothingObserved = 'Nothing of this was observed: it is predicted from the scenario.';

/** True for a run that nobody saw: it follows from a scenario. */
export function isPredicted({ origin }: Pick<Run, 'origin'>): boolean {
  return origin === 'predicted';
}

/** `22:00`: when the job begins, by the clock of the plan; `undefined` where the scenario does not say. A plan has no date. */
export function plannedTime(start: bigint): string | undefined {
  // A job of midnight and one without a time are the same number; of both nothing is said rather than something wrong.
  return start <= 0n ? undefined : filetimeToIso(start)?.slice(11, 16);
}
