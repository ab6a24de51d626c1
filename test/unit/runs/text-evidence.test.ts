import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import { observe, runFromWire, runToWire, type Run } from '../../../src/core/runs';
import { textSignatures } from '../../../src/core/process';
import { runsToOtlp } from '../../../src/core/report/runs-to-otlp';
import { runsToText } from '../../../src/core/report/runs-to-text';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { good2012R2 } from '../../fixtures/runs/good';
import { wholeCoverage } from '../../support/records';
import { textRecords } from '../../support/text-records';
import { ids, shadowList, writerList, type ShadowSpec } from '../../support/vssadmin';

const set = '{aaaa0000-0000-4000-8000-000000000002}';
/** 22:00:31 UTC on a host of Central Europe. */
const copy: ShadowSpec = { number: 1, set, type: 'Backup', machine: 'HV01', created: '2014-03-06 23:00:31' };
const failed = failedCheckpoint.find(({ cause }) => cause === 10103)?.records ?? [];

async function shadows(spec: Partial<ShadowSpec> = {}, zone = '+01:00'): Promise<readonly LogRecord[]> {
  return (await textRecords('vssadmin', 'HV01-shadows.txt', shadowList([{ ...copy, ...spec }]), zone)).records;
}

const writers = writerList([{ name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: 'Timed out' }]);

function marksOf(run: Run | undefined): string[] {
  return (
    run?.steps.flatMap(({ id, evidence }) =>
      evidence.flatMap(({ mark }) => (mark === undefined ? [] : `${id}: ${mark}`)),
    ) ?? []
  );
}

/** The same logs without the audit of the set. */
const unaudited = good2012R2.filter(({ eventId }) => eventId !== 8222);

describe('a shadow copy that vssadmin lists', () => {
  test('is evidence of the snapshot of the host volume, beside what Windows logged of the set', async () => {
    const { runs, notes } = observe([...good2012R2, ...(await shadows())]);
    expect(runs).toHaveLength(1);
    expect(marksOf(runs[0])).toEqual(['volume-snapshot: vssadmin/shadow-copy']);
    expect(runs[0]?.setId).toBe(set.slice(1, -1));
    expect(notes).toEqual([]);
  });

  test('proves that step where no log of Windows does', async () => {
    const statusOf = (records: readonly LogRecord[]): string | undefined =>
      observe(records).runs[0]?.steps.find(({ id }) => id === 'volume-snapshot')?.status;
    expect(statusOf(unaudited)).not.toBe('seen');
    expect(statusOf([...unaudited, ...(await shadows())])).toBe('seen');
  });

  test.each([
    ['read with a wrong zone', {}, 'Z'],
    ['of another night', { created: '2014-03-05 23:00:31' }, '+01:00'],
    ['of another host', { machine: 'HV02' }, '+01:00'],
    ['of another set', { set: '{aaaa0000-0000-4000-8000-000000000009}' }, '+01:00'],
  ] satisfies [string, Partial<ShadowSpec>, string][])('%s stays out', async (_name, spec, zone) => {
    const alone = observe(good2012R2).runs;
    const both = observe([...good2012R2, ...(await shadows(spec, zone))]).runs;
    expect(both.map(marksOf)).toEqual([[]]);
    expect(both.map(({ steps }) => steps)).toEqual(alone.map(({ steps }) => steps));
  });

  test('of the right set at another time is told, for then its zone or clock is wrong', async () => {
    const [run] = observe([...good2012R2, ...(await shadows({}, 'Z'))]).runs;
    expect(run?.notes).toContain(
      'HV01-shadows.txt shows the snapshot set of this backup at 2014-03-06 23:00:31 UTC, which is not in its time: its time zone or its clock is another.',
    );
  });

  test('of the right set and with a time that nobody can read is told, and is of no step', async () => {
    const [run] = observe([...good2012R2, ...(await shadows({ created: 'gestern abend' }))]).runs;
    expect(run?.notes).toContain(
      'HV01-shadows.txt shows the snapshot set of this backup, without a time that could be read.',
    );
    expect(marksOf(run)).toEqual([]);
  });

  test('that users can open is of no step', async () => {
    const { runs } = observe([...unaudited, ...(await shadows({ type: 'ClientAccessible' }))]);
    expect(runs[0]?.steps.find(({ id }) => id === 'volume-snapshot')?.status).not.toBe('seen');
    expect(runs[0]?.setId).toBeUndefined();
  });

  test('that a session of diskshadow made is evidence as well', async () => {
    const session = [
      'Microsoft DiskShadow version 1.0',
      'Copyright (C) 2013 Microsoft Corporation',
      'On computer:  HV01,  3/6/2014 11:00:05 PM',
      '',
      '-> create',
      'Alias VSS_SHADOW_SET for shadow set ID {aaaa0000-0000-4000-8000-000000000002} set as environment variable.',
      'Querying all shadow copies with the shadow copy set ID {aaaa0000-0000-4000-8000-000000000002}',
      '',
      '\t* Shadow copy ID = {bbbb0000-0000-4000-8000-000000000001}\t\t%A%',
      '\t\t- Shadow copy set: {aaaa0000-0000-4000-8000-000000000002}\t%VSS_SHADOW_SET%',
      '\t\t- Original count of shadow copies = 1',
      '\t\t- Original volume name: \\\\?\\Volume{0f3c8a52-11aa-4b6e-9d0c-5a7e21b4c001}\\ [C:\\]',
      '\t\t- Creation time: 3/6/2014 11:00:31 PM',
      '\t\t- Shadow copy device name: \\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy3',
      '\t\t- Originating machine: HV01.corp.example',
      '\t\t- Service machine: HV01.corp.example',
      '\t\t- Not exposed',
      '\t\t- Provider ID: {b5946137-7b9f-4925-af80-51abd60b20d5}',
      '\t\t- Attributes:  Auto_Release Differential',
      '',
      'Number of shadow copies listed: 1',
    ].join('\r\n');
    const { records } = await textRecords('diskshadow', 'session.txt', session, '+01:00');
    const { runs } = observe([...unaudited, ...records]);
    expect(marksOf(runs[0])).toEqual(['volume-snapshot: diskshadow/session', 'volume-snapshot: diskshadow/create']);
    expect(runs[0]?.setId).toBe(set.slice(1, -1));
  });

  test('makes no run alone, and says so', async () => {
    const { runs, notes } = observe(await shadows());
    expect(runs).toEqual([]);
    expect(notes).toEqual(['No backup of a VM was found in these records.']);
  });

  test('that comes in two files counts once', async () => {
    const { runs, notes } = observe([...good2012R2, ...(await shadows()), ...(await shadows())]);
    expect(marksOf(runs[0])).toHaveLength(1);
    expect(notes).toEqual(['1 records came twice and were counted once.']);
  });
});

