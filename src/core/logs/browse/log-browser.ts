import type { Host } from '../../evidence/host';
import type { Coverage, UnreadRange } from '../../report/coverage';
import type { HostOs } from '../../vmconfig/facts/host-os';
import { ChunkReader, type ChunkContext, type Doubt } from '../evtx/chunk';
import { crc32 } from '../evtx/crc32';
import { readFileHeader, stretchesOf, type Stretch } from '../evtx/file-header';
import { chunkSize, fileHeaderSize } from '../evtx/layout';
import { Plans } from '../evtx/plan';
import { PlanTable } from '../evtx/plan-table';
import { allRecords, type EvtxQuery, type Wanted } from '../evtx/query';
import { mostPlaces } from '../evtx/segment';
import { Spans } from '../evtx/spans';
import { TemplateStore } from '../evtx/template';
import { FileWindow } from '../evtx/window';
import type { LogItem } from '../record';
import { BuildsSeen } from './builds-seen';
import { ChunkCache } from './chunk-cache';
import { ChunkList, type ChunkFacts } from './chunk-list';
import type { LogView } from './log-view';
import { pieces, type LogPiece } from './pieces';
import { recordXml } from './record-xml';

/** Which log, and how it is reached. */
export interface BrowseRequest {
  readonly host: Host;
  readonly uri: string;
  /** The CRC-32 of the platform, where it has one. */
  readonly checksum?: (bytes: Uint8Array) => number;
  /** Of the host that wrote the log, where it is known beforehand. */
  readonly hostOs?: HostOs;
  /** Lets others have their turn: called once in a while, where the reads of the host give none. */
  readonly pause?: () => Promise<void>;
}

/** The file is not what it was when its chunks were counted. */
export class LogChanged extends Error {
  override readonly name = 'LogChanged';
}

/** More rows than this are not given at once. */
const mostRowsAtOnce = 1000;
const chunksBetweenPauses = 64;
const mostProviders = 1000;

/**
 * One log, of which any page of rows can be had: what it holds is counted in one pass, records are decoded for the page only.
 * Nothing throws but a file that cannot be opened, and a file that changed since it was counted.
 */
export class LogBrowser {
  readonly chunks = new ChunkList();
  readonly builds: BuildsSeen;
  /** Names met so far, the first thousand. */
  readonly providers = new Set<string>();
  /** True when the whole log was counted. */
  isComplete = false;
  /** True when no more is counted: it is complete, or was stopped. */
  private hasEnded = false;
  private hasBegun = false;
  records = 0;
  recordsBad = 0;
  bytesRead = 0;
  private readonly cache = new ChunkCache();
  private readonly store = new TemplateStore();
  private readonly spans = new Spans();
  private readonly doubts: Doubt[] = [];
  private readonly places: UnreadRange[] = [];
  private placesLeftOut = 0;
  /** Why there is no chunk where one should be, by its number. */
  private readonly gaps = new Map<number, string>();
  private readonly all: ChunkContext;
  private waiting: (() => void)[] = [];

  private constructor(
    private readonly request: BrowseRequest,
    readonly sizeBytes: number,
    private readonly stretches: readonly Stretch[],
  ) {
    this.builds = new BuildsSeen(request.hostOs);
    this.all = this.context(allRecords, new Spans());
  }

  /** Looks at the file and its header; rejects when there is none. */
  static async open(request: BrowseRequest): Promise<LogBrowser> {
    const { host, uri } = request;
    const stat = await host.stat(uri);
    if (stat?.kind !== 'file') throw new Error('There is no such file.');
    const { sizeBytes } = stat;
    const header = readFileHeader(await host.readRange(uri, 0, Math.min(fileHeaderSize, sizeBytes)));
    const browser = new LogBrowser(request, sizeBytes, stretchesOf(header, sizeBytes));
    browser.checkHeader(header);
    return browser;
  }

  /** Whether the file is still there. */
  async isThere(): Promise<boolean> {
    return (await this.request.host.stat(this.request.uri))?.kind === 'file';
  }

  /** Decoded rows that are kept now. */
  get rowsKept(): number {
    return this.cache.rows;
  }

