import { hasRecord, isChunk, type ChunkContext, type Doubt } from '../evtx/chunk';
import type { Stretch } from '../evtx/file-header';
import { chunkHeaderSize, chunkSize, recordSignature } from '../evtx/layout';
import { emptyTally, SegmentReader } from '../evtx/segment';
import type { FileWindow } from '../evtx/window';
import type { LogItem } from '../record';
import type { ChunkFacts } from './chunk-list';

/** A chunk, or a place where there should be one. */
export interface LogPiece extends ChunkFacts {
  /** What the query of the reading asked for, and damage. */
  readonly items: readonly LogItem[];
  readonly records: number;
  readonly recordsBad: number;
  readonly doubts: readonly Doubt[];
  /** Bytes of it that were read. */
  readonly bytesRead: number;
  readonly isChunk: boolean;
}

/** Signature, size, id and time twice the size. */
const smallestRecord = 28;

/** The pieces of a part of a log, cut as `EvtxReader` cuts them. */
export async function* pieces(
  { from, to }: Stretch,
  window: FileWindow,
  context: ChunkContext,
): AsyncGenerator<LogPiece, void, undefined> {
  for (let at = from; at < to;) {
    const { bytes } = await window.at(at, chunkSize, { to, end: to });
    const piece = await onePiece(at, to, window, context, bytes.subarray(0, chunkSize));
    yield piece;
    at = piece.offset + piece.lengthBytes;
  }
}

async function onePiece(
  offset: number,
  to: number,
  window: FileWindow,
  context: ChunkContext,
  bytes: Uint8Array,
): Promise<LogPiece> {
  const tally = emptyTally();
  // It is asked in front of each chunk: the second time it has read one.
  let asked = 0;
  const batches = new SegmentReader(window, context, tally, () => asked++ > 0).batches({ from: offset, to, end: to });
  const items: LogItem[] = [];
  let step = await batches.next();
  for (; !step.done; step = await batches.next()) items.push(...step.value);
  const lengthBytes = step.value - offset;
  const own = bytes.subarray(0, lengthBytes);
  const isRead = isChunk(own) || hasRecord(own);
  // A record that cannot be decoded is counted among the records already; what stands between records is a row of its own.
  const gaps = items.filter(
    (item) => item.kind === 'bad-record' && !isRecord(own, item.byteOffset - offset, item.lengthBytes),
  );
  return {
    offset,
    lengthBytes,
    rows: tally.records + gaps.length,
    items,
    records: tally.records,
    recordsBad: tally.recordsBad,
    doubts: isRead ? withRecordSum(own, offset, context, tally.doubts) : tally.doubts,
    bytesRead: tally.bytesRead,
    isChunk: isRead,
    ...ends(own),
  };
}

function isRecord(bytes: Uint8Array, at: number, length: number): boolean {
  if (length < smallestRecord || at < 0 || at + length > bytes.length) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getUint32(at, true) === recordSignature && view.getUint32(at + 4, true) === length;
}

/** The reader compares the checksum of records only where it gives one; whoever looks at a log wants to know of all. */
function withRecordSum(
  bytes: Uint8Array,
  offset: number,
  { checksum }: ChunkContext,
  doubts: readonly Doubt[],
): readonly Doubt[] {
  if (bytes.length < chunkHeaderSize) return doubts;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const claimed = view.getUint32(48, true);
  const end = claimed >= chunkHeaderSize && claimed <= bytes.length ? claimed : bytes.length;
  if (doubts.some(({ byteOffset }) => byteOffset === offset + chunkHeaderSize)) return doubts;
  if (checksum(bytes.subarray(chunkHeaderSize, end)) === view.getUint32(52, true)) return doubts;
  const reason = 'The checksum of the records is wrong; they are shown as they read.';
  return [...doubts, { byteOffset: offset + chunkHeaderSize, lengthBytes: end - chunkHeaderSize, reason }];
}

/** Ids and times of the first and the last record that follow each other from the start of the chunk. */
function ends(bytes: Uint8Array): Pick<ChunkFacts, 'firstId' | 'lastId' | 'firstTime' | 'lastTime'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let first = -1;
  let last = -1;
  for (let at = chunkHeaderSize; at + smallestRecord <= bytes.length;) {
    const size = view.getUint32(at + 4, true);
    if (view.getUint32(at, true) !== recordSignature || size < smallestRecord || at + size > bytes.length) break;
    if (first < 0) first = at;
    last = at;
    at += size;
  }
  if (first < 0) return { firstId: 0n, lastId: 0n, firstTime: 0n, lastTime: 0n };
  return {
    firstId: view.getBigUint64(first + 8, true),
    lastId: view.getBigUint64(last + 8, true),
    firstTime: view.getBigInt64(first + 16, true),
    lastTime: view.getBigInt64(last + 16, true),
  };
}
