import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareRuns,
  partnerOf,
  stepStatuses,
  type Run,
  type RunComparison,
  type RunStep,
} from '../../../src/core/runs';
import {
  csvSet,
  goodCheckpoint,
  guestSnapshot2012,
  noScsi,
  referencePoint2019,
  runsOf,
  twoNights,
  withManySteps,
} from '../../fixtures/sequence';

const [good, bad] = runsOf(twoNights()) as [Run, Run]; // fixtures.test.ts proves that there are two
const [wmi] = runsOf(referencePoint2019()) as [Run];
const [old] = runsOf(guestSnapshot2012()) as [Run];
const [refused] = runsOf(noScsi()) as [Run];

describe('a good night beside a bad one', () => {
  const comparison = compareRuns(good, bad);
  const row = (id: string): RunComparison['rows'][number] => comparison.rows.find((one) => one.id === id)!;

  test('the first difference is the merge', () => {
    expect(comparison.rows[comparison.firstDifference!]).toMatchObject({
      id: 'checkpoint-merge',
      a: { status: 'seen', eventIds: [19070, 19080], codes: [] },
      b: { status: 'failed', eventIds: [10102, 19070], codes: ['0x80070020'] },
    });
    expect(comparison.sentence).toBe(
      'The first difference is "removes the checkpoint and merges": seen (event 19080) in the run of 2014-03-05 22:00:04 UTC, ' +
        'failed (event 10102, 0x80070020) in that of 2014-03-06 22:00:04 UTC.',
    );
  });

  test('times are counted from the start of each run', () => {
    expect(row('guest-freeze')).toMatchObject({
      a: { sinceStart: 0n, duration: 79_000_000n },
      b: { sinceStart: 0n, duration: 94_000_000n },
    });
    expect(row('volume-snapshot').a?.sinceStart).toBe(312_500_000n);
  });

  test('a little slower is no difference', () => {
    expect(row('guest-freeze').differences).toEqual([]);
  });

  test('the whole runs are compared too', () => {
    const told = Object.fromEntries(comparison.facts.map(({ name, a, b, isDifferent }) => [name, [a, b, isDifferent]]));
    expect(told).toEqual({
      outcome: ['succeeded', 'failed', true],
      consistency: ['application', 'application', false],
      'left behind': ['nothing known', 'auto-recovery-file', true],
      Windows: ['6.3.9600', '6.3.9600', false],
      'way of backup': ['checkpoint', 'checkpoint', false],
      duration: ['3 min 11 s', '52.5 s', false],
    });
  });
});

describe('runs that have little in common', () => {
  test('different generations share the steps of the same id, the rest stands alone', () => {
    const { rows } = compareRuns(good, wmi);
    expect(rows.map(({ id, a, b }) => `${id} ${a ? 'a' : '-'}${b ? 'b' : '-'}`)).toEqual([
      'identify a-',
      'precheck a-',
      'guest-freeze ab',
      'checkpoint-create ab',
      'autorecovery-attach a-',
      'autorecovery-detach a-',
      'volume-snapshot ab',
      'reference-point -b',
      'checkpoint-merge ab',
      'expose a-',
      'transfer ab',
      'backup-complete a-',
      'snapshot-delete a-',
      'reference-point-delete -b',
    ]);
    expect(rows[0]?.differences).toEqual(['only']);
  });

  test('of different ways only the steps of both can be the first difference', () => {
    const comparison = compareRuns(good, wmi);
    expect(comparison.rows[comparison.firstDifference!]?.id).toBe('checkpoint-create');
    expect(comparison.sentence).toBe(
      'They took different ways, checkpoint and reference-point; the first difference in a step of both is ' +
        '"makes the backup checkpoint / makes the recovery checkpoint": seen (event 18520) in the run of VM001, 2014-03-05 22:00:04 UTC, ' +
        'implied in that of SQL-02, 2020-06-02 01:00:03 UTC.',
    );
  });

  test('a step that only one log tells of stands back behind one that failed', () => {
    const comparison = compareRuns(good, unheard(bad));
    expect(comparison.rows[comparison.firstDifference!]?.id).toBe('checkpoint-merge');
    expect(comparison.sentence).toContain('The first difference that is more than a gap in the logs is');
    const onlyGap = compareRuns(good, unheard(good));
    expect(onlyGap.rows[onlyGap.firstDifference!]).toMatchObject({ id: 'guest-freeze', b: { status: 'unknown' } });
    expect(onlyGap.sentence).toContain('The first difference is "guest writers freeze"');
  });

  test('a run is as it is itself', () => {
    const same = compareRuns(good, good);
    expect(same.firstDifference).toBeUndefined();
    expect(same.sentence).toBe('No step differs, and nothing else that is known of the runs.');
  });

  test('a step that only takes longer is a difference, but not before one that fails', () => {
    const slow = { ...good, steps: good.steps.map((step) => slower(step, 'guest-freeze')) };
    const paced = compareRuns(good, slow);
    expect(paced.rows[paced.firstDifference!]).toMatchObject({ id: 'guest-freeze', differences: ['duration'] });
    expect(paced.sentence).toContain('7.9 s in the run of');
    const both = compareRuns(slow, bad);
    expect(both.rows[both.firstDifference!]?.id).toBe('checkpoint-merge');
  });

  test('what is left and nothing else: the sentence says what differs', () => {
    const left = { ...good, leftBehind: bad.leftBehind };
    expect(compareRuns(good, left).sentence).toBe('No step differs; what differs is left behind.');
  });

  test('ten thousand steps', () => {
    const { rows } = compareRuns(withManySteps(good, 10_000), withManySteps(bad, 9_000));
    expect(rows).toHaveLength(10_000);
  });
});

