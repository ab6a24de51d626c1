import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clockOf, durationInWords, textMeasure } from '../../../src/core/sequence';
import { fitText } from '../../../src/core/sequence/fit-text';
import { limitInWords } from '../../../src/core/sequence/times';
import { time } from '../../support/records';
import { evenMeasure } from './sequence-runs';

describe('a time in a zone', () => {
  test.each([
    ['UTC', '2014-03-06T22:00:13.1234567', '2014-03-06', '22:00:13.123', 'UTC', '2014-03-06 22:00:13.1234567 UTC'],
    [
      'Europe/Berlin',
      '2014-03-06T23:30:00',
      '2014-03-07',
      '00:30:00.000',
      'UTC+1',
      '2014-03-07 00:30:00.0000000 UTC+1',
    ],
    [
      'Europe/Berlin',
      '2014-07-06T23:30:00',
      '2014-07-07',
      '01:30:00.000',
      'UTC+2',
      '2014-07-07 01:30:00.0000000 UTC+2',
    ],
    [
      'Asia/Kolkata',
      '2014-03-06T22:00:00',
      '2014-03-07',
      '03:30:00.000',
      'UTC+5:30',
      '2014-03-07 03:30:00.0000000 UTC+5:30',
    ],
    [
      'America/St_Johns',
      '2014-01-06T02:00:00',
      '2014-01-05',
      '22:30:00.000',
      'UTC-3:30',
      '2014-01-05 22:30:00.0000000 UTC-3:30',
    ],
  ])('%s %s', (zone, at, day, shown, offset, whole) => {
    const clock = clockOf(zone);
    expect([clock.day(time(at)), clock.clock(time(at)), clock.offset(time(at)), clock.whole(time(at))]).toEqual([
      day,
      shown,
      offset,
      whole,
    ]);
  });

  test('the hour that comes twice in autumn has two offsets', () => {
    const clock = clockOf('Europe/Berlin');
    expect(clock.whole(time('2014-10-26T00:59:59.9999999'))).toBe('2014-10-26 02:59:59.9999999 UTC+2');
    expect(clock.whole(time('2014-10-26T01:00:00'))).toBe('2014-10-26 02:00:00.0000000 UTC+1');
  });

  test('a time that no clock shows is its number', () => {
    expect(clockOf('Asia/Tokyo').clock(9_223_372_036_854_775_807n)).toBe('FILETIME 9223372036854775807');
    expect(clockOf().whole(-5n)).toBe('FILETIME -5');
  });

  test('a zone that is not known is UTC, and says so', () => {
    expect(clockOf('Mars/Base')).toMatchObject({ zone: 'UTC', isKnown: false });
    expect(clockOf('Europe/Paris')).toMatchObject({ zone: 'Europe/Paris', isKnown: true });
  });
});

test.each([
  [0, '0 s'],
  [0.0000001, 'less than 1 ms'],
  [0.0124, '12 ms'],
  [0.9996, '1 s'],
  [7.94, '7.9 s'],
  [59.96, '1 min'],
  [190, '3 min 10 s'],
  [3600, '1 h'],
  [7500, '2 h 5 min'],
  [86_400, '1 d'],
  [273_600, '3 d 4 h'],
  [-2.5, '-2.5 s'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});

test('limits are named as documentation names them', () => {
  expect([10, 60, 900, 1800].map(limitInWords)).toEqual(['10 s', '60 s', '15 min', '30 min']);
});

describe('a text in its room', () => {
  test('is never wider than that, save an ellipsis alone, and is whole or says so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 500 }), fc.integer({ min: 20, max: 600 }), (text, room) => {
        for (const measure of [evenMeasure, textMeasure]) {
          const { text: shown, width, full } = fitText(text, 'label', room, measure);
          expect(width).toBeLessThanOrEqual(room);
          if (full === undefined) expect(measure(shown, 'label')).toBe(width);
          else expect(shown).toMatch(/\u2026\u2069?$/);
        }
      }),
      { seed: 11 },
    );
  });

  test.each([
    ['Latin stays as it is', 'VM001', 'VM001'],
    ['an override is shown, not obeyed', 'VM\u202e001', 'VM\\u202e001'],
    ['Hebrew is isolated', '\u05e9\u05e8\u05ea1', '\u2066\u05e9\u05e8\u05ea1\u2069'],
    ['a line break does not break a line', 'a\r\nb', 'a\\r\\nb'],
  ])('%s', (_name, text, shown) => {
    expect(fitText(text, 'label', 500, evenMeasure).text).toBe(shown);
  });

  test('the table of widths is that of Helvetica: Arial and Liberation Sans have the same', () => {
    expect(textMeasure('Hyper-V', 'label')).toBeCloseTo(((722 + 500 + 556 + 556 + 333 + 333 + 667) * 12) / 1000, 6);
    expect(textMeasure('e\u0301', 'note')).toBe(textMeasure('e', 'note'));
    expect(textMeasure('\u6f22', 'note')).toBeGreaterThan(textMeasure('W', 'note'));
  });
});
