import type { Host } from '../evidence/host';
import { chunkSize, fileHeaderSize } from './evtx/layout';
import { EvtxReader } from './evtx/read-evtx';
import type { LogRecord } from './record';

/**
 * The record of a log at its byte offset, read from the one chunk that holds it; `undefined` when none stands there any more.
 * In a carved log chunks do not lie in steps of 64 KB, and what does not lie in one of these is not found.
 */
export async function recordAt(host: Host, uri: string, byteOffset: number): Promise<LogRecord | undefined> {
  if (byteOffset < fileHeaderSize) return undefined;
  const from = byteOffset - ((byteOffset - fileHeaderSize) % chunkSize);
  const reader = new EvtxReader({ host: piece(await host.readRange(uri, from, chunkSize)), uri });
  for await (const items of reader.batches()) {
    for (const item of items) {
      if (item.kind !== 'record' || item.place.byteOffset !== byteOffset - from) continue;
      return { ...item, place: { ...item.place, byteOffset } };
    }
  }
  return undefined;
}

/** A log of one chunk, as carved ones are: the reader looks for chunks where no file header is. */
function piece(bytes: Uint8Array): Host {
  return {
    stat: () => Promise.resolve({ kind: 'file', sizeBytes: bytes.length }),
    list: () => Promise.resolve([]),
    readAll: () => Promise.resolve(bytes),
    readRange: (_uri, offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}