/** The run without a log of its guest. */
function unheard(run: Run): Run {
  const steps = run.steps.map((step): RunStep => (step.id === 'guest-freeze' ? { ...step, status: 'unknown' } : step));
  return { ...run, steps };
}

function slower(step: RunStep, id: string): RunStep {
  return step.id === id && step.end !== undefined ? { ...step, end: step.end + 600_000_000n } : step;
}

const anyRun: fc.Arbitrary<Run> = fc
  .record({
    base: fc.constantFrom(good, bad, wmi, old, refused),
    picks: fc.array(fc.tuple(fc.nat(40), fc.constantFrom(...stepStatuses)), { maxLength: 30 }),
    start: fc.bigInt({ min: 0n, max: 1000n }),
    id: fc.string(),
  })
  .map(({ base, picks, start, id }) => ({
    ...base,
    id,
    start,
    steps: picks.map(([at, status]): RunStep => ({ ...base.steps[at % base.steps.length]!, status })),
  }));

describe('for any two runs', () => {
  test('every step of both stands in one row, in its order', () => {
    fc.assert(
      fc.property(anyRun, anyRun, (a, b) => {
        const { rows } = compareRuns(a, b);
        expect(rows.flatMap((row) => row.a?.index ?? [])).toEqual(a.steps.map((_step, at) => at));
        expect(rows.flatMap((row) => row.b?.index ?? [])).toEqual(b.steps.map((_step, at) => at));
        for (const row of rows) {
          if (row.a) expect(a.steps[row.a.index]?.id).toBe(row.id);
          if (row.b) expect(b.steps[row.b.index]?.id).toBe(row.id);
        }
      }),
      { seed: 1 },
    );
  });

  test('the other way round it is the same comparison', () => {
    fc.assert(
      fc.property(anyRun, anyRun, (a, b) => {
        const there = compareRuns(a, b);
        const back = compareRuns(b, a);
        expect(back.firstDifference).toBe(there.firstDifference);
        expect(
          back.rows.map((row) => ({ id: row.id, label: row.label, a: row.b, b: row.a, differences: row.differences })),
        ).toEqual(
          there.rows.map((row) => ({ id: row.id, label: row.label, a: row.a, b: row.b, differences: row.differences })),
        );
      }),
      { seed: 1 },
    );
  });

  test('a run differs from itself in nothing', () => {
    fc.assert(
      fc.property(anyRun, (run) => {
        expect(compareRuns(run, run).firstDifference).toBeUndefined();
      }),
      { seed: 1 },
    );
  });
});

describe('the run to set beside another', () => {
  const week = 7n * 24n * 3600n * 10_000_000n;
  const moved = (run: Run, weeks: bigint): Run => ({
    ...run,
    id: `${run.id}/${weeks}`,
    start: run.start + weeks * week,
  });

  test('is the last good one before it', () => {
    expect(partnerOf(bad, [moved(good, -2n), good, bad, moved(good, 1n)])).toBe(good);
  });

  test('is the first good one after it where none is before', () => {
    const next = moved(good, 1n);
    expect(partnerOf(bad, [bad, moved(good, 2n), next])).toBe(next);
  });

  test('of a good one is one that was not good, else another good one', () => {
    expect(partnerOf(good, [good, bad])).toBe(bad);
    const earlier = moved(good, -1n);
    expect(partnerOf(good, [earlier, good])).toBe(earlier);
  });

  test('is of the same VM and the same generation', () => {
    const other = { ...good, id: 'x', vm: { id: 'other', name: good.vm.name } };
    expect(partnerOf(bad, [other, { ...good, id: 'y', generation: 'reference-point' }])).toBeUndefined();
    expect(partnerOf(bad, runsOf(csvSet(3)))).toBeUndefined();
    const noId = { ...good, vm: { name: 'vm001' } };
    expect(partnerOf(bad, [noId])).toBe(noId);
    expect(partnerOf(bad, runsOf(goodCheckpoint()))?.vm.name).toBe('VM001');
  });
});
