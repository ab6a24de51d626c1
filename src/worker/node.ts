import { closeSync, openSync, readSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { crc32 } from 'node:zlib';
import { SegmentServer, type OpenFile } from '../core';
import { serve } from './serve';

/** Reads wait: a thread that reads logs has nothing else to do. */
function open(uri: string): OpenFile {
  const file = openSync(new URL(uri), 'r');
  return {
    read: (offset, length, into) => Promise.resolve().then(() => readInto(file, offset, length, into)),
    close: () =>
      Promise.resolve().then(() => {
        closeSync(file);
      }),
  };
}

function readInto(file: number, offset: number, length: number, into: Uint8Array): Uint8Array {
  let at = 0;
  while (at < length) {
    const count = readSync(file, into, at, length - at, offset + at);
    if (count === 0) break;
    at += count;
  }
  return into.subarray(0, at);
}

const encoder = new TextEncoder();

if (parentPort) {
  const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
  serve(
    parentPort,
    new SegmentServer({ open: (uri) => Promise.resolve().then(() => open(uri)), utf8, checksum: crc32 }),
  );
}
