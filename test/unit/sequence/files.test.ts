import { describe, expect, test } from 'vitest';
import type { FileState, LeftBehind, Run } from '../../../src/core/runs';
import { filesAt, layoutFiles, tellingStep, textMeasure, type FileAtStep } from '../../../src/core/sequence';
import { time } from '../../support/records';
import { evenMeasure, madeRun, madeStep, pictured } from './sequence-runs';

const at = (clock: string): bigint => time(`2014-03-06T${clock}`);

function named(path: string, kind: FileState['kind']): FileState {
  return { path, named: true, kind, consistency: 'unknown', afterStep: 'checkpoint-create', leftBehind: false };
}

function fileOf(run: Run, step: string, kind: FileState['kind']): FileAtStep | undefined {
  return filesAt(
    run,
    run.steps.findIndex(({ id }) => id === step),
  ).find((file) => file.kind === kind);
}

describe('the files of a backup of 2012 R2', () => {
  const run = pictured['good-2012-r2']!;

  test('the disk becomes the frozen point, the VM goes on writing to the avhdx', () => {
    expect(fileOf(run, 'guest-freeze', 'disk')).toMatchObject({ isActive: true, consistency: 'crash' });
    expect(fileOf(run, 'checkpoint-create', 'disk')).toMatchObject({ isActive: false, consistency: 'application' });
    expect(fileOf(run, 'checkpoint-create', 'checkpoint-avhdx')).toMatchObject({
      isActive: true,
      isNew: true,
      consistency: 'crash',
    });
  });

  test('the AutoRecovery disk belongs to the application-consistent image', () => {
    expect(fileOf(run, 'autorecovery-attach', 'auto-recovery-avhdx')).toMatchObject({
      isNew: true,
      isActive: false,
      consistency: 'application',
    });
    expect(fileOf(run, 'volume-snapshot', 'volume-snapshot')).toMatchObject({
      isNew: true,
      consistency: 'application',
    });
  });

  test('after the merge both are gone, at that step for the last time', () => {
    expect(fileOf(run, 'checkpoint-merge', 'checkpoint-avhdx')).toMatchObject({ isGone: true, isActive: false });
    expect(fileOf(run, 'transfer', 'checkpoint-avhdx')).toBeUndefined();
    expect(fileOf(run, 'transfer', 'disk')).toMatchObject({ isActive: true });
  });

  test('names come from what a record names', () => {
    expect(fileOf(run, 'checkpoint-create', 'disk')?.path).toBe('VM001.vhdx');
    expect(fileOf(run, 'autorecovery-attach', 'auto-recovery-avhdx')?.path).toBe(
      'C:\\ClusterStorage\\Volume1\\VM001\\VM001-AutoRecovery.avhdx',
    );
  });
});

test('the picture of an old host is crash-consistent until its disks are rolled back', () => {
  const run = pictured['good-2012']!;
  expect(fileOf(run, 'volume-snapshot', 'volume-snapshot')?.consistency).toBe('crash');
  expect(fileOf(run, 'auto-recovery', 'volume-snapshot')?.consistency).toBe('application');
});

test('of a host before 2012 the disks are VHD', () => {
  const run = pictured['good-2008-r2']!;
  expect(fileOf(run, 'identify', 'disk')?.path).toMatch(/\.vhd$/);
});

test('a merge that is missing takes nothing away', () => {
  const run = pictured['missing-2012-r2-merge']!;
  expect(fileOf(run, 'checkpoint-merge', 'checkpoint-avhdx')).toMatchObject({ isGone: false, isActive: true });
});

test('a merge that began and did not end leaves it open whether the file is there', () => {
  const run = madeRun(
    [
      madeStep('checkpoint-create', { start: at('22:00:13') }),
      madeStep('checkpoint-merge', {
        start: at('22:00:48'),
        evidence: [
          {
            uri: 'a',
            byteOffset: 0,
            recordId: 1n,
            time: at('22:00:48'),
            host: 'HV01',
            provider: 'Microsoft-Windows-Hyper-V-VMMS',
            eventId: 19070,
          },
        ],
      }),
    ],
    { build: '6.3.9600' },
  );
  expect(fileOf(run, 'checkpoint-merge', 'checkpoint-avhdx')).toMatchObject({ isGone: false, isAssumed: true });
});

