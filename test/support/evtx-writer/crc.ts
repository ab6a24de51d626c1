import { crc32 as zlibCrc32 } from 'node:zlib';

/** CRC-32 by another hand than the reader's own, so that one mistake cannot hide the other. */
export function crc(...parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => zlibCrc32(part, sum), 0);
}
