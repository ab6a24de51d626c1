import { filetimeFromIso } from '../../../src/core/vmconfig/filetime';
import { writeInstance } from './binxml';
import { ChunkState } from './chunk-state';
import { crc } from './crc';
import type { EventSpec } from './event';
import { dataTemplate, systemTemplate, systemValues } from './event-template';

export const fileHeaderSize = 4096;
export const chunkSize = 65536;
const chunkHeaderSize = 512;

export interface WriteOptions {
  /** 1 without it. */
  readonly firstRecordId?: bigint;
  /** Sets the flag of a log in use. */
  readonly isDirty?: boolean;
  /** Ends a chunk after so many records, full or not. */
  readonly recordsPerChunk?: number;
}

/** Where a written record stands. */
export interface WrittenRecord {
  readonly offset: number;
  readonly size: number;
  readonly id: bigint;
  /** The records (by index, itself among them) in whose bytes stand the templates and names that it needs. */
  readonly restsOn: readonly number[];
}

export interface WrittenLog {
  readonly bytes: Uint8Array;
  readonly records: readonly WrittenRecord[];
}

/**
 * Writes events as a log that Windows' own readers take: several chunks, names and templates stored once in each, tables of
 * both, checksums. For tests only: what it writes comes from lists made by hand, never from the tables of the product.
 */
export function writeEvtx(events: Iterable<EventSpec>, options: WriteOptions = {}): WrittenLog {
  const writer = new LogWriter(options);
  for (const event of events) writer.add(event);
  return writer.finish();
}

class LogWriter {
  private readonly chunks: Uint8Array[] = [];
  private readonly records: WrittenRecord[] = [];
  private chunk = new ChunkState();
  private firstInChunk = 0;
  private lastOffset = chunkHeaderSize;
  private readonly firstId: bigint;

  constructor(private readonly options: WriteOptions) {
    this.firstId = options.firstRecordId ?? 1n;
  }

  add(event: EventSpec): void {
    const { recordsPerChunk = Number.POSITIVE_INFINITY } = this.options;
    if (this.records.length - this.firstInChunk >= recordsPerChunk) this.close();
    if (this.tryAdd(event)) return;
    this.close();
    if (!this.tryAdd(event)) throw new Error('The event does not fit into a chunk.');
  }

  finish(): WrittenLog {
    if (this.records.length > this.firstInChunk || this.chunks.length === 0) this.close();
    const bytes = new Uint8Array(fileHeaderSize + this.chunks.length * chunkSize);
    bytes.set(this.fileHeader());
    for (const [index, chunk] of this.chunks.entries()) bytes.set(chunk, fileHeaderSize + index * chunkSize);
    return { bytes, records: this.records };
  }

  private tryAdd(event: EventSpec): boolean {
    const { chunk } = this;
    const index = this.records.length;
    const offset = chunk.out.length;
    const before = { names: chunk.nameHeads.slice(), templates: chunk.templateHeads.slice() };
    chunk.record = index;
    chunk.owners = new Set([index]);
    const id = this.firstId + BigInt(index);
    this.writeRecord(event, id);
    if (chunk.out.length > chunkSize) {
      chunk.out.cut(offset);
      chunk.nameHeads = before.names;
      chunk.templateHeads = before.templates;
      return false;
    }
    this.lastOffset = offset;
    this.records.push({
      offset: fileHeaderSize + this.chunks.length * chunkSize + offset,
      size: chunk.out.length - offset,
      id,
      restsOn: [...chunk.owners].sort((a, b) => a - b),
    });
    return true;
  }

  private writeRecord(event: EventSpec, id: bigint): void {
    const { out } = this.chunk;
    const start = out.length;
    const time = filetimeFromIso(event.time);
    if (time === undefined) throw new Error(`${event.time} is no time.`);
    out.u32(0x00002a2a);
    out.u32(0);
    out.u64(id);
    out.u64(time);
    this.writeBody(event, id, time);
    out.u8(0x00);
    while ((out.length - start + 4) % 8 !== 0) out.u8(0);
    const size = out.length - start + 4;
    out.u32(size);
    out.patch32(start + 4, size);
  }

