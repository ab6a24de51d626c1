import { describe, expect, test } from 'vitest';
import { backupEvents, buildsOf, isBackupEvent, signatures, signaturesOf, stepIndex } from '../../../src/core/process';
import { buildsWith } from '../../../src/core/process/signatures';
import { intersectBuilds } from '../../../src/core/process/builds';
import type { HostOs } from '../../../src/core/vmconfig/facts/host-os';

const vmms = 'Microsoft-Windows-Hyper-V-VMMS';
const worker = 'Microsoft-Windows-Hyper-V-Worker';

/** What an event means on a host: verdict and step by generation. */
function meaning(provider: string, id: number, os: HostOs): string[] {
  return signaturesOf(provider, id, buildsOf(os)).flatMap(({ signature }) =>
    Object.entries(signature.steps).map(([generation, step]) => `${signature.verdict} ${generation}/${step}`),
  );
}

describe('ids whose meaning changed (EVENTS.md section 1)', () => {
  test.each([
    [10100, 'windows-server-2008-r2', ['fails guest-snapshot/prepare']],
    [10100, 'windows-server-2012', []],
    [10101, 'windows-server-2012-r2', ['fails guest-snapshot/save', 'fails checkpoint/save']],
    [10102, 'windows-server-2008-r2', ['fails guest-snapshot/guest-snapshot']],
    [10102, 'windows-server-2012', ['fails guest-snapshot/guest-snapshot']],
    [10102, 'windows-server-2012-r2', ['fails checkpoint/checkpoint-merge']],
    [10103, 'windows-server-2008-r2', ['fails guest-snapshot/auto-recovery']],
    [10103, 'windows-server-2012', ['fails guest-snapshot/auto-recovery']],
    [10103, 'windows-server-2012-r2', ['fails checkpoint/precheck']],
    [10103, 'windows-server-2022', ['fails checkpoint/precheck']],
    [10109, 'windows-server-2012', ['fails guest-snapshot/auto-recovery']],
    [10109, 'windows-server-2016', ['fails checkpoint/precheck']],
    [10130, 'windows-server-2008-r2', ['fails guest-snapshot/guest-request']],
    [10130, 'windows-server-2016', ['fails guest-snapshot/identify', 'fails checkpoint/identify']],
    [10137, 'windows-server-2012', ['fails guest-snapshot/auto-recovery']],
    [10137, 'windows-server-2012-r2', []],
    [10143, 'windows-server-2012', ['fails guest-snapshot/guest-cleanup']],
    [10143, 'windows-server-2012-r2', []],
    [10161, 'windows-server-2012', ['fails guest-snapshot/identify']],
    [10161, 'windows-server-2012-r2', []],
    [10169, 'windows-server-2012', ['fails guest-snapshot/identify']],
    [10169, 'windows-server-2012-r2', ['belongs checkpoint/identify']],
  ] as const)('VMMS %i on %s', (id, os, expected) => {
    expect(meaning(vmms, id, os)).toEqual(expected);
  });
});

