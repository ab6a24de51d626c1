import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filetimeToIso } from '../../../../src/core/vmconfig/filetime';
import { readXml, type ReadXml } from './read-xml';

const folder = path.join(process.env['HVB_CORPUS'] ?? '', 'logs/text/event-xml');
const read = (name: string): Promise<ReadXml> => readXml(Uint8Array.from(readFileSync(path.join(folder, name))));

/** Written down from looking at the files. */
describe.skipIf(!existsSync(folder) || process.env['HVB_CORPUS'] === undefined)('corpus', () => {
  test('VMMS 19100', async () => {
    const { records, bad } = await read('vmms_19100_userdata.SYNTHETIC-modelled-on-QA2203089.xml');
    expect([records.length, bad]).toEqual([1, []]);
    const [record] = records;
    expect(record).toMatchObject({
      provider: 'Microsoft-Windows-Hyper-V-VMMS',
      eventId: 19100,
      recordId: 101_312n,
      process: 2616,
    });
    expect(filetimeToIso(record?.time ?? 0n)).toBe('2026-09-01T03:44:12.0279698Z');
    expect(record?.data.map(({ name }) => name)).toEqual(['VmName', 'VmId', 'ErrorMessage', 'ErrorCode']);
  });

  test('Windows Backup 4: the excerpt ends within its event; with an end it is a record', async () => {
    const name = 'windows_backup_4_success.EXCERPT.xml';
    const { records, bad } = await read(name);
    expect([records, bad]).toEqual([
      [],
      [{ kind: 'bad-record', byteOffset: 66, lengthBytes: 1010, reason: 'The event has no end.' }],
    ]);
    const text = readFileSync(path.join(folder, name), 'utf8');
    const mended = await readXml(`${text.slice(0, text.lastIndexOf('</Data>'))}</Data></EventData></Event></Events>`);
    const [record] = mended.records;
    expect(record).toMatchObject({
      provider: 'Microsoft-Windows-Backup',
      eventId: 4,
      version: 3,
      recordId: 68n,
      host: 'server1',
    });
    expect(filetimeToIso(record?.time ?? 0n)).toBe('2016-11-13T09:23:21.2081269Z');
    expect(record?.data.slice(0, 2)).toEqual([
      { name: 'BackupTemplateID', value: '{C2831599-1831-4B63-9892-274805DE1931}' },
      { name: 'HRESULT', value: '0x0' },
    ]);
  });

  test('events of map files, some of them broken by hand', async () => {
    const { records, bad, coverage } = await read('ez-maps-events.DERIVED-not-wellformed.xml');
    const text = readFileSync(path.join(folder, 'ez-maps-events.DERIVED-not-wellformed.xml'), 'latin1');
    expect(records).toHaveLength(30);
    expect(bad).toEqual([
      {
        kind: 'bad-record',
        byteOffset: 22_405,
        lengthBytes: 70,
        reason: 'The event has no end before the next one begins.',
      },
    ]);
    expect(coverage.bytesRead).toBe(text.length);
  });
});
