import { recordName } from '../logs/record-name';
import { actorFacts } from '../process';
import {
  isPredicted,
  nothingObserved,
  plannedTime,
  predictedOutcomeWords,
  predictedStatusMeanings,
  predictedStatusWords,
  type EvidencePlace,
  type Outcome,
  type Run,
  type RunStep,
  type StepStatus,
} from '../runs';
import { plain } from '../report/plain';
import { evidenceInWords, sceneInWords, shortProvider, withCode } from '../report/runs-words';
import { shownText } from './fit-text';
import type { OrderedStep } from './row-order';
import { limitOf } from './step-limit';
import { missingIds, openEndIds, storyOf } from './step-records';
import { durationInWords, limitInWords, secondsBetween, type Clock } from './times';

/** A status in the words of the picture; a step that was seen needs none. */
export const statusWords: Readonly<Record<StepStatus, string>> = {
  seen: '',
  implied: 'implied',
  silent: 'never logged',
  missing: 'missing',
  failed: 'failed',
  'not-reached': 'not reached',
  unknown: 'unknown',
};

/** What each status means, for a legend and for the reader's voice. */
export const statusMeanings: Readonly<Record<StepStatus, string>> = {
  seen: 'a record proves it',
  implied: 'no record, but a later step cannot have happened without it',
  silent: 'this Windows version logs nothing for it',
  missing: 'this Windows version always logs it, the log was read without a gap, and it is not there',
  failed: 'a record says that it failed',
  'not-reached': 'the backup ended before it',
  unknown: 'the logs that were read cannot tell',
};

/** A status in the words of where the run comes from; empty for a step that was seen. */
export function statusWordOf(run: Pick<Run, 'origin'>, status: StepStatus): string {
  return (isPredicted(run) ? predictedStatusWords : statusWords)[status];
}

/** What a status means there. */
export function statusMeaningOf(run: Pick<Run, 'origin'>, status: StepStatus): string {
  return (isPredicted(run) ? predictedStatusMeanings : statusMeanings)[status];
}

const outcomeWords: Readonly<Record<Outcome, string>> = {
  succeeded: 'backup succeeded',
  failed: 'backup failed',
  incomplete: 'backup without an end in the log',
  unknown: 'backup with unknown outcome',
};

/** What is written under a step that failed or is missing, or beside one that is quiet. */
export interface StepWords {
  readonly badge?: string;
  readonly note?: string;
  /** The same without how long it took, where there is little room. */
  readonly shortNote?: string;
  /** The record of its end, which is not there. */
  readonly absent?: string;
}

/** Badge and note of a step. */
export function wordsOf(run: Run, { step, time, end }: OrderedStep): StepWords {
  const open = openEndIds(run, step);
  const noEnd = open.length === 0 ? {} : { absent: `no end: ${open.join(' or ')} is not in the log` };
  switch (step.status) {
    case 'failed': {
      const line = storyOf(run, step);
      const place = line?.place ?? step.evidence.at(-1);
      const word = statusWordOf(run, 'failed');
      const badge = [place === undefined ? word : eventName(place), line?.code ?? ''].join(' ').trim();
      const why = line?.says ?? step.note?.replace(/\.$/, '') ?? word;
      const after =
        time === undefined || end === undefined ? '' : `after ${durationInWords(secondsBetween(time, end))}: `;
      return { badge, note: `${after}${why}`, ...(after !== '' && { shortNote: why }), ...noEnd };
    }
    case 'missing': {
      const ids = missingIds(run, step);
      return { badge: `${ids.join(' or ')} missing`.trim(), note: 'this Windows always logs it, and it is not there' };
    }
    case 'seen':
      return noEnd;
    default:
      return { badge: statusWordOf(run, step.status) };
  }
}

/** Ids of a few digits say nothing without their source: every second provider has an event 8. */
function eventName(place: EvidencePlace): string {
  const { eventId, provider } = place;
  return eventId < 1000 ? `${shortProvider(provider)} ${recordName(place)}` : String(eventId);
}

