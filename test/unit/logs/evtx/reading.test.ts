import { randomFillSync } from 'node:crypto';
import path from 'node:path';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { NodeHost } from '../../../../src/cli/node-host';
import { crc32 } from '../../../../src/core/logs/evtx/crc32';
import { EvtxReader } from '../../../../src/core/logs/evtx/read-evtx';
import type { Host } from '../../../../src/core/evidence/host';
import { allLogs } from '../../../fixtures/events';
import { writeEvtx } from '../../../support/evtx-writer';
import { MemoryHost } from '../../../support/memory-host';
import { inTempFolder, writeBelow } from '../../cli/harness';
import { logUri, readLog } from './read-log';

test.each([0, 1, 7, 8, 9, 15, 16, 120, 65_023])('the checksum of %d bytes is that of zlib', (length) => {
  const bytes = randomFillSync(new Uint8Array(length + 3)).subarray(3);
  expect(crc32(bytes)).toBe(zlibCrc32(bytes));
  expect(crc32(bytes.subarray(0, 5), bytes.subarray(5))).toBe(zlibCrc32(bytes));
});

describe('by ranges of a file', () => {
  const events = Array.from({ length: 20 }, () => Object.values(allLogs).flat()).flat();
  const part = writeEvtx(events).bytes;
  const chunks = part.subarray(4096);

  /** Over 4 MB in batches of 1 MB, and moved by 700 bytes half way, so that batches are begun anew where chunks stand. */
  function large(): Uint8Array {
    const copies = Math.ceil((2.2 * 1024 * 1024) / chunks.length);
    const bytes = new Uint8Array(4096 + 2 * copies * chunks.length + 700);
    bytes.set(part.subarray(0, 4096));
    for (let at = 0; at < 2 * copies; at++) {
      bytes.set(chunks, 4096 + at * chunks.length + (at < copies ? 0 : 700));
    }
    bytes.fill(0x45, 4096 + copies * chunks.length, 4096 + copies * chunks.length + 700);
    return bytes;
  }

  test('a file on disk, into memory that is used again, gives what one in memory gives', async () => {
    const bytes = large();
    const { records, bad } = await readLog(bytes);
    expect(records.length % events.length).toBe(0);
    expect(bad.map(({ lengthBytes }) => lengthBytes)).toEqual([700]);
    await inTempFolder(async (folder) => {
      const host = new NodeHost();
      const reader = new EvtxReader({ host, uri: host.toUri(path.resolve(writeBelow(folder, 'a.evtx', bytes))) });
      let at = 0;
      for await (const items of reader.batches()) {
        for (const item of items) {
          if (item.kind !== 'record') continue;
          const expected = records[at++];
          expect([item.place.byteOffset, item.recordId]).toEqual([expected?.place.byteOffset, expected?.recordId]);
          expect(item.data).toEqual(expected?.data);
        }
      }
      expect(at).toBe(records.length);
    });
  });

  test('no read is longer than 1 MB, and none begins before it is wanted', async () => {
    const host = new MemoryHost({ [logUri]: large() });
    const lengths: number[] = [];
    const counted: Host = {
      ...bound(host),
      readRange: (uri, offset, length) => {
        lengths.push(length);
        return host.readRange(uri, offset, length);
      },
    };
    const reader = new EvtxReader({ host: counted, uri: logUri });
    const batches = reader.batches();
    await batches.next();
    // The header, the first batch and the next one ahead.
    expect(lengths).toEqual([4096, 1 << 20, 1 << 20]);
    await batches.return();
    expect(Math.max(...lengths)).toBe(1 << 20);
  });

  test('a bad sector costs what it holds', async () => {
    const { bytes, records } = writeEvtx(events, { recordsPerChunk: 20 });
    const host = new MemoryHost({ [logUri]: bytes });
    const broken: Host = {
      ...bound(host),
      readRange: (uri, offset, length) =>
        offset <= 4096 + 65536 && offset + length > 4096 + 65536 && offset > 0
          ? Promise.reject(new Error('The device reports a read error.'))
          : host.readRange(uri, offset, length),
    };
    const reader = new EvtxReader({ host: broken, uri: logUri });
    let count = 0;
    for await (const items of reader.batches()) count += items.filter(({ kind }) => kind === 'record').length;
    expect(count).toBe(records.length - 40);
    expect(reader.coverage().notRead).toEqual([
      { byteOffset: 4096, length: 2 * 65536, reason: 'The device reports a read error.' },
    ]);
  });

  test('a file that shrinks while it is read', async () => {
    const { bytes } = writeEvtx(events, { recordsPerChunk: 20 });
    const host = new MemoryHost({ [logUri]: bytes });
    const shrinking: Host = {
      ...bound(host),
      readRange: async (uri, offset, length) =>
        (await host.readAll(uri)).subarray(0, 4096 + 65536).subarray(offset, offset + length),
    };
    const reader = new EvtxReader({ host: shrinking, uri: logUri });
    let count = 0;
    for await (const items of reader.batches()) count += items.filter(({ kind }) => kind === 'record').length;
    expect(count).toBe(20);
    expect(reader.coverage().notRead).toEqual([
      { byteOffset: 4096 + 65536, length: bytes.length - 4096 - 65536, reason: 'The file ends before its size says.' },
    ]);
  });

  test('a file that is not there is an error, not an empty log', async () => {
    const reader = new EvtxReader({ host: new MemoryHost({}), uri: logUri });
    await expect(reader.batches().next()).rejects.toThrow('There is no such file.');
  });
});

function bound(host: MemoryHost): Host {
  return {
    stat: (uri) => host.stat(uri),
    list: (uri) => host.list(uri),
    readAll: (uri) => host.readAll(uri),
    readRange: (uri, offset, length) => host.readRange(uri, offset, length),
  };
}
