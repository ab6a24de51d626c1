import type { Host } from '../../evidence/host';

/** Bytes of a file from `offset` on. */
export interface Piece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/** 1 MB: sixteen chunks a read. More does not read faster, and holds more memory. */
const batchBytes = 1024 * 1024;

interface Reading extends Piece {
  readonly problem?: string;
}

/** A file read forward in batches, the next one while this one is worked on. */
export class FileWindow {
  private current: Reading = { offset: 0, bytes: new Uint8Array(0) };
  private ahead: { readonly offset: number; readonly reading: Promise<Reading> } | undefined;

  constructor(
    private readonly host: Host,
    private readonly uri: string,
  ) {}

  /** The bytes from `offset` on: at least `length` of them, unless `end` or the file's own end comes first. */
  async at(offset: number, length: number, end: number): Promise<Reading> {
    const wanted = Math.min(length, end - offset);
    const { current } = this;
    if (offset < current.offset || offset + wanted > current.offset + current.bytes.length) {
      const ahead = this.ahead?.offset === offset ? this.ahead.reading : this.read(offset, end);
      this.current = await ahead;
      const next = offset + batchBytes;
      this.ahead = next < end ? { offset: next, reading: this.read(next, end) } : undefined;
    }
    const { bytes, problem } = this.current;
    const skipped = offset - this.current.offset;
    return { offset, bytes: bytes.subarray(skipped), ...(problem !== undefined && { problem }) };
  }

  /** Never rejects: a read that was begun ahead may never be asked for. */
  private async read(offset: number, end: number): Promise<Reading> {
    try {
      return { offset, bytes: await this.host.readRange(this.uri, offset, Math.min(batchBytes, end - offset)) };
    } catch (error) {
      return { offset, bytes: new Uint8Array(0), problem: error instanceof Error ? error.message : String(error) };
    }
  }
}
