import { describe, expect, test } from 'vitest';
import { diagnoseRecords } from '../../../../src/core/rules/records';
import type { CoverageSpan } from '../../../../src/core/report/coverage';
import type { HostOs } from '../../../../src/core/vmconfig/facts/host-os';
import { cluster, failure, vm001, vmms } from '../../../fixtures/runs/words';
import { records, wholeCoverage, type RecordSpec } from '../../../support/records';

const day = '2014-03-06T';
const merge = (id: number, at: string, data: RecordSpec['data'] = vm001): RecordSpec => ({
  at,
  host: 'HV01',
  provider: vmms,
  id,
  data,
});

function codes(
  specs: readonly RecordSpec[],
  hostOs: HostOs,
  change: (spans: CoverageSpan[]) => CoverageSpan[] = (spans) => spans,
): string[] {
  const all = records(specs);
  const coverage = change(wholeCoverage(all, '2014-03-06T00:00:00', '2014-03-09T00:00:00'));
  const { findings } = diagnoseRecords(all, { hostOs, coverage });
  return findings.map(({ code }) => code).filter((code) => code === 'HVB071' || code === 'HVB141');
}

describe('HVB071: a merge that began and never ended', () => {
  test('fires when nothing followed within a day of a log that was read whole', () => {
    expect(codes([merge(19070, `${day}22:00:00`)], 'windows-server-2012-r2')).toEqual(['HVB071']);
    expect(codes([merge(19070, `${day}22:00:00`), merge(19090, `${day}22:10:00`)], 'windows-server-2012-r2')).toEqual([
      'HVB071',
    ]);
  });

  test('is quiet when it ended, or failed, which is told by HVB070', () => {
    expect(codes([merge(19070, `${day}22:00:00`), merge(19080, `${day}23:00:00`)], 'windows-server-2012-r2')).toEqual(
      [],
    );
    const failed = merge(19100, `${day}23:00:00`, { ...vm001, ...failure('0x80070020') });
    expect(codes([merge(19070, `${day}22:00:00`), failed], 'windows-server-2012-r2')).toEqual([]);
  });

  test('the end of another VM is not its end', () => {
    const other = { VmName: 'VM002', VmId: '5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E99' };
    expect(
      codes([merge(19070, `${day}22:00:00`), merge(19080, `${day}23:00:00`, other)], 'windows-server-2012-r2'),
    ).toEqual(['HVB071']);
  });

  test('is quiet in a filtered export and in a log that ends too soon', () => {
    const specs = [merge(19070, `${day}22:00:00`)];
    expect(
      codes(specs, 'windows-server-2012-r2', (spans) => spans.map((span) => ({ ...span, idGaps: [[1n, 3n]] }))),
    ).toEqual([]);
    expect(codes(specs, 'windows-server-2012-r2', () => [])).toEqual([]);
    const short = (spans: CoverageSpan[]) =>
      spans.map((span) => ({ ...span, lastTime: span.firstTime + 864_000_000_000n }));
    expect(codes(specs, 'windows-server-2012-r2', short)).toEqual([]);
  });

  test('without values it is told without them', () => {
    expect(codes([merge(19070, `${day}22:00:00`, [])], 'windows-server-2012-r2')).toEqual(['HVB071']);
  });
});

describe('HVB141: a shared volume of 2008 R2 left in backup mode', () => {
  const mode = (id: number, at: string, volume = 'Cluster Disk 1'): RecordSpec => ({
    at,
    host: 'HV01',
    provider: cluster,
    id,
    data: [volume, 'Volume1', '30'],
  });

  test('fires when it never left the mode', () => {
    expect(
      codes([mode(5140, `${day}22:00:00`), mode(5141, `${day}22:30:00`, 'Cluster Disk 2')], 'windows-server-2008-r2'),
    ).toEqual(['HVB141']);
  });

  test('is quiet when it did, on later hosts, and without proof', () => {
    expect(codes([mode(5140, `${day}22:00:00`), mode(5141, `${day}22:30:00`)], 'windows-server-2008-r2')).toEqual([]);
    expect(codes([mode(5140, `${day}22:00:00`)], 'windows-server-2012')).toEqual([]);
    expect(codes([mode(5140, `${day}22:00:00`)], 'windows-server-2008-r2', () => [])).toEqual([]);
  });
});
