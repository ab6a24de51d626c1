import { describe, expect, test } from 'vitest';
import { readClixml } from '../../../../src/core/logs/clixml/read-clixml';
import { readEventCsv } from '../../../../src/core/logs/event-csv/read-event-csv';
import { readEventJson } from '../../../../src/core/logs/event-json/read-event-json';
import { readEventText } from '../../../../src/core/logs/event-text/read-event-text';
import type { ExportedReader, ExportRequest } from '../../../../src/core/logs/exported/exported-reader';
import { MemoryHost } from '../../../support/memory-host';
import { damages, truncations } from '../../../support/mutation';
import { fixture, readExport } from './read-export';

const readers: Readonly<Record<string, (request: ExportRequest) => ExportedReader>> = {
  'details-de.txt': readEventText,
  'wevtutil.txt': readEventText,
  'format-list.txt': readEventText,
  'viewer-fr.csv': readEventCsv,
  'export-csv.csv': readEventCsv,
  'get-winevent.json': readEventJson,
  'winlogbeat.ndjson': readEventJson,
  'export-clixml.xml': readClixml,
  'export-clixml-list.xml': readClixml,
};
const uri = 'mem:///a';

interface Read {
  readonly records: number;
  readonly bad: readonly string[];
}

/** Reads, and holds that every byte was read and that no two items overlap. */
async function readAll(make: (request: ExportRequest) => ExportedReader, content: string | Uint8Array): Promise<Read> {
  const host = new MemoryHost({ [uri]: content });
  const reader = make({ host, uri });
  let before = -1;
  let records = 0;
  const bad: string[] = [];
  for await (const items of reader.batches())
    for (const item of items) {
      const at = item.kind === 'record' ? item.place.byteOffset : item.byteOffset;
      expect(at).toBeGreaterThan(before);
      before = at;
      if (item.kind === 'record') records++;
      else {
        bad.push(item.reason);
        before = item.byteOffset + item.lengthBytes - 1;
      }
    }
  const coverage = reader.coverage();
  expect(coverage.bytesRead).toBe(coverage.bytes);
  expect(before).toBeLessThan(coverage.bytes);
  return { records, bad };
}

describe.each(Object.entries(readers))('%s', (name, make) => {
  const text = fixture(name);

  test('cut at any place it gives what stands before', async () => {
    for (const cut of truncations(text, 61)) expect((await readAll(make, cut)).records).toBeLessThanOrEqual(2);
  });

  test('damaged at any place it is read to the end', async () => {
    for (const damaged of damages(text, 97)) await readAll(make, damaged);
  });

  test('nothing and blanks', async () => {
    expect(await readAll(make, '')).toEqual({ records: 0, bad: [] });
    expect(await readAll(make, ' \r\n\r\n ')).toEqual({ records: 0, bad: [] });
  });

  test('what is something else is damage as a whole', async () => {
    const { records, bad } = await readAll(make, 'Dear support,\nit fails.\n');
    expect(records).toBe(0);
    expect(bad).not.toEqual([]);
  });

  test('very many copies are as many records', async () => {
    const many = Array.from({ length: 400 }, () => text.replace(/^\ufeff/, '')).join('\n');
    expect((await readAll(make, many)).records).toBe(800);
  });
});

describe('a broken entry costs itself only', () => {
  test.each([
    ['viewer-en.csv', /,"Could/, ',"" Could', 2],
    ['winlogbeat.ndjson', /"record_id":701/, '"record_id":"701', 1],
    ['winlogbeat.ndjson', /\}\}\}\n/, '\n', 1],
    ['get-winevent.json', /"Version": 0,/, '"Version": ,', 1],
    ['export-clixml.xml', /<\/Props>\s*<MS>/, '<MS>', 1],
    ['export-clixml.xml', /<\/MS>\s*<\/Obj>/, '</MS>', 1],
  ] as const)('%s, %s', async (name, what, by, records) => {
    const text = fixture(name);
    expect(text.search(what)).toBeGreaterThan(-1);
    expect((await readExport(text.replace(what, by))).records).toHaveLength(records);
  });

  test('a quotation mark that is not closed, as the reader of the file sees it', async () => {
    const rows = fixture('viewer-en.csv').split('\r\n');
    const text = [rows[0], rows[1]?.slice(0, -1), rows[2], rows[1], ''].join('\r\n');
    const { records } = await readExport(text);
    expect(records.length).toBeGreaterThanOrEqual(1);
  });
});

/** A host that makes up a file of any size. */
function endless(unit: string, sizeBytes: number, head = ''): ExportRequest['host'] {
  const pattern = new TextEncoder().encode(unit);
  const first = new TextEncoder().encode(head);
  return {
    stat: () => Promise.resolve({ kind: 'file', sizeBytes }),
    readRange: (_uri, offset, length) => {
      const bytes = new Uint8Array(Math.min(length, sizeBytes - offset));
      for (let at = 0; at < bytes.length; at++) {
        const from = offset + at;
        bytes[at] = (from < first.length ? first[from] : pattern[from % pattern.length]) ?? 0;
      }
      return Promise.resolve(bytes);
    },
  };
}

describe('one line of 24 MB', () => {
  const size = 24 * 1024 * 1024;

  test.each([
    ['letters as text', readEventText, 'x', ''],
    ['colons as text', readEventText, ':', ''],
    ['letters as CSV', readEventCsv, 'x', 'Level,Date and Time,Source,Event ID,Task Category\r\n'],
    ['an open quotation mark', readEventCsv, 'x', 'Error,21.03.2014 22:00:13,VSS,1,None,"'],
    ['separators', readEventCsv, ',', ''],
    ['braces', readEventJson, '{', ''],
    ['brackets', readEventJson, '[', ''],
    ['an open text', readEventJson, 'x', '{"a":"'],
    ['an open object', readClixml, 'x', '<Objs><Obj RefId="0"><Props><S N="a">'],
    ['beginnings of tags', readClixml, '<', '<Objs>'],
    ['objects in objects', readClixml, '<Obj>', '<Objs>'],
  ] as const)('%s', async (_name, make, unit, head) => {
    const host = endless(unit, size, head);
    const reader = make({ host, uri });
    let listed = 0;
    for await (const batch of reader.batches()) listed += batch.length;
    const { bytesRead, records, notRead } = reader.coverage();
    expect(bytesRead).toBe(size);
    expect(records).toBe(0);
    expect(notRead.length).toBeLessThanOrEqual(10_001);
    expect(listed).toBeGreaterThanOrEqual(notRead.length - 1);
  });
});
