import { describe, expect, test } from 'vitest';
import { layoutSet, setTable, textMeasure } from '../../../src/core/sequence';
import { csvSet, noScsi, runsOf, strangeNames } from '../../fixtures/sequence';

describe('the table of a set', () => {
  const runs = runsOf(csvSet());
  const { title, day, columns, rows } = setTable(runs, 'UTC');

  test('has the rows of the lanes, in their order, under the same title', () => {
    const scene = layoutSet(runs, { measure: textMeasure, width: 1000 });
    expect(rows.map(({ run }) => run)).toEqual(scene.lanes.map(({ run }) => run));
    expect(title).toBe(scene.title);
  });

  test('says when each phase was, how long it took, and what went wrong', () => {
    expect(columns).toEqual(['freeze', 'checkpoint', 'storage snapshot', 'merge']);
    expect(day).toBe('2014-03-06');
    expect(rows[0]).toMatchObject({
      vm: 'VM01',
      outcome: 'succeeded',
      consistency: 'application-consistent',
      start: '22:00:04',
      lasts: '2 min 32 s',
      phases: ['22:00:04.000 for 4.8 s', '22:00:08.100', '22:01:24.000', expect.stringMatching(/^22:01:36.000 for /)],
      cause: '',
    });
    expect(rows[7]).toMatchObject({ outcome: 'failed', phases: ['', '', '', ''] });
    expect(rows[7]?.cause).toContain('no SCSI controller');
    expect(rows.find(({ vm }) => vm === 'VM24')?.phases[3]).toMatch(/^failed 22:/);
  });

  test('has a time of another day with its day, and the zone that is asked for', () => {
    const [first] = runs;
    const [other] = runsOf(noScsi());
    if (!first || !other) throw new Error('There are runs.');
    const late = { ...other, start: first.start + 864_000_000_000n };
    expect(setTable([late, first], 'UTC').rows.map(({ start }) => start)).toEqual(['22:00:04', '2014-03-07 22:00:04']);
    expect(setTable([first], 'Asia/Kolkata').rows[0]?.start).toBe('03:30:04');
  });

  test('of nothing is empty, and names are as they were logged', () => {
    expect(setTable([]).rows).toEqual([]);
    expect(setTable(runsOf(strangeNames())).rows[0]?.vm).toContain('<img');
  });
});
