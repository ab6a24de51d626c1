import { filetimeFromIso } from '../../vmconfig/filetime';
import { ChunkBytes, DamagedRecord } from './bytes';
import { ChunkBudget } from './chunk-budget';
import { arrayBit, valueType } from './layout';
import type { ProgramPart } from './program';
import { scalarText, valueTexts, type RawValue } from './values';

type Parts = readonly ProgramPart[];

/** One more than the largest size of a value. */
const sizes = 0x1_0000;

/** The substitution values of one template instance: descriptors first, then the bytes, one after the other. */
export class ValuesTable {
  readonly count: number;
  private readonly first: number;
  /** Where each value begins: an array, since making one of fixed size takes longer than all that is done with it. */
  private offsets: readonly number[] | undefined;

  /** `at` is where the count stands, `end` where the instance must be over. */
  constructor(
    readonly chunk: ChunkBytes,
    private readonly at: number,
    private readonly end: number,
    private readonly budget: ChunkBudget,
  ) {
    this.count = chunk.u32(at);
    if (this.count * 4 > end - at - 4) throw new DamagedRecord(`${this.count} values are claimed, more than fit`, at);
    this.first = at + 4 + this.count * 4;
  }

  value(index: number): RawValue | undefined {
    return index < this.count
      ? { type: this.typeOf(index), offset: this.offsetOf(index), size: this.size(index) }
      : undefined;
  }

  /** The type of a value; null for one that the record does not have. */
  typeOf(index: number): number {
    if (index >= this.count) return valueType.null;
    this.offsetOf(index);
    return this.chunk.u8(this.at + 4 + index * 4 + 2);
  }

  /** Throws where the value is not all there. */
  private offsetOf(index: number): number {
    const offset = (this.offsets ??= this.measure())[index] ?? 0;
    if (offset + this.size(index) > this.end)
      throw new DamagedRecord('A value runs past the end of its record', offset);
    return offset;
  }

  private measure(): readonly number[] {
    const offsets: number[] = [];
    let offset = this.first;
    for (let index = 0; index < this.count; index++) {
      offsets.push(offset);
      offset += this.size(index);
    }
    return offsets;
  }

  private size(index: number): number {
    return this.chunk.u16(this.at + 4 + index * 4);
  }

  /** The text of parts put together; `undefined` when every value in them is null. */
  text(parts: Parts): string | undefined {
    const [only] = parts;
    if (parts.length === 1 && only) return this.partText(only);
    let text: string | undefined;
    for (const part of parts) {
      const piece = this.partText(part);
      if (piece !== undefined) text = (text ?? '') + piece;
    }
    return text;
  }

  private partText(part: ProgramPart): string | undefined {
    return part.kind === 'text' ? part.text : this.textOf(part.index);
  }

  /** The text of a value, of several items with commas between them; `undefined` for null. */
  textOf(index: number): string | undefined {
    const type = this.typeOf(index);
    if (type === valueType.null || type === valueType.binXml) return undefined;
    if ((type & arrayBit) !== 0) return this.texts(index)?.join(', ');
    const size = this.size(index);
    if (size === 0 && type !== valueType.string) return undefined;
    const offset = this.offsetOf(index);
    const text = scalarText(this.chunk, type, offset, size);
    this.budget.spend(text.length, offset);
    return text;
  }

  /** The items of a value; `undefined` for null and for values the record does not have. */
  texts(index: number): string[] | undefined {
    const value = this.value(index);
    if (!value || value.type === valueType.null || value.type === valueType.binXml) return undefined;
    const texts = valueTexts(this.chunk, value);
    for (const { length } of texts) this.budget.spend(length, value.offset);
    return texts.length === 0 ? undefined : texts;
  }

  /** True for a value of several items. */
  isArray(index: number): boolean {
    return (this.typeOf(index) & arrayBit) !== 0;
  }

  number(parts: Parts): number | undefined {
    const index = onlyIndex(parts);
    if (index !== undefined && index < this.count) {
      const offset = this.offsetOf(index);
      switch (this.typeOf(index) * sizes + this.size(index)) {
        case valueType.uint8 * sizes + 1:
          return this.chunk.u8(offset);
        case valueType.uint16 * sizes + 2:
          return this.chunk.u16(offset);
        case valueType.uint32 * sizes + 4:
          return this.chunk.u32(offset);
      }
    }
    const text = this.text(parts);
    const value = text === undefined || text === '' ? Number.NaN : Number(text);
    return Number.isFinite(value) ? value : undefined;
  }

  bigint(parts: Parts): bigint | undefined {
    const index = onlyIndex(parts);
    if (index !== undefined && this.typeOf(index) === valueType.uint64 && this.size(index) === 8)
      return this.chunk.u64(this.offsetOf(index));
    const text = this.text(parts);
    return text !== undefined && /^(?:[0-9]{1,20}|0x[0-9a-f]{1,16})$/.test(text) ? BigInt(text) : undefined;
  }

  /** A time at its full 100 ns; out of the value itself where it is one, else out of its text. */
  time(parts: Parts): bigint | undefined {
    const index = onlyIndex(parts);
    if (index !== undefined && this.typeOf(index) === valueType.fileTime && this.size(index) === 8)
      return this.chunk.u64(this.offsetOf(index));
    const text = this.text(parts);
    return text === undefined ? undefined : timeFromText(text);
  }
}

/** The number of the one substitution that parts consist of. */
function onlyIndex(parts: Parts): number | undefined {
  const [only] = parts;
  return parts.length === 1 && only?.kind === 'value' ? only.index : undefined;
}

/** Text of a forwarded event has nine decimals at times, the last two of them zeros. */
function timeFromText(text: string): bigint | undefined {
  return filetimeFromIso(text.replace(/^(.{19}\.\d{7})\d+Z$/, '$1Z'));
}

/** For what stands in a record without a template: there is nothing to fill in. */
export const noValues = new ValuesTable(new ChunkBytes(new Uint8Array(4)), 0, 4, new ChunkBudget());
