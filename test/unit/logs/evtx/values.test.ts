import { describe, expect, test } from 'vitest';
import { writeEvtx, type EventSpec, type EventValue, type TypedValue } from '../../../support/evtx-writer';
import { readLog } from './read-log';

const base: EventSpec = { provider: 'P', eventId: 1, time: '2020-01-01T00:00:00Z', channel: 'C', host: 'H' };

async function read(...values: EventValue[]): Promise<{ name: string | undefined; value: string }[]> {
  const { records, bad } = await readLog(
    writeEvtx([{ ...base, data: values.map((value, at) => [`v${at}`, value]) }]).bytes,
  );
  expect(bad).toEqual([]);
  return [...(records[0]?.data ?? [])];
}

/** 2014-03-06 22:00:01.123, a Thursday. */
const systemTime = Uint8Array.from([2014, 3, 4, 6, 22, 0, 1, 123].flatMap((part) => [part & 0xff, part >> 8]));

describe('each value type', () => {
  test.each<[EventValue, string]>([
    ['text with \u00e4, \u4e2d and \ud83d\ude00', 'text with \u00e4, \u4e2d and \ud83d\ude00'],
    ['x'.repeat(300), 'x'.repeat(300)],
    [{ type: 'ansi', value: 'Merge' }, 'Merge'],
    [{ type: 'int8', value: -128 }, '-128'],
    [{ type: 'uint8', value: 255 }, '255'],
    [{ type: 'int16', value: -32768 }, '-32768'],
    [{ type: 'uint16', value: 65535 }, '65535'],
    [{ type: 'int32', value: -2147483648 }, '-2147483648'],
    [{ type: 'uint32', value: 4294967295 }, '4294967295'],
    [{ type: 'int64', value: -9223372036854775808n }, '-9223372036854775808'],
    [{ type: 'uint64', value: 18446744073709551615n }, '18446744073709551615'],
    [{ type: 'real32', value: 0.5 }, '0.5'],
    [{ type: 'real64', value: -1234.125 }, '-1234.125'],
    [{ type: 'bool', value: true }, 'true'],
    [{ type: 'bool', value: false }, 'false'],
    [{ type: 'binary', value: Uint8Array.of(0, 0xab, 0xff) }, '00ABFF'],
    [{ type: 'guid', value: '{D5C4A602-CC4A-41B7-BFCB-85359B37E457}' }, '{d5c4a602-cc4a-41b7-bfcb-85359b37e457}'],
    [{ type: 'size', value: 0xffffe000029c3010n }, '0xffffe000029c3010'],
    [{ type: 'fileTime', value: 130386168011234567n }, '2014-03-06T22:00:01.1234567Z'],
    [{ type: 'systemTime', value: systemTime }, '2014-03-06T22:00:01.123Z'],
    [
      { type: 'sid', value: 'S-1-5-21-397955417-626881126-188441444-2967838' },
      'S-1-5-21-397955417-626881126-188441444-2967838',
    ],
    [{ type: 'sid', value: 'S-1-5-18' }, 'S-1-5-18'],
    [{ type: 'hex32', value: 0x80042308 }, '0x80042308'],
    [{ type: 'hex64', value: 0x3e7n }, '0x3e7'],
    ['', ''],
  ])('%#: %s', async (value, expected) => {
    expect(await read(value)).toEqual([{ name: 'v0', value: expected }]);
  });

  test('null leaves out what is optional, and empty text does not', async () => {
    expect(await read({ type: 'null' }, '', 'x')).toEqual([
      { name: 'v1', value: '' },
      { name: 'v2', value: 'x' },
    ]);
  });

  test('a time of no clock is a number', async () => {
    expect(await read({ type: 'fileTime', value: 18446744073709551615n })).toEqual([
      { name: 'v0', value: '18446744073709551615' },
    ]);
  });
});

describe('arrays are as many values of one name', () => {
  test.each<[readonly TypedValue[], readonly string[]]>([
    [
      [
        { type: 'string', value: 'one' },
        { type: 'string', value: '' },
        { type: 'string', value: 'three' },
      ],
      ['one', '', 'three'],
    ],
    [
      [
        { type: 'ansi', value: 'a' },
        { type: 'ansi', value: 'b' },
      ],
      ['a', 'b'],
    ],
    [
      [
        { type: 'uint16', value: 1 },
        { type: 'uint16', value: 65535 },
      ],
      ['1', '65535'],
    ],
    [
      [
        { type: 'uint32', value: 17 },
        { type: 'uint32', value: 7 },
        { type: 'uint32', value: 9 },
      ],
      ['17', '7', '9'],
    ],
    [
      [
        { type: 'uint64', value: 1n },
        { type: 'uint64', value: 2n ** 63n },
      ],
      ['1', '9223372036854775808'],
    ],
    [
      [
        { type: 'hex64', value: 1n },
        { type: 'hex64', value: 255n },
      ],
      ['0x1', '0xff'],
    ],
    [[{ type: 'real64', value: 1.5 }], ['1.5']],
    [
      [
        { type: 'bool', value: true },
        { type: 'bool', value: false },
      ],
      ['true', 'false'],
    ],
    [[{ type: 'guid', value: '{d5c4a602-cc4a-41b7-bfcb-85359b37e457}' }], ['{d5c4a602-cc4a-41b7-bfcb-85359b37e457}']],
    [[{ type: 'fileTime', value: 130386168011234567n }], ['2014-03-06T22:00:01.1234567Z']],
    [
      [
        { type: 'size', value: 1n },
        { type: 'size', value: 2n },
      ],
      ['0x1', '0x2'],
    ],
  ])('%#', async (items, expected) => {
    expect(await read({ type: 'array', items })).toEqual(expected.map((value) => ({ name: 'v0', value })));
  });
});
