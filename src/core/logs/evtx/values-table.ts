import { DamagedRecord, type ChunkBytes } from './bytes';
import { arrayBit, valueType } from './layout';
import type { ProgramPart } from './program';
import { valueTexts, type RawValue } from './values';

/** The substitution values of one template instance: descriptors first, then the bytes, one after the other. */
export class ValuesTable {
  readonly count: number;
  private readonly first: number;

  /** `at` is where the count stands, `end` where the instance must be over. */
  constructor(
    readonly chunk: ChunkBytes,
    private readonly at: number,
    private readonly end: number,
  ) {
    this.count = chunk.u32(at);
    if (this.count * 4 > end - at - 4) throw new DamagedRecord(`${this.count} values are claimed, more than fit`, at);
    this.first = at + 4 + this.count * 4;
  }

  value(index: number): RawValue | undefined {
    if (index < 0 || index >= this.count) return undefined;
    let offset = this.first;
    for (let before = 0; before < index; before++) offset += this.size(before);
    const size = this.size(index);
    if (offset + size > this.end) throw new DamagedRecord('A value runs past the end of its record', offset);
    return { type: this.chunk.u8(this.at + 4 + index * 4 + 2), offset, size };
  }

  /** Where the values end. */
  get valuesEnd(): number {
    let offset = this.first;
    for (let index = 0; index < this.count; index++) offset += this.size(index);
    return offset;
  }

  private size(index: number): number {
    return this.chunk.u16(this.at + 4 + index * 4);
  }

  /** The text of parts put together; `undefined` when every value in them is null. */
  text(parts: readonly ProgramPart[]): string | undefined {
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
    return part.kind === 'text' ? part.text : this.texts(part.index)?.join(', ');
  }

  /** The items of a value; `undefined` for null and for values the record does not have. */
  texts(index: number): string[] | undefined {
    const value = this.value(index);
    if (!value || value.type === valueType.null || value.type === valueType.binXml) return undefined;
    const texts = valueTexts(this.chunk, value);
    return texts.length === 0 ? undefined : texts;
  }

  /** True for a value of several items. */
  isArray(index: number): boolean {
    return ((this.value(index)?.type ?? 0) & arrayBit) !== 0;
  }
}
