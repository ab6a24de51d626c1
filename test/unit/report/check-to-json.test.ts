import { describe, expect, test } from 'vitest';
import { checkToJson } from '../../../src/core/report/check-to-json';
import { readWhole } from '../../../src/core/report/coverage';
import { plainJson } from '../../../src/core/report/plain';
import { expectGolden } from '../../support/golden';
import { hostile, sample } from './sample';

describe('JSON', () => {
  test('everything a report has, in the shape of version 1', () => {
    expectGolden('report/json', checkToJson(sample));
  });

  test('exactly the keys that are promised', () => {
    const { version, hostOs, inputs, findings, ...more } = JSON.parse(checkToJson(sample)) as Record<string, object[]>;
    expect([version, hostOs, more]).toEqual([1, 'windows-server-2012-r2', {}]);
    expect(new Set(inputs!.flatMap(Object.keys))).toEqual(new Set(['path', 'kind', 'coverage']));
    expect(new Set(findings!.flatMap(Object.keys))).toEqual(
      new Set(['code', 'severity', 'message', 'path', 'range', 'vm', 'related', 'fixes']),
    );
  });

  test('text from files comes back as it was, and nothing acting stands in it bare', () => {
    const text = checkToJson(hostile);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    const { findings } = JSON.parse(text) as { findings: { message: string; fixes: { powershell?: string }[] }[] };
    expect(findings[0]?.message).toBe(hostile.findings[0]?.message);
    expect(findings[0]?.fixes[0]?.powershell).toBe(hostile.findings[0]?.fixes[0]?.powershell);
  });

  test('coverage of a log: times with seven decimals, ids as strings', () => {
    const span = {
      host: 'HV01',
      channel: 'System',
      firstTime: 130_386_168_011_234_567n,
      lastTime: 130_386_168_020_000_000n,
      firstRecordId: 18_446_744_073_709_551_000n,
      lastRecordId: 18_446_744_073_709_551_600n,
      idGaps: [[18_446_744_073_709_551_001n, 18_446_744_073_709_551_009n]] as const,
    };
    const coverage = { ...readWhole('evtx', 1), spans: [span] };
    const text = checkToJson({ ...sample, findings: [], inputs: [{ ...sample.inputs[0]!, coverage }] });
    const { inputs } = JSON.parse(text) as { inputs: { coverage: { spans: object[] } }[] };
    expect(inputs[0]?.coverage.spans[0]).toEqual({
      host: 'HV01',
      channel: 'System',
      firstTime: '2014-03-06T22:00:01.1234567Z',
      lastTime: '2014-03-06T22:00:02.0000000Z',
      firstRecordId: '18446744073709551000',
      lastRecordId: '18446744073709551600',
      idGaps: [['18446744073709551001', '18446744073709551009']],
    });
  });

  test('any text survives', () => {
    const value = { '\u2028\u009b': ['\ud800', '\n\t\u0000"\\', '\ufeff😀'] };
    expect(JSON.parse(plainJson(value))).toEqual(value);
  });
});
