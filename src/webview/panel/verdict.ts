import { isPredicted, type Consistency, type Outcome, type Run } from '../../core';
import { shownName } from './shown-name';
import { durationText } from './times';

const ends: Readonly<Record<Outcome, string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  incomplete: 'began, and no end of it was found',
  unknown: 'left records, but none that says how it ended',
};

const willEnd: Readonly<Record<Outcome, string>> = {
  succeeded: 'is predicted to succeed',
  failed: 'is predicted to fail',
  incomplete: 'is predicted, without an end',
  unknown: 'is predicted; how it ends cannot be told',
};

const usable: Readonly<Record<Exclude<Consistency, 'none' | 'unknown'>, string>> = {
  application: 'application-consistent',
  'file-system': 'file-system-consistent',
  crash: 'crash-consistent',
  'saved-state': 'consistent with the saved memory of the VM',
};

/** What each consistency means for who has to restore, for the hover of the word. */
export const consistencyMeanings: Readonly<Record<Consistency, string>> = {
  application: 'Applications in the VM had written what they held: a restore starts as after an orderly stop.',
  'file-system': 'File systems in the VM had written what they held; its applications were not asked.',
  crash: 'As after a power cut: nothing in the VM was asked to write what it held.',
  'saved-state': 'The memory of the VM was saved together with its disks: a restore goes on where the VM stopped.',
  none: 'The backup ended before the snapshot was made.',
  unknown: 'No record tells in what state the data of the VM was.',
};

/** What happened, to whom, how bad: the first thing that is read, in one sentence. */
export function verdict(run: Run): string {
  if (isPredicted(run))
    return `The backup of ${shownName(run.vm.name)} on ${shownName(run.host)} ${willEnd[run.outcome]}${predictedData(run)}.`;
  const time = run.end === undefined || run.end === run.start ? '' : timeWords(run.outcome, run.end - run.start);
  return `The backup of ${shownName(run.vm.name)} on ${shownName(run.host)} ${ends[run.outcome]}${time}${dataWords(run)}.`;
}

function predictedData({ outcome, consistency }: Run): string {
  if (outcome === 'failed') return '; there will be nothing of it to restore';
  return consistency === 'none' || consistency === 'unknown' ? '' : `; its copy will be ${usable[consistency]}`;
}

/** A snapshot is no backup yet: of one that failed only a record of the copy would prove that anything can be restored. */
function dataWords({ outcome, consistency, steps }: Run): string {
  if (consistency === 'none') return '; there is nothing of it to restore';
  const isCopied = steps.some(({ id, status }) => id === 'transfer' && status === 'seen');
  if (outcome === 'failed' && !isCopied) return '; no record shows a copy to restore from';
  if (consistency === 'unknown') return outcome === 'failed' ? '; its data was copied' : '';
  return `; its data is ${usable[consistency]}${outcome === 'succeeded' ? '' : ' at best'}`;
}

/** Records that came at one moment say nothing of how long it took. */
function timeWords(outcome: Outcome, units: bigint): string {
  if (units < 10_000_000n) return '';
  const duration = durationText(units);
  if (outcome === 'succeeded') return ` in ${duration}`;
  return outcome === 'failed' ? ` after ${duration}` : `; what is logged lasts ${duration}`;
}