describe('the states of writers', () => {
  test('stand beside a failed backup of the only computer, as a note and never as a step', async () => {
    const { records } = await textRecords('vssadmin', 'writers.txt', writers);
    const { runs, notes } = observe([...failed, ...records]);
    expect(runs[0]?.outcome).toBe('failed');
    expect(runs[0]?.notes).toContain(
      'writers.txt shows, without a time: a VSS writer has failed (Microsoft Hyper-V VSS Writer, [8] Failed, Timed out).',
    );
    expect(runs.flatMap(marksOf)).toEqual([]);
    expect(notes).toContain(
      'Nothing in writers.txt names the computer it is of; it was taken for that of HV01, the only one in these logs.',
    );
  });

  test('of no computer that is named are of none where there are several', async () => {
    const { records } = await textRecords('vssadmin', 'writers.txt', writers);
    const other = failed.map((record): LogRecord => ({
      ...record,
      host: 'HV02',
      place: { ...record.place, uri: 'b.evtx' },
    }));
    const { runs, notes } = observe([...failed, ...other, ...records]);
    expect(runs.every(({ notes: own }) => !own.some((note) => note.includes('writers.txt')))).toBe(true);
    expect(notes).toContain('Nothing in writers.txt names the computer it is of, so it stands beside no backup.');
  });

  test('stand beside no backup that succeeded', async () => {
    const { records } = await textRecords('vssadmin', 'writers.txt', `${shadowList([copy])}\n${writers}`, '+01:00');
    const coverage = wholeCoverage(good2012R2, '2014-03-06T00:00:00', '2014-03-08T00:00:00');
    const { runs, notes } = observe([...good2012R2, ...records], { coverage });
    expect(runs[0]?.outcome).toBe('succeeded');
    expect(runs[0]?.notes.join(' ')).not.toContain('a VSS writer has failed');
    expect(notes).toEqual([
      'What writers.txt shows without a time (1) proves no step, and it fits no backup that failed.',
    ]);
  });
});

