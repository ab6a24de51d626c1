import { describe, expect, test } from 'vitest';
import { compareRuns, type Run } from '../../../src/core/runs';
import {
  drawComparison,
  drawingToSvgText,
  layoutComparison,
  textMeasure,
  type ComparisonScene,
  type DrawingNode,
} from '../../../src/core/sequence';
import { noScsi, referencePoint2019, runsOf, strangeNames, twoNights, withManySteps } from '../../fixtures/sequence';
import { expectGolden } from '../../support/golden';

const [good, bad] = runsOf(twoNights()) as [Run, Run]; // fixtures.test.ts proves that they are there
const [wmi] = runsOf(referencePoint2019()) as [Run];
const [refused] = runsOf(noScsi()) as [Run];
const options = { measure: textMeasure, width: 900 };

/** A scene that one can read in a diff. */
function sceneText({ width, height, heading, columns, rows, title }: ComparisonScene): string {
  return `${[
    title,
    `${Math.round(width)} x ${Math.round(height)}`,
    ...heading.map(({ text }) => text),
    ...columns.map(({ x, name, when }) => `column @${Math.round(x)}: ${name.text} | ${when.text}`),
    ...rows.flatMap(({ mark, top, label, remark, a, b, sentence }) => [
      `${mark.padEnd(9)} @${Math.round(top)} ${label.text}${remark ? ` (${remark.text})` : ''}: ${[a, b]
        .map((cell) => `${cell?.text.text ?? '-'}${cell?.proof ? ` [${cell.proof.text}]` : ''}`)
        .join(' | ')}`,
      `    ${sentence}`,
    ]),
  ].join('\n')}\n`;
}

function check(
  name: string,
  a: Run,
  b: Run,
  more: Partial<Parameters<typeof layoutComparison>[1]> = {},
): ComparisonScene {
  const scene = layoutComparison(compareRuns(a, b), { ...options, ...more });
  expectGolden(`sequence-set/comparison-${name}`, sceneText(scene));
  return scene;
}

describe('two runs in two columns', () => {
  test('the good night and the bad one: the first difference is marked, once', () => {
    const { rows } = check('two-nights', good, bad);
    const first = rows.filter(({ mark }) => mark === 'first');
    expect(first).toMatchObject([
      { label: { text: 'removes the checkpoint and merges' }, a: { status: 'seen' }, b: { status: 'failed' } },
    ]);
  });

  test('different generations', () => {
    const { rows } = check('generations', good, wmi);
    expect(rows.filter(({ a }) => a?.text.text === 'no such step').map(({ label }) => label.text)).toEqual([
      'turns the checkpoint into a reference point',
      'removes old reference points',
    ]);
  });

  test('different VMs, in a narrow view and another zone', () => {
    const scene = check('narrow', good, refused, { width: 300, timeZone: 'Europe/Berlin' });
    expect(scene.columns[0].when).toMatchObject({ full: '2014-03-05 23:00:04 UTC+1' });
    expect(scene.title).toContain('UTC+1');
    expect(scene.width).toBeGreaterThan(300);
  });

  test('each step of either has its row, below the one before it and within the picture', () => {
    for (const [a, b] of [
      [good, bad],
      [good, wmi],
      [wmi, refused],
      [withManySteps(good, 1000), bad],
    ] as const) {
      const comparison = compareRuns(a, b);
      const { rows, height, headerHeight, width } = layoutComparison(comparison, options);
      expect(rows.flatMap(({ index }) => index ?? [])).toEqual(comparison.rows.map((_row, at) => at));
      rows.forEach(({ top, height: own, label, a: cellA, b: cellB }, at) => {
        const before = rows[at - 1];
        expect(top).toBeGreaterThanOrEqual(before ? before.top + before.height : headerHeight);
        expect(top + own).toBeLessThanOrEqual(height);
        expect(label.x + label.width).toBeLessThanOrEqual(cellA!.x);
        expect(cellA!.text.x + cellA!.text.width).toBeLessThanOrEqual(cellB!.x);
        expect(cellB!.text.x + cellB!.text.width).toBeLessThanOrEqual(width);
      });
    }
  });
});

describe('the drawing of a comparison', () => {
  const scene = layoutComparison(compareRuns(good, bad), options);
  const rowsOf = (node: DrawingNode): DrawingNode[] =>
    all(node).filter(({ attributes }) => attributes['role'] === 'listitem');

  test('has a row with a sentence for each step, and each side leads to its step', () => {
    const rows = rowsOf(drawComparison(scene, { selected: 7 }));
    expect(rows).toHaveLength(scene.rows.length);
    const first = rows.find(({ attributes }) => String(attributes['class']).includes('first-difference'))!;
    expect(first.attributes).toMatchObject({ class: 'compared first-difference selected', 'data-row': 7 });
    expect(first.attributes['aria-label']).toContain('This is the first difference.');
    const sides = all(first).filter(({ attributes }) => attributes['data-step'] !== undefined);
    expect(
      sides.map(({ attributes }) => [attributes['data-run'], attributes['data-step'], attributes['class']]),
    ).toEqual([
      [good.id, 7, 'mark seen'],
      [bad.id, 7, 'mark failed'],
    ]);
  });

  test('of a stretch has the rows that are seen', () => {
    const rows = rowsOf(drawComparison(scene, { from: 200, to: 260 }));
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.length).toBeLessThan(6);
  });

  test('of strange names is text and no markup', () => {
    const runs = runsOf(strangeNames());
    for (const run of runs) {
      const strange = layoutComparison(compareRuns(run, good), options);
      const svg = drawingToSvgText(drawComparison(strange), { palette: 'print', ...strange });
      expect(svg).not.toMatch(/<img|[\u202a-\u202e\u0007]/);
      expect(svg.match(/<\/svg>/g)).toHaveLength(1);
    }
  });
});

function all(node: DrawingNode): DrawingNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}
