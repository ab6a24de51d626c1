/** What the index knows of one chunk; ids and times as the frames of its first and last record say them. */
export interface ChunkFacts {
  readonly offset: number;
  readonly lengthBytes: number;
  /** Records and damaged places. */
  readonly rows: number;
  readonly firstId: bigint;
  readonly lastId: bigint;
  /** FILETIME. */
  readonly firstTime: bigint;
  readonly lastTime: bigint;
}

/** The chunks of a log in the order of its records, in 52 bytes each. Chunks without a row are not in it. */
export class ChunkList {
  length = 0;
  /** Of all chunks. */
  rows = 0;
  private offsets = new Float64Array(64);
  private lengths = new Uint32Array(64);
  /** Rows of the chunks before this one. */
  private starts = new Float64Array(64);
  private times = new BigInt64Array(128);
  private ids = new BigUint64Array(128);

  add({ offset, lengthBytes, rows, firstId, lastId, firstTime, lastTime }: ChunkFacts): void {
    if (this.length === this.offsets.length) this.grow();
    const at = this.length++;
    this.offsets[at] = offset;
    this.lengths[at] = lengthBytes;
    this.starts[at] = this.rows;
    this.ids.set([firstId, lastId], 2 * at);
    this.times.set([firstTime, lastTime], 2 * at);
    this.rows += rows;
  }

  at(chunk: number): ChunkFacts | undefined {
    if (chunk < 0 || chunk >= this.length) return undefined;
    return {
      offset: this.offsets[chunk] ?? 0,
      lengthBytes: this.lengths[chunk] ?? 0,
      rows: this.firstRow(chunk + 1) - this.firstRow(chunk),
      firstId: this.ids[2 * chunk] ?? 0n,
      lastId: this.ids[2 * chunk + 1] ?? 0n,
      firstTime: this.times[2 * chunk] ?? 0n,
      lastTime: this.times[2 * chunk + 1] ?? 0n,
    };
  }

  /** The number of the first row of a chunk. */
  firstRow(chunk: number): number {
    return chunk >= this.length ? this.rows : (this.starts[chunk] ?? 0);
  }

  /** The chunk that holds a row. */
  ofRow(row: number): number {
    let [low, high] = [0, this.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= row) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The chunk in which a byte of the file stands. A log that wrapped around is not in the order of its bytes. */
  ofOffset(byteOffset: number): number | undefined {
    for (let chunk = 0; chunk < this.length; chunk++) {
      const from = this.offsets[chunk] ?? 0;
      if (byteOffset >= from && byteOffset < from + (this.lengths[chunk] ?? 0)) return chunk;
    }
    return undefined;
  }

  /** Memory it holds. */
  get sizeBytes(): number {
    const { offsets, lengths, starts, times, ids } = this;
    return [offsets, lengths, starts, times, ids].reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  private grow(): void {
    const size = 2 * this.offsets.length;
    this.offsets = copied(new Float64Array(size), this.offsets);
    this.lengths = copied(new Uint32Array(size), this.lengths);
    this.starts = copied(new Float64Array(size), this.starts);
    this.times = copied(new BigInt64Array(2 * size), this.times);
    this.ids = copied(new BigUint64Array(2 * size), this.ids);
  }
}

function copied<T extends { set(from: T): void }>(to: T, from: T): T {
  to.set(from);
  return to;
}