/** `SqlWriterLogger.txt` of a computer, with local times. */
function sqlLog(server: string, stamps: readonly (readonly [time: string, event: string])[]): string {
  return [
    `[03/06/2014 22:59:00, TID 1a2c] Service: MSSQLSERVER Server: ${server}. Version=12`,
    ...stamps.map(([time, event]) => `[03/06/2014 ${time}, TID 1a2c] Entering SQL Writer ${event}.`),
  ].join('\r\n');
}

const sql = sqlLog('VM001', [
  ['23:00:09', 'OnPrepareSnapshot'],
  ['23:00:11', 'OnFreeze'],
  ['23:00:14', 'OnThaw'],
]);
/** The host's logs alone. */
const hostOnly = good2012R2.filter(({ host }) => host === 'HV01');

describe('a log of the SQL Server writer', () => {
  test('of the guest is evidence of its freeze, and with the shadow copy and the events it makes one run', async () => {
    const { records } = await textRecords('product-log', 'SqlWriterLogger.txt', sql, '+01:00');
    const { runs, hosts, notes } = observe([...hostOnly, ...(await shadows()), ...records]);
    expect(runs).toHaveLength(1);
    expect(marksOf(runs[0])).toEqual([
      'guest-freeze: sql-writer/prepare-snapshot',
      'guest-freeze: sql-writer/freeze',
      'guest-freeze: sql-writer/thaw',
      'volume-snapshot: vssadmin/shadow-copy',
    ]);
    const freeze = runs[0]?.steps.find(({ id }) => id === 'guest-freeze');
    expect(freeze).toMatchObject({ status: 'seen' });
    expect(freeze?.end).toBe((freeze?.start ?? 0n) + 30_000_000n);
    expect(runs[0]?.steps.some(({ evidence }) => evidence.some(({ mark }) => mark === undefined))).toBe(true);
    expect(hosts).toContainEqual(expect.objectContaining({ name: 'VM001', role: 'guest', vm: 'VM001' }));
    expect(notes).toEqual([]);
  });

  test('proves the consistency where nothing else does, unless the writer failed', async () => {
    const bare = hostOnly.filter(({ provider }) => !provider.endsWith('VHDMP'));
    const consistencyWith = async (text: string): Promise<string | undefined> =>
      observe([...bare, ...(await textRecords('product-log', 's.txt', text, '+01:00')).records]).runs[0]?.consistency;
    expect(observe(bare).runs[0]?.consistency).toBe('unknown');
    expect(await consistencyWith(sql)).toBe('application');
    expect(await consistencyWith(`${sql}\r\n[03/06/2014 23:00:15, TID 1a2c] Entering SQL Writer OnAbort.`)).toBe(
      'unknown',
    );
  });

  test.each([
    ['read with a wrong zone', sql, 'Z'],
    ['of another computer', sql.replace('VM001', 'VM002'), '+01:00'],
    ['of another night', sql.replaceAll('03/06/', '03/05/'), '+01:00'],
  ])('%s stays out', async (_name, text, zone) => {
    const { records } = await textRecords('product-log', 'SqlWriterLogger.txt', text, zone);
    expect(records.length).toBeGreaterThan(2);
    expect(observe([...hostOnly, ...records]).runs.map(marksOf)).toEqual([[]]);
  });
});

