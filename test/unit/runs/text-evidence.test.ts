import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import { observe, runFromWire, runToWire, type Run } from '../../../src/core/runs';
import { textSignatures } from '../../../src/core/process';
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

  test('that users can open is of no step', async () => {
    const { runs } = observe([...unaudited, ...(await shadows({ type: 'ClientAccessible' }))]);
    expect(runs[0]?.steps.find(({ id }) => id === 'volume-snapshot')?.status).not.toBe('seen');
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
    expect(notes).toEqual(['What writers.txt shows without a time (1) is of no step and of no failed backup.']);
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