  /**
   * Counts the rows of the whole log, once, and fills a view on the way. Gives false when it was asked to stop; what was counted until
   * then can be looked at.
   */
  async count(view: LogView | undefined, shouldStop: () => boolean): Promise<boolean> {
    if (this.hasBegun) throw new Error('A log is counted once.');
    this.hasBegun = true;
    const { wanted } = this.builds.widened(view?.filter.query);
    const noting = (provider: string): Wanted => {
      if (this.providers.size < mostProviders) this.providers.add(provider);
      return wanted(provider);
    };
    const context = this.context({ wanted: noting }, this.spans);
    const window = new FileWindow(this.request.host, this.request.uri, this.sizeBytes);
    try {
      for (const stretch of this.stretches) {
        for await (const piece of pieces(stretch, window, context)) {
          this.take(piece, view);
          if (shouldStop()) return false;
          await this.pauseAfter(this.chunks.length);
        }
      }
      this.isComplete = true;
      if (view) view.isComplete = true;
      return true;
    } finally {
      this.hasEnded = true;
      this.wake();
      await window.close();
    }
  }

  /** Looks through what was counted, and through the rest as it is counted. Gives false when it was asked to stop. */
  async search(view: LogView, shouldStop: () => boolean): Promise<boolean> {
    const context = this.context(view.filter.query, new Spans());
    const window = new FileWindow(this.request.host, this.request.uri, this.sizeBytes);
    try {
      for (let chunk = 0; ; chunk++) {
        while (chunk >= this.chunks.length && !this.hasEnded && !shouldStop())
          await new Promise<void>((resolve) => this.waiting.push(resolve));
        if (shouldStop()) return false;
        const facts = this.chunks.at(chunk);
        if (!facts) break;
        view.take(chunk, facts.offset, await this.itemsOf(chunk, facts, context, window));
        await this.pauseAfter(chunk + 1);
      }
      view.isComplete = this.isComplete;
      return this.isComplete;
    } finally {
      await window.close();
    }
  }

