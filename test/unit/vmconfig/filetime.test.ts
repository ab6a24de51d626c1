import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  filetimeFromBase64,
  filetimeFromIso,
  filetimeToIso,
  isPlausibleFiletime,
  lastFiletime,
} from '../../../src/core/vmconfig/filetime';

const pairs: readonly (readonly [bigint, string])[] = [
  [0n, '1601-01-01T00:00:00.0000000Z'],
  [1n, '1601-01-01T00:00:00.0000001Z'],
  [9_999_999n, '1601-01-01T00:00:00.9999999Z'],
  [116_444_735_999_999_999n, '1969-12-31T23:59:59.9999999Z'],
  [116_444_736_000_000_000n, '1970-01-01T00:00:00.0000000Z'],
  [130_385_088_000_000_000n, '2014-03-05T16:00:00.0000000Z'],
  [lastFiletime, '9999-12-31T23:59:59.9999999Z'],
];

describe('FILETIME and ISO 8601', () => {
  test.each(pairs)('%d is %s', (value, text) => {
    expect(filetimeToIso(value)).toBe(text);
    expect(filetimeFromIso(text)).toBe(value);
  });

  test('there and back, to the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: lastFiletime }), (value) => {
        expect(filetimeFromIso(filetimeToIso(value) ?? '')).toBe(value);
      }),
      { seed: 1 },
    );
  });

  test.each([-1n, -(2n ** 63n), lastFiletime + 1n, 2n ** 64n - 1n])('%d is out of range', (value) => {
    expect(isPlausibleFiletime(value)).toBe(false);
    expect(filetimeToIso(value)).toBeUndefined();
  });

  test('1 is a time', () => {
    expect(filetimeToIso(1n)).toBe('1601-01-01T00:00:00.0000001Z');
  });

  test('fewer decimals are zeros', () => {
    expect(filetimeFromIso('2014-03-05T16:00:00Z')).toBe(130_385_088_000_000_000n);
    expect(filetimeFromIso('2014-03-05T16:00:00.5Z')).toBe(130_385_088_005_000_000n);
  });

  test.each([
    '',
    '2014-03-06',
    '2014-03-06T08:00:00',
    '2014-03-06T08:00:00.12345678Z',
    '2014-02-30T08:00:00Z',
    '2014-13-06T08:00:00Z',
    '2014-03-06T24:00:00Z',
    '2014-03-06T08:60:00Z',
    '1600-12-31T23:59:59Z',
    '2014-03-06T08:00:00+00:00',
    ' 2014-03-06T08:00:00Z',
  ])('%j is none', (text) => {
    expect(filetimeFromIso(text)).toBeUndefined();
  });
});

describe('FILETIME in base64', () => {
  test('eight bytes, least significant first', () => {
    expect(filetimeFromBase64('AQAAAAAAAAA=')).toBe(1n);
    expect(filetimeFromBase64('AAAAAAAAAAE=')).toBe(2n ** 56n);
    expect(filetimeFromBase64('//////////8=')).toBe(2n ** 64n - 1n);
    expect(filetimeFromBase64('\r\nAAAAAAAA\r\nAAA=\r\n')).toBe(0n);
  });

  test.each(['', 'AAAAAAAAAA==', 'AAAAAAAAAAAA', 'AQAAAAAAAAA=AQ', '*QAAAAAAAAA='])('%j is none', (text) => {
    expect(filetimeFromBase64(text)).toBeUndefined();
  });
});
