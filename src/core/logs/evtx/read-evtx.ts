import type { Host } from '../../evidence/host';
import type { Coverage, UnreadRange } from '../../report/coverage';
import type { BadRecord, LogItem } from '../record';
import { ChunkReader, hasRecord, isChunk, type Doubt } from './chunk';
import { readFileHeader, stretchesOf, type FileHeader, type Stretch } from './file-header';
import { chunkHeaderSize, chunkSignature, chunkSize, fileHeaderSize } from './layout';
import { Plans } from './plan';
import { allRecords, type EvtxQuery } from './query';
import { Spans } from './spans';
import { TemplateStore } from './template';
import { FileWindow, type Piece } from './window';

/** What is to be read, and how. */
export interface EvtxRequest {
  readonly host: Host;
  readonly uri: string;
  /** Every record without it. */
  readonly query?: EvtxQuery;
  /** Templates that other logs have shown already. */
  readonly store?: TemplateStore;
  /** Asked before each chunk. */
  readonly shouldStop?: () => boolean;
}

/** A log may be nothing but damage: above this the places are counted, not listed. */
const mostPlaces = 10_000;

/**
 * Reads one log, chunk by chunk. Nothing throws but a file that cannot be opened at all; damage is an item among the records,
 * and at any time, after a stop as well, `coverage` says what was read.
 */
export class EvtxReader {
  /** What does not fit in bytes that were read all the same; the first ten thousand. */
  readonly doubts: Doubt[] = [];
  /** Records whose time no clock has shown. */
  timesImpossible = 0;
  private readonly spans = new Spans();
  private readonly notRead: UnreadRange[] = [];
  private readonly context;
  private sizeBytes = 0;
  private bytesRead = 0;
  private records = 0;
  private recordsBad = 0;
  private placesLeftOut = 0;

  constructor(private readonly request: EvtxRequest) {
    const { uri, query = allRecords, store = new TemplateStore() } = request;
    this.context = { uri, store, plans: new Plans(query, this.spans) };
  }

  /** Bytes that were looked at and bytes there are. */
  get progress(): { readonly bytesRead: number; readonly bytes: number } {
    return { bytesRead: this.bytesRead, bytes: this.sizeBytes };
  }

  /** Records and damage of a chunk each, in the order of the log; chunks without either are passed over. */
  async *batches(): AsyncGenerator<readonly LogItem[], void, undefined> {
    const { host, uri } = this.request;
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file') throw new Error('There is no such file.');
    this.sizeBytes = stat.sizeBytes;
    const header = readFileHeader(await host.readRange(uri, 0, Math.min(fileHeaderSize, this.sizeBytes)));
    this.checkHeader(header);
    const stretches = stretchesOf(header, this.sizeBytes);
    for (const [index, stretch] of stretches.entries()) {
      const stoppedAt = yield* this.stretch(stretch);
      if (stoppedAt === undefined) continue;
      this.stopped({ from: stoppedAt, to: stretch.to });
      for (const left of stretches.slice(index + 1)) this.stopped(left);
      return;
    }
  }

  /** What was read so far and what was not. */
  coverage(): Coverage {
    const notRead = [...this.notRead];
    if (this.placesLeftOut > 0) {
      const reason = `${this.placesLeftOut} more damaged places are not listed.`;
      notRead.push({ byteOffset: this.sizeBytes, length: 0, reason });
    }
    return {
      kind: 'evtx',
      bytes: this.sizeBytes,
      bytesRead: this.bytesRead,
      records: this.records,
      recordsBad: this.recordsBad,
      notRead,
      spans: this.spans.build(),
    };
  }

  /** Gives the offset where it was asked to stop. */
  private async *stretch({ from, to }: Stretch): AsyncGenerator<readonly LogItem[], number | undefined, undefined> {
    const window = new FileWindow(this.request.host, this.request.uri, this.sizeBytes);
    for (let at = from; at < to;) {
      if (this.request.shouldStop?.()) return at;
      const { bytes, problem } = await window.at(at, chunkSize, to);
      if (bytes.length === 0) {
        // A disk with a bad sector may still give what stands behind it.
        const length = problem === undefined ? to - at : Math.min(chunkSize, to - at);
        yield [this.bad({ from: at, to: at + length }, problem ?? 'The file ends before its size says.')];
        at += length;
        continue;
      }
      const piece = { offset: at, bytes: bytes.subarray(0, chunkSize) };
      const items = this.piece(piece);
      at += items.length;
      this.bytesRead += items.length;
      if (items.items.length > 0) yield items.items;
    }
    return undefined;
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
    return { length, items: [this.bad({ from: offset, to: offset + length }, 'No chunk begins where one should.')] };
  }

  private chunk({ offset, bytes }: Piece): { readonly length: number; readonly items: readonly LogItem[] } {
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
    this.records += reader.records;
    this.recordsBad += reader.recordsBad;
    this.timesImpossible += reader.timesImpossible;
    for (const doubt of reader.doubts) this.doubt(doubt);
    for (const item of reader.items) if (item.kind === 'bad-record') this.noteBad(item);
    return { length, items: reader.items };
  }

  private checkHeader(header: FileHeader | undefined): void {
    if (!header) {
      const reason = 'The log does not begin with the header of one; its chunks were looked for.';
      if (this.sizeBytes > 0) this.doubt({ byteOffset: 0, lengthBytes: Math.min(128, this.sizeBytes), reason });
      return;
    }
    this.bytesRead += Math.min(fileHeaderSize, this.sizeBytes);
    if (!header.isChecksumRight) {
      this.doubt({ byteOffset: 0, lengthBytes: 128, reason: 'The checksum of the file header is wrong.' });
    }
    const room = Math.ceil((this.sizeBytes - fileHeaderSize) / chunkSize);
    if (header.isChecksumRight && header.chunkCount > room) {
      const reason = `The header counts ${header.chunkCount} chunks and the file has room for ${Math.max(0, room)}: its end is missing.`;
      this.doubt({ byteOffset: this.sizeBytes, lengthBytes: 0, reason });
    }
  }

  private bad({ from, to }: Stretch, reason: string): BadRecord {
    this.recordsBad++;
    const item: BadRecord = { kind: 'bad-record', byteOffset: from, lengthBytes: to - from, reason };
    this.noteBad(item);
    return item;
  }

  private noteBad({ byteOffset, lengthBytes, reason }: BadRecord): void {
    const before = this.notRead.at(-1);
    if (before?.reason === reason && before.byteOffset + before.length === byteOffset) {
      this.notRead[this.notRead.length - 1] = { ...before, length: before.length + lengthBytes };
    } else if (this.notRead.length < mostPlaces) this.notRead.push({ byteOffset, length: lengthBytes, reason });
    else this.placesLeftOut++;
  }

  private stopped({ from, to }: Stretch): void {
    this.notRead.push({ byteOffset: from, length: to - from, reason: 'It was asked to stop before this.' });
  }

  private doubt(doubt: Doubt): void {
    if (this.doubts.length < mostPlaces) this.doubts.push(doubt);
  }
}

/** Where in these bytes a chunk begins: carved logs do not keep to steps of 64 KB. Its first bytes may be the last ones here. */
function nextChunk(bytes: Uint8Array, from = 1): number | undefined {
  for (let at = bytes.indexOf(0x45, from); at !== -1; at = bytes.indexOf(0x45, at + 1)) {
    if (chunkSignature.every((byte, index) => at + index >= bytes.length || bytes[at + index] === byte)) return at;
  }
  return undefined;
}
