/** Thrown inside one record when its bytes cannot be what they claim; the record loop catches it and goes on. */
export class DamagedRecord extends Error {
  override readonly name = 'DamagedRecord';
  constructor(
    readonly reason: string,
    /** In the chunk. */
    readonly offset: number,
  ) {
    super(`${reason} at 0x${offset.toString(16)}`);
  }
}

/** A chunk's bytes with checked reads: no length from a file is believed before it was compared with what is there. */
export class ChunkBytes {
  readonly view: DataView;
  readonly length: number;

  constructor(readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.length = bytes.byteLength;
  }

  need(offset: number, length: number, what: string): void {
    if (offset < 0 || length < 0 || offset + length > this.length) {
      throw new DamagedRecord(`${what} runs past the end of its chunk`, offset);
    }
  }

  u8(offset: number): number {
    this.need(offset, 1, 'A byte');
    return this.bytes[offset] ?? 0;
  }

  u16(offset: number): number {
    this.need(offset, 2, 'A number');
    return this.view.getUint16(offset, true);
  }

  u32(offset: number): number {
    this.need(offset, 4, 'A number');
    return this.view.getUint32(offset, true);
  }

  u64(offset: number): bigint {
    this.need(offset, 8, 'A number');
    return this.view.getBigUint64(offset, true);
  }

  utf16(offset: number, units: number): string {
    this.need(offset, units * 2, 'Text');
    return decodeUtf16(this.bytes, offset, units);
  }
}

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** A decoder's call costs more than it saves below about this many characters. */
const shortText = 96;

/** Memory for the units of a text of each length up to that: what is called with them takes no part of an array. */
const unitsOfLength: readonly number[][] = Array.from({ length: shortText + 1 }, (_unused, length) =>
  Array.from({ length }, () => 0),
);

/** Short text is put together here, in one call: character by character it takes three times as long. */
export function decodeUtf16(bytes: Uint8Array, offset: number, units: number): string {
  const codes = unitsOfLength[units];
  if (codes === undefined) return decoder.decode(bytes.subarray(offset, offset + units * 2));
  for (let index = 0, at = offset; index < units; index++, at += 2) {
    codes[index] = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  }
  return String.fromCharCode(...codes);
}
