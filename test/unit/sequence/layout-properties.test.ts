import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actors, stepsOf, type StepId } from '../../../src/core/process';
import { stepStatuses, type Run, type RunStep } from '../../../src/core/runs';
import {
  drawScene,
  layoutRun,
  textMeasure,
  type DrawingNode,
  type Label,
  type Mark,
  type Scene,
} from '../../../src/core/sequence';
import { evenMeasure, madeRun } from './sequence-runs';

const ids: StepId[] = [...stepsOf('checkpoint', { savedState: true }), ...stepsOf('guest-snapshot')].map(
  ({ id }) => id,
);
/** Seconds with all kinds of distance, FILETIMEs that no clock shows, and times before 1601. */
const someTime = fc.oneof(
  fc.bigInt({ min: 130_000_000_000_000_000n, max: 130_000_000_300_000_000n }),
  fc.bigInt({ min: 130_000_000_000_000_000n, max: 130_010_000_000_000_000n }),
  fc.constantFrom(130_000_000_000_000_000n, 130_000_000_010_000_000n),
  fc.bigInt({ min: -(10n ** 18n), max: 10n ** 19n }),
);
const place = fc.record({
  uri: fc.constantFrom('a.evtx', 'b.evtx'),
  byteOffset: fc.nat(),
  recordId: fc.bigInt({ min: 0n, max: 500n }),
  time: someTime,
  host: fc.constantFrom('HV01', 'VM001'),
  provider: fc.constantFrom('Microsoft-Windows-Hyper-V-VMMS', 'ESENT', 'volsnap', 'Some-Provider'),
  eventId: fc.constantFrom(19070, 19080, 10102, 2001, 2003, 8, 99),
});
const someStep = fc.record(
  {
    id: fc.constantFrom(...ids),
    from: fc.constantFrom(...actors),
    to: fc.constantFrom(...actors),
    label: fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 90 })),
    status: fc.constantFrom(...stepStatuses),
    start: someTime,
    end: someTime,
    evidence: fc.array(place, { maxLength: 4 }),
    note: fc.string({ unit: 'grapheme', maxLength: 200 }),
  },
  { requiredKeys: ['id', 'from', 'to', 'label', 'status', 'evidence'] },
);
const someRun: fc.Arbitrary<Run> = fc
  .tuple(
    fc.array(someStep, { maxLength: 24 }),
    fc.constantFrom('succeeded', 'failed', 'incomplete', 'unknown'),
    fc.constantFrom('guest-snapshot', 'checkpoint', 'reference-point'),
    fc.option(place, { nil: undefined }),
  )
  .map(([steps, outcome, generation, failure]) =>
    madeRun(steps as readonly RunStep[], {
      outcome,
      generation,
      build: '6.3.9600',
      story: failure
        ? steps.slice(0, 1).map(({ id }) => ({
            role: 'cause',
            step: id,
            says: 'it failed',
            code: '0x80070020',
            place: failure,
            also: [],
          }))
        : [],
    }),
  );
const options = fc.record({
  width: fc.integer({ min: 0, max: 2400 }),
  timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'No/Such'),
  measure: fc.constantFrom(evenMeasure, textMeasure),
});

function check(property: (scene: Scene, run: Run) => void): void {
  fc.assert(
    fc.property(someRun, options, (run, given) => {
      property(layoutRun(run, given), run);
    }),
    { seed: 4, numRuns: 150 },
  );
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly what: string;
}

function boxOf({ x, y, width, anchor, text }: Label): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - 9, bottom: y + 3, what: text };
}

function labelsOf({ label, badge, note, absent, duration, limit }: Mark): Label[] {
  return [label, badge, note, absent, duration, limit?.label].filter((one) => one !== undefined);
}

function boxesOf(scene: Scene): Box[] {
  return [
    ...scene.marks.flatMap(labelsOf),
    ...scene.folds.map(({ label }) => label),
    ...scene.ticks.flatMap(({ label, day }) => (day ? [label, day] : [label])),
    ...scene.notes,
    ...(scene.ended ? [scene.ended.label] : []),
  ].map(boxOf);
}

