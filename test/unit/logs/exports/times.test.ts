import { describe, expect, test } from 'vitest';
import { dateOrderIn, LocalTimes } from '../../../../src/core/logs/exported/local-time';
import { zoneOffset } from '../../../../src/core/logs/exported/time-zone';
import { filetimeToIso } from '../../../../src/core/vmconfig/filetime';
import { fixture, readExport } from './read-export';

function read(text: string, order?: 'day-first' | 'month-first', zone?: string): string | undefined {
  const found = new LocalTimes(zone, order).read(text);
  return found && `${filetimeToIso(found.time)?.replace('.0000000Z', '') ?? '?'}${found.hasZone ? 'Z' : ''}`;
}

describe('times of the cultures of Windows', () => {
  test.each([
    ['21.03.2014 22:00:13', '2014-03-21T22:00:13'],
    ['21. 3. 2014 22:00:13', '2014-03-21T22:00:13'],
    ['1.3.2014 5:00:13', '2014-03-01T05:00:13'],
    ['2014/03/21 22:00:13', '2014-03-21T22:00:13'],
    ['2014-03-21 22:00:13', '2014-03-21T22:00:13'],
    ['2014年3月21日 22:00:13', '2014-03-21T22:00:13'],
    ['2014/3/21 下午 10:00:13', '2014-03-21T22:00:13'],
    ['2014-03-21 오후 10:00:13', '2014-03-21T22:00:13'],
    ['2014. 3. 21. 오전 12:00:13', '2014-03-21T00:00:13'],
    ['21/3/2014 10:00:13 p. m.', '2014-03-21T22:00:13'],
    ['3/21/2014 10:00:13\u202fPM', '2014-03-21T22:00:13'],
    ['\u200e3/\u200e21/\u200e2014 10:00:13 PM', '2014-03-21T22:00:13'],
    ['3/21/2014, 12:00:13 PM', '2014-03-21T12:00:13'],
    ['3/21/2014 12:00:13 AM', '2014-03-21T00:00:13'],
    ['21-3-2014 22:00:13', '2014-03-21T22:00:13'],
    ['21/03/2014 22.00.13', '2014-03-21T22:00:13'],
    ['21/03/2014 22:00', '2014-03-21T22:00:00'],
    ['21-Mar-14 22:00:13', '2014-03-21T22:00:13'],
    ['21 March 2014 22:00:13', '2014-03-21T22:00:13'],
    ['Friday, March 21, 2014 10:00:13 PM', '2014-03-21T22:00:13'],
    ['Freitag, 21. März 2014 22:00:13', '2014-03-21T22:00:13'],
    ['vendredi 21 mars 2014 22:00:13', '2014-03-21T22:00:13'],
    ['21 août 2014 22:00:13', '2014-08-21T22:00:13'],
    ['Dec 1, 2014 12:00:13 AM', '2014-12-01T00:00:13'],
    ['2014-03-21T22:00:13.1234567', '2014-03-21T22:00:13.1234567Z'],
    ['2014-03-21T22:00:13.5+01:00', '2014-03-21T21:00:13.5000000ZZ'],
    ['2014-03-21T22:00:13Z', '2014-03-21T22:00:13Z'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test.each([
    '',
    'yesterday',
    '31.02.2014 22:00:13',
    '21.03.2014 25:00:13',
    '21.03.14 22:00:13',
    '21 Marzipan 2014 22:00:13',
    '21 jui 2014 22:00:13',
    'Mar 32, 2014 22:00:13',
    '21.03.2014 10:00:13 de.',
    '99999999',
  ])('"%s" is not understood', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('day or month first', () => {
  test('by the dates that can be read in one way only', () => {
    expect(dateOrderIn('1/2/2014 and 1/21/2014')).toBe('month-first');
    expect(dateOrderIn('1/2/2014 and 21/1/2014')).toBe('day-first');
    expect(dateOrderIn('1/2/2014')).toBeUndefined();
    expect(dateOrderIn('21/1/2014 1/21/2014')).toBeUndefined();
  });

  test.each([
    ['1/11/2021 02:57:03 AM', undefined, '2021-01-11T02:57:03'],
    ['1/11/2021 02:57:03', undefined, '2021-11-01T02:57:03'],
    ['1/11/2021 02:57:03', 'month-first', '2021-01-11T02:57:03'],
    ['1/11/2021 02:57:03 AM', 'day-first', '2021-11-01T02:57:03'],
  ] as const)('%s with %s', (text, order, expected) => {
    expect(read(text, order)).toBe(expected);
  });

  test('what was assumed is said', async () => {
    const text = fixture('details-en.txt').replaceAll('3/21/2014', '3/2/2014');
    const { coverage } = await readExport(text);
    expect(coverage.notes).toContain(
      'Nothing tells whether dates have the day or the month first; they are read with the month first.',
    );
  });

  test('one date far down in the file decides for all', async () => {
    const text = fixture('viewer-en.csv').replace('3/21/2014', '3/2/2014');
    const { records, coverage } = await readExport(text);
    expect(filetimeToIso(records[0]?.time ?? 0n)).toBe('2014-03-02T22:00:13.0000000Z');
    expect(coverage.notes?.join(' ')).not.toContain('day or the month');
  });
});

describe('zones', () => {
  test.each([
    ['+01:00', '2014-03-21T21:00:13'],
    ['Europe/Berlin', '2014-03-21T21:00:13'],
    ['America/New_York', '2014-03-22T02:00:13'],
    ['Z', '2014-03-21T22:00:13'],
  ])('%s', (zone, expected) => {
    expect(read('21.03.2014 22:00:13', undefined, zone)).toBe(expected);
  });

  test('a time that has a zone keeps it', () => {
    expect(read('2014-03-21T22:00:13Z', undefined, 'Europe/Berlin')).toBe('2014-03-21T22:00:13Z');
  });

  test('what is no zone has no offset', () => {
    expect(zoneOffset('Mars/Olympus', 0n)).toBeUndefined();
  });

  test('without a zone it is UTC, and that is said', async () => {
    const { coverage } = await readExport(fixture('viewer-de.csv'));
    expect(coverage.notes).toContain(
      '2 times stand without a zone and are read as UTC, for want of --time-zone or a zone in the settings.',
    );
    const told = await readExport(fixture('viewer-de.csv'), { timeZone: 'Europe/Berlin' });
    expect(told.coverage.notes).toContain('2 times stand without a zone and are read as Europe/Berlin.');
    expect(told.coverage.spans).toEqual([]);
  });

  test('a time that is not understood leaves its record without one', async () => {
    const { records, coverage } = await readExport(
      fixture('format-list.txt').replace('3/21/2014 10:00:13 PM', 'gestern'),
    );
    expect(records.map(({ time }) => time === 0n)).toEqual([true, false]);
    expect(coverage.notes).toContain('A time such as "gestern" is not understood; its record has none.');
  });
});