  /**
   * The data's fragment is the last value of the outer instance, and its names and templates have their offsets in the chunk:
   * so the outer instance is written with a hole of the right length first, then the fragment into that hole.
   */
  private writeBody(event: EventSpec, id: bigint, time: bigint): void {
    const { chunk } = this;
    const outer = systemTemplate(event);
    const inner = dataTemplate(event);
    writeInstance(chunk, outer, systemValues(event, id, time, new Uint8Array(inner ? 1 : 0)));
    if (!inner) return;
    const end = chunk.out.length;
    // The descriptor of the last value: its size is known when the fragment is there.
    const values = systemValues(event, id, time, new Uint8Array(1));
    const descriptor = end - values.reduce((sum, { bytes }) => sum + bytes.length, 0) - 4;
    chunk.out.cut(end - 1);
    writeInstance(chunk, inner.tree, inner.values);
    chunk.out.u8(0x00);
    const size = chunk.out.length - (end - 1);
    chunk.out.patch32(descriptor, size | (0x21 << 16));
  }

  private close(): void {
    const { chunk } = this;
    const { out } = chunk;
    const free = out.length;
    const bytes = out.padded(chunkSize);
    const view = new DataView(bytes.buffer);
    const count = this.records.length - this.firstInChunk;
    const none = 0xffffffffffffffffn;
    bytes.set(new TextEncoder().encode('ElfChnk\0'));
    const first = count === 0 ? none : BigInt(this.firstInChunk + 1);
    view.setBigUint64(8, count === 0 ? 1n : first, true);
    view.setBigUint64(16, count === 0 ? none : BigInt(this.records.length), true);
    view.setBigUint64(24, count === 0 ? none : (this.records[this.firstInChunk]?.id ?? none), true);
    view.setBigUint64(32, count === 0 ? none : (this.records.at(-1)?.id ?? none), true);
    view.setUint32(40, 128, true);
    view.setUint32(44, count === 0 ? 0 : this.lastOffset, true);
    view.setUint32(48, free, true);
    view.setUint32(52, crc(bytes.subarray(chunkHeaderSize, free)), true);
    for (const [index, offset] of chunk.nameHeads.entries()) view.setUint32(128 + 4 * index, offset, true);
    for (const [index, offset] of chunk.templateHeads.entries()) view.setUint32(384 + 4 * index, offset, true);
    sealChunk(bytes);
    this.chunks.push(bytes);
    this.chunk = new ChunkState();
    this.firstInChunk = this.records.length;
    this.lastOffset = chunkHeaderSize;
  }

  private fileHeader(): Uint8Array {
    const bytes = new Uint8Array(fileHeaderSize);
    const view = new DataView(bytes.buffer);
    bytes.set(new TextEncoder().encode('ElfFile\0'));
    view.setBigUint64(16, BigInt(this.chunks.length - 1), true);
    view.setBigUint64(24, this.firstId + BigInt(this.records.length), true);
    view.setUint32(32, 128, true);
    view.setUint16(36, 1, true);
    view.setUint16(38, 3, true);
    view.setUint16(40, fileHeaderSize, true);
    view.setUint16(42, this.chunks.length, true);
    view.setUint32(120, this.options.isDirty ? 1 : 0, true);
    sealFile(bytes);
    return bytes;
  }
}

/** Writes the checksum of a chunk's header; for tests that change the header, too. */
export function sealChunk(chunk: Uint8Array): void {
  const sum = crc(chunk.subarray(0, 120), chunk.subarray(128, chunkHeaderSize));
  new DataView(chunk.buffer, chunk.byteOffset).setUint32(124, sum, true);
}

/** Writes the checksum of the file's header. */
export function sealFile(file: Uint8Array): void {
  new DataView(file.buffer, file.byteOffset).setUint32(124, crc(file.subarray(0, 120)), true);
}
