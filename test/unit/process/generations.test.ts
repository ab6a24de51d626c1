import { describe, expect, test } from 'vitest';
import {
  actors,
  fileKinds,
  generationOf,
  generationTable,
  guestConsistencies,
  leftovers,
  limits,
  stepIndex,
  stepsOf,
} from '../../../src/core/process';

describe('steps', () => {
  // The ids and their order are those of DESIGN.md section 5.
  test.each([
    [
      'guest-snapshot',
      'identify add-volumes prepare guest-request guest-snapshot guest-done volume-snapshot auto-recovery guest-cleanup transfer backup-complete',
    ],
    [
      'checkpoint',
      'identify precheck guest-freeze checkpoint-create autorecovery-attach autorecovery-detach volume-snapshot checkpoint-merge expose transfer backup-complete snapshot-delete',
    ],
    [
      'reference-point',
      'guest-freeze checkpoint-create volume-snapshot reference-point checkpoint-merge transfer reference-point-delete',
    ],
  ] as const)('of %s', (id, ids) => {
    expect(stepsOf(id).map((step) => step.id)).toEqual(ids.split(' '));
    const withSave = stepsOf(id, { savedState: true }).map((step) => step.id);
    expect(withSave.filter((step) => step !== 'save' && step !== 'resume')).toEqual(ids.split(' '));
    expect(withSave.indexOf('save')).toBeLessThan(withSave.indexOf('resume'));
    expect(withSave.indexOf('save')).toBeGreaterThanOrEqual(0);
  });

  test('the checkpoint is made before the volume snapshot, and merges in any order with the copy', () => {
    expect(stepIndex('checkpoint', 'checkpoint-create')).toBeLessThan(stepIndex('checkpoint', 'volume-snapshot'));
    const merge = stepsOf('checkpoint').find(({ id }) => id === 'checkpoint-merge');
    expect(merge?.anyOrderWith).toContain('transfer');
    expect(stepIndex('checkpoint', 'auto-recovery')).toBe(-1);
  });

  test('each has actors, words, files and sources; what it names is there', () => {
    for (const { id: generation, steps, savedState } of generationTable) {
      const ids = stepsOf(generation, { savedState: true }).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const step of [...steps, ...savedState]) {
        expect(actors).toContain(step.from);
        expect(actors).toContain(step.to);
        expect(step.label).not.toBe('');
        expect(step.what).toMatch(/\.$/);
        expect(step.sources.length).toBeGreaterThan(0);
        expect(step.files).toContain('disk');
        for (const file of step.files) expect(fileKinds).toHaveProperty(file);
        for (const left of step.leaves) expect(leftovers).toHaveProperty(left);
        for (const other of [...(step.anyOrderWith ?? []), ...(step.neededBy ?? [])]) expect(ids).toContain(other);
        for (const later of step.neededBy ?? []) expect(ids.indexOf(later)).toBeGreaterThan(ids.indexOf(step.id));
      }
    }
  });

  test('files of 2012 R2 after each step are those of LIFECYCLE section 3', () => {
    const after = (id: string): readonly string[] => stepsOf('checkpoint').find((step) => step.id === id)?.files ?? [];
    expect(after('precheck')).toEqual(['disk']);
    expect(after('checkpoint-create')).toEqual(['disk', 'checkpoint-avhdx']);
    expect(after('autorecovery-detach')).toEqual(['disk', 'checkpoint-avhdx', 'auto-recovery-avhdx']);
    expect(after('volume-snapshot')).toContain('volume-snapshot');
    expect(after('checkpoint-merge')).not.toContain('checkpoint-avhdx');
    expect(after('snapshot-delete')).toEqual(['disk']);
  });

  test('a generation is found by its id', () => {
    for (const generation of generationTable) expect(generationOf(generation.id)).toBe(generation);
  });
});

test('limits have a figure, a step, a sign and sources', () => {
  for (const { id, seconds, count, sizeTb, steps, sign, sources } of limits) {
    expect(seconds ?? count ?? sizeTb, id).toBeGreaterThan(0);
    expect(steps.length, id).toBeGreaterThan(0);
    expect(sign, id).not.toBe('');
    expect(sources.length, id).toBeGreaterThan(0);
  }
  expect(limits.find(({ id }) => id === 'flush-and-hold')?.seconds).toBe(10);
  expect(limits.find(({ id }) => id === 'freeze-to-thaw')?.seconds).toBe(60);
});

test('leftovers say what to do first, and never with a disk file', () => {
  for (const { first, rules, sources } of Object.values(leftovers)) {
    expect(first).toMatch(/\.$/);
    expect(first).not.toMatch(/Merge-VHD|rename|delete the (avhdx|file)/i);
    expect(rules.length).toBeGreaterThan(0);
    expect(sources.length).toBeGreaterThan(0);
  }
});

test('what a guest can give is known for each generation', () => {
  for (const { gives, sources } of guestConsistencies) {
    expect(Object.keys(gives)).toEqual(['guest-snapshot', 'checkpoint', 'reference-point']);
    for (const possible of Object.values(gives)) expect(possible.length).toBeGreaterThan(0);
    expect(sources.length).toBeGreaterThan(0);
  }
  const row = (guest: string) => guestConsistencies.find((one) => one.guest === guest)?.gives;
  expect(row('windows')?.checkpoint).toEqual(['application']);
  expect(row('linux-daemon')?.checkpoint).toEqual(['file-system']);
  expect(row('linux-no-daemon')?.['reference-point']).toEqual(['crash']);
});
