import type { LogRecord } from '../../../src/core/logs/record';
import type { StepId } from '../../../src/core/process';
import { observe, type Run, type RunStep } from '../../../src/core/runs';
import type { Measure } from '../../../src/core/sequence';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { good2008R2, good2012R2 } from '../../fixtures/runs/good';
import { neverMerged } from '../../fixtures/runs/nights';
import {
  failure,
  frozenDatabase,
  shadowCopy,
  sql2,
  started,
  vhdmp,
  vm001,
  vmms,
  worker,
} from '../../fixtures/runs/words';
import { records, time, wholeCoverage } from '../../support/records';

/** Every character is as wide as every other, so that a golden file says the same on every computer. */
export const evenMeasure: Measure = (text) => text.length * 7;

const file = 'D:\\VMs\\VM001\\VM001-AutoRecovery.avhdx';
const at = (clock: string): string => `2014-03-06T${clock}`;

/** 2012 R2: the merge begins and no end follows, the AutoRecovery file cannot be deleted. */
const fileStays = records([
  started('HV01', '6.3.9600'),
  ...frozenDatabase('VM001.corp.example', at('22:00:05.002'), at('22:00:12.9')),
  { at: at('22:00:08'), host: 'HV01', provider: worker, id: 18520, data: vm001 },
  { at: at('22:00:10'), host: 'HV01', provider: vhdmp, id: 1, data: { VhdFileName: file, VhdDiskNumber: '3' } },
  { at: at('22:00:21'), host: 'HV01', provider: vhdmp, id: 2, data: { VhdFileName: file, VhdDiskNumber: '3' } },
  shadowCopy('HV01', at('22:00:25'), '{aaaa0000-0000-4000-8000-000000000012}', 'D:\\'),
  { at: at('22:00:44.31'), host: 'HV01', provider: vmms, id: 19070, data: vm001 },
  {
    at: at('22:00:45.31'),
    host: 'HV01',
    provider: vmms,
    level: 2,
    id: 10102,
    data: { ...vm001, ...failure('0x80070020'), File: file },
  },
]);

const copy = '\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy3\\VMs\\VM001\\VM001.vhdx';

/** 2012: the guest takes its own shadow copy, the disks of the host's are rolled back. */
const good2012 = records([
  started('HV01', '6.2.9200', '2013-01-01T06:00:00'),
  ...frozenDatabase('VM001', at('22:00:20'), at('22:00:29')),
  shadowCopy('HV01', at('22:00:41'), '{aaaa0000-0000-4000-8000-000000000013}', 'D:\\'),
  { at: at('22:00:52'), host: 'HV01', provider: vhdmp, id: 1, data: { VhdFileName: copy, VhdDiskNumber: '5' } },
  { at: at('22:01:09'), host: 'HV01', provider: vhdmp, id: 2, data: { VhdFileName: copy, VhdDiskNumber: '5' } },
]);

/** 2019, over midnight: checkpoint, export, merge. */
const good2019 = records([
  started('HV03', '10.0.17763', '2019-05-01T06:00:00'),
  ...frozenDatabase('SQL-02', '2019-05-02T23:58:03', '2019-05-02T23:58:06'),
  { at: '2019-05-02T23:58:12', host: 'HV03', provider: vmms, id: 18303, data: sql2 },
  { at: '2019-05-03T00:22:00', host: 'HV03', provider: vmms, id: 19070, data: sql2 },
  { at: '2019-05-03T00:24:30', host: 'HV03', provider: vmms, id: 19080, data: sql2 },
]);

const noScsi = failedCheckpoint.find(({ name }) => name.includes('no SCSI'))?.records ?? [];

/** The runs that the pictures are tested with, each from records that were read whole. */
export const pictured: Readonly<Record<string, Run>> = {
  'failed-2012-r2-file-stays': runOf(fileStays),
  'failed-2012-r2-no-scsi': runOf(noScsi),
  'missing-2012-r2-merge': runOf(neverMerged),
  'good-2008-r2': runOf(good2008R2),
  'good-2012': runOf(good2012),
  'good-2012-r2': runOf(good2012R2),
  'good-2019': runOf(good2019),
};

/** The first run that records tell of. */
export function runOf(all: readonly LogRecord[]): Run {
  const [run] = observe(all, { coverage: wholeCoverage(all, '2010-01-01T00:00:00', '2021-01-01T00:00:00') }).runs;
  if (!run) throw new Error('The records tell of no run.');
  return run;
}

/** One step of a run that is made by hand. */
export function madeStep(id: StepId, part: Partial<RunStep> = {}): RunStep {
  return { id, from: 'vmms', to: 'worker', label: `step ${id}`, status: 'seen', evidence: [], ...part };
}

/** A run that is made by hand: for what no log of ours has. */
export function madeRun(steps: readonly RunStep[], part: Partial<Run> = {}): Run {
  return {
    id: 'VM001@1',
    origin: 'observed',
    vm: { name: 'VM001' },
    host: 'HV01',
    generation: 'checkpoint',
    generationFrom: 'assumed',
    start: time('2014-03-06T22:00:00'),
    outcome: 'unknown',
    outcomeReason: 'No record says how it ended.',
    consistency: 'unknown',
    consistencyReasons: [],
    steps,
    files: [],
    leftBehind: [],
    story: [],
    notes: [],
    ...part,
  };
}
