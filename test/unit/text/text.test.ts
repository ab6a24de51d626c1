import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../src/core/text/decode';
import { LineIndex } from '../../../src/core/text/line-index';
import { damagedBytes } from '../../support/mutation';
import { encodeUtf16be, encodeUtf16le, encodeUtf8 } from '../../support/vm-config';

describe('LineIndex', () => {
  const text = 'a\r\nbb\n\rc😀d\r\n';
  const lines = new LineIndex(text);

  test.each([
    [0, 0, 0],
    [1, 0, 1],
    [3, 1, 0],
    [5, 1, 2],
    [6, 2, 0],
    [7, 3, 0],
    [8, 3, 1],
    [10, 3, 3],
    [13, 4, 0],
  ])('offset %i is line %i, character %i, and back', (offset, line, character) => {
    expect(lines.positionAt(offset)).toEqual({ line, character });
    expect(lines.offsetAt({ line, character })).toBe(offset);
  });

  test('clamps what is outside', () => {
    expect(lines.positionAt(-5)).toEqual({ line: 0, character: 0 });
    expect(lines.positionAt(99)).toEqual({ line: 4, character: 0 });
    expect(lines.offsetAt({ line: 0, character: 99 })).toBe(1);
    expect(lines.offsetAt({ line: 1, character: 99 })).toBe(5);
    expect(lines.offsetAt({ line: 99, character: 0 })).toBe(text.length);
    expect(lines.offsetAt({ line: -1, character: 3 })).toBe(0);
  });

  test('every offset of mixed line ends comes back', () => {
    for (let at = 0; at <= text.length; at++) {
      const inBreak = text[at] === '\n' && text[at - 1] === '\r';
      if (!inBreak) expect(lines.offsetAt(lines.positionAt(at))).toBe(at);
    }
  });
});

describe('decodeText', () => {
  const text = '<?xml version="1.0"?><a>Grüße 😀</a>';

  test.each([
    ['UTF-16LE with BOM', encodeUtf16le(text), 'utf-16le', true],
    ['UTF-16LE without', encodeUtf16le(text, false), 'utf-16le', false],
    ['UTF-16BE with BOM', encodeUtf16be(text), 'utf-16be', true],
    ['UTF-16BE without', encodeUtf16be(text, false), 'utf-16be', false],
    ['UTF-8 with BOM', encodeUtf8(text, true), 'utf-8', true],
    ['UTF-8 without', encodeUtf8(text), 'utf-8', false],
  ] as const)('%s', (_name, bytes, encoding, bom) => {
    expect(decodeText(bytes)).toEqual({ text, encoding, bom, replacements: 0 });
  });

  test('a declared UTF-16 in UTF-8 bytes is still UTF-8', () => {
    expect(decodeText(encodeUtf8('<?xml version="1.0" encoding="UTF-16"?><a/>')).encoding).toBe('utf-8');
  });

  test('Windows-1252 is taken where UTF-8 cannot be', () => {
    expect(decodeText(new Uint8Array([0x3c, 0x61, 0x3e, 0xe4, 0x3c, 0x2f, 0x61, 0x3e]))).toEqual({
      text: '<a>ä</a>',
      encoding: 'windows-1252',
      bom: false,
      replacements: 0,
    });
  });

  test('declared UTF-8 with wrong bytes says how many and where', () => {
    const bytes = new Uint8Array([...encodeUtf8('<?xml encoding="utf-8"?><a>'), 0xff, 0xfe, ...encodeUtf8('</a>')]);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', replacements: 2, firstReplacement: 27 });
  });

  test('an odd last byte of UTF-16 is said', () => {
    expect(decodeText(encodeUtf16le('<a/>').subarray(0, 9)).replacements).toBe(1);
  });

  test('never throws', () => {
    for (const bytes of damagedBytes(encodeUtf16le(text), 500)) expect(() => decodeText(bytes)).not.toThrow();
    for (let length = 0; length < 8; length++)
      expect(() => decodeText(encodeUtf16be(text).subarray(0, length))).not.toThrow();
  });
});
