import { expect, test } from 'vitest';
import { ChunkCache } from '../../../../src/core/logs/browse/chunk-cache';
import { ChunkList } from '../../../../src/core/logs/browse/chunk-list';
import { HitList } from '../../../../src/core/logs/browse/hit-list';
import type { LogRecord } from '../../../../src/core/logs/record';
import { writeEvtx, type EventSpec } from '../../../support/evtx-writer';
import { countedLog, viewOf } from './browse-log';

/** A log of 2 GB has this many chunks of 64 KB, and some four million records. */
const chunksOf2Gb = 32_768;
const megabyte = 1024 * 1024;

test('the index of 2 GB and a view of all its records fit well below the budget', () => {
  const chunks = new ChunkList();
  const hits = new HitList();
  for (let chunk = 0; chunk < chunksOf2Gb; chunk++) {
    chunks.add({
      offset: 4096 + chunk * 65_536,
      lengthBytes: 65_536,
      rows: 125,
      firstId: 1n,
      lastId: 2n,
      firstTime: 3n,
      lastTime: 4n,
    });
    for (let place = 512; place < 512 + 125 * 500; place += 500) hits.add(chunk, place);
  }
  expect(chunks.rows).toBe(4_096_000);
  expect(chunks.sizeBytes).toBeLessThan(4 * megabyte);
  expect(hits.sizeBytes).toBeLessThan(64 * megabyte);
  for (const row of [0, 124, 125, 4_095_999]) expect(chunks.ofRow(row)).toBe(Math.floor(row / 125));
  expect(chunks.ofOffset(4096 + 700 * 65_536 + 9)).toBe(700);
  expect(hits.at(hits.find(777, 1012))).toEqual({ chunk: 777, place: 1012 });
  expect(hits.find(chunksOf2Gb, 0)).toBe(hits.length);
});

test('records that were paged through are not kept', async () => {
  const value = 'x'.repeat(12_000);
  const events = Array.from({ length: 700 }, (_unused, at): EventSpec => {
    return {
      provider: 'P',
      eventId: at,
      time: '2014-03-06T22:00:00.0000000Z',
      channel: 'C',
      host: 'H',
      data: [
        ['V', value],
        ['W', value],
      ],
    };
  });
  const browser = await countedLog(writeEvtx(events).bytes);
  expect(browser.rowsKept).toBe(0);
  for (let from = 0; from < 700; from += 50) await browser.rows(undefined, from, 50);
  // 48 KB a record, as text: what is kept is cut to 24 MB.
  expect(browser.rowsKept).toBeGreaterThan(100);
  expect(browser.rowsKept).toBeLessThan(550);
  const view = await viewOf(browser, { text: 'xxx' });
  expect([view.hits.length, browser.rowsKept < 550]).toEqual([700, true]);
});

test('the chunk that was asked for is kept even when it alone is over the budget, and the oldest goes first', () => {
  const record = (value: string): LogRecord[] => [
    { kind: 'record', data: [{ name: 'V', value }] } as unknown as LogRecord,
  ];
  const cache = new ChunkCache(5000);
  cache.put(1, record('x'.repeat(9000)));
  expect(cache.get(1)).toHaveLength(1);
  for (const chunk of [2, 3, 4]) cache.put(chunk, record('x'.repeat(400)));
  expect([1, 2, 3, 4].filter((chunk) => cache.get(chunk) !== undefined)).toEqual([2, 3, 4]);
  cache.put(5, record('x'.repeat(400)));
  expect([2, 3, 4, 5].filter((chunk) => cache.get(chunk) !== undefined)).not.toContain(2);
  cache.put(3, record('y'));
  expect(cache.rows).toBeLessThanOrEqual(3);
});
