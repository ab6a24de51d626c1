import { expect, test } from 'vitest';
import { readerOf, type LogItem, type LogKind, type OpenFile } from '../../../src/core';
import { allLogs } from '../../fixtures/events';
import { eventsToXml } from '../../support/events-to-xml';
import { writeEvtx } from '../../support/evtx-writer';
import { MemoryHost } from '../../support/memory-host';

const uri = 'mem:///log';
const events = Array.from({ length: 40 }, () => Object.values(allLogs).flat()).flat();

interface Read {
  readonly items: readonly LogItem[];
  readonly coverage: unknown;
  readonly opened: number;
  readonly longestRead: number;
}

async function read(kind: LogKind, bytes: Uint8Array | string, isOneOfMany: boolean): Promise<Read> {
  const memory = new MemoryHost({ [uri]: bytes });
  const seen = { opened: 0, longestRead: 0 };
  const readRange = async (from: string, offset: number, length: number): Promise<Uint8Array> => {
    seen.longestRead = Math.max(seen.longestRead, length);
    return await memory.readRange(from, offset, length);
  };
  const open = (from: string): Promise<OpenFile> => {
    seen.opened++;
    const file = {
      read: (offset: number, length: number) => readRange(from, offset, length),
      close: () => Promise.resolve(),
    };
    return Promise.resolve(file);
  };
  const reader = readerOf(kind, { host: { stat: (of) => memory.stat(of), readRange, open }, uri, isOneOfMany });
  const items: LogItem[] = [];
  for await (const batch of reader.batches()) items.push(...batch);
  return { items, coverage: reader.coverage(), ...seen };
}

test.each<[LogKind, Uint8Array | string]>([
  ['evtx', writeEvtx(events, { recordsPerChunk: 9 }).bytes],
  ['event-xml', eventsToXml(events, { firstRecordId: 1n }).join('\n')],
])('one of very many logs (%s) gives the same and holds less', async (kind, bytes) => {
  const alone = await read(kind, bytes, false);
  const thrifty = await read(kind, bytes, true);
  expect(thrifty.items).toEqual(alone.items);
  expect(thrifty.items).toHaveLength(events.length);
  expect(thrifty.coverage).toEqual(alone.coverage);
  expect(thrifty.opened).toBe(0);
  expect(thrifty.longestRead).toBeLessThanOrEqual(65_536);
  expect(alone.longestRead).toBeGreaterThan(65_536);
});
