import { describe, expect, test } from 'vitest';
import { meaningOf, recordAt, recordToPage } from '../../../src/core/logs';
import { vmmsAdmin } from '../../fixtures/events';
import { writeEvtx } from '../../support/evtx-writer';
import { MemoryHost } from '../../support/memory-host';
import { readLog } from './evtx/read-log';

const uri = 'mem:///HV01-VMMS-Admin.evtx';
const written = writeEvtx(vmmsAdmin, { recordsPerChunk: 3 });
const host = new MemoryHost({ [uri]: written.bytes });

describe('a record at its place', () => {
  test('is the one that reading the whole log gives there', async () => {
    const { records } = await readLog(written.bytes);
    expect(records.length).toBe(written.records.length);
    for (const record of records) expect(await recordAt(host, uri, record.place.byteOffset)).toEqual({ ...record, place: { ...record.place, uri } });
  });

  test.each([0, 4096, 5000, written.bytes.length - 1, 1e12])('is none at byte %d', async (byteOffset) => {
    expect(await recordAt(host, uri, byteOffset)).toBeUndefined();
  });

  test('as a page: where it stands, what it means, its data; what a terminal would obey is spelled out', async () => {
    const [first] = written.records;
    const record = await recordAt(host, uri, first?.offset ?? 0);
    if (!record) throw new Error('The first record is there.');
    const hostile = { ...record, data: [...record.data, { name: 'Evil\u001b[31m', value: 'a\nb\u202e' }] };
    const page = recordToPage({
      record: hostile,
      path: 'HV01-VMMS-Admin.evtx',
      meaning: meaningOf(record, 'windows-server-2012-r2'),
    });
    expect(page).toContain(`${record.provider} ${record.eventId}\n`);
    expect(page).toContain(`at byte ${first?.offset} of HV01-VMMS-Admin.evtx`);
    expect(page).not.toMatch(/[\u001b\u202e]/);
    for (const { value } of record.data) expect(page).toContain(value.split('\n')[0]);
  });
});
