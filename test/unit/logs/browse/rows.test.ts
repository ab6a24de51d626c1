import { describe, expect, test } from 'vitest';
import { LogBrowser, LogChanged, offsetOf } from '../../../../src/core/logs/browse/log-browser';
import { allLogs } from '../../../fixtures/events';
import { chunkSize, fileHeaderSize, sealFile, writeEvtx } from '../../../support/evtx-writer';
import { MemoryHost } from '../../../support/memory-host';
import { damagedBytes, seededRandom } from '../../../support/mutation';
import { allRows, countedLog, logUri, never, openLog, plainItems } from './browse-log';

const events = Object.values(allLogs).flat();
const written = writeEvtx(events, { recordsPerChunk: 7 });

/** The order in which a log that is full goes on at its beginning. */
function wrapped(oldest: number): Uint8Array {
  const bytes = written.bytes.slice();
  new DataView(bytes.buffer).setBigUint64(8, BigInt(oldest), true);
  sealFile(bytes.subarray(0, fileHeaderSize));
  return bytes;
}

describe('rows', () => {
  test('are those of the plain reader, for any window', async () => {
    const plain = await plainItems(written.bytes);
    expect(plain).toHaveLength(events.length);
    const browser = await countedLog(written.bytes);
    expect(browser.rowCount(undefined)).toBe(plain.length);
    const random = seededRandom(11);
    for (let round = 0; round < 200; round++) {
      const from = Math.floor(random() * (plain.length + 3));
      const count = Math.floor(random() * 40);
      expect(await browser.rows(undefined, from, count)).toEqual(plain.slice(from, from + count));
    }
    expect(await browser.rows(undefined, -5, 3)).toEqual(plain.slice(0, 0));
    expect(await browser.rows(undefined, plain.length + 10, 5)).toEqual([]);
  });

  test('of a log that wrapped around begin with the oldest chunk', async () => {
    const bytes = wrapped(2);
    expect(await allRows(await countedLog(bytes))).toEqual(await plainItems(bytes));
  });

  test('can be found by their place in the file', async () => {
    const browser = await countedLog(wrapped(2));
    for (const [row, item] of (await allRows(browser)).entries()) {
      expect(await browser.find(undefined, offsetOf(item))).toBe(row);
      expect(await browser.itemAt(offsetOf(item))).toEqual(item);
    }
    expect(await browser.find(undefined, 1)).toBeUndefined();
    expect(await browser.itemAt(written.bytes.length + 5)).toBeUndefined();
  });

  test('that were counted when it was stopped can be looked at', async () => {
    const browser = await openLog(written.bytes);
    let asked = 0;
    expect(await browser.count(undefined, () => ++asked === 2)).toBe(false);
    expect(browser.isComplete).toBe(false);
    expect(await allRows(browser)).toEqual((await plainItems(written.bytes)).slice(0, 14));
  });

  test('say so when the file is not the one that was counted', async () => {
    const files = { [logUri]: written.bytes.slice() };
    const browser = await LogBrowser.open({ host: new MemoryHost(files), uri: logUri });
    await browser.count(undefined, never);
    files[logUri].fill(0, fileHeaderSize);
    await expect(browser.rows(undefined, 0, 10)).rejects.toBeInstanceOf(LogChanged);
  });
});

describe('the index', () => {
  test('knows first and last record of each chunk', async () => {
    const { chunks } = await countedLog(written.bytes);
    const plain = await plainItems(written.bytes);
    let first = 0;
    for (let chunk = 0; chunk < chunks.length; chunk++) {
      const facts = chunks.at(chunk)!;
      const own = plain.slice(first, first + facts.rows).flatMap((item) => (item.kind === 'record' ? [item] : []));
      expect([facts.firstId, facts.lastId]).toEqual([own[0]?.recordId, own.at(-1)?.recordId]);
      expect([facts.firstTime, facts.lastTime]).toEqual([own[0]?.time, own.at(-1)?.time]);
      expect(facts.offset).toBe(fileHeaderSize + chunk * chunkSize);
      first += facts.rows;
    }
    expect(chunks.at(chunks.length)).toBeUndefined();
  });

  test('tells what is missing, and what failed a check', async () => {
    const bytes = written.bytes.slice();
    const { offset, size } = written.records[9]!;
    // In the text of a value: the record reads, and the sum over the chunk does not fit.
    bytes[offset + size - 12] = (bytes[offset + size - 12] ?? 0) ^ 1;
    const browser = await countedLog(bytes);
    expect(browser.checksFailed.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/checksum of the records/),
    );
    expect(browser.coverage()).toMatchObject({ records: events.length, bytes: bytes.length, bytesRead: bytes.length });
    expect((await countedLog(written.bytes)).checksFailed).toEqual([]);
  });

  test('has nothing of nothing', async () => {
    const browser = await countedLog(new Uint8Array(0));
    expect([browser.rowCount(undefined), browser.isComplete, browser.coverage().notRead]).toEqual([0, true, []]);
    await expect(LogBrowser.open({ host: new MemoryHost({}), uri: logUri })).rejects.toThrow('There is no such file.');
  });
});

describe('bad input', () => {
  async function expectSame(bytes: Uint8Array, what: string): Promise<void> {
    const plain = await plainItems(bytes);
    const rows = await allRows(await countedLog(bytes));
    expect(rows, what).toEqual(plain);
  }

  test('cut anywhere', async () => {
    for (let cut = 0; cut < 3 * chunkSize; cut += 1511) await expectSame(written.bytes.slice(0, cut), `cut at ${cut}`);
  });

  test('mutated', async () => {
    let round = 0;
    const short = written.bytes.slice(0, fileHeaderSize + 2 * chunkSize);
    for (const bytes of damagedBytes(short, 300, 7)) await expectSame(bytes, `round ${round++}`);
    // Where the records are, damage is more telling than in free space.
    const used = fileHeaderSize + 6000;
    for (const head of damagedBytes(short.subarray(fileHeaderSize, used), 300, 8)) {
      const bytes = short.slice();
      bytes.set(head, fileHeaderSize);
      await expectSame(bytes, `round ${round++}`);
    }
  });

  test('carved: chunks do not keep to steps of 64 KB, and one is cut', async () => {
    const [first, second, third] = [0, 1, 2].map((chunk) =>
      written.bytes.slice(fileHeaderSize + chunk * chunkSize, fileHeaderSize + (chunk + 1) * chunkSize),
    );
    const parts = [new Uint8Array(777).fill(7), first!, second!.slice(0, 3000), third!, new Uint8Array(100).fill(9)];
    const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    await expectSame(bytes, 'carved');
  });

  test('huge claims in headers and records are not believed', async () => {
    for (const [at, value] of [
      [8, 0xffffffffffffffffn],
      [16, 0x7fffffffffffffffn],
      [fileHeaderSize + 48, 0xffffffffn],
      [fileHeaderSize + 512 + 4, 0xfffffff0n],
    ] as const) {
      const bytes = written.bytes.slice();
      new DataView(bytes.buffer).setBigUint64(at, value, true);
      if (at < fileHeaderSize) sealFile(bytes.subarray(0, fileHeaderSize));
      await expectSame(bytes, `claim at ${at}`);
    }
  });
});
