import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRecords, EvtxReader, queryOf, type LogItem, type SegmentOrder } from '../../../src/core';
import { NodeHost } from '../../../src/cli/node-host';
import { SharedReading } from '../../../src/cli/events/shared-reading';
import type { RunningReader } from '../../../src/cli/io';
import { WorkerReader } from '../../../src/cli/worker-reader';
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

/** Two threads and nobody here, so that all is read in threads; what they cannot read is refused. */
async function withThreads<T>(work: (reading: SharedReading) => Promise<T>, bundle = script): Promise<T> {
  const here = { read: () => Promise.reject(new Error('Nothing is read here.')) };
  const threads = [new WorkerReader(bundle), new WorkerReader(bundle)];
  await Promise.all(threads.map(({ isReady }) => isReady));
  const reading = new SharedReading(threads, here, () => Promise.resolve());
  try {
    return await work(reading);
  } finally {
    await reading.close();
  }
}

async function readAll(reader: EvtxReader): Promise<unknown> {
  const items: LogItem[] = [];
  for await (const batch of reader.batches()) items.push(...batch);
  return { items, coverage: reader.coverage(), doubts: reader.doubts };
}

const all = queryOf({ providers: new Map(), others: 'all' }).table!;

function orderOf(uri: string, to: number): SegmentOrder {
  return { uri, sizeBytes: log.length, wanted: all, segment: { from: 4096, to, end: to } };
}

describe('threads', () => {
  test('a log of several segments gives the same records, in the same order', async () => {
    const request = { host, uri: host.toUri(file), query: allRecords };
    expect(log.length).toBeGreaterThan(3 * 2 ** 21);
    const alone = await readAll(new EvtxReader(request));
    expect(await withThreads((readers) => readAll(new EvtxReader({ ...request, readers })))).toEqual(alone);
    expect(alone).toMatchObject({ coverage: { records: events.length } });
  });

  test('a thread that cannot start leaves the log to the reader', async () => {
    const request = { host, uri: host.toUri(file), query: allRecords };
    const missing = path.join(folder, 'missing.js');
    const alone = await readAll(new EvtxReader(request));
    expect(await withThreads((readers) => readAll(new EvtxReader({ ...request, readers })), missing)).toEqual(alone);
  });

  test('a file that is gone is left to the reader', async () => {
    const order = orderOf(host.toUri(path.join(folder, 'gone.evtx')), 4096 + 65536);
    expect(await withThreads((reading) => reading.read(order))).toBeUndefined();
  });

  test('records that are written in a thread come as lines in UTF-8', async () => {
    const order = { ...orderOf(host.toUri(file), 4096 + 65536), style: { format: 'csv', path: 'größe.evtx' } } as const;
    const thread = new WorkerReader(script);
    const result = await thread.read(order);
    await thread.close();
    expect([result?.items, result?.written?.count]).toEqual([[], 5]);
    const lines = Buffer.concat(result?.written?.pieces ?? [])
      .toString('utf8')
      .split('\r\n');
    expect(lines).toHaveLength(6);
    for (const line of lines.slice(0, 5)) expect(line).toContain(',größe.evtx,');
  });

  test('close ends what is under way', async () => {
    const thread = new WorkerReader(script);
    const reads = Array.from({ length: 50 }, () => thread.read(orderOf(host.toUri(file), log.length)));
    await thread.close();
    expect((await Promise.all(reads)).filter((result) => result === undefined).length).toBeGreaterThan(40);
    expect(await thread.read(orderOf(host.toUri(file), log.length))).toBeUndefined();
  });
});

/** A reader that answers when it is told to. */
class Stand {
  readonly orders: number[] = [];
  private readonly answers: (() => void)[] = [];

  read({ segment }: SegmentOrder): ReturnType<RunningReader['read']> {
    this.orders.push(segment.from);
    return new Promise((resolve) => {
      const { from, to } = segment;
      const tally = { bytesRead: to - from, records: 0, recordsBad: 0, timesImpossible: 0, doubts: [] };
      this.answers.push(() => {
        resolve(this.isBroken ? undefined : { items: [], tally, spans: [], endedAt: to });
      });
    });
  }

