import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import { meaningOf } from '../../../src/core/logs/records/meaning';
import { recordToEcs } from '../../../src/core/logs/records/record-to-ecs';
import { filetimeFromIso } from '../../../src/core/vmconfig/filetime';

const record: LogRecord = {
  kind: 'record',
  time: filetimeFromIso('2014-03-06T22:00:13.1234567Z')!,
  host: 'HV01.corp.example',
  channel: 'Microsoft-Windows-Hyper-V-VMMS-Admin',
  provider: 'Microsoft-Windows-Hyper-V-VMMS',
  eventId: 10103,
  version: 1,
  level: 2,
  recordId: 9_007_199_254_740_993n,
  process: 2504,
  thread: 3912,
  correlation: '{aaaa0000-0000-4000-8000-000000000001}',
  data: [
    { name: 'VmName', value: 'SQL01' },
    { name: 'VmName', value: 'SQL02' },
    { name: undefined, value: 'x' },
  ],
  place: { uri: 'file:///a.evtx', byteOffset: 4608 },
};

function ecs(change: Partial<LogRecord> = {}): Record<string, unknown> {
  const one = { ...record, ...change };
  const line = recordToEcs({ record: one, path: 'logs/a.evtx', meaning: meaningOf(one, undefined) });
  expect(line).not.toMatch(/[\n\r]/);
  return JSON.parse(line) as Record<string, unknown>;
}

test('a record is a nested document with the names of ECS and Winlogbeat', () => {
  const meaning = meaningOf(record, undefined)!;
  expect(ecs()).toEqual({
    '@timestamp': '2014-03-06T22:00:13.1234567Z',
    ecs: { version: '8.11.0' },
    message: meaning.text,
    event: {
      kind: 'event',
      code: '10103',
      provider: 'Microsoft-Windows-Hyper-V-VMMS',
      category: ['host'],
      type: ['info'],
      outcome: 'failure',
    },
    host: { name: 'HV01.corp.example', os: { type: 'windows' } },
    log: { level: 'error', file: { path: 'logs/a.evtx' } },
    hvbackup: { step: meaning.step, rule: meaning.rule, source: { byte_offset: 4608 } },
    winlog: {
      channel: 'Microsoft-Windows-Hyper-V-VMMS-Admin',
      computer_name: 'HV01.corp.example',
      provider_name: 'Microsoft-Windows-Hyper-V-VMMS',
      event_id: '10103',
      record_id: '9007199254740993',
      version: 1,
      activity_id: '{aaaa0000-0000-4000-8000-000000000001}',
      process: { pid: 2504, thread: { id: 3912 } },
      event_data: { VmName: ['SQL01', 'SQL02'], param1: 'x' },
    },
  });
});

describe('what is not known is not said', () => {
  test('the meaning of another event', () => {
    const { message, event, hvbackup } = ecs({ provider: 'Service Control Manager', eventId: 7036, level: 0 });
    expect(message).toBeUndefined();
    expect(event).toEqual({ kind: 'event', code: '7036', provider: 'Service Control Manager' });
    expect(hvbackup).toEqual({ source: { byte_offset: 4608 } });
  });

  test('a record that proves its step is a success', () => {
    expect(ecs({ provider: 'Microsoft-Windows-Hyper-V-Worker', eventId: 18520 })['event']).toMatchObject({
      outcome: 'success',
    });
  });

  test('a step that only began has no outcome', () => {
    expect(ecs({ eventId: 19070 })['event']).not.toHaveProperty('outcome');
  });

  test('a time that no clock has shown is marked, one that no calendar has is left out', () => {
    expect(ecs({ time: 0n })).toMatchObject({
      '@timestamp': '1601-01-01T00:00:00.0000000Z',
      tags: ['hvbackup-time-not-credible'],
    });
    expect(ecs({ time: -1n })).not.toHaveProperty('@timestamp');
  });

  test('no process, no data', () => {
    const { winlog } = ecs({ process: undefined, thread: undefined, correlation: undefined, data: [] });
    expect(Object.keys(winlog as object)).toEqual([
      'channel',
      'computer_name',
      'provider_name',
      'event_id',
      'record_id',
      'version',
    ]);
  });
});

test('names of data that Elasticsearch refuses or takes apart', () => {
  const names = ['a.b', '', '__proto__', '2', '1', 'a_b', ' '];
  const line = recordToEcs({
    record: { ...record, data: names.map((name, index) => ({ name, value: String(index) })) },
    path: 'a',
  });
  expect(line).toContain('"event_data":{"a_b":["0","5"],"unnamed":["1","6"],"__proto__":"2","2":"3","1":"4"}');
});

test('hostile text stays text', () => {
  const value = '\ud800"},\n{"\u202e\u2028\u0000';
  const line = recordToEcs({ record: { ...record, host: value, data: [{ name: value, value }] }, path: value });
  expect(line).not.toMatch(/[\n\r\u0000\u2028\u202e]|\\ud800/);
  const parsed = JSON.parse(line) as { host: { name: string } };
  expect(parsed.host.name).toBe(value.replace('\ud800', '\ufffd'));
});
