import type { Host } from '../../evidence/host';
import type { Coverage, UnreadRange } from '../../report/coverage';
import type { BadRecord, LogItem } from '../record';
import type { ChunkContext, Doubt } from './chunk';
import { crc32 } from './crc32';
import { readFileHeader, stretchesOf, type FileHeader, type Stretch } from './file-header';
import { chunkSize, fileHeaderSize } from './layout';
import { Plans } from './plan';
import { tableOf } from './plan-table';
import { allRecords, type EvtxQuery, type WantedTable } from './query';
import { addDoubt, addTally, emptyTally, mostPlaces, SegmentReader, type Segment } from './segment';
import { segmentBytes, type SegmentReaders, type SegmentResult } from './side-by-side';
import { Spans } from './spans';
import { TemplateStore } from './template';
import { FileWindow, type WindowThrift } from './window';

/** What is to be read, and how. */
export interface EvtxRequest extends WindowThrift {
  readonly host: Pick<Host, 'stat' | 'readRange' | 'open'>;
  readonly uri: string;
  /** Every record without it. */
  readonly query?: EvtxQuery;
  /** Templates that other logs have shown already. */
  readonly store?: TemplateStore;
  /** Asked before each chunk. */
  readonly shouldStop?: () => boolean;
  /** Reads parts of the log in other threads, where the query can be told to them; without it all is read here. */
  readonly readers?: SegmentReaders;
  /** The CRC-32 of the platform, where it has one: three times as fast as our own. */
  readonly checksum?: (bytes: Uint8Array) => number;
}

/**
 * Reads one log, chunk by chunk. Nothing throws but a file that cannot be opened at all; damage is an item among the records,
 * and at any time, after a stop as well, `coverage` says what was read.
 */
export class EvtxReader {
  private readonly tally = emptyTally();
  private readonly spans = new Spans();
  private readonly notRead: UnreadRange[] = [];
  private readonly query: EvtxQuery;
  private readonly context: ChunkContext;
  private sizeBytes = 0;
  private placesLeftOut = 0;

  constructor(private readonly request: EvtxRequest) {
    const { uri, query = allRecords, store = new TemplateStore(), checksum = crc32 } = request;
    this.query = query;
    this.context = { uri, store, plans: new Plans(query, this.spans), table: tableOf(store), checksum };
  }

  /** What does not fit in bytes that were read all the same; the first ten thousand. */
  get doubts(): readonly Doubt[] {
    return this.tally.doubts;
  }

  /** Records whose time no clock has shown. */
  get timesImpossible(): number {
    return this.tally.timesImpossible;
  }

  /** Bytes that were looked at and bytes there are. */
  get progress(): { readonly bytesRead: number; readonly bytes: number } {
    return { bytesRead: this.tally.bytesRead, bytes: this.sizeBytes };
  }

  /** Records and damage of a chunk each, in the order of the log; chunks without either are passed over. */
  async *batches(): AsyncGenerator<readonly LogItem[], void, undefined> {
    const { host, uri, isOneOfMany = false } = this.request;
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file') throw new Error('There is no such file.');
    this.sizeBytes = stat.sizeBytes;
    const header = readFileHeader(await host.readRange(uri, 0, Math.min(fileHeaderSize, this.sizeBytes)));
    this.checkHeader(header);
    const stretches = stretchesOf(header, this.sizeBytes);
    const window = new FileWindow(host, uri, this.sizeBytes, { isOneOfMany });
    try {
      for (const [index, stretch] of stretches.entries()) {
        const stoppedAt = yield* this.stretch(stretch, window);
        if (stoppedAt === undefined) continue;
        this.stopped({ from: stoppedAt, to: stretch.to });
        for (const left of stretches.slice(index + 1)) this.stopped(left);
        return;
      }
    } finally {
      await window.close();
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
      bytesRead: this.tally.bytesRead,
      records: this.tally.records,
      recordsBad: this.tally.recordsBad,
      notRead,
      spans: this.spans.build(),
    };
  }

  /** Gives the offset where it was asked to stop. */
  private async *stretch(
    { from, to }: Stretch,
    window: FileWindow,
  ): AsyncGenerator<readonly LogItem[], number | undefined, undefined> {
    const { shouldStop } = this.request;
    let at = from;
    const table = this.query.table;
    const { readers } = this.request;
    if (readers && table && to - from > (readers.segmentBytes ?? segmentBytes))
      at = yield* this.sideBySide({ from, to }, readers, table);
    if (at >= to) return undefined;
    const batches = new SegmentReader(window, this.context, this.tally, shouldStop).batches({ from: at, to, end: to });
    let step = await batches.next();
    for (; !step.done; step = await batches.next()) {
      this.note(step.value);
      yield step.value;
    }
    return step.value < to ? step.value : undefined;
  }

  /**
   * Has segments read elsewhere, and gives what they gave in the order of the file. Not more of them are under way than twice
   * what is read at once, so that a slow taker fills no memory. Gives the offset of what is left to read: that is nothing,
   * unless it was asked to stop, a segment could not be read, or a chunk does not lie where the next segment begins.
   */
  private async *sideBySide(
    { from, to }: Stretch,
    readers: SegmentReaders,
    wanted: WantedTable,
  ): AsyncGenerator<readonly LogItem[], number, undefined> {
    const { since, until } = this.query;
    const times = { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
    const underWay: { readonly segment: Segment; readonly result: Promise<SegmentResult | undefined> }[] = [];
    const size = readers.segmentBytes ?? segmentBytes;
    let next = from;
    for (let at = from; at < to;) {
      while (underWay.length < 2 * readers.atOnce && next < to) {
        const segment = { from: next, to: Math.min(next + size, to), end: to };
        const order = { uri: this.request.uri, sizeBytes: this.sizeBytes, segment, wanted, ...times };
        underWay.push({ segment, result: readers.read(order) });
        next = segment.to;
      }
      const first = underWay.shift();
      const result = await first?.result;
      if (!first || !result || this.request.shouldStop?.()) return at;
      addTally(this.tally, result.tally);
      this.spans.add(result.spans);
      this.note(result.items);
      at = result.endedAt;
      if (result.items.length > 0) yield result.items;
      if (at !== first.segment.to) return at;
    }
    return to;
  }

  private checkHeader(header: FileHeader | undefined): void {
    if (!header) {
      const reason = 'The log does not begin with the header of one; its chunks were looked for.';
      if (this.sizeBytes > 0)
        addDoubt(this.tally, { byteOffset: 0, lengthBytes: Math.min(128, this.sizeBytes), reason });
      return;
    }
    this.tally.bytesRead += Math.min(fileHeaderSize, this.sizeBytes);
    if (!header.isChecksumRight) {
      addDoubt(this.tally, { byteOffset: 0, lengthBytes: 128, reason: 'The checksum of the file header is wrong.' });
    }
    const room = Math.ceil((this.sizeBytes - fileHeaderSize) / chunkSize);
    if (header.isChecksumRight && header.chunkCount > room) {
      const reason = `The header counts ${header.chunkCount} chunks and the file has room for ${Math.max(0, room)}: its end is missing.`;
      addDoubt(this.tally, { byteOffset: this.sizeBytes, lengthBytes: 0, reason });
    }
  }

  private note(items: readonly LogItem[]): void {
    for (const item of items) if (item.kind === 'bad-record') this.noteBad(item);
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
}
