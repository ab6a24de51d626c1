import { describe, expect, test } from 'vitest';
import { filetimeToIso } from '../../../../src/core';
import { filetimeOfWall } from '../../../../src/webview/log/wall-time';

const utcOf = (text: string, zone: string): string | undefined => {
  const time = filetimeOfWall(text, zone);
  return time === undefined ? undefined : filetimeToIso(time);
};

describe('what a clock shows', () => {
  test('is a time in its zone', () => {
    expect(utcOf('2014-03-06T22:00', 'UTC')).toBe('2014-03-06T22:00:00.0000000Z');
    expect(utcOf('2014-03-06T22:00:13', 'Europe/Berlin')).toBe('2014-03-06T21:00:13.0000000Z');
    expect(utcOf('2014-07-06T22:00', 'Europe/Berlin')).toBe('2014-07-06T20:00:00.0000000Z');
    expect(utcOf('2014-03-06T00:00', 'Asia/Kolkata')).toBe('2014-03-05T18:30:00.0000000Z');
    expect(utcOf('2014-03-06T22:00', 'America/New_York')).toBe('2014-03-07T03:00:00.0000000Z');
  });

  test('is right on both sides of the night in which clocks are changed', () => {
    expect(utcOf('2014-03-30T01:59', 'Europe/Berlin')).toBe('2014-03-30T00:59:00.0000000Z');
    expect(utcOf('2014-03-30T03:00', 'Europe/Berlin')).toBe('2014-03-30T01:00:00.0000000Z');
    expect(utcOf('2014-10-26T03:00', 'Europe/Berlin')).toBe('2014-10-26T02:00:00.0000000Z');
  });

  test('is none in any other form', () => {
    for (const text of ['', '2014-03-06', '22:00', 'x2014-03-06T22:00', '2014-03-06 22:00'])
      expect(utcOf(text, 'UTC')).toBeUndefined();
  });
});
