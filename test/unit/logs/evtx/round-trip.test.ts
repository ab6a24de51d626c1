import { describe, expect, test } from 'vitest';
import { filetimeFromIso } from '../../../../src/core/vmconfig/filetime';
import { allLogs } from '../../../fixtures/events';
import { writeEvtx, type EventField, type EventSpec, type TypedValue } from '../../../support/evtx-writer';
import { readLog } from './read-log';

/** What Windows shows of a value, written down once more than in the reader. */
function shown(value: string | TypedValue): string[] {
  if (typeof value === 'string') return [value];
  switch (value.type) {
    case 'array':
      return value.items.flatMap(shown);
    case 'hex32':
    case 'hex64':
      return [`0x${value.value.toString(16)}`];
    case 'binary':
      return [Buffer.from(value.value).toString('hex').toUpperCase()];
    case 'null':
      return [];
    default:
      return [String(value.value)];
  }
}

function expectedData({ data, userData, binary }: EventSpec): { name: string | undefined; value: string }[] {
  const fields: EventField[] = [...(userData?.fields ?? data ?? [])];
  if (binary) fields.push(['Binary', { type: 'binary', value: binary }]);
  return fields.flatMap(([name, value]) => shown(value).map((text) => ({ name, value: text })));
}

describe.each(Object.entries(allLogs))('%s', (_name, events) => {
  test('every field comes back', async () => {
    const written = writeEvtx(events, { firstRecordId: 101_310n });
    const { records, bad, coverage, doubts } = await readLog(written.bytes);
    expect([bad, doubts, coverage.notRead]).toEqual([[], [], []]);
    expect(records).toEqual(
      events.map((event, at) => ({
        kind: 'record',
        time: filetimeFromIso(event.time),
        host: event.host,
        channel: event.channel,
        provider: event.provider,
        eventId: event.eventId,
        version: event.version ?? 0,
        level: event.level ?? 4,
        recordId: 101_310n + BigInt(at),
        process: event.process ?? 0,
        thread: event.thread ?? 0,
        correlation: event.activity,
        data: expectedData(event),
        place: { uri: 'mem:///log.evtx', byteOffset: written.records[at]?.offset },
      })),
    );
  });
});

test('several chunks share nothing but the file', async () => {
  const events = Array.from({ length: 40 }, () => Object.values(allLogs).flat()).flat();
  const written = writeEvtx(events);
  expect(written.bytes.length).toBeGreaterThan(4096 + 3 * 65536);
  const { records, coverage } = await readLog(written.bytes);
  expect(records.map(({ recordId, eventId }) => [Number(recordId), eventId])).toEqual(
    events.map(({ eventId }, at) => [at + 1, eventId]),
  );
  expect(records.map(({ place }) => place.byteOffset)).toEqual(written.records.map(({ offset }) => offset));
  expect([coverage.bytes, coverage.bytesRead, coverage.records]).toEqual([
    written.bytes.length,
    written.bytes.length,
    events.length,
  ]);
});

test('a log without records is whole', async () => {
  const { records, bad, coverage, doubts } = await readLog(writeEvtx([]).bytes);
  expect([records, bad, doubts, coverage.spans, coverage.notRead]).toEqual([[], [], [], [], []]);
});
