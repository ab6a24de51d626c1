/** CRC-32 (the one of zip and Ethernet), which EVTX uses for its headers and records. */
const polynomial = 0xedb88320;

/** Eight tables, so that eight bytes are taken in one step ("slicing by 8"): four times as fast as one by one. */
const tables = makeTables();

function makeTables(): Int32Array {
  const all = new Int32Array(8 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let value = byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ polynomial : value >>> 1;
    all[byte] = value;
  }
  for (let at = 256; at < all.length; at++) {
    const before = entry(all, at - 256);
    all[at] = (before >>> 8) ^ entry(all, before & 0xff);
  }
  return all;
}

function entry(table: Int32Array, at: number): number {
  return table[at] ?? 0;
}

/** The checksum of the ranges, one after the other. */
export function crc32(...ranges: readonly Uint8Array[]): number {
  let crc = -1;
  for (const range of ranges) crc = update(crc, range);
  return ~crc >>> 0;
}

/** The checksum of bytes that follow others, by the checksum of those; 0 before the first. */
export function continueCrc32(before: number, bytes: Uint8Array): number {
  return ~update(~before, bytes) >>> 0;
}

function update(before: number, bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  let crc = before;
  for (let at = 0; at < whole; at += 8) {
    const low = crc ^ view.getInt32(at, true);
    const high = view.getInt32(at + 4, true);
    crc =
      entry(tables, 0x700 + (low & 0xff)) ^
      entry(tables, 0x600 + ((low >>> 8) & 0xff)) ^
      entry(tables, 0x500 + ((low >>> 16) & 0xff)) ^
      entry(tables, 0x400 + (low >>> 24)) ^
      entry(tables, 0x300 + (high & 0xff)) ^
      entry(tables, 0x200 + ((high >>> 8) & 0xff)) ^
      entry(tables, 0x100 + ((high >>> 16) & 0xff)) ^
      entry(tables, high >>> 24);
  }
  for (let at = whole; at < bytes.length; at++) crc = (crc >>> 8) ^ entry(tables, (crc ^ (bytes[at] ?? 0)) & 0xff);
  return crc;
}
