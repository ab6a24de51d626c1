import { describe, expect, test } from 'vitest';
import type { LogRecord, RecordField } from '../../../src/core/logs/record';
import { meaningOf } from '../../../src/core/logs/records/meaning';
import { recordToJson } from '../../../src/core/logs/records/record-to-json';
import { filetimeFromIso, filetimeToIso } from '../../../src/core/vmconfig/filetime';

function record(more: Partial<LogRecord>): LogRecord {
  return {
    kind: 'record',
    time: filetimeFromIso('2014-03-06T22:00:01.0000007Z') ?? 0n,
    host: 'HV01',
    channel: 'System',
    provider: 'Microsoft-Windows-Hyper-V-VMMS',
    eventId: 10103,
    version: 0,
    level: 2,
    recordId: 7n,
    process: undefined,
    thread: undefined,
    correlation: undefined,
    data: [],
    place: { uri: 'mem:///a.evtx', byteOffset: 4608 },
    ...more,
  };
}

const field = (name: string | undefined, value: string): RecordField => ({ name, value });

function dataOf(data: readonly RecordField[]): string {
  const [, text = ''] = /"data":(\{.*\}),"source"/.exec(recordToJson({ record: record({ data }), path: 'a' })) ?? [];
  return text;
}

test('all of a record, in its order', () => {
  const one = record({ data: [field('VmName', 'VM "1"')] });
  const meaning = meaningOf(one, undefined);
  expect(meaning?.text).toBeDefined();
  expect(recordToJson({ record: one, path: 'logs/a.evtx', meaning })).toBe(
    `{"time":"2014-03-06T22:00:01.0000007Z","host":"HV01","channel":"System",` +
      `"provider":"Microsoft-Windows-Hyper-V-VMMS","eventId":10103,"level":2,"recordId":"7",` +
      `"data":{"VmName":"VM \\"1\\""},"meaning":${JSON.stringify(meaning)},` +
      `"source":{"path":"logs/a.evtx","byteOffset":4608}}`,
  );
});

test('a time that no clock shows is null', () => {
  expect(recordToJson({ record: record({ time: 0n }), path: 'a' })).toMatch(/^\{"time":null,"host"/);
});

test.each([
  '',
  'a\\b',
  '"',
  'a\nb\tc',
  '\u0000',
  '\u007f',
  '~ !#[]',
  '\u00e4\u00f6',
  '\u4e2d',
  '\ud800',
  '\u202eabc',
  '\ufeff',
])('text is the same when read again, and holds nothing that acts: %j', (text) => {
  const json = recordToJson({
    record: record({ host: text, channel: text, provider: text, data: [field(text, text)] }),
    path: text,
  });
  const { host, channel, provider, data, source } = JSON.parse(json) as Record<string, unknown>;
  expect([host, channel, provider, data, source]).toEqual([
    text,
    text,
    text,
    { [text]: text },
    { path: text, byteOffset: 4608 },
  ]);
  expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\ufeff]/);
});

describe('names of data', () => {
  const many = Array.from({ length: 60 }, (_unused, at) => field(`n${at}`, String(at)));

  test.each<readonly [string, readonly RecordField[], string]>([
    ['numbers keep their place', [field('2', 'b'), field('1', 'a')], '{"2":"b","1":"a"}'],
    ['one that every object has', [field('__proto__', 'x')], '{"__proto__":"x"}'],
    ['one that comes twice', [field('a', '1'), field('b', '2'), field('a', '3')], '{"a":["1","3"],"b":"2"}'],
    ['none', [field(undefined, '1'), field('a', '2'), field(undefined, '3')], '{"param1":"1","a":"2","param2":"3"}'],
    ['none, and one by that name after it', [field(undefined, '1'), field('param1', '2')], '{"param1":["1","2"]}'],
    ['none, and one by that name before it', [field('param1', '1'), field(undefined, '2')], '{"param1":["1","2"]}'],
    ['more than forty', many, JSON.stringify(Object.fromEntries(many.map(({ name, value }) => [name, value])))],
  ])('%s', (_what, data, expected) => {
    expect(dataOf(data)).toBe(expected);
  });
});

test('a meaning that was looked up before is the same, on each host by itself', () => {
  const one = { provider: 'Microsoft-Windows-Hyper-V-VMMS', eventId: 10103 };
  const hosts = [
    undefined,
    'windows-server-2008-r2',
    'windows-server-2012-r2',
    undefined,
    'windows-server-2008-r2',
    'windows-server-2012-r2',
  ] as const;
  const [unknown, old, newer, ...again] = hosts.map((host) => meaningOf(one, host));
  expect(again).toEqual([unknown, old, newer]);
  expect(old?.text).not.toBe(newer?.text);
});

test.each([
  ['1601-01-01T00:00:00.0000000Z', 0n],
  ['1969-12-31T23:59:59.9999999Z', 116_444_735_999_999_999n],
  ['1970-01-01T00:00:00.0000000Z', 116_444_736_000_000_000n],
  ['2014-03-06T22:00:01.0000007Z', 130_386_168_010_000_007n],
  ['9999-12-31T23:59:59.9999999Z', 2_650_467_743_999_999_999n],
])('%s', (text, time) => {
  expect([filetimeToIso(time), filetimeFromIso(text)]).toEqual([text, time]);
});
