import { describe, expect, test } from 'vitest';
import { kinds } from '../../../src/core';
import { isPastedKind } from '../../../src/core/evidence/pasted-kinds';
import { isLogKind, mayLackZone } from '../../../src/core/logs/open-log';
import { queryOf, recordsOf } from '../../../src/core/logs/evtx/query';
import { isTextKind, isTextLogKind, textLogOf } from '../../../src/core/texts';
import { filetimeFromIso, filetimeToIso } from '../../../src/core/vmconfig/filetime';
import { MemoryHost } from '../../support/memory-host';
import { textRecords } from '../../support/text-records';
import { ids, shadowList, vssLanguages, writerList } from '../../support/vssadmin';

const copy = { number: 1, type: 'Backup', machine: 'HV01', created: '3/16/2014 11:00:31 PM' };

describe('a pasted text as a log', () => {
  test('every kind of text that is read is known by name to who loads no reader, and is no log', () => {
    const texts = kinds.filter(isTextKind);
    expect(texts).toContain('vssadmin');
    // A scenario tells what is planned, and no line of it what happened.
    expect(texts.filter((kind) => !isPastedKind(kind) && kind !== 'scenario')).toEqual([]);
    expect(texts.filter((kind) => !isTextLogKind(kind) && kind !== 'scenario')).toEqual([]);
    expect(texts.filter(isLogKind)).toEqual([]);
    expect(texts.filter(isTextLogKind).every(mayLackZone)).toBe(true);
    expect(mayLackZone('evtx')).toBe(false);
  });

  test('a shadow copy is a record at its line, in the zone that was named', async () => {
    const text = shadowList([copy]);
    const { records, coverage } = await textRecords('vssadmin', 'a.txt', text, '+01:00');
    expect(records).toHaveLength(1);
    const [record] = records;
    expect(record).toMatchObject({
      mark: 'vssadmin/shadow-copy',
      eventId: 0,
      recordId: 0n,
      host: 'HV01',
      provider: 'vssadmin',
      place: { uri: 'mem:///a.txt', byteOffset: text.indexOf('{9a1b7c00-0001') },
    });
    expect(filetimeToIso(record?.time ?? 0n)).toBe('2014-03-16T22:00:31.0000000Z');
    expect(record?.data).toContainEqual({ name: 'Volume', value: `(C:)\\\\?\\Volume{${ids.c}}\\` });
    expect(coverage).toMatchObject({ records: 1, recordsBad: 0, notRead: [] });
    expect(coverage.notes).toEqual(['1 time stands without a zone and is read as +01:00.']);
  });

  test('without a zone its time is read as UTC, and that is said, as is a date that can be read in two ways', async () => {
    const { records, coverage } = await textRecords(
      'vssadmin',
      'a.txt',
      shadowList([{ ...copy, created: '3/6/2014 11:00:31 PM' }]),
    );
    expect(filetimeToIso(records[0]?.time ?? 0n)).toBe('2014-03-06T23:00:31.0000000Z');
    expect(coverage.notes).toEqual([
      '1 time stands without a zone and is read as UTC, for want of --time-zone or a zone in the settings.',
      'Nothing tells whether dates have the day or the month first; they are read with the month first.',
    ]);
  });

  test.each(vssLanguages)('the time of a set in %s is found by its place', async (language) => {
    const text = shadowList(
      [
        { ...copy, created: '2014-03-16 23:00:31' },
        { ...copy, number: 2 },
      ],
      language,
    );
    const { records } = await textRecords('vssadmin', 'a.txt', text, 'Z');
    expect(records.map(({ time }) => filetimeToIso(time)?.slice(0, 19))).toEqual([
      '2014-03-16T23:00:31',
      '2014-03-16T23:00:31',
    ]);
  });

  test('a time of another shape is none, and the copy is kept with what is written', async () => {
    const { records, coverage } = await textRecords(
      'vssadmin',
      'a.txt',
      shadowList([{ ...copy, created: '16. Mar 2014 23:00 h' }]),
    );
    expect(records[0]?.time).toBe(0n);
    expect(coverage.notes?.join(' ')).toContain('1 entry names no time, so it proves no step of a backup');
  });

  test('writers that are not stable have no time; those that are stable are no records', async () => {
    const text = `${shadowList([copy])}\n${writerList([
      { name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV, state: 8, error: 'Timed out' },
      { name: 'System Writer', id: ids.system, state: 1 },
      { name: 'Registry Writer', id: ids.registry, state: 5 },
    ])}`;
    const { records } = await textRecords('vssadmin', 'a.txt', text, 'Z');
    expect(records.map(({ mark, level, host }) => [mark, level, host])).toEqual([
      ['vssadmin/shadow-copy', 4, 'HV01'],
      ['vssadmin/writer-failed', 2, 'HV01'],
      ['vssadmin/writer-waiting', 4, 'HV01'],
    ]);
    expect(records[1]?.data.map(({ value }) => value)).toEqual([
      'Microsoft Hyper-V VSS Writer',
      ids.hyperV,
      '[8] Failed',
      'Timed out',
    ]);
  });

  test('places count bytes: with a mark, in UTF-16, and behind characters of several bytes', async () => {
    const text = `\u00dcbersicht \ud83d\ude00\r\n${shadowList([copy])}`;
    const at = text.indexOf('{9a1b7c00-0001');
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect((await textRecords('vssadmin', 'a.txt', utf16)).records[0]?.place.byteOffset).toBe(2 + 2 * at);
    expect((await textRecords('vssadmin', 'a.txt', text)).records[0]?.place.byteOffset).toBe(
      Buffer.byteLength(text.slice(0, at)),
    );
  });

  test('gives what is asked for: all that is of a backup, a provider, a time; never by event id', async () => {
    const content = `${shadowList([copy])}\n${writerList([{ name: 'W', id: ids.hyperV, state: 8 }])}`;
    const count = async (query: ReturnType<typeof recordsOf>): Promise<number> => {
      const uri = 'mem:///a.txt';
      const reader = textLogOf('vssadmin', { host: new MemoryHost({ [uri]: content }), uri, query, timeZone: 'Z' });
      let records = 0;
      for await (const items of reader.batches()) records += items.length;
      return records;
    };
    expect(await count(recordsOf(new Map()))).toBe(2);
    expect(await count(queryOf({ providers: new Map([['vssadmin', 'all']]), others: 'none' }))).toBe(2);
    expect(await count(queryOf({ providers: new Map([['other', 'all']]), others: 'none' }))).toBe(0);
    expect(await count(queryOf({ providers: new Map(), others: new Set([0, 8]) }))).toBe(0);
    const until = records(shadowTime + 1n);
    expect(await count(until)).toBe(1);
    expect(await count(records(shadowTime))).toBe(0);
  });

  test('of a file that is asked to stop, or is gone, nothing is read', async () => {
    const uri = 'mem:///a.txt';
    const host = new MemoryHost({ [uri]: shadowList([copy]) });
    const reader = textLogOf('vssadmin', { host, uri, shouldStop: () => true });
    for await (const items of reader.batches()) expect(items).toEqual([]);
    expect(reader.coverage().notRead[0]?.reason).toBe('It was asked to stop before this.');
    const gone = textLogOf('vssadmin', { host: new MemoryHost({}), uri });
    await expect(gone.batches().next()).rejects.toThrow('There is no such file.');
  });
});

