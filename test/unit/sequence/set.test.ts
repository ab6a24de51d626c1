import { describe, expect, test } from 'vitest';
import type { Run } from '../../../src/core/runs';
import {
  drawSet,
  drawSetHead,
  drawingToSvgText,
  layoutSet,
  textMeasure,
  type DrawingNode,
  type SetScene,
} from '../../../src/core/sequence';
import {
  clockBack,
  csvSet,
  equalTimes,
  failedMerge,
  goodCheckpoint,
  guestSnapshot2012,
  noEnd,
  noScsi,
  oneStep,
  referencePoint2019,
  runsOf,
  strangeNames,
  twoNights,
} from '../../fixtures/sequence';
import { expectGolden } from '../../support/golden';

const options = { measure: textMeasure, width: 1000, timeZone: 'UTC' };

/** A scene that one can read in a diff. */
function sceneText({ width, height, title, description, zone, key, ticks, folds, snapshots, lanes }: SetScene): string {
  const px = (value: number): string => String(Math.round(value));
  return `${[
    title,
    description,
    `${px(width)} x ${px(height)}, ${zone.text}, ${key.map(({ letter, label }) => `${letter} ${label.text}`).join(', ')}`,
    `times: ${ticks.map(({ x, label }) => `${label.text} @${px(x)}`).join(' ')}`,
    ...folds.map(({ x, width: wide, label }) => `fold ${px(x)} to ${px(x + wide)}: ${label.text}`),
    ...snapshots.map(({ x, label, sentence }) => `band ${px(x)}: ${label.text} | ${sentence}`),
    ...lanes.flatMap((lane) => [
      `${lane.sign.text} ${lane.name.text} @${px(lane.top)} ${px(lane.fromX)}..${px(lane.toX)}${lane.isOpen ? '..' : ''} ${lane.duration.text}: ${lane.blocks
        .map(({ letter, status, x, fromX, endX, isOpen }) =>
          [
            letter,
            status === 'seen' ? '' : `(${status})`,
            ` ${px(x)}[${px(fromX)}..${px(endX)}${isOpen ? '..?' : ''}]`,
          ].join(''),
        )
        .join(' ')}`,
      `    ${lane.sentence}`,
    ]),
  ].join('\n')}\n`;
}

function checkSet(name: string, runs: readonly Run[], width = 1000): SetScene {
  const scene = layoutSet(runs, { ...options, width });
  expectGolden(`sequence-set/${name}`, sceneText(scene));
  return scene;
}

