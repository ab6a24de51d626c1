import type { Host, OpenFile } from '../../evidence/host';
import type { LogItem } from '../record';
import { writeRecord, type RecordStyle } from '../records/record-writers';
import { crc32 } from './crc32';
import { chunkSize } from './layout';
import { PlanTable } from './plan-table';
import { Plans } from './plan';
import { queryOf, type WantedTable } from './query';
import { emptyTally, SegmentReader, type Segment, type Tally } from './segment';
import { Spans, type SpanParts } from './spans';
import { TemplateStore } from './template';
import { FileWindow } from './window';

/** A segment to be read somewhere else, in plain data. */
export interface SegmentOrder {
  readonly uri: string;
  readonly sizeBytes: number;
  readonly segment: Segment;
  readonly wanted: WantedTable;
  readonly since?: bigint;
  readonly until?: bigint;
  /** Absent: records are given. Present: they are written where they are read, since text crosses to another thread cheaply. */
  readonly style?: RecordStyle;
}

/** Records as whole lines in UTF-8, a piece for each chunk: one text of all would be moved again and again by the garbage collector. */
export interface WrittenRecords {
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  readonly count: number;
}

/** What it gave, in plain data. */
export interface SegmentResult {
  /** Without records where they were to be written. */
  readonly items: readonly LogItem[];
  readonly written?: WrittenRecords;
  readonly tally: Tally;
  readonly spans: readonly SpanParts[];
  /** Where the next chunk is due. */
  readonly endedAt: number;
}

/** Reads segments side by side, in threads of its own. */
export interface SegmentReaders {
  /** So many of them make sense at once. */
  readonly atOnce: number;
  /** How long a segment is, in whole chunks; 2 MB without it. */
  readonly segmentBytes?: number | undefined;
  /** `undefined` when it cannot be read there; the reader then reads it itself. Never rejects. */
  read(order: SegmentOrder): Promise<SegmentResult | undefined>;
}

/** 2 MB: a tenth of a second where every record is shown, and some megabytes of records. */
export const segmentBytes = 32 * chunkSize;

/** What a thread needs besides orders. */
export interface SegmentTools {
  readonly open: (uri: string) => Promise<OpenFile>;
  /** UTF-8 of a text, in memory of its own. */
  readonly utf8: (text: string) => Uint8Array<ArrayBuffer>;
  readonly checksum?: (bytes: Uint8Array) => number;
}

/** Reads segments in a thread: the file stays open and templates are kept from one to the next. */
export class SegmentServer {
  private readonly store = new TemplateStore();
  private last: { readonly uri: string; readonly sizeBytes: number; readonly window: FileWindow } | undefined;

  constructor(private readonly tools: SegmentTools) {}

  /** Reads one segment and gives all of it at once. Rejects when something cannot be read. */
  async read(order: SegmentOrder): Promise<SegmentResult> {
    const { uri, segment, wanted, since, until, style } = order;
    const query = queryOf(wanted, { ...(since !== undefined && { since }), ...(until !== undefined && { until }) });
    const spans = new Spans();
    const tally = emptyTally();
    const { checksum = crc32 } = this.tools;
    const context = { uri, store: this.store, plans: new Plans(query, spans), table: new PlanTable(), checksum };
    const window = await this.windowOf(order);
    const items: LogItem[] = [];
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let count = 0;
    const batches = new SegmentReader(window, context, tally, undefined).batches(segment);
    let step = await batches.next();
    for (; !step.done; step = await batches.next()) {
      let text = '';
      for (const item of step.value) {
        if (item.kind !== 'record' || !style) items.push(item);
        else {
          text += writeRecord(item, style);
          count++;
        }
      }
      if (text !== '') pieces.push(this.tools.utf8(text));
    }
    // What could not be read is told by the one that asked, in the words of its own host.
    if (window.hasFailed) throw new Error('A part of the file cannot be read.');
    const written = style && { written: { pieces, count } };
    return { items, ...written, tally, spans: spans.parts(), endedAt: step.value };
  }

  private async windowOf({ uri, sizeBytes }: SegmentOrder): Promise<FileWindow> {
    const { last } = this;
    if (last?.uri === uri && last.sizeBytes === sizeBytes && !last.window.hasFailed) return last.window;
    await last?.window.close();
    const window = new FileWindow(fileOf(this.tools), uri, sizeBytes);
    this.last = { uri, sizeBytes, window };
    return window;
  }
}

/** As a host whose files can only be opened. */
function fileOf({ open }: SegmentTools): Pick<Host, 'open' | 'readRange'> {
  return { open, readRange: () => Promise.reject(new Error('The file cannot be opened.')) };
}
