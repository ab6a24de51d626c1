import { describe, expect, test } from 'vitest';
import {
  failedCheckpoint,
  failedGuestSnapshot,
  failedReferencePoint,
  type FailedRun,
} from '../../fixtures/runs/failed';
import type { Run } from '../../../src/core/runs';
import { spansOf } from '../../support/records';
import { checkRuns } from './check-runs';

/** Nothing after the step of the cause came, save what says itself that it failed; nothing before it is said not to have come. */
function checkOrder({ steps, story }: Run): void {
  const at = steps.findIndex(({ id }) => id === story[0]?.step);
  const before = steps.slice(0, at).map(({ status }) => status);
  expect(before.filter((status) => status === 'not-reached')).toEqual([]);
  if (story[0]?.step === 'backup-complete') return;
  const after = steps.slice(at + 1).map(({ status }) => status);
  expect(after.filter((status) => status !== 'not-reached' && status !== 'failed')).toEqual([]);
}

function check(family: string, one: FailedRun): void {
  test(one.name, () => {
    const name = `${family}-${one.name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`;
    const { runs, findings } = checkRuns(name, one.records, { coverage: spansOf(one.records) });
    expect(runs.map(({ vm }) => vm.name)).toEqual([one.vm]);
    const [run] = runs;
    expect(run!.steps.filter(({ status }) => status === 'failed').map(({ id }) => id)).toEqual(one.failedSteps);
    expect(run!.outcome).toBe(one.outcome);
    expect(run!.story[0]).toMatchObject({ role: 'cause', place: { eventId: one.cause } });
    expect(run!.story.slice(1).every(({ role }) => role === 'consequence')).toBe(true);
    if (one.left) expect(run!.leftBehind.map(({ kind }) => kind)).toEqual(one.left);
    if (one.outcome === 'failed') checkOrder(run!);
    // One story: what followed from the cause stands under the finding of the cause.
    const told = findings.filter(({ runIds }) => runIds.includes(run!.id));
    expect(told.length).toBeLessThanOrEqual(1);
    expect(run!.steps.map(({ status }) => status)).not.toContain('missing');
  });
}

describe('a run that fails in each step', () => {
  describe('guest-snapshot', () => {
    for (const one of failedGuestSnapshot) check('guest-snapshot', one);
  });
  describe('checkpoint', () => {
    for (const one of failedCheckpoint) check('checkpoint', one);
  });
  describe('reference-point', () => {
    for (const one of failedReferencePoint) check('reference-point', one);
  });
});
