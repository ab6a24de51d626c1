/** Bytes that grow at their end and can be corrected where they were written. Little-endian. */
export class ByteBuilder {
  private bytes: Uint8Array;
  private view: DataView;
  length = 0;

  constructor(capacity = 4096) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  private reserve(count: number): number {
    const at = this.length;
    if (at + count > this.bytes.length) {
      const larger = new Uint8Array(Math.max(2 * this.bytes.length, at + count));
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    this.length += count;
    return at;
  }

  u8(value: number): void {
    const at = this.reserve(1);
    this.view.setUint8(at, value);
  }

  u16(value: number): void {
    const at = this.reserve(2);
    this.view.setUint16(at, value, true);
  }

  u32(value: number): void {
    const at = this.reserve(4);
    this.view.setUint32(at, value, true);
  }

  u64(value: bigint): void {
    const at = this.reserve(8);
    this.view.setBigUint64(at, value, true);
  }

  put(bytes: Uint8Array): void {
    const at = this.reserve(bytes.length);
    this.bytes.set(bytes, at);
  }

  text(text: string): void {
    for (let at = 0; at < text.length; at++) this.u16(text.charCodeAt(at));
  }

  patch32(at: number, value: number): void {
    this.view.setUint32(at, value, true);
  }

  patch64(at: number, value: bigint): void {
    this.view.setBigUint64(at, value, true);
  }

  /** Cuts off, and forgets, what was written after `length`. */
  cut(length: number): void {
    this.bytes.fill(0, length, this.length);
    this.length = length;
  }

  /** A copy, filled up with zeros. */
  padded(length: number): Uint8Array {
    const copy = new Uint8Array(length);
    copy.set(this.bytes.subarray(0, Math.min(length, this.length)));
    return copy;
  }

  slice(from: number, to: number): Uint8Array {
    return this.bytes.slice(from, to);
  }
}
