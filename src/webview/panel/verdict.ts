import type { Consistency, Outcome, Run } from '../../core';
import { shownName } from './shown-name';
import { durationText } from './times';

const ends: Readonly<Record<Outcome, string>> = {
  succeeded: 'succeeded',
  failed: 'failed',
  incomplete: 'began, and no end of it was found',
  unknown: 'left records, but none that says how it ended',
};

const usable: Readonly<Record<Consistency, string>> = {
  application: 'application-consistent',
  'file-system': 'file-system-consistent',
  crash: 'crash-consistent',
  'saved-state': 'consistent with the saved memory of the VM',
  none: 'not usable',
  unknown: '',
};

/** What happened, to whom, how bad: the first thing that is read, in one sentence. */
export function verdict(run: Run): string {
  const time = run.end === undefined || run.end === run.start ? '' : timeWords(run.outcome, run.end - run.start);
  const data = usable[run.consistency];
  const atBest = run.outcome === 'succeeded' ? '' : ' at best';
  const how =
    data === ''
      ? ''
      : run.consistency === 'none'
        ? '; nothing of it can be restored'
        : `; its data is ${data}${atBest}`;
  return `The backup of ${shownName(run.vm.name)} on ${shownName(run.host)} ${ends[run.outcome]}${time}${how}.`;
}

function timeWords(outcome: Outcome, units: bigint): string {
  const duration = durationText(units);
  if (outcome === 'succeeded') return ` in ${duration}`;
  return outcome === 'failed' ? ` after ${duration}` : `; what is logged lasts ${duration}`;
}
