/** Rows that a filter let through, in the order of the log: the chunk and the place in it, in six bytes each. */
export class HitList {
  length = 0;
  private chunks = new Uint32Array(256);
  /** A chunk has 64 KB, so sixteen bits hold every place in it. */
  private places = new Uint16Array(256);

  add(chunk: number, place: number): void {
    if (this.length === this.chunks.length) this.grow();
    this.chunks[this.length] = chunk;
    this.places[this.length++] = place;
  }

  at(hit: number): { readonly chunk: number; readonly place: number } | undefined {
    if (hit < 0 || hit >= this.length) return undefined;
    return { chunk: this.chunks[hit] ?? 0, place: this.places[hit] ?? 0 };
  }

  /** The first hit that does not stand in front of this place: the hit itself where it is one. */
  find(chunk: number, place: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const of = this.chunks[middle] ?? 0;
      if (of < chunk || (of === chunk && (this.places[middle] ?? 0) < place)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Memory it holds. */
  get sizeBytes(): number {
    return this.chunks.byteLength + this.places.byteLength;
  }

  private grow(): void {
    const { chunks, places } = this;
    this.chunks = new Uint32Array(2 * chunks.length);
    this.chunks.set(chunks);
    this.places = new Uint16Array(2 * places.length);
    this.places.set(places);
  }
}
