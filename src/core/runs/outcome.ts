import type { CoverageSpan } from '../report/coverage';
import type { KnownBuild } from './host-builds';
import type { Outcome, RunStep, StoryLine } from './run';
import type { StepEvent } from './step-events';
import { coveredUntil, windowCoverage } from './window-coverage';

export interface OutcomeScene {
  readonly events: readonly StepEvent[];
  readonly steps: readonly RunStep[];
  readonly story: readonly StoryLine[];
  readonly known: KnownBuild;
  readonly host: string;
  readonly spans: readonly CoverageSpan[];
  /** Uncorrected times of the first and last record of the VM's host. */
  readonly first: bigint;
  readonly last: bigint;
}

export interface JudgedOutcome {
  readonly outcome: Outcome;
  readonly reason: string;
}

const vmmsChannel = 'Microsoft-Windows-Hyper-V-VMMS-Admin';
/** A log that ends so soon after the last record of a run may have cut the run off. */
const cutOff = 30n * 60n * 10_000_000n;

/**
 * How a run ended. Failed: a record says so. Succeeded: a product says so, or Hyper-V's own part is done, no failure is logged,
 * and its log was read whole. Incomplete: something began, did not end, and the log ends there.
 */
export function judgeOutcome(scene: OutcomeScene): JudgedOutcome {
  const { events, steps, story } = scene;
  const fatal = events.find(({ signature }) => signature.verdict === 'fails' && signature.stops === true);
  const [cause] = story;
  if (fatal && cause) {
    return { outcome: 'failed', reason: `Failed: ${cause.says}${cause.code === undefined ? '' : ` (${cause.code})`}.` };
  }
  const product = events.find(({ signature, event }) => signature.provider === 'backup' && event.record.eventId === 4);
  const withErrors = cause === undefined ? '' : ` One thing went wrong on the way: ${cause.says}.`;
  if (product) return { outcome: 'succeeded', reason: `Windows Server Backup reports success.${withErrors}` };
  const open = steps.find(({ start, end, status }) => status === 'seen' && start !== undefined && end === undefined);
  if (open) return openEnd(scene, open);
  return done(scene, withErrors);
}

/** The logs of a host end so soon after a time that what came next may not be in them, or nobody knows how far they reach. */
export function isCutOff(spans: readonly CoverageSpan[], host: string, last: bigint): boolean {
  const until = coveredUntil(spans, host);
  return until === undefined || until - last < cutOff;
}

function openEnd({ spans, host, last }: OutcomeScene, { label }: RunStep): JudgedOutcome {
  const isUnknown = coveredUntil(spans, host) === undefined;
  const why = isUnknown
    ? 'it is not known how far the log reaches'
    : isCutOff(spans, host, last)
      ? 'the log ends there'
      : 'the log goes on without its end';
  return { outcome: 'incomplete', reason: `"${label}" began and no record says that it ended; ${why}.` };
}

function done({ steps, spans, host, first, last, story }: OutcomeScene, withErrors: string): JudgedOutcome {
  const finished = steps.find(
    ({ id, status }) =>
      status === 'seen' && ['checkpoint-merge', 'transfer', 'backup-complete', 'reference-point-delete'].includes(id),
  );
  const copy = "whether the copy was finished stands only in the backup application's log";
  if (!finished) {
    const reason = story.length > 0 ? `No record says how it ended.${withErrors}` : 'No record says how it ended.';
    return { outcome: 'unknown', reason };
  }
  if (windowCoverage(spans, host, vmmsChannel, first, last) !== 'whole') {
    return {
      outcome: 'unknown',
      reason: `"${finished.label}" is done; the log was not read whole, so a failure may not be in it.${withErrors}`,
    };
  }
  return {
    outcome: 'succeeded',
    reason: `Hyper-V's part is done ("${finished.label}") and no failure is logged; ${copy}.${withErrors}`,
  };
}
