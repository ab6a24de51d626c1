import { describe, expect, test } from 'vitest';
import { sniffBytes } from '../../../../src/core/evidence/sniff';
import { observe } from '../../../../src/core/runs';
import { encode } from '../event-xml/read-xml';
import { fixture, lineOf, readExport } from './read-export';

const vmms = 'Microsoft-Windows-Hyper-V-VMMS';
const id = '5C1E6E0B-9A0D-4B7E-8C55-1B2A3C4D5E6F';

const named = [
  `2014-03-21T22:00:13.0000000Z HV07.example.test ${vmms} 10150 2 VmName=VM007 VmId=${id} ErrorCode=0x80070005`,
  `2014-03-21T22:00:14.0000000Z HV07.example.test ${vmms} 18012 2 VmName=VM007 VmId=${id}`,
];
const toMs = (lines: readonly string[]): string[] => lines.map((line) => line.replace('.0000000Z', '.1230000Z'));
const noHost = named.map((line) => line.replace('HV07.example.test', ''));
const unnamed = [
  `2014-03-21T22:00:13.1230000Z HV07.example.test ${vmms} 10150 2 =VM007 =${id} =%%2147942405 =0x80070005`,
  `2014-03-21T22:00:14.1230000Z HV07.example.test ${vmms} 18012 2 =VM007 =${id}`,
];

describe('the same two events in every form', () => {
  test.each([
    ['details-en.txt', 'event-text', named],
    ['details-de.txt', 'event-text', named],
    ['details-fr.txt', 'event-text', named],
    ['details-ja.txt', 'event-text', named],
    ['wevtutil.txt', 'event-text', toMs(named)],
    ['format-list.txt', 'event-text', noHost.map((line) => line.replace(/ 2 /, ' 0 '))],
    ['viewer-en.csv', 'event-csv', noHost],
    ['viewer-de.csv', 'event-csv', noHost],
    ['viewer-fr.csv', 'event-csv', noHost],
    ['viewer-ja.csv', 'event-csv', noHost],
    ['export-csv.csv', 'event-csv', named],
    ['get-winevent.json', 'event-json', unnamed],
    ['get-winevent-one.json', 'event-json', unnamed.slice(0, 1)],
    [
      'winlogbeat.ndjson',
      'event-json',
      toMs(named).map((line) => line.replace('ErrorCode', 'ErrorMessage=%%2147942405 ErrorCode')),
    ],
    ['shipped.jsonl', 'event-json', toMs(named)],
    ['export-clixml.xml', 'clixml', unnamed],
    ['export-clixml-list.xml', 'clixml', unnamed],
  ])('%s', async (name, kind, expected) => {
    const read = await readExport(fixture(name));
    expect(read.kind).toBe(kind);
    expect(read.records.map(lineOf)).toEqual(expected);
    expect(read.bad).toEqual([]);
    expect(read.coverage).toMatchObject({ kind, records: expected.length, recordsBad: 0, notRead: [] });
    expect(read.coverage.bytesRead).toBe(read.coverage.bytes);
    const { runs } = observe(read.records);
    expect(runs.map(({ vm, outcome }) => [vm.name, vm.id, outcome])).toEqual([['VM007', id.toLowerCase(), 'failed']]);
  });

  test.each(['details-ja.txt', 'viewer-de.csv', 'get-winevent.json', 'export-clixml.xml', 'format-list.txt'])(
    '%s in UTF-16 is the same, at twice the offset',
    async (name) => {
      const plain = await readExport(fixture(name).replace(/^\ufeff/, ''));
      const wide = await readExport(encode(fixture(name).replace(/^\ufeff/, ''), 'utf-16le', true));
      expect(wide.records.map(lineOf)).toEqual(plain.records.map(lineOf));
      expect(wide.coverage.bytesRead).toBe(wide.coverage.bytes);
    },
  );

  test('a German text in Windows-1252 is read, and that this was guessed is said', async () => {
    const bytes = Uint8Array.from(Buffer.from(fixture('details-de.txt'), 'latin1'));
    const { records, doubts } = await readExport(bytes);
    expect(records.map(lineOf)).toEqual(named);
    expect(doubts[0]?.reason).toBe('The text is not UTF-8; it is read as Windows-1252.');
  });
});

describe('places', () => {
  test.each([
    ['details-de.txt', ['Protokollname:', 'Protokollname:']],
    ['viewer-fr.csv', ['Erreur;', 'Erreur;']],
    ['get-winevent.json', ['{', '{']],
    ['export-clixml.xml', ['<Obj RefId="0">', '<Obj RefId="10">']],
    ['format-list.txt', ['TimeCreated', 'TimeCreated']],
    ['wevtutil.txt', ['Event[0]', 'Event[1]']],
  ])('%s', async (name, beginnings) => {
    const bytes = new TextEncoder().encode(fixture(name));
    const { records } = await readExport(bytes);
    const text = new TextDecoder('utf-8', { ignoreBOM: true });
    expect(
      records.map(({ place }, at) => text.decode(bytes.subarray(place.byteOffset)).slice(0, beginnings[at]?.length)),
    ).toEqual(beginnings);
  });
});

