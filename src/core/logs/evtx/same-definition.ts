import type { ChunkBytes } from './bytes';
import { chunkSize } from './layout';
import type { NameReference } from './program';

/** A definition that was compiled before, prepared for being compared with the definitions of thousands of chunks. */
export class KnownDefinition {
  private readonly bytes: DataView;
  /** Of each name it refers to, in the order of the references: where the reference stands, and what stands there. */
  private readonly at: Int32Array;
  private readonly isInline: Uint8Array;
  private readonly texts: readonly string[];
  private readonly numbers: Int32Array;

  constructor(
    data: Uint8Array,
    references: readonly NameReference[],
    private readonly names: NameTable,
  ) {
    this.bytes = new DataView(data.buffer, data.byteOffset, data.byteLength);
    this.at = Int32Array.from(references, ({ at }) => at);
    this.isInline = Uint8Array.from(references, ({ isInline }) => Number(isInline));
    this.texts = references.map(({ text }) => text);
    this.numbers = Int32Array.from(references, ({ text }) => names.numberOf(text));
    this.size = data.byteLength;
  }

  /** In bytes. */
  readonly size: number;

  /**
   * True when the definition at `start` of a chunk, which has the same size, says the same. All bytes count but the offsets
   * of names, which differ from chunk to chunk: there the names themselves are compared.
   */
  isAt(chunk: ChunkBytes, start: number): boolean {
    const { bytes, at: places, isInline, texts, numbers, names } = this;
    const { view } = chunk;
    let from = 0;
    for (let index = 0; index < places.length; index++) {
      const at = places[index] ?? 0;
      if (!isSameBytes(bytes, from, at, view, start)) return false;
      const offset = view.getUint32(start + at, true);
      const isHere = offset === start + at + 4;
      if (isHere !== (isInline[index] === 1)) return false;
      if (!isHere && !names.isName(chunk, offset, numbers[index] ?? 0, texts[index] ?? '')) return false;
      // After an inline name's reference stands its pointer to the next name, which differs as well.
      from = isHere ? at + 8 : at + 4;
    }
    return isSameBytes(bytes, from, this.size, view, start);
  }
}

/**
 * Eight bytes in a step, since this is done for every template of every chunk; the last step of a stretch may take some bytes
 * again.
 */
function isSameBytes(known: DataView, from: number, to: number, view: DataView, start: number): boolean {
  let at = from;
  if (to - from >= 8) {
    for (; at + 8 <= to; at += 8) if (!isSameEight(known, at, view, start)) return false;
    return at === to || isSameEight(known, to - 8, view, start);
  }
  for (; at < to; at++) if (known.getUint8(at) !== view.getUint8(start + at)) return false;
  return true;
}

/**
 * A number with a fraction is the only one of eight bytes that JavaScript reads without making an object. As such, 0 and -0
 * count as equal and NaN equals nothing, so these are looked at again in two halves.
 */
function isSameEight(known: DataView, at: number, view: DataView, start: number): boolean {
  const value = known.getFloat64(at, true);
  if (value === view.getFloat64(start + at, true) && value !== 0) return true;
  return (
    known.getInt32(at, true) === view.getInt32(start + at, true) &&
    known.getInt32(at + 4, true) === view.getInt32(start + at + 4, true)
  );
}

/** Which names stand where in the chunk that is being read: its templates refer to the same few dozen again and again. */
export class NameTable {
  private readonly numbers = new Map<string, number>();
  /** By offset in the chunk: the number of the name that was found there, or 0. */
  private readonly found = new Int32Array(chunkSize);
  private readonly offsets: number[] = [];
  private chunk: ChunkBytes | undefined;

  /** From 1 on, the same for the same text. */
  numberOf(text: string): number {
    let number = this.numbers.get(text);
    if (number === undefined) this.numbers.set(text, (number = this.numbers.size + 1));
    return number;
  }

  /** True when this name, which has this number, stands at the offset. */
  isName(chunk: ChunkBytes, offset: number, number: number, text: string): boolean {
    if (chunk !== this.chunk) this.begin(chunk);
    if (offset >= chunkSize) return false;
    const found = this.found[offset] ?? 0;
    if (found !== 0) return found === number;
    if (!isText(chunk, offset, text)) return false;
    this.found[offset] = number;
    this.offsets.push(offset);
    return true;
  }

  private begin(chunk: ChunkBytes): void {
    for (const offset of this.offsets) this.found[offset] = 0;
    this.offsets.length = 0;
    this.chunk = chunk;
  }
}

function isText({ view, length }: ChunkBytes, offset: number, text: string): boolean {
  if (offset + 8 + 2 * text.length > length || view.getUint16(offset + 6, true) !== text.length) return false;
  for (let at = 0; at < text.length; at++) {
    if (view.getUint16(offset + 8 + 2 * at, true) !== text.charCodeAt(at)) return false;
  }
  return true;
}
