import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeGuid, nodeName } from '../../../src/core/vmconfig/node-name';
import { parseBigInteger, parseBool, parseBytes, parseGuid, parseInteger } from '../../../src/core/vmconfig/values';
import { compareConfigVersions, decodeConfigVersion, formatConfigVersion } from '../../../src/core/vmconfig/version';

describe('bool', () => {
  test.each<[string, boolean | undefined]>([
    ['True', true],
    ['False', false],
    ['true', true],
    [' FALSE\n', false],
    ['', undefined],
    ['1', undefined],
    ['yes', undefined],
    ['Truee', undefined],
  ])('%j', (text, value) => {
    expect(parseBool(text)).toBe(value);
  });
});

describe('integer', () => {
  test.each<[string, bigint | undefined]>([
    ['0', 0n],
    ['-0', 0n],
    ['-288005458208', -288_005_458_208n],
    ['+5', 5n],
    ['007', 7n],
    [' 1280\n', 1280n],
    ['9223372036854775807', 2n ** 63n - 1n],
    ['-9223372036854775808', -(2n ** 63n)],
    ['-9223372036854775809', undefined],
    ['18446744073709551615', 2n ** 64n - 1n],
    ['18446744073709551616', undefined],
    ['000000000000000000001', undefined],
    ['', undefined],
    ['-', undefined],
    ['0x10', undefined],
    ['1e3', undefined],
    ['1.0', undefined],
    ['1 0', undefined],
    ['\u0661', undefined],
  ])('%j', (text, value) => {
    expect(parseBigInteger(text)).toBe(value);
  });

  test('as a number only where it is one exactly', () => {
    expect(parseInteger('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(parseInteger('9007199254740992')).toBeUndefined();
    expect(parseInteger('-9007199254740991')).toBe(Number.MIN_SAFE_INTEGER);
    expect(parseInteger('x')).toBeUndefined();
  });

  test('every 64-bit integer comes back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n }), (value) => {
        expect(parseBigInteger(String(value))).toBe(value);
      }),
      { seed: 1 },
    );
  });
});

describe('GUID', () => {
  const guid = '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41';

  test.each([guid, guid.toUpperCase(), `{${guid}}`, ` {${guid.toUpperCase()}}\n`])('%j', (text) => {
    expect(parseGuid(text)).toBe(guid);
  });

  test.each([
    '',
    '{}',
    `{${guid}`,
    `${guid}}`,
    guid.slice(1),
    `${guid}0`,
    guid.replaceAll('-', ''),
    guid.replace('a', 'g'),
    `({${guid}})`,
  ])('%j is none', (text) => {
    expect(parseGuid(text)).toBeUndefined();
  });

  test('in the name of a node, in any case', () => {
    expect(nodeGuid(`_${guid}_`)).toBe(guid);
    expect(nodeGuid(`_${guid.toUpperCase()}_`)).toBe(guid);
    for (const name of [guid, `_${guid}`, `${guid}_`, `__${guid}_`, `_${guid.slice(1)}_`, 'settings', ''])
      expect(nodeGuid(name), name).toBeUndefined();
    expect(nodeName(guid.toUpperCase())).toBe(`_${guid}_`);
  });
});

describe('bytes', () => {
  const hex = (text: string): string | undefined => {
    const bytes = parseBytes(text);
    return bytes && Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  test.each<[string, string | undefined]>([
    ['', ''],
    ['AAA=', '0000'],
    ['AA==', '00'],
    ['AAA', '0000'],
    ['/+8=', 'ffef'],
    ['AICZ\n  xvWJ zwE=\r\n', '008099c6f589cf01'],
    ['A', undefined],
    ['AAAAA', undefined],
    ['A=', undefined],
    ['=', undefined],
    ['AA=', undefined],
    ['AA===', undefined],
    ['AAA=AAA=', undefined],
    ['====', undefined],
    ['AA-_', undefined],
    ['AA*A', undefined],
    ['\ud83d\ude80aa', undefined],
  ])('%j', (text, value) => {
    expect(hex(text)).toBe(value);
  });

  test('what Buffer writes comes back, however it is wrapped', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 80 }), (bytes, width) => {
        const wrapped = Buffer.from(bytes)
          .toString('base64')
          .replace(new RegExp(`.{1,${width}}`, 'g'), '$&\r\n');
        expect(parseBytes(wrapped)).toEqual(bytes);
      }),
      { seed: 1 },
    );
  });
});

describe('configuration version', () => {
  test.each<[number, string]>([
    [256, '1.0'],
    [512, '2.0'],
    [1024, '4.0'],
    [1280, '5.0'],
    [1538, '6.2'],
    [1792, '7.0'],
    [1793, '7.1'],
    [2048, '8.0'],
    [2304, '9.0'],
    [2560, '10.0'],
    [3072, '12.0'],
    [0, '0.0'],
    [65_535, '255.255'],
  ])('%d is %s', (value, text) => {
    const version = decodeConfigVersion(value);
    expect(version && formatConfigVersion(version)).toBe(text);
  });

  test.each([-1, 65_536, 1.5, Number.NaN])('%d is none', (value) => {
    expect(decodeConfigVersion(value)).toBeUndefined();
  });

  test('order', () => {
    const sorted = [
      [8, 0],
      [5, 0],
      [6, 2],
      [6, 10],
      [12, 0],
    ]
      .map(([major = 0, minor = 0]) => ({ major, minor }))
      .sort(compareConfigVersions)
      .map(formatConfigVersion);
    expect(sorted).toEqual(['5.0', '6.2', '6.10', '8.0', '12.0']);
    expect(compareConfigVersions({ major: 5, minor: 0 }, { major: 5, minor: 0 })).toBe(0);
  });
});