describe('what a Linux guest logs', () => {
  const journal = (op: string, at: string, host = 'vm001'): string =>
    `2014-03-06T${at}+0000 ${host} Hyper-V VSS[812]: VSS: op=${op}: succeeded`;

  test('is evidence of its freeze: the backup is consistent as a file system is', async () => {
    const bare = hostOnly.filter(({ provider }) => !provider.endsWith('VHDMP'));
    const text = `${journal('FREEZE', '22:00:11')}\n${journal('THAW', '22:00:13')}\n`;
    const { records } = await textRecords('kernel-log', 'journal.txt', text);
    const [run] = observe([...bare, ...records]).runs;
    expect(marksOf(run)).toEqual(['guest-freeze: hv-vss/freeze', 'guest-freeze: hv-vss/thaw']);
    expect(run?.consistency).toBe('file-system');
    const report = { inputs: [], observation: observe([...bare, ...records]), findings: [] };
    const logs = [...runsToOtlp(report, { version: '1', signals: 'otlp-logs' })].join('');
    expect(logs).toContain('"event.code","value":{"stringValue":"hv-vss/freeze"}');
    expect(logs).toContain('"os.type","value":{"stringValue":"linux"}');
    expect(logs).not.toContain('"event.code","value":{"stringValue":"0"}');
    const refused = `2014-03-06T22:00:11+0000 vm001 Hyper-V VSS[812]: VSS: op=FREEZE: failed\n`;
    const failing = observe([...bare, ...(await textRecords('kernel-log', 'journal.txt', refused)).records]).runs[0];
    expect(failing?.consistency).toBe('unknown');
    expect(failing?.consistencyReasons[0]).toBe(
      'The guest could not take part: the Linux guest could not freeze its file systems.',
    );
    const other = await textRecords('kernel-log', 'journal.txt', text.replaceAll('vm001', 'vm002'));
    expect(marksOf(observe([...bare, ...other.records]).runs[0])).toEqual([]);
  });
});

describe('the log of a backup application', () => {
  const line = (at: string, words: string): string => `2014-03-06 ${at} ${words}`;
  const bareos = line(
    '23:10:00',
    'hv01-fd JobId 7: Fatal error: Command plugin "hyper-v:module_path=c:/p:vmname=FS9": the job failed',
  );

  test('of a plug-in that names its VM is a run by itself, of which nothing else is concluded', async () => {
    const { records } = await textRecords('product-log', 'bareos.log', bareos, '+01:00');
    const { runs, clocks, hosts } = observe(records);
    expect(runs).toMatchObject([
      { vm: { name: 'FS9' }, outcome: 'failed', requestor: 'Bareos', host: '', generation: 'reference-point' },
    ]);
    expect(runs[0]?.steps.filter(({ status }) => status === 'implied')).toEqual([]);
    expect(clocks).toEqual([]);
    expect(hosts).toEqual([]);
    expect(runsToText({ inputs: [], observation: observe(records), findings: [] })).toContain('Bareos plugin failed');
  });

  test('of a script that exports proves no step of a backup, and what failed is told', async () => {
    const text = [
      line('23:10:00', '[INFO] (VM:FS9) Attempting to export VM'),
      line('23:14:00', '[ERROR] (VM:FS9) Export failed'),
    ].join('\n');
    const { runs, notes } = observe((await textRecords('product-log', 'utility.log', text, '+01:00')).records);
    expect(runs).toEqual([]);
    expect(notes.join('\n')).toContain(
      'HyperV-Backup-Utility failed at 2014-03-06T22:14:00.0000000Z, of VM FS9: a script could not export or copy the VM.',
    );
  });

  test('a message without a time stands beside the failed backup of the VM that it names, and of no other', async () => {
    const veeam =
      'Processing VM001 Error: Failed to create VM recovery checkpoint (mode: Crash consistent) Details: Job failed. Operation: [x]. Code: [0x80042306].';
    const { records } = await textRecords('product-log', 'veeam.txt', veeam);
    expect(records.length).toBeGreaterThan(0);
    const told = (all: readonly LogRecord[]): boolean =>
      observe([...failed, ...all]).runs.some(({ notes }) =>
        notes.some((note) => note.startsWith('veeam.txt shows, without a time')),
      );
    expect(told(records)).toBe(true);
    const other = await textRecords('product-log', 'veeam.txt', veeam.replace('VM001', 'VM002'));
    expect(told(other.records)).toBe(false);
  });
});

test('lines of texts are shown by their words and never as an event 0', async () => {
  const observation = observe([...good2012R2, ...(await shadows())]);
  const text = runsToText({ inputs: [], observation, findings: [] });
  expect(text).toContain('vssadmin shadow copy');
  expect(text).not.toMatch(/vssadmin 0|#0\b/);
  const [run] = observation.runs;
  expect(run && runFromWire(JSON.parse(JSON.stringify(runToWire(run))))).toEqual(run);
});

test('a row for lines of texts names no event id, and its marks stand once', () => {
  const marks = textSignatures.flatMap((row) => row.marks ?? []);
  expect(textSignatures.every(({ ids: own }) => own.length === 0)).toBe(true);
  expect(new Set(marks).size).toBe(marks.length);
});
