import { describe, expect, test } from 'vitest';
import { generationIds, signatures, stepsOf, type GenerationId } from '../../../src/core/process';
import { observe, type StepStatus } from '../../../src/core/runs';
import { failedCheckpoint, failedGuestSnapshot, failedReferencePoint } from '../../fixtures/runs/failed';
import { good2008R2, good2012R2, goodGroup2016 } from '../../fixtures/runs/good';
import { spansOf } from '../../support/records';
import { statuses } from './check-runs';

/**
 * The steps whose failure no record tells, by LIFECYCLE and the catalogue of events: why, and what is said of them in a good run of
 * that generation and in one that died before them.
 */
const noRecord: readonly (readonly [
  generation: GenerationId,
  step: string,
  why: string,
  good: StepStatus | undefined,
  died: StepStatus | undefined,
])[] = [
  [
    'guest-snapshot',
    'add-volumes',
    'a forgotten volume is 0x800423F0 in the log of the application',
    'implied',
    'implied',
  ],
  ['guest-snapshot', 'guest-done', 'the answer of the guest is a message on VMBus', 'implied', 'not-reached'],
  ['guest-snapshot', 'transfer', 'the application reads; Windows logs nothing of it', 'implied', 'not-reached'],
  [
    'checkpoint',
    'autorecovery-detach',
    'a file that cannot be deleted is 10102, and of the merge',
    'seen',
    'not-reached',
  ],
  ['checkpoint', 'transfer', 'the application reads; Windows logs nothing of it', 'silent', 'not-reached'],
  [
    'checkpoint',
    'snapshot-delete',
    'what cannot be deleted is tried again, or is in the log of the array',
    'silent',
    'not-reached',
  ],
  [
    'reference-point',
    'save',
    'the application saves the VM by itself; only the saving is logged',
    undefined,
    undefined,
  ],
  [
    'reference-point',
    'resume',
    'the application resumes the VM by itself; only the resuming is logged',
    undefined,
    undefined,
  ],
];

const failed = {
  'guest-snapshot': failedGuestSnapshot,
  checkpoint: failedCheckpoint,
  'reference-point': failedReferencePoint,
} as const;
const good = { 'guest-snapshot': good2008R2, checkpoint: good2012R2, 'reference-point': goodGroup2016 } as const;
/** A backup that dies early, by the beginning of its name. */
const early = {
  'guest-snapshot': 'prepare',
  checkpoint: 'precheck',
  'reference-point': 'checkpoint-create of',
} as const;

describe.each(generationIds)('%s', (generation) => {
  test('every step has a backup that fails in it, or a reason why no record can tell', () => {
    const told = new Set<string>();
    for (const one of failed[generation]) {
      const { runs } = observe(one.records, { coverage: spansOf(one.records) });
      // On 2016 a plain checkpoint failure does not tell WMI from VSS: such a run shows the steps of the writer.
      for (const run of runs) for (const { id, status } of run.steps) if (status === 'failed') told.add(id);
    }
    const silent = noRecord.filter(([of]) => of === generation).map(([, step]) => step);
    const steps = stepsOf(generation, { savedState: true }).map(({ id }): string => id);
    expect(steps.filter((step) => !told.has(step) && !silent.includes(step))).toEqual([]);
    expect(silent.filter((step) => told.has(step))).toEqual([]);
  });

  test('where a reason stands no signature tells of a failure: a new one needs its backup here', () => {
    const failing = new Set(
      signatures.filter(({ verdict }) => verdict === 'fails').map(({ steps }) => steps[generation]),
    );
    const silent = noRecord.filter(([of]) => of === generation).map(([, step]) => step);
    expect(silent.filter((step) => [...failing].some((one) => one === step))).toEqual([]);
  });
});

test.each(noRecord)('%s %s: %s', (generation, step, _why, inGood, inDead) => {
  const { runs } = observe(good[generation], { coverage: spansOf(good[generation]) });
  expect(statuses(runs[0]!)[step]).toBe(inGood);
  const dead = failed[generation].find(({ name }) => name.startsWith(early[generation]));
  const [died] = observe(dead!.records, { coverage: spansOf(dead!.records) }).runs;
  expect(statuses(died!)[step]).toBe(inDead);
});
