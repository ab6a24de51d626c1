import { crc32 } from './crc32';
import { chunkSize, fileHeaderSize, fileSignature } from './layout';

/** What the header of a log says. Nothing is believed but where the oldest chunk stands, and that only for the order. */
export interface FileHeader {
  /** Position in the file of the chunk with the oldest records: a log that is full goes on at its beginning. */
  readonly oldestChunk: number;
  readonly chunkCount: number;
  /** The log was in use, or Windows went down, and the header is older than the chunks. */
  readonly isDirty: boolean;
  readonly isChecksumRight: boolean;
}

/** Reads it; `undefined` for bytes that do not begin like a log (a carved one may begin with a chunk). */
export function readFileHeader(bytes: Uint8Array): FileHeader | undefined {
  if (bytes.length < 128 || !fileSignature.every((byte, at) => bytes[at] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    oldestChunk: Number(view.getBigUint64(8, true)),
    chunkCount: view.getUint16(42, true),
    isDirty: (view.getUint32(120, true) & 1) !== 0,
    isChecksumRight: crc32(bytes.subarray(0, 120)) === view.getUint32(124, true),
  };
}

/** A part of a file, end exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The parts of a log in the order of its records. */
export function stretchesOf(header: FileHeader | undefined, sizeBytes: number): readonly Stretch[] {
  const start = header ? Math.min(fileHeaderSize, sizeBytes) : 0;
  const oldest = header?.isChecksumRight ? fileHeaderSize + header.oldestChunk * chunkSize : start;
  if (oldest <= start || oldest >= sizeBytes) return [{ from: start, to: sizeBytes }];
  return [
    { from: oldest, to: sizeBytes },
    { from: start, to: oldest },
  ];
}