describe('texts that are cut', () => {
  const sql = [
    '[03/06/2014 22:59:00, TID 1a2c] Service: MSSQLSERVER Server: VM001. Version=12',
    '[03/06/2014 23:00:11, TID 1a2c] Entering SQL Writer OnFreeze.',
    '[03/06/2014 23:00:14, TID 1a2c] Entering SQL Writer OnThaw.',
  ].join('\r\n');
  const journal = '2014-03-06T22:00:11+0000 vm001 Hyper-V VSS[812]: VSS: op=FREEZE: succeeded';
  const all = `${shadowList([copy])}\n${sql}\n${journal}\n${writerList([{ name: 'W\u00fc', id: ids.hyperV, state: 8 }])}`;

  test.each(['vssadmin', 'product-log', 'kernel-log'] as const)(
    'give records at places of their own within the file, whatever is left of them: %s',
    async (kind) => {
      const whole = utf8(all);
      for (let end = 0; end <= whole.length; end += 37) {
        const { records } = await textRecords(kind, 'a.txt', whole.slice(0, end), 'Z');
        const places = records.map(({ place }) => place.byteOffset);
        expect(new Set(places).size).toBe(places.length);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
        expect(places.every((place) => place < end)).toBe(true);
      }
      const { records } = await textRecords(kind, 'a.txt', whole, 'Z');
      expect(new Set(records.map(({ provider }) => provider))).toEqual(
        new Set(['vssadmin', 'SqlWriterLogger', 'hv_vss']),
      );
    },
  );
});

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const shadowTime = filetimeFromIso('2014-03-16T23:00:31Z') ?? 0n;

function records(until: bigint): ReturnType<typeof recordsOf> {
  return { ...recordsOf(new Map()), until };
}
