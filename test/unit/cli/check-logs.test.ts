import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { good2012R2 } from '../../fixtures/runs/good';
import { failure, sql2, started, vm001, vmms } from '../../fixtures/runs/words';
import { expectGolden } from '../../support/golden';
import { records, type RecordSpec } from '../../support/records';
import { logsOf } from '../../support/records-to-evtx';
import { expectSarif } from '../../support/sarif-schema/validate';
import { vmConfig } from '../../support/vm-config';
import { hvbackup, type CliSetup } from './harness';

interface CheckJson {
  readonly hostOs: string | null;
  readonly inputs: readonly {
    readonly path: string;
    readonly kind: string;
    readonly coverage: { readonly records: number };
  }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly path: string;
    readonly range?: object;
    readonly record?: { readonly id: string; readonly byteOffset: number };
    readonly vm?: { readonly name: string };
    readonly related: readonly {
      readonly path: string;
      readonly message: string;
      readonly record?: { readonly id: string };
    }[];
    readonly fixes: readonly { readonly title: string }[];
  }[];
}

const noController: RecordSpec = {
  at: '2014-03-06T22:00:30',
  host: 'HV01',
  provider: vmms,
  id: 10103,
  level: 2,
  data: vm001,
};
const vmmsLog = 'logs/HV01/Microsoft-Windows-Hyper-V-VMMS-Admin.evtx';

function below(list: readonly LogRecord[]): Record<string, Uint8Array> {
  return Object.fromEntries(Object.entries(logsOf(list)).map(([name, bytes]) => [`logs/${name}`, bytes]));
}

async function checked(
  list: readonly LogRecord[],
  argv: readonly string[] = [],
  setup: CliSetup = {},
): Promise<CheckJson> {
  const files = { ...below(list), ...setup.files };
  const { stdout } = await hvbackup(['check', '--format', 'json', ...argv, 'logs'], { ...setup, files });
  return JSON.parse(stdout) as CheckJson;
}

describe('event 10103 is explained by the build of its host', () => {
  const codes = ({ findings }: CheckJson): string[] => findings.map(({ code }) => code);

  test.each([
    ['2008 R2', '6.1.7601', ['HVB002']],
    ['2012 R2', '6.3.9600', ['HVB001']],
  ])('%s, as its own log names it', async (_name, build, expected) => {
    expect(codes(await checked(records([started('HV01', build), noController])))).toEqual(expected);
  });

  test('--host-os says it where no log does', async () => {
    expect(codes(await checked(records([noController]), ['--host-os', '2008-r2']))).toEqual(['HVB002']);
    expect(codes(await checked(records([noController]), ['--host-os', '2012-r2']))).toEqual(['HVB001']);
  });

  test('an unknown build says both, each with its Windows', async () => {
    const { findings, hostOs } = await checked(records([noController]));
    expect(findings.map(({ code }) => code).sort()).toEqual(['HVB001', 'HVB002']);
    for (const { message, severity } of findings) {
      expect(message).toMatch(/^If HV01 runs Windows Server/);
      expect(severity).toBe('warning');
    }
    expect(hostOs).toBeNull();
  });
});

test('a finding names its record and its VM, has no range, and says what to do', async () => {
  const { findings, inputs, hostOs } = await checked(records([started('HV01', '6.3.9600'), noController]));
  expect(findings).toMatchObject([
    { code: 'HVB001', severity: 'error', path: vmmsLog, record: { id: '1' }, vm: { name: 'VM001' } },
  ]);
  expect(findings[0]?.range).toBeUndefined();
  expect(findings[0]?.record?.byteOffset).toBeGreaterThanOrEqual(4096 + 512);
  expect(findings[0]?.fixes[0]?.title).toContain('SCSI controller');
  expect(inputs.find(({ path }) => path === vmmsLog)).toMatchObject({ kind: 'evtx', coverage: { records: 1 } });
  expect(hostOs).toBe('windows-server-2012-r2');
});

const [firstFailure] = failedCheckpoint.filter(({ name }) => name.includes('parent disk is missing'));

test('one failed run is one finding: what followed from the cause stands under it, in whichever log it is', async () => {
  const { findings } = await checked(firstFailure!.records);
  const cause = findings.find(({ related }) =>
    related.some(({ message }) => message.startsWith('What followed (HVB122)')),
  );
  expect(cause?.code).toBe('HVB064');
  expect(findings.map(({ code }) => code)).not.toContain('HVB122');
  expect(cause?.related.every(({ path, record }) => path.endsWith('.evtx') && record !== undefined)).toBe(true);
});

test('a good backup and a log without backups are checked and have no finding', async () => {
  const quiet = records([
    { at: '2014-03-06T22:00:00', host: 'PC7', provider: 'Microsoft-Windows-Time-Service', id: 37, data: [] },
  ]);
  const { findings, inputs } = await checked([...good2012R2, ...quiet]);
  expect(findings).toEqual([]);
  expect(inputs.find(({ path }) => path.includes('PC7'))).toMatchObject({ kind: 'evtx', coverage: { records: 1 } });
  const { stdout, code } = await hvbackup(['check', 'logs'], { files: below(quiet) });
  expect(stdout).toContain('1 file checked: 0 errors');
  expect(code).toBe(0);
});

