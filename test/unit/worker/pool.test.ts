import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRecords, EvtxReader, queryOf, type LogItem } from '../../../src/core';
import { NodeHost } from '../../../src/cli/node-host';
import { WorkerPool } from '../../../src/cli/worker-pool';
import { allLogs } from '../../fixtures/events';
import { writeEvtx } from '../../support/evtx-writer';
import { hvbackup, inTempFolder } from '../cli/harness';

const events = Array.from({ length: 30 }, () => Object.values(allLogs).flat()).flat();
const log = writeEvtx(events, { recordsPerChunk: 5 }).bytes;
const host = new NodeHost();

let release: (() => void) | undefined;
let folder = '';
let script = '';
let file = '';
let done: Promise<void> | undefined;

beforeAll(async () => {
  await new Promise<void>((ready) => {
    done = inTempFolder(async (temp) => {
      folder = temp;
      ready();
      await new Promise<void>((resolve) => (release = resolve));
    });
  });
  file = path.join(folder, 'log.evtx');
  script = path.join(folder, 'worker.js');
  writeFileSync(file, log);
  const entryPoints = [path.resolve(import.meta.dirname, '../../../src/worker/node.ts')];
  await build({ entryPoints, bundle: true, platform: 'node', format: 'cjs', outfile: script });
});

afterAll(async () => {
  release?.();
  await done;
});

async function withPool<T>(work: (pool: WorkerPool) => Promise<T>, bundle = script): Promise<T> {
  const pool = new WorkerPool(bundle, 2);
  try {
    return await work(pool);
  } finally {
    await pool.close();
  }
}

async function readAll(reader: EvtxReader): Promise<unknown> {
  const items: LogItem[] = [];
  for await (const batch of reader.batches()) items.push(...batch);
  return { items, coverage: reader.coverage(), doubts: reader.doubts };
}

describe('threads', () => {
  test('a log of several segments gives the same records, in the same order', async () => {
    const request = { host, uri: host.toUri(file), query: allRecords };
    expect(log.length).toBeGreaterThan(3 * 2 ** 21);
    const alone = await readAll(new EvtxReader(request));
    expect(await withPool((readers) => readAll(new EvtxReader({ ...request, readers })))).toEqual(alone);
    expect(alone).toMatchObject({ coverage: { records: events.length } });
  });

  test('a thread that cannot start leaves the log to the reader', async () => {
    const request = { host, uri: host.toUri(file), query: allRecords };
    const missing = path.join(folder, 'missing.js');
    const alone = await readAll(new EvtxReader(request));
    expect(await withPool((readers) => readAll(new EvtxReader({ ...request, readers })), missing)).toEqual(alone);
  });

  test('a file that is gone is left to the reader', async () => {
    const order = {
      uri: host.toUri(path.join(folder, 'gone.evtx')),
      sizeBytes: 9_000_000,
      wanted: queryOf({ providers: new Map(), others: 'all' }).table!,
    };
    const segment = { from: 4096, to: 4096 + 65536, end: 4096 + 65536 };
    const result = await withPool((pool) => pool.read({ ...order, segment }));
    expect(result).toBeUndefined();
  });

  test('close ends what is under way', async () => {
    const pool = new WorkerPool(script, 2);
    const segment = { from: 4096, to: log.length, end: log.length };
    const order = {
      uri: host.toUri(file),
      sizeBytes: log.length,
      segment,
      wanted: { providers: new Map(), others: 'all' as const },
    };
    const reads = Array.from({ length: 50 }, () => pool.read(order));
    await pool.close();
    expect((await Promise.all(reads)).filter((result) => result === undefined).length).toBeGreaterThan(40);
    expect(pool.atOnce).toBe(2);
  });
});

describe('hvbackup events', () => {
  test.each([['--all'], ['--all', '--format', 'text'], ['--all', '--anonymize'], ['--id', '10103', '--format', 'csv']])(
    '%s %s %s with threads is byte for byte what it is without',
    async (...options) => {
      let started = 0;
      const startReaders = (count: number | undefined): WorkerPool => {
        started++;
        return new WorkerPool(script, count ?? 2);
      };
      const together = await hvbackup(['events', file, ...options, '--workers', '2'], { startReaders });
      const alone = await hvbackup(['events', file, ...options, '--workers', '2']);
      expect(together).toEqual(alone);
      expect(started).toBe(1);
      expect(together.stdout.length).toBeGreaterThan(1000);
    },
  );

  test('a number of threads that is none is said', async () => {
    const { code, stderr } = await hvbackup(['events', file, '--workers', '0']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--workers cannot be "0"')]);
  });
});