test('a VM that is saved writes nowhere', () => {
  const run = madeRun([
    madeStep('save', { start: at('22:00:00') }),
    madeStep('volume-snapshot', { start: at('22:01:00') }),
    madeStep('resume', { start: at('22:02:00') }),
  ]);
  expect(filesAt(run, 1).filter(({ isActive }) => isActive)).toEqual([]);
  expect(fileOf(run, 'save', 'saved-state')).toMatchObject({ isNew: true, consistency: 'saved-state' });
  expect(fileOf(run, 'resume', 'saved-state')).toMatchObject({ isGone: true });
  expect(fileOf(run, 'resume', 'disk')).toMatchObject({ isActive: true });
});

test('what may be left is told apart from what is', () => {
  const left: LeftBehind = {
    kind: 'volume-shadow',
    certainty: 'possible',
    step: 'volume-snapshot',
    sign: '',
    first: '',
    rules: [],
  };
  const run = madeRun([madeStep('volume-snapshot', { status: 'failed', start: at('22:00:00') })], {
    leftBehind: [left],
  });
  expect(fileOf(run, 'volume-snapshot', 'volume-snapshot')).toMatchObject({ leftBehind: 'possible', isAssumed: true });
});

test('before the first step there is what was there before the backup', () => {
  expect(filesAt(pictured['good-2012-r2']!, -1).map(({ kind }) => kind)).toEqual(['disk']);
});

describe('the strip', () => {
  const disks = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].map((name) => named(`D:\\VMs\\${name}.vhdx`, 'disk'));

  test.each([200, 320, 700, 1000, 1800])('cards stand apart and inside at a width of %d', (width) => {
    const run = madeRun([madeStep('volume-snapshot', { start: at('22:00:00') })], { files: disks.slice(0, 3) });
    for (const measure of [evenMeasure, textMeasure]) {
      const scene = layoutFiles(run, 0, { measure, width });
      scene.cards.forEach((a, index) => {
        expect(a.x + a.width).toBeLessThanOrEqual(scene.width);
        expect(a.y + a.height).toBeLessThanOrEqual(scene.height);
        for (const label of [a.name, ...a.tags, ...(a.consistency ? [a.consistency] : [])]) {
          expect(label.x + label.width).toBeLessThanOrEqual(a.x + a.width);
          expect(label.y).toBeLessThanOrEqual(a.y + a.height);
        }
        for (const b of scene.cards.slice(index + 1)) {
          expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(
            true,
          );
        }
      });
    }
  });

  test('more disks than are read at a glance are counted', () => {
    const run = madeRun([madeStep('checkpoint-create', { start: at('22:00:00') })], { files: disks });
    const { cards, more } = layoutFiles(run, 0, { measure: evenMeasure, width: 900 });
    expect(new Set(cards.map(({ file }) => file.disk)).size).toBe(6);
    expect(more?.text).toBe('2 more virtual disks are not drawn');
  });

  test('each child points to its disk', () => {
    const run = pictured['good-2012-r2']!;
    const { links, cards } = layoutFiles(
      run,
      run.steps.findIndex(({ id }) => id === 'volume-snapshot'),
      { measure: evenMeasure, width: 1000 },
    );
    const disk = cards.find(({ file }) => file.kind === 'disk')!;
    expect(links).toHaveLength(2);
    for (const { toX, toY } of links) {
      expect(toX).toBe(disk.x + disk.width);
      expect(toY).toBeGreaterThan(disk.y);
      expect(toY).toBeLessThan(disk.y + disk.height);
    }
  });
});

test('an export shows the files where they tell most', () => {
  const idOf = (name: string): string | undefined => {
    const run = pictured[name]!;
    return run.steps[tellingStep(run) ?? -1]?.id;
  };
  expect(idOf('good-2012-r2')).toBe('volume-snapshot');
  expect(idOf('failed-2012-r2-file-stays')).toBe('checkpoint-merge');
  expect(idOf('failed-2012-r2-no-scsi')).toBe('precheck');
  expect(tellingStep(madeRun([]))).toBeUndefined();
});