test('the same said again is one finding that counts', async () => {
  const again = { ...noController, at: '2014-03-06T22:00:40' };
  const { findings } = await checked(records([started('HV01', '6.3.9600'), noController, again]));
  expect(findings).toHaveLength(1);
  expect(findings[0]?.related[0]?.message).toBe('1 more record says the same.');
});

test('configurations are checked as without logs, in the order of the inputs', async () => {
  const files = { 'logs/VM.xml': vmConfig({ scsi: [] }).replace('"UTF-16"', '"UTF-8"') };
  const { inputs, findings } = await checked(records([started('HV01', '6.3.9600'), noController]), [], { files });
  expect(inputs.map(({ path }) => path)).toEqual([...inputs.map(({ path }) => path)].sort());
  expect(
    findings.some(({ path, code, range }) => path === 'logs/VM.xml' && code === 'HVB001' && range !== undefined),
  ).toBe(true);
  expect(findings.some(({ path, record }) => path === vmmsLog && record !== undefined)).toBe(true);
});

test('events saved as XML are a log like any other', async () => {
  const xml = `<Events><Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>
<Provider Name="${vmms}"/><EventID>10103</EventID><Level>2</Level><TimeCreated SystemTime="2014-03-06T22:00:30.000000000Z"/>
<EventRecordID>77</EventRecordID><Channel>Microsoft-Windows-Hyper-V-VMMS-Admin</Channel><Computer>HV01</Computer></System>
<UserData><VmlEventLog xmlns="http://www.microsoft.com/Windows/Virtualization/Events"><VmName>VM001</VmName>
<VmId>${vm001.VmId}</VmId></VmlEventLog></UserData></Event></Events>`;
  const { findings } = await checked([], ['--host-os', '2012-r2'], { files: { 'logs/saved.xml': xml } });
  expect(findings).toMatchObject([
    { code: 'HVB001', path: 'logs/saved.xml', record: { id: '77' }, vm: { name: 'VM001' } },
  ]);
});

describe('the command line', () => {
  const list = records([
    started('HV01', '6.3.9600'),
    noController,
    { ...noController, at: '2014-03-06T23:10:00', id: 19100, data: { ...sql2, ...failure('0x80070020') } },
  ]);

  test('--fail-on asks findings of logs too', async () => {
    const files = below(list);
    expect((await hvbackup(['check', 'logs'], { files })).code).toBe(1);
    expect((await hvbackup(['check', 'logs', '--fail-on', 'never'], { files })).code).toBe(0);
  });

  test('a damaged log that is named is exit code 3, its coverage is listed', async () => {
    const files = { 'a.evtx': 'ElfFile\0' };
    const { code, stdout } = await hvbackup(['check', 'a.evtx'], { files });
    expect(code).toBe(3);
    expect(stdout).toContain('a.evtx: could not be read. No chunk begins where one should.');
  });

  test('--clock-offset is taken without a note', async () => {
    const { stderr } = await hvbackup(['check', 'logs', '--clock-offset', 'HV01=-42'], { files: below(list) });
    expect(stderr).toBe('');
  });

  test('--anonymize leaves no name of a VM, host or folder', async () => {
    const { stdout } = await hvbackup(['check', '--anonymize', '--format', 'json', 'logs'], { files: below(list) });
    expect(stdout).not.toMatch(/VM001|SQL-02|HV01/);
    expect(stdout).toContain('HVB001');
    expect(stdout).toContain('Microsoft-Windows-Hyper-V-VMMS-Admin');
  });

  test('standard input', async () => {
    const [, bytes] = Object.entries(logsOf(list)).find(([name]) => name.includes('VMMS')) ?? [];
    const { stdout } = await hvbackup(['check', '-', '--host-os', '2012-r2'], { files: {}, stdin: bytes! });
    expect(stdout).toMatch(/^- record 1, 2014-03-06T22:00:30\.0000000Z: error HVB001 /m);
  });

  test('SARIF is valid and points at the bytes of the record', async () => {
    const { stdout } = await hvbackup(['check', 'logs', '--format', 'sarif'], { files: below(list) });
    const [run] = expectSarif(stdout).runs;
    expect(run?.results?.map(({ ruleId }) => ruleId).sort()).toEqual(['HVB001', 'HVB070']);
    for (const result of run?.results ?? []) {
      const region = result.locations?.[0]?.physicalLocation?.region;
      expect(region?.byteOffset).toBeGreaterThan(4096);
      expect(region?.startLine).toBeUndefined();
    }
  });

  test.each(['text', 'json', 'sarif', 'markdown'])('golden: a failed night as %s', async (format) => {
    const merge = list.filter(({ eventId }) => eventId !== 10103);
    const files = below([...firstFailure!.records, ...merge]);
    expectGolden(`cli/check-logs-${format}`, (await hvbackup(['check', 'logs', '--format', format], { files })).stdout);
  });
});
