import { Inflate } from 'fflate';
import { continueCrc32 } from '../../logs/evtx/crc32';
import { denseEntry, tooDense, type ZipEntry } from './archive';
import type { ZipLimits } from './limits';

/** What an entry is unpacked with. */
export interface StreamMeans {
  /** Bytes of the archive, fewer at its end. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  readonly limits: ZipLimits;
  /** Asked before each piece; once true, reading rejects. */
  readonly shouldStop: () => boolean;
  /** Told of every byte that was unpacked. */
  readonly count: (bytes: number) => void;
  /** So many bytes behind the last one read are kept, so that a short step back costs nothing. */
  readonly keepBytes: number;
}

/** Packed bytes that are unpacked at once. Deflate makes at most 1,032 of one, so this is 17 MB at the worst. */
const stepBytes = 16 * 1024;

/** Packed bytes that are asked for at once. */
const readBytes = 256 * 1024;

interface Piece {
  readonly from: number;
  readonly bytes: Uint8Array;
}

/**
 * One entry, read forward: what was unpacked and is not wanted any more is let go, so an entry of gigabytes takes the memory of
 * a few steps. A read further back than what is kept begins again. Sizes are what comes out, never what the archive says.
 */
export class EntryStream {
  private inflate: Inflate | undefined;
  private pieces: Piece[] = [];
  private produced = 0;
  private consumed = 0;
  private crc = 0;
  private dataAt: number | undefined;
  private packed: Piece = { from: 0, bytes: new Uint8Array(0) };
  private problem: Error | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly entry: ZipEntry,
    private readonly means: StreamMeans,
  ) {}

  /** Bytes from `offset` on, fewer before a damaged place and at the end; rejects where there is none because of damage. */
  read(offset: number, length: number): Promise<Uint8Array> {
    const result = this.last.then(() => this.readNow(offset, length));
    // The next read waits for this one, and does not fail because of it.
    this.last = result.catch(() => undefined);
    return result;
  }

  private async readNow(offset: number, length: number): Promise<Uint8Array> {
    const { listed, sizeBytes } = this.entry;
    const end = Math.min(sizeBytes, offset + length);
    if (end <= offset) return new Uint8Array(0);
    if (listed.method === 0) return await this.means.read((await this.findData()) + offset, end - offset);
    if (offset < (this.pieces[0]?.from ?? this.produced)) this.restart();
    try {
      while (this.produced < end && !this.problem) await this.step(offset);
    } catch (error) {
      if (this.means.shouldStop()) throw error;
      this.problem = error instanceof Error ? error : new Error(String(error));
    }
    // A wrong checksum says that some byte is wrong and not which: the end of such an entry is never given.
    if (this.problem && (this.produced <= offset || this.produced >= sizeBytes)) throw this.problem;
    return this.cut(offset, Math.min(end, this.produced));
  }

  private restart(): void {
    this.inflate = undefined;
    this.pieces = [];
    this.produced = 0;
    this.consumed = 0;
    this.crc = 0;
    this.problem = undefined;
  }

  private async step(wantedFrom: number): Promise<void> {
    const { means, entry } = this;
    const { packedBytes, crc } = entry.listed;
    if (means.shouldStop()) throw new Error('It was asked to stop.');
    const bytes = await this.nextPacked(Math.min(stepBytes, packedBytes - this.consumed));
    this.consumed += bytes.length;
    const isLast = this.consumed >= packedBytes;
    try {
      this.inflater().push(bytes, isLast);
    } catch (cause) {
      throw new Error(`It is damaged: after ${this.produced} of ${entry.sizeBytes} bytes it cannot be unpacked.`, {
        cause,
      });
    }
    this.letGo(wantedFrom);
    if (this.produced > entry.sizeBytes)
      throw new Error(`It holds more than the ${entry.sizeBytes} bytes that the archive says.`);
    if (tooDense(this.produced, this.consumed, means.limits))
      throw new Error(denseEntry(this.produced, this.consumed, means.limits));
    if (!isLast) return;
    if (this.produced < entry.sizeBytes)
      throw new Error(`It ends after ${this.produced} of the ${entry.sizeBytes} bytes that the archive says.`);
    if (this.crc !== crc) throw new Error('It is damaged: its checksum does not fit its bytes.');
  }

  private inflater(): Inflate {
    this.inflate ??= new Inflate((bytes) => {
      if (bytes.length === 0) return;
      this.means.count(bytes.length);
      this.pieces.push({ from: this.produced, bytes });
      this.produced += bytes.length;
      this.crc = continueCrc32(this.crc, bytes);
    });
    return this.inflate;
  }

  private async nextPacked(length: number): Promise<Uint8Array> {
    const at = this.consumed - this.packed.from;
    if (at < 0 || at + length > this.packed.bytes.length) {
      const room = Math.min(readBytes, this.entry.listed.packedBytes - this.consumed);
      const bytes = await this.means.read((await this.findData()) + this.consumed, room);
      if (bytes.length < length) throw new Error('Its bytes lie outside of the archive, which is cut off.');
      // A host may give a view of memory that it uses again.
      this.packed = { from: this.consumed, bytes: bytes.slice() };
      return this.packed.bytes.subarray(0, length);
    }
    return this.packed.bytes.subarray(at, at + length);
  }

  /** Behind the entry's own header, whose name and extra field may have other lengths than in the list. */
  private async findData(): Promise<number> {
    if (this.dataAt !== undefined) return this.dataAt;
    const { headerOffset, packedBytes } = this.entry.listed;
    const head = await this.means.read(headerOffset, 30);
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
    if (head.length < 30 || view.getUint32(0, true) !== 0x04034b50)
      throw new Error('It is damaged: its own header is not where the archive says.');
    const dataAt = headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
    if (packedBytes > 0 && (await this.means.read(dataAt + packedBytes - 1, 1)).length === 0)
      throw new Error('Its bytes lie outside of the archive, which is cut off.');
    this.dataAt = dataAt;
    return dataAt;
  }

  private letGo(wantedFrom: number): void {
    const keepFrom = Math.min(wantedFrom, this.produced - this.means.keepBytes);
    const first = this.pieces.findIndex(({ from, bytes }) => from + bytes.length > keepFrom);
    if (first > 0) this.pieces.splice(0, first);
  }

  private cut(from: number, to: number): Uint8Array {
    const result = new Uint8Array(Math.max(0, to - from));
    for (const piece of this.pieces) {
      const start = Math.max(from, piece.from);
      const end = Math.min(to, piece.from + piece.bytes.length);
      if (start < end) result.set(piece.bytes.subarray(start - piece.from, end - piece.from), start - from);
    }
    return result;
  }
}