describe('coverage', () => {
  test('ids and times with a zone make a span, as in event XML', async () => {
    const { coverage } = await readExport(fixture('export-clixml.xml'));
    expect(coverage.spans).toMatchObject([
      { host: 'HV07.example.test', firstRecordId: 701n, lastRecordId: 702n, idGaps: [] },
    ]);
    expect(coverage.notes).toBeUndefined();
  });

  test('a filtered export has gaps', async () => {
    const text = fixture('get-winevent.json').replace('"RecordId": 702', '"RecordId": 950');
    const { coverage } = await readExport(text);
    expect(coverage.spans[0]?.idGaps).toEqual([[701n, 950n]]);
  });

  test.each(['details-en.txt', 'viewer-en.csv', 'export-csv.csv', 'format-list.txt', 'wevtutil.txt', 'shipped.jsonl'])(
    '%s gives no span: nothing follows from what is not in it',
    async (name) => {
      const { coverage } = await readExport(fixture(name));
      expect(coverage.spans).toEqual([]);
      expect(coverage.notes).toContain(
        '2 records have no record id or no zone: that something is not among them proves nothing.',
      );
    },
  );
});

describe('what only one form has', () => {
  test('XML below the details of an event is exact and wins', async () => {
    const xml =
      '<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Hyper-V-VMMS"/><EventID>10150</EventID><Level>2</Level><TimeCreated SystemTime="2014-03-21T21:00:13.7654321Z"/><EventRecordID>701</EventRecordID><Channel>Microsoft-Windows-Hyper-V-VMMS-Admin</Channel><Computer>HV07.example.test</Computer></System><UserData><VmlEventLog><VmName>VM007</VmName></VmlEventLog></UserData></Event>';
    const [first = ''] = fixture('details-en.txt').split('\r\n\r\n');
    const { records, coverage } = await readExport(`${first}Event Xml:\r\n${xml}\r\n`);
    expect(records.map(lineOf)).toEqual([
      '2014-03-21T21:00:13.7654321Z HV07.example.test Microsoft-Windows-Hyper-V-VMMS 10150 2 VmName=VM007',
    ]);
    expect(records[0]?.recordId).toBe(701n);
    expect(coverage.spans).toHaveLength(1);
  });

  test('a list that PowerShell wraps into value and Count', async () => {
    const text = `{"value":${fixture('get-winevent.json').trim()},"Count":2}`;
    const { records, bad } = await readExport(text);
    expect(records).toHaveLength(2);
    expect(bad).toEqual([]);
  });

  test('a time of PowerShell that has properties of its own', async () => {
    const text = fixture('get-winevent-one.json').replace(
      /"TimeCreated": "[^"]*"/,
      '"TimeCreated": {"value": "\\/Date(1395439213123)\\/", "DateTime": "Friday"}',
    );
    expect((await readExport(text)).records.map(lineOf)).toEqual(unnamed.slice(0, 1));
  });

  test('a message of several lines with quotation marks', async () => {
    const text = fixture('viewer-en.csv').replace('Access is denied.', 'Access\r\n""is"", denied.');
    const { records } = await readExport(text);
    expect(records[0]?.data.at(-1)?.value).toContain('Access\r\n"is", denied.');
    expect(records).toHaveLength(2);
  });

  test('names that Event Viewer shortens', async () => {
    const text = fixture('viewer-en.csv').replaceAll('Microsoft-Windows-Hyper-V-VMMS', 'Hyper-V-VMMS');
    expect((await readExport(text)).records.map(lineOf)).toEqual(noHost);
  });

  test('objects that are no events are named with their class', async () => {
    const text = fixture('export-clixml.xml').replace(
      '</Objs>',
      '<Obj RefId="70"><TN RefId="70"><T>Microsoft.HyperV.PowerShell.VirtualMachine</T></TN><Props><S N="Name">VM007</S></Props></Obj></Objs>',
    );
    const { records, bad } = await readExport(text);
    expect(records).toHaveLength(2);
    expect(bad.map(({ reason }) => reason)).toEqual([
      'An object of the class Microsoft.HyperV.PowerShell.VirtualMachine is no event: it has no provider and event id.',
    ]);
  });
});

describe('what is told apart by its content', () => {
  const kindOf = (text: string): string => sniffBytes(new TextEncoder().encode(text), 'a');

  test.each([
    ['a table of logins', 'User,Login time,Host,Port,Result\nbob,2020-01-01 10:00:00,web1,443,ok\n', 'unknown'],
    [
      'a table of levels in words of ours',
      'レベル,日付と時刻,ソース,イベント ID,分類\nエラー,2014/03/21 22:00:13,VSS,8194,なし,"x"\n',
      'event-csv',
    ],
    [
      'a table in a language that is not known',
      'Nivel,Data,Sursa,ID eveniment,Categorie\nEroare,21.03.2014 22:00:13,Microsoft-Windows-Hyper-V-VMMS,10150,Niciuna,"x"\n',
      'event-csv',
    ],
    ['settings of a cloud', '{"provider_name":"a","region":"b"}', 'unknown'],
    [
      'Get-VM as CLIXML',
      '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><TN RefId="0"><T>Microsoft.HyperV.PowerShell.VirtualMachine</T></TN></Obj></Objs>',
      'powershell',
    ],
    ['a letter with a date and a number', 'From: a\nTo: b\nDate: 21.03.2014 22:00\nSubject: 10150 again\n', 'unknown'],
    ['properties of something else', 'Id      : 7\nMessage : x\n', 'unknown'],
  ])('%s', (_name, text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});
