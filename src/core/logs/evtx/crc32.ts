/** CRC-32 (the one of zip and Ethernet), which EVTX uses for its headers and records. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});

/** The checksum of the ranges, one after the other. */
export function crc32(...ranges: readonly Uint8Array[]): number {
  let crc = 0xffffffff;
  for (const range of ranges) {
    for (let at = 0; at < range.length; at++) crc = (crc >>> 8) ^ (table[(crc ^ (range[at] ?? 0)) & 0xff] ?? 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
