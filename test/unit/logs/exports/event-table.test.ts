import { describe, expect, test } from 'vitest';
import { lineOf, readExport } from './read-export';

const vmms = 'Microsoft-Windows-Hyper-V-VMMS';
const table = `PS C:\\> Get-WinEvent -LogName Microsoft-Windows-Hyper-V-VMMS-Admin


   ProviderName: ${vmms}

TimeCreated                     Id LevelDisplayName Message
-----------                     -- ---------------- -------
3/21/2014 10:00:14 PM        18012 Error            The checkpoint of 'VM007' failed. (id 5C1E6E0B-9A0D-4B7E...
3/21/2014 10:00:13 PM        19100 Error            'VM007' failed (0x80070020). (id 5C1E6E0B-9A0D-4B7E-8C55-1B2A3C4D5E6F)


   ProviderName: VSS

TimeCreated                     Id LevelDisplayName Message
-----------                     -- ---------------- -------
3/21/2014 9:59:00 PM          8194 Error            hr = 0x80070005
3/21/2014 9:58:00 PM             0                  nothing
`;
const wanted = [
  `2014-03-21T22:00:14.0000000Z  ${vmms} 18012 2`,
  `2014-03-21T22:00:13.0000000Z  ${vmms} 19100 2 VmName=VM007 VmId=5C1E6E0B-9A0D-4B7E-8C55-1B2A3C4D5E6F ErrorCode=0x80070020`,
  '2014-03-21T21:59:00.0000000Z  VSS 8194 2 ErrorCode=0x80070005',
  '2014-03-21T21:58:00.0000000Z  VSS 0 0',
];

describe('Get-WinEvent as a table', () => {
  test('is read row by row, each with the source above it', async () => {
    const read = await readExport(table);
    expect(read.kind).toBe('event-text');
    expect(read.records.map((one) => lineOf(one).trim())).toEqual(wanted);
    for (const { place } of read.records) expect(table.slice(place.byteOffset)).toMatch(/^3\/21\/2014/);
  });

  test('what cannot be known from it is said', async () => {
    const { doubts, coverage, bad } = await readExport(table);
    const said = JSON.stringify([doubts, coverage]);
    expect(said).toContain('cut where the console ended');
    expect(said).toContain('names no computer, no log');
    // The prompt is what is not understood.
    expect(bad).toHaveLength(1);
  });

  test('with line ends of Windows, in UTF-8 with a mark, and wrapped', async () => {
    const crlf = await readExport(`\ufeff${table.replaceAll('\n', '\r\n')}`);
    expect(crlf.records.map((one) => lineOf(one).trim())).toEqual(wanted);
    const wrapped = table.replace("'VM007' failed (0x80070020).", `'VM007' failed\n${' '.repeat(52)}(0x80070020).`);
    expect((await readExport(wrapped)).records.map((one) => lineOf(one).trim())).toEqual(wanted);
  });

  test('dates and levels of other languages', async () => {
    const german = table
      .replace(/3\/21\/2014 10:00:(\d\d) PM /g, '21.03.2014 22:00:$1   ')
      .replace(/ Error {12}/g, ' Fehler           ');
    expect((await readExport(german)).records.slice(0, 2).map((one) => lineOf(one).trim())).toEqual(wanted.slice(0, 2));
    const japanese = table
      .replace(/3\/21\/2014 10:00:(\d\d) PM /g, '2014/03/21 22:00:$1   ')
      .replace(/ Error {12}/g, ' エラー           ');
    expect((await readExport(japanese)).records.slice(0, 2).map((one) => lineOf(one).trim())).toEqual(
      wanted.slice(0, 2),
    );
  });

  test('cut anywhere, what is whole is read and nothing is thrown', async () => {
    for (let end = 200; end < table.length; end += 23) {
      const { records } = await readExport(table.slice(0, end)).catch((error: unknown) => {
        // So little of it is no event text yet.
        expect(String(error)).toContain('It is ');
        return { records: [] };
      });
      expect(records.length).toBeLessThanOrEqual(4);
    }
  });
});