  constructor(private readonly isBroken = false) {}

  readonly isReady = Promise.resolve(true);
  readonly close = (): Promise<void> => Promise.resolve();

  /** Answers the oldest order. */
  async answer(): Promise<void> {
    this.answers.shift()?.();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
}

async function standing(thread: Stand, here: Stand): Promise<{ read: (from: number) => Promise<number | undefined> }> {
  const local = {
    read: async (order: SegmentOrder) => {
      const result = await here.read(order);
      if (!result) throw new Error('It cannot be read.');
      return result;
    },
  };
  const reading = new SharedReading([thread], local, () => Promise.resolve());
  await thread.isReady;
  const read = async (from: number): Promise<number | undefined> =>
    (await reading.read({ ...orderOf('file:///x', 1), segment: { from, to: from + 1, end: 100 } }))?.endedAt;
  return { read };
}

describe('one thread and this one', () => {
  test('take the next part whenever they have time', async () => {
    const [thread, here] = [new Stand(), new Stand()];
    const { read } = await standing(thread, here);
    const reads = [0, 1, 2, 3, 4, 5].map(read);
    expect([thread.orders, here.orders]).toEqual([[0, 1], [2]]);
    await thread.answer();
    expect([thread.orders, here.orders]).toEqual([[0, 1, 3], [2]]);
    await here.answer();
    expect([thread.orders, here.orders]).toEqual([
      [0, 1, 3],
      [2, 4],
    ]);
    for (let turn = 0; turn < 4; turn++) for (const one of [thread, here]) await one.answer();
    expect(await Promise.all(reads)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('what a thread cannot read is read here, and nothing more is asked of it', async () => {
    const [thread, here] = [new Stand(true), new Stand()];
    const { read } = await standing(thread, here);
    const reads = [0, 1, 2].map(read);
    for (let turn = 0; turn < 4; turn++) for (const one of [thread, here]) await one.answer();
    expect(await Promise.all(reads)).toEqual([1, 2, 3]);
    expect([thread.orders, here.orders]).toEqual([
      [0, 1],
      [2, 0, 1],
    ]);
    void read(3);
    expect(thread.orders).toEqual([0, 1]);
  });
});

describe('hvbackup events', () => {
  test.each([
    ['--all'],
    ['--all', '--format', 'text'],
    ['--all', '--anonymize'],
    ['--all', '--clock-offset', 'HV01=-42'],
    ['--all', '--since', '2014-03-06T22:00'],
    ['--id', '10103', '--format', 'csv'],
  ])('%s %s %s with threads is byte for byte what it is without', async (...options) => {
    let started = 0;
    const startReader = (): RunningReader => {
      started++;
      return new WorkerReader(script);
    };
    const together = await hvbackup(['events', file, ...options, '--workers', '3'], { startReader });
    const alone = await hvbackup(['events', file, ...options]);
    expect(together).toEqual(alone);
    expect(started).toBe(2);
    expect(together.stdout.length).toBeGreaterThan(1000);
  });

  test('an interrupt while threads write ends it, and what is not shown is said not to be read', async () => {
    const startReader = (): RunningReader => new WorkerReader(script);
    const argv = ['events', file, '--all', '--workers', '2'];
    const { code, stdout, stderr } = await hvbackup(argv, { startReader, interruptAfter: 3 });
    const lines = stdout.split('\n').length - 1;
    expect(code).toBe(2);
    expect(lines).toBeGreaterThan(0);
    expect(lines).toBeLessThan(events.length);
    expect(stderr).toContain(`${lines} of ${lines} record(s) shown`);
    expect(stderr).toContain('It was asked to stop before this.');
  });

  test('a number of threads that is none is said', async () => {
    const { code, stderr } = await hvbackup(['events', file, '--workers', '0']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--workers cannot be "0"')]);
  });
});
