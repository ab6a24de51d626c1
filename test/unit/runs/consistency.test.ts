import { describe, expect, test } from 'vitest';
import { observe } from '../../../src/core/runs';
import type { Consistency } from '../../../src/core/process';
import { integration, integrationVss, lnx1, started, vhdmp, vm001, vmms, worker } from '../../fixtures/runs/words';
import { records, type RecordSpec } from '../../support/records';

const at = (time: string): string => `2014-03-06T22:${time}`;
const host = 'HV01';
const refusedOld = (id: number): RecordSpec => ({
  at: at('00:05'),
  host,
  provider: integrationVss,
  id,
  level: 2,
  data: vm001,
});
const refusedNew = (id: number): RecordSpec => ({
  at: at('00:05'),
  host,
  provider: integration,
  id,
  level: 2,
  data: vm001,
});
const checkpoint: RecordSpec = { at: at('00:13'), host, provider: worker, id: 18520, data: vm001 };
const merge: RecordSpec[] = [
  { at: at('02:00'), host, provider: vmms, id: 19070, data: vm001 },
  { at: at('03:00'), host, provider: vmms, id: 19080, data: vm001 },
];
const saved: RecordSpec = { at: at('00:20'), host, provider: worker, id: 18510, data: vm001 };
const autoRecovery: RecordSpec = {
  at: at('00:16'),
  host,
  provider: vhdmp,
  id: 1,
  data: { VhdFileName: 'D:\\VMs\\VM001\\VM001-AutoRecovery.avhdx', VhdDiskNumber: '2' },
};

/** From LIFECYCLE section 5: what the records show of it. */
test.each<[string, string, RecordSpec[], Consistency, RegExp]>([
  ['2012: dynamic disks, the VM was saved', '6.2.9200', [refusedOld(4097), saved], 'saved-state', /was saved/],
  ['2012: dynamic disks, no word of saving', '6.2.9200', [refusedOld(4097)], 'unknown', /dynamic disks/],
  [
    '2012 R2: old components',
    '6.3.9600',
    [refusedOld(4102), checkpoint, ...merge],
    'unknown',
    /saves the VM, or the application/,
  ],
  [
    '2016: the service does not run',
    '10.0.14393',
    [refusedNew(4100), { ...refusedNew(4097), id: 4097 }, ...merge],
    'crash',
    /crash-consistent/,
  ],
  [
    '2012 R2: the AutoRecovery disk was added',
    '6.3.9600',
    [checkpoint, autoRecovery, ...merge],
    'application',
    /AutoRecovery/,
  ],
  [
    '2012 R2: only the checkpoint is known',
    '6.3.9600',
    [checkpoint, autoRecovery].slice(0, 1).concat({ ...merge[0]!, id: 10154, data: { ...vm001 } }),
    'unknown',
    /No record of the guest/,
  ],
])('%s', (_name, build, specs, consistency, reason) => {
  const { runs } = observe(records([started(host, build), ...specs]));
  expect(runs).toHaveLength(1);
  expect(runs[0]!.consistency).toBe(consistency);
  expect(runs[0]!.consistencyReasons.join(' ')).toMatch(reason);
});

describe('files', () => {
  test('the disk and its AutoRecovery file are the point, the active avhdx is crash-consistent', () => {
    const avhdx = 'D:\\VMs\\VM001\\VM001_0F0E0D0C-0000-4000-8000-000000000001.avhdx';
    const merged: RecordSpec = {
      at: at('02:30'),
      host,
      provider: vmms,
      id: 16220,
      level: 3,
      data: { ...vm001, ErrorMessage: '', ErrorCode: '0x80070020', File: avhdx },
    };
    const { runs } = observe(
      records([started(host, '6.3.9600'), checkpoint, autoRecovery, merge[0]!, merged, merge[1]!]),
    );
    const of = (part: string) => runs[0]!.files.find(({ path }) => path.includes(part));
    expect(of('AutoRecovery')).toMatchObject({ named: true, kind: 'auto-recovery-avhdx', consistency: 'application' });
    expect(of('0F0E0D0C')).toMatchObject({ named: true, kind: 'checkpoint-avhdx', consistency: 'crash' });
    expect(of('<disk>.vhdx')).toMatchObject({ named: false, kind: 'disk', consistency: 'application' });
  });

  test('what a Linux guest would not have is not listed', () => {
    const linux = { ...checkpoint, data: lnx1 };
    const { runs } = observe(
      records([
        started(host, '6.3.9600'),
        linux,
        { at: at('00:40'), host, provider: vmms, id: 10170, level: 3, data: lnx1 },
      ]),
    );
    expect(runs[0]!.files.map(({ kind }) => kind)).not.toContain('auto-recovery-avhdx');
  });
});
