import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepStatuses, type Run, type RunStep } from '../../../src/core/runs';
import { layoutSet, type SetScene } from '../../../src/core/sequence';
import { goodCheckpoint, guestSnapshot2012, referencePoint2019, runsOf, withManySteps } from '../../fixtures/sequence';

const [checkpoint] = runsOf(goodCheckpoint()) as [Run]; // fixtures.test.ts proves that they are there
const [old] = runsOf(guestSnapshot2012()) as [Run];
const [wmi] = runsOf(referencePoint2019()) as [Run];

/** From a tick to a century. */
const anyTime = fc.oneof(
  fc.bigInt({ min: 0n, max: 1_000n }),
  fc.bigInt({ min: 0n, max: 600_000_000n }),
  fc.bigInt({ min: 0n, max: 30_000_000_000_000_000n }),
);

const anyStep = fc.record({
  status: fc.constantFrom(...stepStatuses),
  start: fc.option(anyTime, { nil: undefined }),
  end: fc.option(anyTime, { nil: undefined }),
});

/** A run with any times at any of its steps, in any order. */
const anyRun: fc.Arbitrary<Run> = fc
  .record({
    base: fc.constantFrom(checkpoint, old, wmi),
    steps: fc.array(anyStep, { minLength: 12, maxLength: 12 }),
    start: anyTime,
    end: fc.option(anyTime, { nil: undefined }),
    outcome: fc.constantFrom('succeeded' as const, 'failed' as const, 'incomplete' as const, 'unknown' as const),
    setId: fc.constantFrom('a', 'b', undefined),
    name: fc.string({ maxLength: 60, unit: 'grapheme' }),
  })
  .map(({ base, steps, start, end, outcome, setId, name }): Run => {
    return {
      ...without(base, 'end', 'setId'),
      vm: { name },
      start: base.start + start,
      ...(end !== undefined && { end: base.start + end }),
      ...(setId !== undefined && { setId }),
      outcome,
      steps: base.steps.map((step, at) => moved(step, base.start, steps[at]!)),
    };
  });

function without<T extends object, Key extends keyof T & string>(value: T, ...keys: readonly Key[]): Omit<T, Key> {
  const kept = Object.entries(value).filter(([key]) => !keys.some((one) => one === key));
  // What is left has all keys but those.
  return Object.fromEntries(kept) as Omit<T, Key>;
}

function moved(
  step: RunStep,
  from: bigint,
  { status, start, end }: { status: RunStep['status']; start: bigint | undefined; end: bigint | undefined },
): RunStep {
  return {
    ...without(step, 'start', 'end'),
    status,
    ...(start !== undefined && { start: from + start }),
    ...(end !== undefined && { end: from + end }),
  };
}

const anySet = fc
  .array(anyRun, { maxLength: 12 })
  .map((runs) => runs.map((run, at): Run => ({ ...run, id: `run-${at}` })));
const anyWidth = fc.integer({ min: 1, max: 3000 });

function check(prove: (scene: SetScene, runs: readonly Run[]) => void): void {
  fc.assert(
    fc.property(anySet, anyWidth, (runs, width) => {
      prove(layoutSet(runs, { measure: (text) => text.length * 7, width }), runs);
    }),
    { seed: 4, numRuns: 120 },
  );
}

describe('for any runs', () => {
  test('each has a lane of its own, in the order of start', () => {
    check(({ lanes, headerHeight, height }, runs) => {
      expect(lanes.map(({ run }) => run).sort()).toEqual(runs.map(({ id }) => id).sort());
      const starts = lanes.map(({ run }) => runs.find(({ id }) => id === run)!.start);
      lanes.forEach((lane, at) => {
        const before = lanes[at - 1];
        expect(lane.top).toBe(before ? before.top + before.height : headerHeight);
        if (at > 0) expect(starts[at]! >= starts[at - 1]!).toBe(true);
      });
      expect(height).toBeGreaterThanOrEqual(headerHeight + lanes.length * 22);
    });
  });

  test('no letter stands on another, on a name or on a duration', () => {
    check(({ lanes, left, right }) => {
      for (const { blocks, name, duration } of lanes) {
        expect(name.x + name.width).toBeLessThanOrEqual(left);
        expect(duration.x).toBeGreaterThanOrEqual(right);
        blocks.forEach(({ x, width }, at) => {
          const before = blocks[at - 1];
          expect(x).toBeGreaterThanOrEqual((before ? before.x + before.width : left) - 0.001);
          expect(x + width).toBeLessThanOrEqual(right + 0.001);
        });
      }
    });
  });

  test('what came later never stands before what came earlier', () => {
    check((scene, runs) => {
      const bars = scene.lanes.flatMap(({ run, blocks }) => {
        const { steps } = runs.find(({ id }) => id === run)!;
        return blocks.flatMap(({ phase, status, step, fromX }) => {
          // What is missing has no time; it stands at the edge.
          if (status === 'missing') return [];
          const { start, end } = steps[step]!;
          const times = [start, end].filter((time) => time !== undefined).sort((a, b) => (a < b ? -1 : 1));
          const time = phase === 'failure' ? (end ?? start) : times[0];
          return time === undefined ? [] : [{ time, fromX }];
        });
      });
      bars.sort((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : a.fromX - b.fromX));
      bars.forEach(({ fromX }, at) => {
        if (at > 0) expect(fromX).toBeGreaterThanOrEqual(bars[at - 1]!.fromX - 0.001);
      });
    });
  });

  test('times above the lanes rise and do not touch; folds and bands lie side by side', () => {
    check(({ ticks, folds, snapshots }) => {
      const boxes = (list: readonly { readonly label: { readonly x: number; readonly width: number } }[]): number[][] =>
        list
          .filter(({ label }) => label.width > 0)
          .map(({ label }) => [label.x - label.width / 2, label.x + label.width / 2]);
      for (const own of [boxes([...ticks, ...folds].sort((a, b) => a.label.x - b.label.x)), boxes(snapshots)]) {
        own.forEach(([from], at) => {
          if (at > 0) expect(from!).toBeGreaterThanOrEqual(own[at - 1]![1]!);
        });
      }
      for (const list of [folds, snapshots]) {
        list.forEach(({ x }, at) => {
          const before = list[at - 1];
          if (before) expect(x).toBeGreaterThanOrEqual(before.x + before.width - 0.001);
        });
      }
    });
  });

  test('bars and lines stay between the edges, and every number is one', () => {
    check(({ lanes, left, right, width, height }) => {
      for (const { fromX, toX, blocks } of lanes) {
        for (const x of [fromX, toX, ...blocks.flatMap((block) => [block.fromX, block.endX])]) {
          expect(x).toBeGreaterThanOrEqual(left);
          expect(x).toBeLessThanOrEqual(right + 0.001);
        }
      }
      expect(Number.isFinite(width + height)).toBe(true);
    });
  });
});

test('a run with ten thousand steps is one lane with its few letters', () => {
  const { lanes } = layoutSet([withManySteps(checkpoint, 10_000)], { measure: (text) => text.length * 7, width: 900 });
  expect(lanes[0]!.blocks.map(({ letter }) => letter).join('')).toBe('FCSM');
});

test('a thousand VMs', () => {
  const runs = Array.from({ length: 1000 }, (_unused, at): Run => ({
    ...checkpoint,
    id: `run-${at}`,
    start: checkpoint.start + BigInt(at) * 1_000_000n,
  }));
  const { lanes, height } = layoutSet(runs, { measure: (text) => text.length * 7, width: 900 });
  expect(lanes).toHaveLength(1000);
  expect(height).toBeGreaterThan(22_000);
});
