import type { BadRecord, LogRecord } from '../record';
import { ChunkBytes, DamagedRecord } from './bytes';
import { crc32 } from './crc32';
import { ChunkTemplates, decodeRecord, instanceOf, type Instance, type RecordFrame } from './decode';
import { chunkHeaderSize, chunkSignature, recordHeaderSize, recordSignature, recordTrailerSize } from './layout';
import type { EvtxQuery, Wanted } from './query';
import type { Template, TemplateStore } from './template';

export interface ChunkRequest {
  readonly bytes: Uint8Array;
  /** Of the chunk in its file. */
  readonly fileOffset: number;
  readonly uri: string;
  readonly store: TemplateStore;
  readonly query: EvtxQuery;
  /** Compares the checksums of header and records; a wrong one is told, the records are read all the same. */
  readonly verify: boolean;
}

/** What a chunk held, counted whether it was wanted or not. */
export interface ChunkSummary {
  readonly records: number;
  readonly firstRecordId: bigint;
  readonly lastRecordId: bigint;
}

/** True for 64 KB that begin like a chunk. */
export function isChunk(bytes: Uint8Array): boolean {
  return chunkSignature.every((byte, at) => bytes[at] === byte);
}

/**
 * Reads one chunk. A record that is damaged is told with its place and costs only itself: the walk goes on at the next
 * record's signature. Integrity: every offset and length is checked; checksums are, when `verify` asks for it.
 */
export class ChunkReader {
  readonly records: LogRecord[] = [];
  readonly bad: BadRecord[] = [];
  private readonly chunk: ChunkBytes;
  private readonly templates: ChunkTemplates;
  private readonly wantedOf = new Map<Template, Wanted | undefined>();
  private count = 0;
  private firstId = 0n;
  private lastId = 0n;

  constructor(private readonly request: ChunkRequest) {
    this.chunk = new ChunkBytes(request.bytes);
    this.templates = new ChunkTemplates(this.chunk, request.store);
  }

  read(): ChunkSummary {
    if (this.request.verify) this.verify();
    const declaredEnd = this.declaredEnd();
    let at = chunkHeaderSize;
    while (at + recordHeaderSize + recordTrailerSize <= this.chunk.length) {
      if (at >= declaredEnd && !this.continues(at)) break;
      const frame = this.frameAt(at);
      if (frame) {
        this.record(frame);
        at += frame.size;
      } else at = this.resync(at, declaredEnd);
    }
    return { records: this.count, firstRecordId: this.firstId, lastRecordId: this.lastId };
  }

  /** The header says where free space begins; what stands behind it is left over from before. */
  private declaredEnd(): number {
    const end = this.chunk.view.getUint32(48, true);
    return end >= chunkHeaderSize && end <= this.chunk.length ? end : this.chunk.length;
  }

  /** In a log that was not closed, records follow that the header does not know yet: their ids go on without a gap. */
  private continues(at: number): boolean {
    const frame = this.count > 0 ? this.frameAt(at) : undefined;
    return frame !== undefined && frame.recordId === this.lastId + 1n;
  }

  private frameAt(at: number): RecordFrame | undefined {
    const { view, length } = this.chunk;
    if (view.getUint32(at, true) !== recordSignature) return undefined;
    const size = view.getUint32(at + 4, true);
    if (size < recordHeaderSize + recordTrailerSize || at + size > length) return undefined;
    return { offset: at, size, recordId: view.getBigUint64(at + 8, true), written: view.getBigUint64(at + 16, true) };
  }

  private record(frame: RecordFrame): void {
    this.count++;
    if (this.count === 1) this.firstId = frame.recordId;
    this.lastId = frame.recordId;
    try {
      const instance = instanceOf(frame, this.chunk, this.templates);
      if (!this.isWanted(instance)) return;
      const byteOffset = this.request.fileOffset + frame.offset;
      this.records.push(
        decodeRecord(frame, instance, this.chunk, this.templates, { uri: this.request.uri, byteOffset }),
      );
    } catch (error) {
      if (!(error instanceof DamagedRecord)) throw error;
      this.tell(frame.offset, frame.size, `Record ${frame.recordId}: ${error.message}.`);
    }
  }

  private isWanted({ template, values }: Instance): boolean {
    const { provider, eventId } = template.system;
    let wanted: Wanted | undefined;
    if (this.wantedOf.has(template)) wanted = this.wantedOf.get(template);
    else {
      const fixed = provider.every((part) => part.kind === 'text') ? values.text(provider) : undefined;
      wanted = fixed === undefined ? undefined : this.request.query(fixed);
      this.wantedOf.set(template, wanted);
    }
    wanted ??= this.request.query(values.text(provider) ?? '');
    if (wanted === 'none' || wanted === 'all') return wanted === 'all';
    return wanted.has(Number(values.text(eventId) ?? -1));
  }

  /** The next signature, byte by byte: after damage nothing says where a record begins. */
  private resync(from: number, declaredEnd: number): number {
    const { bytes } = this.chunk;
    let at = from + 1;
    for (; at + recordHeaderSize <= declaredEnd; at++) {
      if (
        bytes[at] === 0x2a &&
        bytes[at + 1] === 0x2a &&
        bytes[at + 2] === 0 &&
        bytes[at + 3] === 0 &&
        this.frameAt(at)
      )
        break;
    }
    if (at + recordHeaderSize > declaredEnd) at = Math.max(at, declaredEnd);
    const damaged = bytes.subarray(from, at);
    // A tail of zeros is free space that the header did not tell of.
    if (damaged.some((byte) => byte !== 0)) this.tell(from, at - from, 'No record begins where one should.');
    return at;
  }

  private verify(): void {
    const { bytes, view } = this.chunk;
    if (crc32(bytes.subarray(0, 120), bytes.subarray(128, chunkHeaderSize)) !== view.getUint32(124, true)) {
      this.tell(0, chunkHeaderSize, 'The checksum of the chunk header is wrong.');
    }
    const end = this.declaredEnd();
    if (crc32(bytes.subarray(chunkHeaderSize, end)) !== view.getUint32(52, true)) {
      this.tell(
        chunkHeaderSize,
        end - chunkHeaderSize,
        'The checksum of the records is wrong; they are shown as they read.',
      );
    }
  }

  private tell(offset: number, lengthBytes: number, reason: string): void {
    this.bad.push({ kind: 'bad-record', byteOffset: this.request.fileOffset + offset, lengthBytes, reason });
  }
}
