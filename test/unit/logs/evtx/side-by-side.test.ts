import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allRecords, recordsOf, type EvtxQuery } from '../../../../src/core/logs/evtx/query';
import {
  SegmentServer,
  type SegmentOrder,
  type SegmentReaders,
  type SegmentResult,
} from '../../../../src/core/logs/evtx/side-by-side';
import { backupRecords } from '../../../../src/core/logs/records/meaning';
import { allLogs } from '../../../fixtures/events';
import { sealFile, writeEvtx } from '../../../support/evtx-writer';
import { seededRandom } from '../../../support/mutation';
import { readLog, type ReadLog } from './read-log';

const events = Array.from({ length: 8 }, () => Object.values(allLogs).flat()).flat();
const { bytes: healthy } = writeEvtx(events, { recordsPerChunk: 5 });
const chunks = (healthy.length - 4096) / 65536;

const encoder = new TextEncoder();
const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);

/** Two servers that take turns, over bytes, with segments of two chunks: what the threads do, without threads. */
class Readers implements SegmentReaders {
  readonly atOnce = 2;
  readonly segmentBytes = 2 * 65536;
  readonly orders: SegmentOrder[] = [];
  mostAtOnce = 0;
  private open = 0;
  private readonly servers: readonly SegmentServer[];

  constructor(
    bytes: Uint8Array,
    private readonly failsAt = Infinity,
  ) {
    const file = {
      read: (offset: number, length: number, into: Uint8Array) => {
        const piece = bytes.subarray(offset, offset + length);
        into.set(piece);
        return Promise.resolve(into.subarray(0, piece.length));
      },
      close: () => Promise.resolve(),
    };
    this.servers = [0, 1].map(() => new SegmentServer({ open: () => Promise.resolve(file), utf8 }));
  }

  async read(order: SegmentOrder): Promise<SegmentResult | undefined> {
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.open);
    const number = this.orders.push(order);
    // Plain data only: what cannot be cloned cannot be sent to a thread.
    const result = await this.servers[number % 2]?.read(structuredClone(order));
    this.open--;
    return number > this.failsAt ? undefined : structuredClone(result);
  }
}

async function readBoth(bytes: Uint8Array, query: EvtxQuery): Promise<{ alone: ReadLog; readers: Readers }> {
  const alone = await readLog(bytes, query);
  const readers = new Readers(bytes);
  const together = await readLog(bytes, query, { readers });
  expect(together).toEqual(alone);
  return { alone, readers };
}

const queries: Readonly<Record<string, EvtxQuery>> = {
  'every record': allRecords,
  'records of backups': backupRecords,
  'no record': recordsOf(new Map()),
  'a time': { ...allRecords, since: 130_386_240_000_000_000n, until: 130_386_276_000_000_000n },
};

describe('segments read side by side give what one reader gives', () => {
  test.each(Object.entries(queries))('%s', async (_name, query) => {
    const { alone, readers } = await readBoth(healthy, query);
    expect(alone.coverage.records).toBe(events.length);
    expect(readers.orders).toHaveLength(Math.ceil(chunks / 2));
  });

  test('a log that goes on at its beginning', async () => {
    const bytes = healthy.slice();
    new DataView(bytes.buffer).setBigUint64(8, 5n, true);
    sealFile(bytes);
    const { alone, readers } = await readBoth(bytes, allRecords);
    expect(alone.records[0]?.place.byteOffset).toBeGreaterThan(4096 + 5 * 65536);
    expect(readers.orders[0]?.segment.from).toBe(4096 + 5 * 65536);
  });

  test('chunks that do not lie in steps of 64 KB, as in a carved log', async () => {
    for (const cut of [4096 + 65536 + 700, 4096 + 6 * 65536 - 40, healthy.length - 9000]) {
      const bytes = new Uint8Array([...healthy.subarray(0, cut), ...healthy.subarray(cut + 1000)]);
      const { alone } = await readBoth(bytes, allRecords);
      expect(alone.records.length).toBeGreaterThan(events.length - 12);
    }
  });

  test('damage of all kinds', async () => {
    const random = seededRandom(7);
    for (let round = 0; round < 40; round++) {
      const bytes = healthy.slice(0, round % 4 === 0 ? Math.floor(random() * healthy.length) : healthy.length);
      for (let change = 0; change < 30; change++)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      // A stretch of nothing, as long as several chunks.
      if (round % 3 === 0)
        bytes.fill(round % 2 === 0 ? 0 : 0xa5, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 200_000);
      await readBoth(bytes, allRecords);
    }
  });

  test('a query that cannot be sent is read here', async () => {
    const readers = new Readers(healthy);
    const { records } = await readLog(healthy, { wanted: () => 'all' }, { readers });
    expect([records.length, readers.orders.length]).toEqual([events.length, 0]);
  });

  test('what a reader cannot read is read here', async () => {
    const readers = new Readers(healthy, 3);
    expect(await readLog(healthy, allRecords, { readers })).toEqual(await readLog(healthy));
    expect(readers.orders.length).toBeLessThan(Math.ceil(chunks / 2));
  });
});

describe('bounds', () => {
  test('no more than four segments are under way, however slow the taker', async () => {
    const { readers } = await readBoth(healthy, allRecords);
    expect(readers.mostAtOnce).toBeLessThanOrEqual(4);
  });

  test('a stop ends it, and says what was not read', async () => {
    const readers = new Readers(healthy);
    let asked = 0;
    const { coverage, records } = await readLog(healthy, allRecords, { readers, shouldStop: () => ++asked > 2 });
    const from = 4096 + 4 * 65536;
    expect(records).toHaveLength(20);
    expect(coverage.bytesRead).toBe(from);
    expect(coverage.notRead).toEqual([
      { byteOffset: from, length: healthy.length - from, reason: 'It was asked to stop before this.' },
    ]);
    expect(readers.orders.length).toBeLessThan(Math.ceil(chunks / 2));
  });
});

const corpus = path.join(process.env['HVB_CORPUS'] ?? '/nowhere', 'logs/evtx');

describe.runIf(existsSync(corpus))('logs of the corpus', () => {
  const files = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.evtx')) : [];

  test.each(files)('%s', async (name) => {
    const bytes = new Uint8Array(readFileSync(path.join(corpus, name)));
    await readBoth(bytes, allRecords);
    await readBoth(bytes, backupRecords);
  });
});
