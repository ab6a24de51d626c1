import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import type { CoverageSpan } from '../../../src/core/report/coverage';
import { observe, type Run, type RunStep } from '../../../src/core/runs';
import {
  clockBack,
  csvSet,
  equalTimes,
  failedMerge,
  goodCheckpoint,
  guestSnapshot2012,
  hostileNames,
  noEnd,
  noScsi,
  oneStep,
  outOfOrder,
  referencePoint2019,
  runsOf,
  sequenceFixtures,
  strangeNames,
  twoNights,
  withManySteps,
} from '../../fixtures/sequence';
import { readLog } from '../logs/evtx/read-log';
import { statuses } from '../runs/check-runs';

/** The run of a fixture that has one. */
function onlyRun(runs: readonly Run[]): Run {
  expect(runs).toHaveLength(1);
  return runs[0]!;
}

const ids = (step: RunStep | undefined): number[] => (step?.evidence ?? []).map(({ eventId }) => eventId);

describe('the nights of the sequence panel give the runs that they are made for', () => {
  test('a failed merge: 10102, 19070 without 19080, the AutoRecovery file left', () => {
    const run = onlyRun(runsOf(failedMerge()));
    expect(run).toMatchObject({ outcome: 'failed', generation: 'checkpoint', consistency: 'application' });
    expect(ids(run.steps.find(({ id }) => id === 'checkpoint-merge'))).toEqual([19070, 10102]);
    expect(statuses(run)).toMatchObject({ 'volume-snapshot': 'seen', 'checkpoint-merge': 'failed' });
    expect(run.leftBehind).toMatchObject([{ kind: 'auto-recovery-file', certainty: 'proved' }]);
    expect(run.files.filter(({ leftBehind }) => leftBehind).map(({ path }) => path)).toEqual([
      'C:\\ClusterStorage\\Volume1\\VM001\\VM001-AutoRecovery.avhdx',
    ]);
  });

  test('no SCSI controller: all after the check is not reached', () => {
    const run = onlyRun(runsOf(noScsi()));
    expect(run).toMatchObject({ outcome: 'failed', consistency: 'none' });
    const after = run.steps.slice(run.steps.findIndex(({ id }) => id === 'precheck') + 1);
    expect(after).toHaveLength(10);
    expect(new Set(after.map(({ status }) => status))).toEqual(new Set(['not-reached']));
  });

  test('a good 2012 R2 night', () => {
    const run = onlyRun(runsOf(goodCheckpoint()));
    expect(run).toMatchObject({ outcome: 'succeeded', consistency: 'application', build: '6.3.9600' });
    for (const id of [
      'guest-freeze',
      'checkpoint-create',
      'autorecovery-detach',
      'volume-snapshot',
      'checkpoint-merge',
    ])
      expect(statuses(run)[id]).toBe('seen');
  });

  test('a 2012 night', () => {
    const run = onlyRun(runsOf(guestSnapshot2012()));
    expect(run).toMatchObject({ outcome: 'succeeded', generation: 'guest-snapshot', hostOs: 'windows-server-2012' });
    expect(statuses(run)).toMatchObject({ 'guest-snapshot': 'seen', 'auto-recovery': 'seen' });
  });

  test('a 2019 night: a VM by WMI and a group with reference points', () => {
    const [vm, group] = runsOf(referencePoint2019());
    expect(vm).toMatchObject({ generation: 'reference-point', hostOs: 'windows-server-2019', outcome: 'succeeded' });
    expect(group).toMatchObject({ generation: 'reference-point', vm: { name: 'GC1' } });
    expect(statuses(group!)).toMatchObject({ 'reference-point': 'seen', 'reference-point-delete': 'seen' });
  });

  test('forty VMs in one snapshot set', () => {
    const runs = runsOf(csvSet());
    expect(runs).toHaveLength(40);
    expect(new Set(runs.map(({ setId }) => setId))).toEqual(new Set(['7b0c0000-0000-4000-8000-00000000c5e1']));
    const failed = runs.filter(({ outcome }) => outcome === 'failed').map(({ vm }) => vm.name);
    expect(failed).toEqual(['VM08', 'VM13', 'VM24']);
    expect(runs.filter(({ outcome }) => outcome === 'succeeded')).toHaveLength(35);
    const snapshots = runs.map(({ steps }) => steps.find(({ id }) => id === 'volume-snapshot')?.start);
    expect(new Set(snapshots).size).toBe(1);
    const freezes = runs.map(({ steps }) => steps.find(({ id }) => id === 'guest-freeze')?.start);
    expect(new Set(freezes.filter((time) => time !== undefined)).size).toBe(37);
  });

  test('a thousand VMs in one set', () => {
    expect(new Set(runsOf(csvSet(1000)).map(({ vm }) => vm.name)).size).toBe(1000);
  });

  test('two nights of one VM: good, then bad', () => {
    const runs = runsOf(twoNights());
    expect(runs.map(({ vm, outcome }) => [vm.name, outcome])).toEqual([
      ['VM001', 'succeeded'],
      ['VM001', 'failed'],
    ]);
  });

  test('what must be drawn all the same', () => {
    expect(onlyRun(runsOf(noEnd()))).toMatchObject({ outcome: 'incomplete' });
    expect(onlyRun(runsOf(noEnd())).end).toBeUndefined();
    expect(onlyRun(runsOf(oneStep())).steps.filter(({ evidence }) => evidence.length > 0)).toHaveLength(1);
    expect(statuses(onlyRun(runsOf(outOfOrder())))).toEqual(statuses(onlyRun(runsOf(goodCheckpoint()))));
    const times = onlyRun(runsOf(equalTimes())).steps.flatMap(({ start, end }) => [start, end]);
    expect(new Set(times.filter((time) => time !== undefined)).size).toBe(1);
    const [back] = runsOf(clockBack());
    const merge = back!.steps.find(({ id }) => id === 'checkpoint-merge');
    expect(merge!.evidence.map(({ eventId }) => eventId)).toEqual([19080, 19070]);
    expect(runsOf(strangeNames()).map(({ vm }) => vm.name)).toEqual(hostileNames.map((name) => name.trim()));
    expect(withManySteps(back!, 10_000).steps).toHaveLength(10_000);
  });
});

describe('written as .evtx and read again they give the same runs', () => {
  const names = sequenceFixtures().map(({ name }) => name);
  test.each(names)('%s', async (name) => {
    const made = sequenceFixtures().find((one) => one.name === name)!;
    const records: LogRecord[] = [];
    const coverage: CoverageSpan[] = [];
    for (const bytes of Object.values(made.logs())) {
      const log = await readLog(bytes);
      expect(log.bad).toEqual([]);
      records.push(...log.records);
      coverage.push(...log.coverage.spans);
    }
    expect(records).toHaveLength(made.records.length);
    expect(observe(records, { coverage }).runs.map(withoutPlaces)).toEqual(runsOf(made).map(withoutPlaces));
  });
});

/** A run without where its records stand: files that were written have other offsets, and count in another order. */
function withoutPlaces({ steps, story, ...rest }: Run): unknown {
  return {
    ...rest,
    steps: steps.map(({ evidence, ...step }) => ({ ...step, ids: evidence.map(({ eventId }) => eventId) })),
    story: story.map(({ says, code, place }) => [says, code, place.eventId]),
  };
}
