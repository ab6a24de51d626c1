import { describe, expect, test } from 'vitest';
import { isWireRun, runFromWire, runToWire, type Run, type WireRun } from '../../../src/core';
import { observe } from '../../../src/core/runs';
import { failedCheckpoint, failedGuestSnapshot, failedReferencePoint } from '../../fixtures/runs/failed';
import { good2008R2, good2012R2, good2016 } from '../../fixtures/runs/good';
import { csvNight, twoHosts } from '../../fixtures/runs/nights';
import { spansOf } from '../../support/records';

const nights = [
  good2008R2,
  good2012R2,
  good2016,
  csvNight,
  twoHosts,
  ...[...failedGuestSnapshot, ...failedCheckpoint, ...failedReferencePoint].map((one) => one.records),
];
const runs: readonly Run[] = nights.flatMap((records) => observe(records, { coverage: spansOf(records) }).runs);

/** As a message carries it. */
function sent(run: Run): unknown {
  return JSON.parse(JSON.stringify(runToWire(run)));
}

/** The run whose wire has most places to damage. */
const richest = [...runs].sort((a, b) => JSON.stringify(sent(b)).length - JSON.stringify(sent(a)).length)[0];

type Path = readonly (string | number)[];

/** Every place in a value, from the outside in. */
function* places(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, item] of Object.entries(value))
    yield* places(item, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** The value with another one at a place. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to;
  if (Array.isArray(value)) return value.map((item: unknown, at) => (at === key ? changed(item, rest, to) : item));
  return Object.fromEntries(
    Object.entries(value as Record<string, unknown>).map(([name, item]) => [
      name,
      name === key ? changed(item, rest, to) : item,
    ]),
  );
}

describe('a run on the wire', () => {
  test('comes back as it was', () => {
    expect(runs.length).toBeGreaterThan(15);
    for (const run of runs) expect(runFromWire(sent(run))).toEqual(run);
  });

  test('that holds anything of another type is none', () => {
    const wire = sent(richest as Run);
    const all = [...places(wire)];
    expect(all.length).toBeGreaterThan(100);
    for (const path of all)
      for (const to of [null, 7.5, { toString: 'x' }, [undefined]])
        expect(isWireRun(changed(wire, path, to)), `${path.join('.')} = ${JSON.stringify(to)}`).toBe(false);
  });

  test('that has a word nobody knows is none', () => {
    const wire = sent(richest as Run);
    const words: readonly Path[] = [
      ['origin'],
      ['outcome'],
      ['generation'],
      ['generationFrom'],
      ['consistency'],
      ['steps', 0, 'id'],
      ['steps', 0, 'from'],
      ['steps', 0, 'to'],
      ['steps', 0, 'status'],
      ['files', 0, 'kind'],
      ['files', 0, 'afterStep'],
      ['story', 0, 'role'],
    ];
    for (const path of words) {
      // `__proto__` and `constructor` are words of every object and of no table of ours.
      for (const to of ['', 'SEEN', '__proto__', 'constructor', '<b>'])
        expect(isWireRun(changed(wire, path, to)), `${path.join('.')} = ${to}`).toBe(false);
    }
  });

  test('has times that are whole numbers of at most twenty digits', () => {
    const wire = sent(richest as Run);
    for (const to of ['', '1.5', '0x10', ' 1', '1e3', '1'.repeat(21), '--1'])
      expect(isWireRun(changed(wire, ['start'], to)), to).toBe(false);
    const odd: unknown = changed(wire, ['start'], '-5');
    expect(runFromWire(odd)?.start).toBe(-5n);
  });

  test('without a property it needs is none; what it may lack it may lack', () => {
    const wire = sent(richest as Run) as WireRun;
    for (const key of Object.keys(wire)) {
      const rest = Object.fromEntries(Object.entries(wire).filter(([name]) => name !== key));
      const mayLack = ['hostOs', 'build', 'requestor', 'setId', 'end'].includes(key);
      expect(isWireRun(rest), key).toBe(mayLack);
    }
    for (const value of [undefined, null, 'run', [], [wire], new Map()]) expect(isWireRun(value)).toBe(false);
  });

  test('keeps names with markup, emoji and line breaks as the text they are', () => {
    const name = '<img src=x onerror=alert(1)> \u{1f600} \u202e\n'.repeat(400);
    const run = { ...(richest as Run), vm: { name } };
    expect(runFromWire(sent(run))?.vm.name).toBe(name);
  });
});
