import { expect, test } from 'vitest';
import { meaningOf, recordToPage } from '../../../src/core/logs';
import { vmmsAdmin } from '../../fixtures/events';
import { writeEvtx } from '../../support/evtx-writer';
import { readLog } from './evtx/read-log';

test('a record as a page: where it stands, what it means, its data; what a terminal would obey is spelled out', async () => {
  const [record] = (await readLog(writeEvtx(vmmsAdmin).bytes)).records;
  if (!record) throw new Error('The first record is there.');
  const hostile = { ...record, data: [...record.data, { name: 'Evil\u001b[31m', value: 'a\nb\u202e' }] };
  const page = recordToPage({
    record: hostile,
    path: 'HV01-VMMS-Admin.evtx',
    meaning: meaningOf(record, 'windows-server-2012-r2'),
  });
  expect(page).toContain(`${record.provider} ${record.eventId}\n`);
  expect(page).toContain(`at byte ${record.place.byteOffset} of HV01-VMMS-Admin.evtx`);
  expect(page).not.toMatch(/[\u001b\u202e]/);
  for (const { value } of record.data) expect(page).toContain(value.split('\n')[0]);
});

test('a time that no clock has shown is not shown as one', async () => {
  const [record] = (await readLog(writeEvtx(vmmsAdmin).bytes)).records;
  if (!record) throw new Error('The first record is there.');
  expect(recordToPage({ record: { ...record, time: 5n }, path: 'a' })).toContain('not credible (5)');
});