/** A step in a sentence or some: name, status, times, duration, why, records. */
export function stepSentence(run: Run, ordered: OrderedStep, clock: Clock): string {
  const { step, remarks } = ordered;
  const { from, to, label, status, evidence } = step;
  const who = from === to ? actorFacts[from].name : `${actorFacts[from].name} to ${actorFacts[to].name}`;
  const line = status === 'failed' ? storyOf(run, step) : undefined;
  const ids = status === 'missing' ? missingIds(run, step) : [];
  const open = openEndIds(run, step);
  const sentences = [
    `${who}: ${label}${status === 'seen' ? '' : `, ${statusWordOf(run, status)}`}.`,
    ...timeSentences(ordered, clock),
    ...(line ? [`${capital(withCode(line))}.`] : []),
    ...(ids.length > 0 ? [`Event ${ids.join(' or ')} is missing.`] : []),
    ...(open.length > 0 ? [`It began and no record says that it ended (event ${open.join(' or ')}).`] : []),
    ...(step.note === undefined || line || open.length > 0 ? [] : [step.note]),
    ...(status === 'implied' || status === 'not-reached' ? [`${capital(statusMeaningOf(run, status))}.`] : []),
    ...(evidence.length === 0
      ? []
      : [`${evidence.length === 1 ? 'Record' : 'Records'}: ${evidenceInWords(evidence)}.`]),
    ...remarks,
  ];
  return plain(sentences.join(' '));
}

function timeSentences({ time, end, step }: OrderedStep, clock: Clock): string[] {
  if (time === undefined) return [];
  const at = clock.whole(time);
  const limit = limitSentences(step);
  if (end !== undefined && limit.length > 0) return [`From ${at} to ${clock.whole(end)}.`, ...limit];
  if (end !== undefined) return [`From ${at} to ${clock.whole(end)}, ${durationInWords(secondsBetween(time, end))}.`];
  return [step.start === undefined ? `Ended ${at}; its start is not in the log.` : `${at}.`];
}

function limitSentences(step: RunStep): string[] {
  const found = limitOf(step);
  if (!found) return [];
  const { measuredSeconds, limitSeconds, limit } = found;
  const verdict = measuredSeconds > limitSeconds ? 'which exceeds' : 'within';
  return [`${durationInWords(measuredSeconds)}, ${verdict} the limit of ${limitInWords(limitSeconds)}. ${limit.what}`];
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** The first thing read: whose backup, where, and how it ended. */
export function runTitle(run: Run): string {
  const { vm, host, outcome, start, end } = run;
  const where = host === '' ? 'an unknown host' : shownText(host);
  if (isPredicted(run)) return `${shownText(vm.name)} on ${where}: ${predictedOutcomeWords[outcome]}`;
  const isOver = outcome === 'succeeded' || outcome === 'failed';
  const after =
    isOver && end !== undefined && end > start ? ` after ${durationInWords(secondsBetween(start, end))}` : '';
  return `${shownText(vm.name)} on ${where}: ${outcomeWords[outcome]}${after}`;
}

/** When it began and ended; of a plan the hour that it says. */
function timesOf(run: Run, clock: Clock): string {
  const planned = plannedTime(run.start);
  if (isPredicted(run)) return planned === undefined ? '' : ` It is to begin at ${planned}.`;
  return ` It began ${clock.whole(run.start)}${run.end === undefined ? '; no end is in the log' : ` and ended ${clock.whole(run.end)}`}.`;
}

/** What a reader who does not see the picture is told of it. */
export function runDescription(run: Run, clock: Clock, notes: readonly string[]): string {
  const counts = new Map<StepStatus, number>();
  for (const { status } of run.steps) counts.set(status, (counts.get(status) ?? 0) + 1);
  const told = [...counts].map(
    ([status, count]) => `${count} ${status === 'seen' ? 'seen' : statusWordOf(run, status)}`,
  );
  const sentences = [
    ...(isPredicted(run) ? [nothingObserved] : []),
    `${run.outcomeReason} Consistency: ${run.consistency}.${timesOf(run, clock)}`,
    sceneInWords(run),
    run.steps.length === 0 ? 'No step is known.' : `Steps: ${told.join(', ')}.`,
    ...notes,
  ];
  return plain(sentences.join(' '));
}