  /** Whoever waits for chunks that are not counted looks again whether it shall stop. */
  wake(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const resume of waiting) resume();
  }

  /** How many rows a view has; all of the log without one. */
  rowCount(view: LogView | undefined): number {
    return view ? view.hits.length : this.chunks.rows;
  }

  /** Rows of a view from a number on; fewer at its end. */
  async rows(view: LogView | undefined, from: number, count: number): Promise<readonly LogItem[]> {
    const items: LogItem[] = [];
    const to = Math.min(from + Math.min(count, mostRowsAtOnce), this.rowCount(view));
    for (let row = Math.max(0, from); row < to; row++) {
      const chunk = view ? (view.hits.at(row)?.chunk ?? 0) : this.chunks.ofRow(row);
      const decoded = await this.decoded(chunk);
      const place = view?.hits.at(row)?.place;
      const start = this.chunks.at(chunk)?.offset ?? 0;
      const item = place === undefined ? decoded[row - this.chunks.firstRow(chunk)] : itemAt(decoded, start + place);
      if (!item) throw changed();
      items.push(item);
    }
    return items;
  }

  /** The number of the row at a place of the file; `undefined` when the view does not have it, or not yet. */
  async find(view: LogView | undefined, byteOffset: number): Promise<number | undefined> {
    const chunk = this.chunks.ofOffset(byteOffset);
    if (chunk === undefined) return undefined;
    const place = byteOffset - (this.chunks.at(chunk)?.offset ?? 0);
    if (view) {
      const hit = view.hits.find(chunk, place);
      const found = view.hits.at(hit);
      return found?.chunk === chunk && found.place === place ? hit : undefined;
    }
    const index = (await this.decoded(chunk)).findIndex((item) => offsetOf(item) === byteOffset);
    return index < 0 ? undefined : this.chunks.firstRow(chunk) + index;
  }

  /** The record or the damage at a place. */
  async itemAt(byteOffset: number): Promise<LogItem | undefined> {
    const chunk = this.chunks.ofOffset(byteOffset);
    return chunk === undefined ? undefined : itemAt(await this.decoded(chunk), byteOffset);
  }

  /** The event of a record as XML, as Event Viewer shows it; `undefined` where none can be read. */
  async xmlAt(byteOffset: number): Promise<string | undefined> {
    const chunk = this.chunks.ofOffset(byteOffset);
    const facts = chunk === undefined ? undefined : this.chunks.at(chunk);
    if (!facts) return undefined;
    return recordXml(await this.bytesOf(facts), byteOffset - facts.offset, this.store);
  }

  /** What was counted so far, and what could not be read. */
  coverage(): Coverage {
    const notRead = [...this.places];
    if (this.placesLeftOut > 0) {
      const reason = `${this.placesLeftOut} more damaged places are not listed.`;
      notRead.push({ byteOffset: this.sizeBytes, length: 0, reason });
    }
    const { sizeBytes: bytes, bytesRead, records, recordsBad } = this;
    return { kind: 'evtx', bytes, bytesRead, records, recordsBad, notRead, spans: this.spans.build() };
  }

  /** What does not fit in bytes that are shown all the same. */
  get checksFailed(): readonly Doubt[] {
    return this.doubts;
  }

  private take(piece: LogPiece, view: LogView | undefined): void {
    const { rows, items, records, recordsBad, bytesRead, offset } = piece;
    this.records += records;
    this.recordsBad += recordsBad;
    this.bytesRead += bytesRead;
    for (const doubt of piece.doubts) this.doubt(doubt);
    for (const item of items) {
      if (item.kind === 'bad-record') this.place(item.byteOffset, item.lengthBytes, item.reason);
      else this.builds.see(item);
    }
    if (rows === 0) return;
    const chunk = this.chunks.length;
    const [first] = items;
    if (!piece.isChunk && first?.kind === 'bad-record' && this.gaps.size < mostPlaces)
      this.gaps.set(chunk, first.reason);
    this.chunks.add(piece);
    view?.take(chunk, offset, items);
    this.wake();
  }

  private async decoded(chunk: number): Promise<readonly LogItem[]> {
    const kept = this.cache.get(chunk);
    if (kept) return kept;
    const facts = this.chunks.at(chunk);
    if (!facts) throw changed();
    const items = await this.itemsOf(chunk, facts, this.all);
    if (items.length !== facts.rows) throw changed();
    this.cache.put(chunk, items);
    return items;
  }

  private async itemsOf(
    chunk: number,
    facts: ChunkFacts,
    context: ChunkContext,
    window?: FileWindow,
  ): Promise<readonly LogItem[]> {
    const { offset, lengthBytes } = facts;
    const reason = this.gaps.get(chunk);
    if (reason !== undefined) return [{ kind: 'bad-record', byteOffset: offset, lengthBytes, reason }];
    const bytes = window
      ? (await window.at(offset, lengthBytes, { to: this.sizeBytes, end: this.sizeBytes })).bytes
      : await this.bytesOf(facts);
    if (bytes.length < lengthBytes) throw changed();
    const reader = new ChunkReader(bytes.subarray(0, lengthBytes), offset, context);
    reader.read();
    return reader.items;
  }

  private async bytesOf({ offset, lengthBytes }: ChunkFacts): Promise<Uint8Array> {
    const { host, uri } = this.request;
    return await host.readRange(uri, offset, Math.min(lengthBytes, chunkSize));
  }

  private context(query: EvtxQuery, spans: Spans): ChunkContext {
    const { uri, checksum = crc32 } = this.request;
    return { uri, store: this.store, plans: new Plans(query, spans), table: new PlanTable(), checksum };
  }

  private async pauseAfter(chunks: number): Promise<void> {
    if (chunks % chunksBetweenPauses === 0) await this.request.pause?.();
  }

  private checkHeader(header: ReturnType<typeof readFileHeader>): void {
    if (!header) {
      const reason = 'The log does not begin with the header of one; its chunks were looked for.';
      if (this.sizeBytes > 0) this.doubt({ byteOffset: 0, lengthBytes: Math.min(128, this.sizeBytes), reason });
      return;
    }
    this.bytesRead = Math.min(fileHeaderSize, this.sizeBytes);
    if (header.isChecksumRight) return;
    this.doubt({ byteOffset: 0, lengthBytes: 128, reason: 'The checksum of the file header is wrong.' });
  }

  private doubt(doubt: Doubt): void {
    if (this.doubts.length < mostPlaces) this.doubts.push(doubt);
  }

  private place(byteOffset: number, length: number, reason: string): void {
    if (this.places.length < mostPlaces) this.places.push({ byteOffset, length, reason });
    else this.placesLeftOut++;
  }
}

/** Where a row stands in the file. */
export function offsetOf(item: LogItem): number {
  return item.kind === 'record' ? item.place.byteOffset : item.byteOffset;
}

/** Rows of a chunk are in the order of their bytes. */
function itemAt(items: readonly LogItem[], byteOffset: number): LogItem | undefined {
  return items.find((item) => offsetOf(item) === byteOffset);
}

function changed(): LogChanged {
  return new LogChanged('The log changed since it was opened.');
}