function overlaps(boxes: readonly Box[]): string[] {
  const sorted = [...boxes].sort((a, b) => a.top - b.top);
  return sorted.flatMap((a, at) =>
    sorted.slice(at + 1).flatMap((b) => {
      const isApart = b.top >= a.bottom - 0.1 || a.left >= b.right - 0.1 || b.left >= a.right - 0.1;
      return isApart ? [] : [`"${a.what}" over "${b.what}"`];
    }),
  );
}

describe('whatever the run', () => {
  test('every step has exactly one mark, and rows follow each other without overlap', () => {
    check(({ marks, headerHeight }, { steps }) => {
      expect(marks.map(({ index }) => index).sort((a, b) => a - b)).toEqual(steps.map((_step, at) => at));
      let bottom = headerHeight;
      for (const { top, height, y } of marks) {
        expect(top).toBeGreaterThanOrEqual(bottom - 0.001);
        expect(y).toBeGreaterThan(top);
        expect(y).toBeLessThan(top + height);
        bottom = top + height;
      }
    });
  });

  test('no text stands on another', () => {
    check((scene) => {
      expect(overlaps(boxesOf(scene))).toEqual([]);
    });
  });

  test('everything is inside, below the header, and a finite number', () => {
    check((scene) => {
      expect(numbersIn(scene).filter((value) => !Number.isFinite(value))).toEqual([]);
      for (const { left, right, top, bottom, what } of boxesOf(scene)) {
        expect(left, what).toBeGreaterThanOrEqual(0);
        expect(right, what).toBeLessThanOrEqual(scene.width + 0.1);
        expect(top, what).toBeGreaterThanOrEqual(scene.headerHeight);
        expect(bottom, what).toBeLessThanOrEqual(scene.height);
      }
      for (const { fromX, toX, top, height, endY = 0 } of scene.marks) {
        expect(Math.min(fromX, toX)).toBeGreaterThanOrEqual(scene.gutter);
        expect(Math.max(fromX, toX)).toBeLessThanOrEqual(scene.width);
        expect(Math.max(top + height, endY)).toBeLessThanOrEqual(scene.height);
      }
    });
  });

  test('an arrow begins and ends on the lanes of its actors', () => {
    check(({ lanes, marks }) => {
      const xs = new Map(lanes.map(({ actor, x }) => [actor, x]));
      for (const { from, to, fromX, toX } of marks) expect([fromX, toX]).toEqual([xs.get(from), xs.get(to)]);
    });
  });

  test('times go down, and what is neither folded nor a moment is true to scale', () => {
    check(({ ticks, folds, moments, pixelsPerSecond }) => {
      for (let at = 1; at < ticks.length; at++) {
        const [a, b] = [ticks[at - 1]!, ticks[at]!];
        expect(b.time > a.time).toBe(true);
        expect(b.y).toBeGreaterThan(a.y);
        const isBroken =
          folds.some(({ y }) => y >= a.y && y <= b.y) ||
          moments.some(({ top, height }) => top < b.y - 0.001 && top + height > a.y + 0.001);
        const seconds = Number(b.time - a.time) / 1e7;
        if (!isBroken) expect((b.y - a.y) / (seconds * pixelsPerSecond)).toBeCloseTo(1, 1);
      }
    });
  });

  test('its drawing has one row for the pointer and one group a step, drawn in parts or whole', () => {
    fc.assert(
      fc.property(someRun, options, fc.nat(3000), (run, given, from) => {
        const scene = layoutRun(run, given);
        const all = groupsOf(drawScene(scene));
        expect([...all].sort((a, b) => a - b)).toEqual(run.steps.map((_step, at) => at));
        const part = groupsOf(drawScene(scene, { from, to: from + 300 }));
        const inPart = scene.marks.filter(({ top, height }) => top + height >= from && top <= from + 300);
        for (const { index } of inPart) expect(part).toContain(index);
      }),
      { seed: 5, numRuns: 80 },
    );
  });
});

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(numbersIn);
}

function groupsOf({ tag, attributes, children }: DrawingNode): number[] {
  const own = tag === 'rect' && attributes['class'] === 'hit' ? attributes['data-step'] : undefined;
  return [
    ...(typeof own === 'number' ? [own] : []),
    ...children.flatMap((child) => (typeof child === 'string' ? [] : groupsOf(child))),
  ];
}
