import { isCredibleTime, type BadRecord, type LogItem } from '../record';
import { ChunkBytes, DamagedRecord } from './bytes';
import { crc32 } from './crc32';
import { decodeRecord } from './decode';
import { halvesOf, type Halves } from './filetime-halves';
import { ChunkTemplates, type Instance } from './instance';
import {
  chunkHeaderSize,
  chunkSignature,
  fragmentHeader,
  recordHeaderSize,
  recordSignature,
  recordTrailerSize,
  token,
} from './layout';
import type { Plan, Plans, QuickPlan } from './plan';
import type { PlanTable } from './plan-table';
import { isIn } from './query';
import type { QuickWalk } from './quick-walk';
import { templateHeaderSize, type TemplateStore } from './template';

/** What the chunks of one reading share. */
export interface ChunkContext {
  readonly uri: string;
  readonly store: TemplateStore;
  readonly plans: Plans;
  readonly table: PlanTable;
  /** The CRC-32 of the records of a chunk. */
  readonly checksum: (bytes: Uint8Array) => number;
}

/** Something that does not fit, in bytes that were read all the same. */
export interface Doubt {
  readonly byteOffset: number;
  readonly lengthBytes: number;
  readonly reason: string;
}

const word = 0x1_0000_0000;

/** Signature, id, time and size twice, and nothing in between. */
const smallestRecord = recordHeaderSize + recordTrailerSize;

/** True where bytes begin like a chunk. */
export function isChunk(bytes: Uint8Array, at = 0): boolean {
  return chunkSignature.every((byte, index) => bytes[at + index] === byte);
}

/** True where a whole record stands somewhere behind the place of the header. */
export function hasRecord(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const last = bytes.length - smallestRecord;
  for (let at = bytes.indexOf(0x2a, chunkHeaderSize); at !== -1 && at <= last; at = bytes.indexOf(0x2a, at + 1)) {
    const size = view.getUint32(at + 4, true);
    const isWhole = size >= smallestRecord && at + size <= bytes.length;
    if (isWhole && view.getUint32(at, true) === recordSignature && view.getUint32(at + size - 4, true) === size)
      return true;
  }
  return false;
}

/**
 * Reads one chunk (or what there is of it). A damaged record is told with its place and costs only itself: the walk goes on
 * at the next record. Every offset and length is checked. The checksum of the records, which takes longer than all the rest,
 * is compared only in chunks that give a record; header and templates are checked in all.
 */
export class ChunkReader {
  readonly items: LogItem[] = [];
  readonly doubts: Doubt[] = [];
  /** Records found, wanted or not. */
  records = 0;
  /** Of these, and of places where one should be: damaged. */
  recordsBad = 0;
  /** Records whose time no clock has shown. */
  timesImpossible = 0;
  private readonly chunk: ChunkBytes;
  private readonly templates: ChunkTemplates;
  private readonly since: Halves;
  private readonly until: Halves;
  private readonly declaredEnd: number;
  /** Where the last record met stands. */
  private lastAt = 0;
  private hasGiven = false;

  constructor(
    bytes: Uint8Array,
    private readonly fileOffset: number,
    private readonly context: ChunkContext,
  ) {
    this.chunk = new ChunkBytes(bytes);
    this.templates = new ChunkTemplates(this.chunk, context.store);
    const { since = 0n, until } = context.plans.query;
    this.since = halvesOf(since);
    // The highest time that can be written is no real one, and is shown all the same when nobody asked for an end.
    this.until = until === undefined ? { high: word, low: 0 } : halvesOf(until);
    this.declaredEnd = bytes.length < chunkHeaderSize ? 0 : this.endInHeader();
  }

  read(): void {
    const { length } = this.chunk;
    if (length < chunkHeaderSize) {
      this.bad(0, length, `A chunk is cut after ${length} bytes.`);
      return;
    }
    this.checkHeader();
    const { table } = this.context;
    table.clear();
    let at = chunkHeaderSize;
    while (at + smallestRecord <= length) {
      at = this.passOver(at, table.walk);
      if (at + smallestRecord > length) break;
      if (at >= this.declaredEnd && !this.continues(at)) break;
      const size = this.recordSize(at);
      if (size > 0) {
        this.lastAt = at;
        this.visit(at, size);
        at += size;
      } else at = this.resync(at);
    }
    if (at < length && at < this.declaredEnd) this.badUnlessEmpty(at, length - at, 'A record is cut off.');
    if (this.hasGiven) this.checkRecords();
  }

