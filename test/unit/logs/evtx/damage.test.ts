import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../../src/core/logs/record';
import { allLogs } from '../../../fixtures/events';
import { seededRandom } from '../../../support/mutation';
import { writeEvtx, type WrittenRecord } from '../../../support/evtx-writer';
import { readLog, type ReadLog } from './read-log';

const events = Object.values(allLogs).flat();
/** Two chunks, so that damage of one shows what it does to the other. */
const written = writeEvtx(events, { recordsPerChunk: 11 });

/** Where there is something: both headers, the first part of both chunks. */
const used = [
  { from: 0, to: 128 },
  ...[0, 1].map((chunk) => {
    const from = 4096 + chunk * 65536;
    const ends = written.records.filter(({ offset }) => offset > from && offset < from + 65536);
    return { from, to: Math.max(...ends.map(({ offset, size }) => offset + size)) };
  }),
];

const asText = (record: LogRecord): string =>
  JSON.stringify(record, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));

let healthy: readonly string[] | undefined;
async function healthyRecords(): Promise<readonly string[]> {
  healthy ??= (await readLog(written.bytes)).records.map(asText);
  expect(healthy).toHaveLength(events.length);
  return healthy;
}

function isNamed({ offset, size }: WrittenRecord, { coverage }: ReadLog): boolean {
  return coverage.notRead.some(({ byteOffset, length }) => byteOffset < offset + size && byteOffset + length > offset);
}

/** What must hold whatever was changed: records whose bytes and templates are whole come out whole; the others come or are named. */
async function expectSound(bytes: Uint8Array, changed: readonly number[], what: string): Promise<void> {
  const all = await healthyRecords();
  const log = await readLog(bytes);
  const texts = new Set(log.records.map(asText));
  const offsets = new Set(log.records.map(({ place }) => place.byteOffset));
  const touches = ({ offset, size }: WrittenRecord): boolean =>
    changed.some((at) => at >= offset && at < offset + size);
  for (const [index, record] of written.records.entries()) {
    const isWhole = !record.restsOn.some((on) => touches(written.records[on]!));
    if (isWhole && !texts.has(all[index] ?? '')) expect.fail(`${what}: record ${index} is whole and not read`);
    if (!offsets.has(record.offset) && !isNamed(record, log))
      expect.fail(`${what}: record ${index} is lost in silence`);
  }
  const sizes = [log.coverage.bytesRead, ...log.coverage.notRead.map(({ byteOffset, length }) => byteOffset + length)];
  if (sizes.some((size) => size > bytes.length)) expect.fail(`${what}: coverage goes past the end`);
}

describe('changed bytes', () => {
  test('one byte at a time', async () => {
    for (const { from, to } of used) {
      for (let at = from; at < to; at += 5) {
        const bytes = written.bytes.slice();
        bytes[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0xff : 0x01);
        await expectSound(bytes, [at], `byte ${at}`);
      }
    }
  });

  test('three thousand seeded mutations', async () => {
    const random = seededRandom(20140306);
    const below = (limit: number): number => Math.floor(random() * limit);
    for (let round = 0; round < 3000; round++) {
      const bytes = written.bytes.slice();
      const changed: number[] = [];
      for (let change = 1 + below(6); change > 0; change--) {
        const { from, to } = used[below(used.length)]!;
        const at = from + below(to - from);
        const length = [1, 1, 4, 16][below(4)]!;
        const fill = [undefined, 0x00, 0xff, 0x2a][below(4)];
        for (let byte = at; byte < Math.min(at + length, to); byte++) {
          bytes[byte] = fill ?? below(256);
          changed.push(byte);
        }
      }
      await expectSound(bytes, changed, `round ${round} (${changed.join(' ')})`);
    }
  });
});

describe('cut files', () => {
  test('at every 64th byte', async () => {
    const all = await healthyRecords();
    for (let cut = 0; cut < written.bytes.length; cut += 64) {
      const log = await readLog(written.bytes.slice(0, cut));
      const whole = written.records.filter(({ offset, size }) => offset + size <= cut).length;
      const texts = log.records.map(asText);
      if (texts.join('\n') !== all.slice(0, whole).join('\n'))
        expect.fail(`cut at ${cut}: ${texts.length} of ${whole}`);
      const torn = written.records.find(({ offset, size }) => offset < cut && offset + size > cut);
      if (torn && !isNamed(torn, log)) expect.fail(`cut at ${cut}: the torn record is not named`);
      if (cut > 0 && log.doubts.length + log.bad.length === 0 && cut <= used[2]!.from) {
        expect.fail(`cut at ${cut}: nothing is said of the end that is missing`);
      }
    }
  });

  test('nothing at all', async () => {
    const { records, bad, doubts, coverage } = await readLog(new Uint8Array(0));
    expect([records, bad, doubts, coverage.bytes]).toEqual([[], [], [], 0]);
  });
});

test('bytes of anything else end, and give no record', async () => {
  const random = seededRandom(7);
  for (let round = 0; round < 50; round++) {
    const bytes = Uint8Array.from({ length: 70_000 }, () => Math.floor(random() * 256));
    if (round % 2 === 0) bytes.set(new TextEncoder().encode('ElfChnk\0'), 4096);
    const { records, coverage } = await readLog(bytes);
    expect([records, coverage.recordsBad > 0]).toEqual([[], true]);
  }
});