describe('what proves a step or its failure', () => {
  test.each([
    [vmms, 19070, 'windows-server-2012-r2', 'proves checkpoint/checkpoint-merge'],
    [vmms, 19080, 'windows-server-2016', 'proves reference-point/checkpoint-merge'],
    [vmms, 19100, 'windows-server-2012-r2', 'fails checkpoint/checkpoint-merge'],
    [vmms, 10150, 'windows-server-2012-r2', 'fails checkpoint/checkpoint-create'],
    [vmms, 16370, 'windows-server-2012-r2', 'fails checkpoint/checkpoint-create'],
    [vmms, 10170, 'windows-server-2012', 'fails guest-snapshot/backup-complete'],
    [vmms, 16592, 'windows-server-2016', 'proves reference-point/reference-point'],
    [vmms, 16604, 'windows-server-2019', 'proves reference-point/reference-point-delete'],
    [vmms, 18472, 'windows-server-2016', 'fails reference-point/transfer'],
    [worker, 18520, 'windows-server-2012-r2', 'proves checkpoint/checkpoint-create'],
    [worker, 3352, 'windows-server-2016', 'fails checkpoint/guest-freeze'],
    [worker, 18510, 'windows-server-2012', 'proves guest-snapshot/save'],
    ['Microsoft-Windows-Hyper-V-Integration-VSS', 4097, 'windows-server-2012', 'fails guest-snapshot/guest-request'],
    ['Microsoft-Windows-Hyper-V-Integration', 4100, 'windows-server-2016', 'fails reference-point/guest-freeze'],
    ['Microsoft-Windows-Hyper-V-Guest-Drivers-IcSvc', 23, 'windows-server-2012-r2', 'fails checkpoint/guest-freeze'],
    [
      'Microsoft-Windows-Hyper-V-Guest-Drivers-IcSvc',
      6,
      'windows-server-2012-r2',
      'fails checkpoint/autorecovery-attach',
    ],
    ['VSSAudit', 8222, 'windows-server-2012-r2', 'proves checkpoint/volume-snapshot'],
    ['volsnap', 8, 'windows-server-2008-r2', 'fails guest-snapshot/volume-snapshot'],
    ['Volsnap', 25, 'windows-server-2016', 'fails checkpoint/volume-snapshot'],
    ['VSS', 12298, 'windows-server-2012', 'fails guest-snapshot/volume-snapshot'],
    ['ESENT', 2003, 'windows-server-2022', 'proves checkpoint/guest-freeze'],
    ['Microsoft-Windows-FailoverClustering', 5217, 'windows-server-2012-r2', 'fails checkpoint/volume-snapshot'],
    ['Microsoft-Windows-Backup', 4, 'windows-server-2012-r2', 'proves checkpoint/backup-complete'],
    [
      'Microsoft-Windows-FileShareShadowCopyProvider',
      1007,
      'windows-server-2012',
      'fails guest-snapshot/volume-snapshot',
    ],
  ] as const)('%s %i on %s', (provider, id, os, expected) => {
    expect(meaning(provider, id, os)).toContain(expected);
  });

  test.each([
    [vmms, 19070, 'windows-server-2008-r2'],
    [vmms, 18012, 'windows-server-2012'],
    [vmms, 16580, 'windows-server-2012-r2'],
    [worker, 18520, 'windows-server-2016'],
    ['VSS', 8194, 'windows-server-2016'],
    ['System Restore', 8224, 'windows-server-2016'],
    ['Microsoft-Windows-Hyper-V-Integration', 4097, 'windows-server-2012-r2'],
  ] as const)('%s %i means nothing on %s', (provider, id, os) => {
    expect(meaning(provider, id, os)).toEqual([]);
  });
});

describe('the table', () => {
  test('names steps that its generations have, says something and has sources', () => {
    for (const { provider, ids, steps, says, sources, since } of signatures) {
      const name = `${provider} ${ids.join(',')}`;
      expect(says, name).toMatch(/^[a-z]|^[A-Z]{2,}|^Fibre|^iSCSI|^VSS/);
      expect(says, name).not.toMatch(/\.$/);
      expect(sources.length, name).toBeGreaterThan(0);
      for (const [generation, step] of Object.entries(steps)) {
        expect(stepIndex(generation as 'checkpoint', step), `${name} ${generation}/${step}`).toBeGreaterThanOrEqual(0);
      }
      if (since !== undefined)
        expect(
          Object.keys(steps).some((one) => stepIndex(one as 'checkpoint', since) >= 0),
          name,
        ).toBe(true);
    }
  });

  test('an event has one meaning on one build', () => {
    for (const a of signatures) {
      for (const b of signatures) {
        if (a === b || a.provider !== b.provider || !a.ids.some((id) => b.ids.includes(id))) continue;
        expect(
          intersectBuilds(a.builds, b.builds),
          `${a.provider} ${a.ids.join()}: ${a.says} / ${b.says}`,
        ).toBeUndefined();
      }
    }
  });

  test('"always" is rare, has its source, and never stands on an open range of builds', () => {
    const rows = signatures.filter(({ always }) => always !== undefined);
    expect(rows.map(({ provider, ids }) => `${provider} ${ids.join()}`)).toEqual(['vmms 19070']);
    for (const { always, verdict } of rows) {
      expect(always?.source).toMatch(/^https:/);
      expect(always?.whenever).toMatch(/^[a-z].*[a-z]$/);
      expect(always?.builds.to).toBeDefined();
      expect(verdict).toBe('proves');
    }
  });

  test('a reader is told which events to decode', () => {
    const wanted = backupEvents();
    expect(wanted.find(({ provider }) => provider === vmms)?.ids).toContain(10103);
    for (const { provider, ids } of wanted)
      for (const id of ids) expect(isBackupEvent(provider.toUpperCase(), id)).toBe(true);
    expect(isBackupEvent('Microsoft-Windows-Kernel-General', 12)).toBe(false);
  });

  test('an event of the host bounds its build', () => {
    expect(buildsWith(vmms, 18012)).toEqual({ from: '6.3.9600' });
    expect(buildsWith(vmms, 10162)).toEqual({ from: '6.2.9200', to: '6.2.9200' });
    expect(buildsWith(vmms, 10103)).toEqual({});
    expect(buildsWith('VSS', 8229)).toBeUndefined();
  });
});