  private passOver(from: number, walk: QuickWalk): number {
    const at = walk.run(this.chunk.view, from, this.declaredEnd);
    if (walk.records > 0) {
      this.records += walk.records;
      this.lastAt = walk.lastAt;
    }
    return at;
  }

  /** The header says where free space begins; what stands behind it is left over from before. */
  private endInHeader(): number {
    const end = this.chunk.view.getUint32(48, true);
    return end >= chunkHeaderSize && end <= this.chunk.length ? end : this.chunk.length;
  }

  /** In a log that was not closed, records follow that the header does not know yet: their ids go on without a gap. */
  private continues(at: number): boolean {
    if (this.records === 0 || this.recordSize(at) === 0) return false;
    const { view } = this.chunk;
    return view.getBigUint64(at + 8, true) === view.getBigUint64(this.lastAt + 8, true) + 1n;
  }

  /** The size of the record at `at`; 0 when none is there. Its size stands at its end again, or another record follows. */
  private recordSize(at: number): number {
    const { view, length } = this.chunk;
    if (at + smallestRecord > length || view.getUint32(at, true) !== recordSignature) return 0;
    const size = view.getUint32(at + 4, true);
    const end = at + size;
    if (size < smallestRecord || end > length) return 0;
    if (view.getUint32(end - recordTrailerSize, true) === size || end === this.declaredEnd) return size;
    return end + 4 <= length && view.getUint32(end, true) === recordSignature ? size : 0;
  }

  private visit(at: number, size: number): void {
    this.records++;
    const plan = this.quickPlan(at, size);
    if (plan && this.decidedQuickly(plan, at, size)) return;
    this.guarded(at, size, 'decide');
  }

  /** The plan of a record that begins as nearly all do: fragment header, template instance. */
  private quickPlan(at: number, size: number): QuickPlan | undefined {
    const { view, bytes } = this.chunk;
    if (size < smallestRecord + 18 || view.getUint32(at + 24, true) !== fragmentHeader) return undefined;
    if (bytes[at + 28] !== token.templateInstance) return undefined;
    const { table } = this.context;
    const definition = view.getUint32(at + 34, true);
    const number = table.numberOf(definition);
    if (number > 0) return table.plan(number);
    const plan = this.planOf(definition)?.quick;
    table.add(definition, plan);
    return plan;
  }

  private planOf(definition: number): Plan | undefined {
    try {
      return this.context.plans.of(this.templates.at(definition));
    } catch (error) {
      // Each of its records says so itself.
      if (error instanceof DamagedRecord) return undefined;
      throw error;
    }
  }

  /** False when the record is not as its template lets expect: then it is looked at in full. */
  private decidedQuickly({ shape, span, wanted }: QuickPlan, at: number, size: number): boolean {
    const { view } = this.chunk;
    const end = at + size - recordTrailerSize;
    const definition = view.getUint32(at + 34, true);
    let table = at + 38;
    if (definition === table) table += templateHeaderSize + view.getUint32(definition + 20, true);
    if (table + 4 > end) return false;
    const count = view.getUint32(table, true);
    const values = table + 4 + count * 4;
    if (shape.lastSlot >= count || values > end) return false;
    if (!shape.fits(view, table + 4) && !shape.measure(view, table + 4)) return false;
    if (values + shape.sizeBytes > end) return false;
    const timeAt = values + shape.timeAt;
    const idAt = values + shape.recordIdAt;
    const low = view.getUint32(timeAt, true);
    const high = view.getUint32(timeAt + 4, true);
    span.add(view.getUint32(idAt, true) + view.getUint32(idAt + 4, true) * word, high, low);
    if (wanted === 'none') return true;
    if (isIn(wanted, view.getUint16(values + shape.eventIdAt, true)) && this.isInTime(high, low)) {
      this.guarded(at, size, 'give');
    }
    return true;
  }

