import type { BadRecord, LogItem } from '../record';
import { ChunkReader, hasRecord, isChunk, type ChunkContext, type Doubt } from './chunk';
import { chunkHeaderSize, chunkSignature, chunkSize } from './layout';
import type { FileWindow, Piece } from './window';

/** A part of a log that is read by itself: the chunks that begin in front of `to`. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  /** Where the bytes end that may belong to its last chunk. */
  readonly end: number;
}

/** So many records are given at once: more would only be kept longer. */
const mostAtOnce = 256;

/** A log may be nothing but damage: above this the places are counted, not listed. */
export const mostPlaces = 10_000;

/** What was met while reading. */
export interface Tally {
  bytesRead: number;
  records: number;
  recordsBad: number;
  /** Records whose time no clock has shown. */
  timesImpossible: number;
  /** The first ten thousand. */
  readonly doubts: Doubt[];
}

/** Nothing was met yet. */
export function emptyTally(): Tally {
  return { bytesRead: 0, records: 0, recordsBad: 0, timesImpossible: 0, doubts: [] };
}

/** Adds what was met elsewhere. */
export function addTally(to: Tally, more: Tally): void {
  to.bytesRead += more.bytesRead;
  to.records += more.records;
  to.recordsBad += more.recordsBad;
  to.timesImpossible += more.timesImpossible;
  for (const doubt of more.doubts) addDoubt(to, doubt);
}

/** Adds a doubt, unless there are too many. */
export function addDoubt(tally: Tally, doubt: Doubt): void {
  if (tally.doubts.length < mostPlaces) tally.doubts.push(doubt);
}

/** Reads the chunks of segments, one after the other. */
export class SegmentReader {
  constructor(
    private readonly window: FileWindow,
    private readonly context: ChunkContext,
    private readonly tally: Tally,
    private readonly shouldStop: (() => boolean) | undefined,
  ) {}

  /**
   * Records and damage of some chunks each, in the order of the file; what was met is given before anything is waited for.
   * Gives the offset where the next chunk is due: not in front of `to`, unless it was asked to stop.
   */
  async *batches({ from, to, end }: Segment): AsyncGenerator<readonly LogItem[], number, undefined> {
    let at = from;
    let items: LogItem[] = [];
    while (at < to && this.shouldStop?.() !== true) {
      let reading = this.window.held(at, chunkSize, end);
      if (!reading || items.length >= mostAtOnce) {
        if (items.length > 0) yield items;
        items = [];
      }
      reading ??= await this.window.at(at, chunkSize, { to, end });
      const { bytes, problem } = reading;
      if (bytes.length === 0) {
        // A disk with a bad sector may still give what stands behind it.
        const length = problem === undefined ? end - at : Math.min(chunkSize, end - at);
        items.push(this.bad(at, length, problem ?? 'The file ends before its size says.'));
        at += length;
        continue;
      }
      const { length, items: found } = this.piece({ offset: at, bytes: bytes.subarray(0, chunkSize) });
      at += length;
      this.tally.bytesRead += length;
      for (const item of found) items.push(item);
    }
    if (items.length > 0) yield items;
    return at;
  }

  private piece(piece: Piece): { readonly length: number; readonly items: readonly LogItem[] } {
    const { offset, bytes } = piece;
    if (isChunk(bytes)) return this.chunk(piece);
    const length = nextChunk(bytes) ?? bytes.length;
    const before = bytes.subarray(0, length);
    // A chunk whose own signature is damaged still has its records where they were.
    if (hasRecord(before)) return this.chunk({ offset, bytes: before });
    // Space that Windows keeps ready for chunks to come is zeros.
    if (before.every((byte) => byte === 0)) return { length, items: [] };
    return { length, items: [this.bad(offset, length, 'No chunk begins where one should.')] };
  }

  private chunk({ offset, bytes }: Piece): { readonly length: number; readonly items: readonly LogItem[] } {
    const { tally } = this;
    let reader = new ChunkReader(bytes, offset, this.context);
    let length = bytes.length;
    reader.read();
    // In a carved log a chunk may be cut and the next one follow at once; only a damaged chunk is searched for it.
    const next = reader.recordsBad > 0 ? nextChunk(bytes, chunkHeaderSize) : undefined;
    if (next !== undefined) {
      length = next;
      reader = new ChunkReader(bytes.subarray(0, next), offset, this.context);
      reader.read();
    }
    tally.records += reader.records;
    tally.recordsBad += reader.recordsBad;
    tally.timesImpossible += reader.timesImpossible;
    for (const doubt of reader.doubts) addDoubt(tally, doubt);
    return { length, items: reader.items };
  }

  private bad(byteOffset: number, lengthBytes: number, reason: string): BadRecord {
    this.tally.recordsBad++;
    return { kind: 'bad-record', byteOffset, lengthBytes, reason };
  }
}

/** Where in these bytes a chunk begins: carved logs do not keep to steps of 64 KB. Its first bytes may be the last ones here. */
function nextChunk(bytes: Uint8Array, from = 1): number | undefined {
  for (let at = bytes.indexOf(0x45, from); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    if (chunkSignature.every((byte, index) => at + index >= bytes.length || bytes[at + index] === byte)) return at;
  }
  return undefined;
}