describe('the overview of a snapshot set', () => {
  test('forty VMs: one snapshot for those that were ready for it, failures, long merges behind folds', () => {
    const scene = checkSet('csv-set', runsOf(csvSet()));
    expect(scene.title).toBe(
      'Snapshot set {7b0c0000-0000-4000-8000-00000000c5e1}: 40 VMs, 1 storage snapshot for 38 of them, 3 failed, 1 without an end, 1 of unknown outcome',
    );
    expect(scene.snapshots).toMatchObject([{ vms: 38, count: 1 }]);
    expect(scene.lanes.map(({ name }) => name.text)).toEqual(runsOf(csvSet()).map(({ vm }) => vm.name));
    const letters = (name: string): string =>
      scene.lanes
        .find((lane) => lane.name.text === name)!
        .blocks.map(({ letter }) => letter)
        .join('');
    expect(letters('VM01')).toBe('FCSM');
    expect(letters('VM05')).toBe('CSM');
    expect(letters('VM08')).toBe('\u00d7');
    expect(letters('VM24')).toBe('FCSM\u00d7');
    expect(scene.folds.map(({ label }) => label.text)).toEqual(['1 h 8 min', '5 min 52 s', '5 min 52 s']);
  });

  test('all VMs of a snapshot have their letter in one place', () => {
    const { lanes, snapshots } = layoutSet(runsOf(csvSet()), options);
    const places = lanes.flatMap(({ blocks }) => blocks.filter(({ phase }) => phase === 'snapshot').map(({ x }) => x));
    expect(new Set(places)).toEqual(new Set([snapshots[0]!.x]));
  });

  test('one VM', () => {
    checkSet('failed-merge', runsOf(failedMerge()));
    expect(checkSet('no-scsi', runsOf(noScsi())).title).toBe(
      'Backup of FILE01: no record of a storage snapshot, failed',
    );
  });

  test('other generations', () => {
    checkSet('guest-snapshot-2012', runsOf(guestSnapshot2012()));
    const scene = checkSet('reference-point-2019', runsOf(referencePoint2019()));
    expect(scene.lanes.map(({ blocks }) => blocks.map(({ letter }) => letter).join(''))).toEqual(['FM', 'CP']);
  });

  test('two nights of one VM beside each other are one VM and two backups, with the day between them folded', () => {
    const scene = checkSet('two-nights', runsOf(twoNights()));
    expect(scene.title).toBe('No common snapshot set: 1 VM, 2 backups, 2 storage snapshots, 1 failed');
    expect(scene.folds.some(({ hiddenSeconds }) => hiddenSeconds > 80_000)).toBe(true);
  });

  test('what has no end runs on, and says so', () => {
    const [lane] = checkSet('no-end', runsOf(noEnd())).lanes;
    expect(lane).toMatchObject({ isOpen: true, duration: { text: 'no end' }, sign: { text: '~' } });
    expect(lane!.blocks.at(-1)).toMatchObject({ letter: 'M', isOpen: true });
    expect(lane!.sentence).toContain('no end is logged');
  });

  test('a missing merge stands at the end, and has no time', () => {
    const [run] = runsOf(goodCheckpoint());
    const steps = run!.steps.map(({ start, end, ...step }) => {
      if (step.id === 'checkpoint-merge') return { ...step, status: 'missing' as const };
      return { ...step, ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
    });
    const scene = layoutSet([{ ...run!, steps }], options);
    expect(scene.lanes[0]!.blocks.at(-1)).toMatchObject({ letter: 'M', status: 'missing', x: scene.right - 15 });
    expect(scene.lanes[0]!.sentence).toContain('merge missing');
  });

  test('all at once, backwards, one record, strange names', () => {
    checkSet('equal-times', runsOf(equalTimes()));
    checkSet('clock-back', runsOf(clockBack()));
    checkSet('one-step', runsOf(oneStep()));
    const scene = checkSet('strange-names', runsOf(strangeNames()));
    expect(scene.lanes.every(({ name }) => name.width <= 181)).toBe(true);
  });

  test('nothing to draw', () => {
    const scene = layoutSet([], options);
    expect(scene.lanes).toEqual([]);
    expect(drawSet(scene).tag).toBe('svg');
  });

  test('a narrow view scrolls', () => {
    const scene = layoutSet(runsOf(csvSet()), { ...options, width: 200 });
    expect(scene.width).toBeGreaterThan(300);
    expect(scene.lanes.every(({ blocks }) => blocks.every(({ x, width }) => x + width <= scene.right))).toBe(true);
  });

  test('times are those of the zone that is asked for', () => {
    const zone = (timeZone: string): string[] => {
      const scene = layoutSet(runsOf(csvSet()), { ...options, timeZone });
      return [scene.zone.text, scene.ticks[0]!.label.text];
    };
    expect(zone('UTC')).toEqual(['2014-03-06 UTC', '22:01:00']);
    expect(zone('Asia/Kolkata')).toEqual(['2014-03-07 UTC+5:30', '03:31:00']);
  });
});

describe('the drawing of a set', () => {
  const scene = layoutSet(runsOf(csvSet()), options);
  const lanesOf = (node: DrawingNode): DrawingNode[] =>
    all(node).filter(({ attributes }) => attributes['data-run'] !== undefined);

  test('has a lane a run with a sentence, and is marked where it is chosen', () => {
    const [, second] = scene.lanes;
    const lanes = lanesOf(drawSet(scene, { selected: second!.run, dimmed: new Set([scene.lanes[0]!.run]) }));
    expect(lanes.map(({ attributes }) => attributes['data-run'])).toEqual(scene.lanes.map(({ run }) => run));
    expect(lanes[1]!.attributes).toMatchObject({
      class: 'set-lane succeeded selected',
      role: 'listitem',
      'aria-label': second!.sentence,
    });
    expect(lanes[0]!.attributes['class']).toContain('dimmed');
  });

  test('of a stretch has the lanes that are seen, in the size of the whole', () => {
    const [whole, part] = [drawSet(scene), drawSet(scene, { from: 300, to: 400 })];
    expect(part.attributes['height']).toBe(whole.attributes['height']);
    expect(lanesOf(part).map(({ attributes }) => attributes['data-run'])).toEqual(
      scene.lanes.filter(({ top, height }) => top + height >= 300 && top <= 400).map(({ run }) => run),
    );
    expect(lanesOf(part).length).toBeLessThan(8);
  });

  test('can leave its head to the view', () => {
    const classes = (node: DrawingNode): unknown[] => all(node).map(({ attributes }) => attributes['class']);
    expect(classes(drawSet(scene, { head: false }))).not.toContain('set-head');
    expect(classes(drawSetHead(scene))).toContain('set-head');
  });

  test('of strange names is text and no markup', () => {
    const strange = layoutSet(runsOf(strangeNames()), options);
    const svg = drawingToSvgText(drawSet(strange), { palette: 'print', ...strange });
    expect(svg).not.toContain('<img');
    expect(svg).not.toMatch(/[\u202a-\u202e\u0007]/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
    // A name of 10,000 characters stands in full in the sentence of its lane only.
    expect(svg.length).toBeLessThan(80_000);
  });
});

function all(node: DrawingNode): DrawingNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === 'string' ? [] : all(child)))];
}