  private decideSlowly(at: number, instance: Instance): void {
    const { values } = instance;
    const { system } = instance.template;
    const { plans } = this.context;
    const { view } = this.chunk;
    const time = values.time(system.time) ?? view.getBigUint64(at + 16, true);
    const { high, low } = halvesOf(time);
    const span = plans.spans.of(values.text(system.computer) ?? '', values.text(system.channel) ?? '');
    span.add(Number(values.bigint(system.recordId) ?? view.getBigUint64(at + 8, true)), high, low);
    const wanted = plans.query.wanted(values.text(system.provider) ?? '');
    if (isIn(wanted, values.number(system.eventId) ?? 0) && this.isInTime(high, low)) this.give(at, instance);
  }

  private isInTime(high: number, low: number): boolean {
    const { since, until } = this;
    if (high < since.high || (high === since.high && low < since.low)) return false;
    return high < until.high || (high === until.high && low < until.low);
  }

  private give(at: number, instance: Instance): void {
    const { view } = this.chunk;
    const frame = { recordId: view.getBigUint64(at + 8, true), written: view.getBigUint64(at + 16, true) };
    const place = { uri: this.context.uri, byteOffset: this.fileOffset + at };
    const record = decodeRecord(instance, this.templates, frame, place);
    if (!isCredibleTime(record.time)) this.timesImpossible++;
    this.items.push(record);
    this.hasGiven = true;
  }

  private guarded(at: number, size: number, what: 'give' | 'decide'): void {
    try {
      const instance = this.templates.ofRecord({ offset: at, size });
      if (what === 'give') this.give(at, instance);
      else this.decideSlowly(at, instance);
    } catch (error) {
      if (!(error instanceof DamagedRecord)) throw error;
      const id = this.chunk.view.getBigUint64(at + 8, true);
      const place = (this.fileOffset + error.offset).toString(16);
      this.bad(at, size, `Record ${id} cannot be decoded: ${error.reason} (at 0x${place}).`);
    }
  }

  /** The next record: after damage nothing says where one begins, so every byte may. */
  private resync(from: number): number {
    const { bytes, view } = this.chunk;
    const stop = this.declaredEnd;
    const isSigned = view.getUint32(from, true) === recordSignature;
    let at = from;
    do at = bytes.indexOf(0x2a, at + 1);
    while (at !== -1 && at < stop && this.recordSize(at) === 0);
    if (at === -1 || at > stop) at = Math.max(stop, from + 1);
    this.badUnlessEmpty(
      from,
      at - from,
      isSigned ? 'A record does not end where its size says.' : 'No record begins where one should.',
    );
    return at;
  }

  /** Zeros are free space that the header did not tell of. */
  private badUnlessEmpty(at: number, length: number, reason: string): void {
    if (this.chunk.bytes.subarray(at, at + length).some((byte) => byte !== 0)) this.bad(at, length, reason);
  }

  private checkHeader(): void {
    const { bytes, view } = this.chunk;
    if (!isChunk(bytes)) this.doubt(0, chunkHeaderSize, 'The signature of the chunk is damaged');
    else if (crc32(bytes.subarray(0, 120), bytes.subarray(128, chunkHeaderSize)) !== view.getUint32(124, true)) {
      this.doubt(0, chunkHeaderSize, 'The checksum of the chunk header is wrong');
    }
  }

  private checkRecords(): void {
    const { bytes, view } = this.chunk;
    const sum = this.context.checksum(bytes.subarray(chunkHeaderSize, this.declaredEnd));
    if (sum === view.getUint32(52, true)) return;
    this.doubt(chunkHeaderSize, this.declaredEnd - chunkHeaderSize, 'The checksum of the records is wrong');
  }

  private doubt(at: number, lengthBytes: number, what: string): void {
    this.doubts.push({
      byteOffset: this.fileOffset + at,
      lengthBytes,
      reason: `${what}; they are shown as they read.`,
    });
  }

  private bad(at: number, lengthBytes: number, reason: string): void {
    this.recordsBad++;
    const item: BadRecord = { kind: 'bad-record', byteOffset: this.fileOffset + at, lengthBytes, reason };
    this.items.push(item);
  }
}
