import { describe, expect, test } from 'vitest';
import { compareRuns, type Run } from '../../../src/core/runs';
import {
  drawComparison,
  drawScene,
  layoutComparison,
  layoutRun,
  statusMeaningOf,
  statusWordOf,
  textMeasure,
  type DrawingNode,
} from '../../../src/core/sequence';
import { twoNights, runsOf } from '../../fixtures/sequence';
import { mendedScenario, predictedRuns } from '../../support/predicted-night';

const [failing, linux] = predictedRuns().map(({ run }) => run) as [Run, Run]; // the plan has two VMs
const [mended] = predictedRuns(mendedScenario).map(({ run }) => run) as [Run];
const [good, bad] = runsOf(twoNights()) as [Run, Run]; // fixtures.test.ts proves that they are there
const options = { measure: textMeasure, width: 900 };

function classesOf(node: DrawingNode): string[] {
  const own = String(node.attributes['class'] ?? '');
  return [own, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : classesOf(child)))];
}

describe('a status of a predicted run', () => {
  test.each([
    ['implied', 'expected', /it follows from the scenario, and Windows will log it/],
    ['silent', 'expected, leaves no record', /logs nothing for it/],
    ['failed', 'expected to fail', /will make it fail/],
    ['not-reached', 'not reached', /expected to end before it/],
    ['unknown', 'cannot be told', /does not say what decides it/],
  ] as const)('%s is "%s"', (status, word, means) => {
    expect(statusWordOf(failing, status)).toBe(word);
    expect(statusMeaningOf(failing, status)).toMatch(means);
    expect(statusWordOf(bad, status)).not.toBe(word === 'not reached' ? '' : word);
  });
});

describe('the picture of a predicted run', () => {
  test('says in words and by a dashed frame that nothing of it was observed', () => {
    const scene = layoutRun(failing, options);
    expect(scene.title).toBe('VM001 on HV01: predicted to fail');
    expect(scene.description).toMatch(/^Nothing of this was observed: it is predicted from the scenario\./);
    expect(scene.description).toContain('It is to begin at 22:00.');
    expect(scene.predicted?.text).toMatch(/^PREDICTED/);
    expect(classesOf(drawScene(scene))).toEqual(expect.arrayContaining(['predicted-frame', 'predicted-band']));
    expect(layoutRun(bad, options).predicted).toBeUndefined();
    expect(classesOf(drawScene(layoutRun(bad, options)))).not.toContain('predicted-frame');
  });

  test('shows no date, no zone and no times of steps', () => {
    const scene = layoutRun(failing, { ...options, timeZone: 'Europe/Berlin' });
    expect(scene.ticks).toEqual([]);
    expect(scene.zone.text).toBe('');
    const texts = [scene.title, scene.description, ...scene.marks.map(({ sentence }) => sentence)].join('\n');
    expect(texts).not.toMatch(/1601|1600|UTC|FILETIME/);
  });

  test('tells of each step what is expected of it, and where the backup is expected to end', () => {
    const { marks, ended } = layoutRun(failing, options);
    expect(marks.find(({ status }) => status === 'failed')?.badge?.text).toBe('expected to fail');
    expect(marks.find(({ status }) => status === 'failed')?.note?.text).toMatch(/SCSI/);
    expect(ended?.label.text).toBe('The backup is expected to end here; nothing below is reached');
    const quiet = [failing, linux].flatMap((run) => layoutRun(run, options).marks.map(({ badge }) => badge?.text));
    expect(quiet).toContain('expected');
    expect(quiet).toContain('expected, leaves no record');
  });

  test('keeps its band clear of the rows', () => {
    for (const run of [failing, linux]) {
      const { predicted, marks, headerHeight } = layoutRun(run, options);
      expect(predicted?.y).toBeGreaterThan(headerHeight + 14);
      expect(Math.min(...marks.map(({ label }) => label.y - 11))).toBeGreaterThan((predicted?.y ?? Infinity) + 6);
    }
  });

  test('of a scenario without an hour says none', () => {
    expect(layoutRun({ ...failing, start: 0n }, options).description).not.toContain('begin');
  });
});

describe('a prediction beside what happened', () => {
  test('differs first where a record contradicts it, and nowhere else', () => {
    const comparison = compareRuns(mended, bad);
    const first = comparison.rows[comparison.firstDifference ?? -1];
    expect(first).toMatchObject({ id: 'checkpoint-merge', differences: ['status'] });
    // The application said in the end that it failed, which was not expected either.
    const others = comparison.rows.filter(({ differences }) => differences.length > 0);
    expect(others.map(({ id }) => id)).toEqual(['checkpoint-merge', 'backup-complete']);
    expect(comparison.sentence).toMatch(
      /^The first step that went otherwise is "removes the checkpoint and merges": expected in the prediction, failed \(.*0x80070020\) in the backup of 2014-03-06 22:00:04 UTC\.$/,
    );
  });

  test('is the same whichever stands left', () => {
    const [one, other] = [compareRuns(mended, bad), compareRuns(bad, mended)];
    expect(other.firstDifference).toBe(one.firstDifference);
    expect(other.rows.map(({ id }) => id)).toEqual(one.rows.map(({ id }) => id));
    expect(other.sentence).toBe(one.sentence);
  });

  test('of a night that went as predicted no record contradicts it', () => {
    const { firstDifference, rows } = compareRuns(mended, good);
    expect(firstDifference).toBeUndefined();
    expect(rows.flatMap(({ differences }) => differences)).toEqual([]);
  });

  test('of a backup that was to fail and went on, the step that came is the first', () => {
    const { rows, firstDifference } = compareRuns(failing, good);
    expect(rows[firstDifference ?? -1]?.b?.status).toBe('seen');
    expect(rows[firstDifference ?? -1]?.a?.word).toMatch(/expected to fail|not reached/);
  });

  test('is drawn with the predicted column in a frame, in its own words and without a date', () => {
    const scene = layoutComparison(compareRuns(mended, bad), options);
    expect(scene.columns.map(({ isPredicted }) => isPredicted)).toEqual([true, undefined]);
    expect(scene.columns[0].name.text).toContain('PREDICTED');
    expect(scene.columns[0].when.text).toBe('from the scenario, 22:00');
    expect(classesOf(drawComparison(scene)).filter((name) => name === 'predicted-frame')).toHaveLength(1);
    expect(scene.rows.map(({ a }) => a?.text.text)).toContain('expected');
    expect(JSON.stringify([scene.title, scene.description, scene.rows.map(({ sentence }) => sentence)])).not.toMatch(
      /1601/,
    );
  });

  test('two nights are compared as before', () => {
    expect(classesOf(drawComparison(layoutComparison(compareRuns(good, bad), options)))).not.toContain(
      'predicted-frame',
    );
  });
});
