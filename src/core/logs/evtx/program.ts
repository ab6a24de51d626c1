import { DamagedRecord, type ChunkBytes } from './bytes';
import { moreBit, token, valueType } from './layout';

/** BinXML compiled: elements with their text and the places where a record's own values go in. */
export interface ProgramElement {
  readonly kind: 'element';
  readonly name: string;
  readonly attributes: readonly ProgramAttribute[];
  readonly children: readonly ProgramNode[];
  /** True where there is no element among the children. */
  readonly isLeaf: boolean;
  /** The children that are no elements. */
  readonly parts: readonly ProgramPart[];
  readonly role: ElementRole;
}

/**
 * What the name of an element makes of it, looked at once: `data` carries its name in an attribute, without anything in it a
 * `container` is no value, and what a collector renders for its own display is `rendering`.
 */
export type ElementRole = 'data' | 'container' | 'rendering' | 'other';

const roles: ReadonlyMap<string, ElementRole> = new Map([
  ['Data', 'data'],
  ['EventData', 'container'],
  ['UserData', 'container'],
  ['RenderingInfo', 'rendering'],
]);

export interface ProgramAttribute {
  readonly name: string;
  readonly parts: readonly ProgramPart[];
}

/** Fixed text, or the number of a substitution; an optional one takes its element with it when its value is null. */
export type ProgramPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly index: number; readonly isOptional: boolean };

export type ProgramNode = ProgramElement | ProgramPart;

/** A name that BinXML refers to: where the reference stands from the start on, and whether the name follows it at once. */
export interface NameReference {
  readonly at: number;
  readonly isInline: boolean;
  readonly text: string;
}

/** A compiled fragment. */
export interface Program {
  readonly elements: readonly ProgramElement[];
  readonly names: readonly NameReference[];
}

interface OpenElement {
  kind: 'element';
  name: string;
  attributes: { name: string; parts: ProgramPart[] }[];
  children: ProgramNode[];
  isLeaf: boolean;
  parts: ProgramPart[];
  role: ElementRole;
}

/** Names of real events have a few dozen characters; a longer one is damage, and thousands of them would cost memory. */
const longestName = 512;

/**
 * Compiles BinXML from `start` up to `end` of a chunk. `hasDependencyId` is true in templates; fragments that stand in a
 * record or in a value leave that number out. Iterative, and every step consumes a byte, so no input can hold it.
 */
export function compileProgram(chunk: ChunkBytes, start: number, end: number, hasDependencyId: boolean): Program {
  return new Compiler(chunk, start, end, hasDependencyId).run();
}

class Compiler {
  private readonly roots: ProgramElement[] = [];
  private readonly open: OpenElement[] = [];
  private readonly names: NameReference[] = [];
  private readonly start: number;
  private attribute: { name: string; parts: ProgramPart[] } | undefined;

  constructor(
    private readonly chunk: ChunkBytes,
    private at: number,
    private readonly end: number,
    private readonly hasDependencyId: boolean,
  ) {
    this.start = at;
  }

  run(): Program {
    while (this.at < this.end) {
      const code = this.chunk.u8(this.at++);
      if (code === token.endOfFragment) break;
      this.step(code & ~moreBit, (code & moreBit) !== 0);
      if (this.at > this.end) throw new DamagedRecord('BinXML runs past its end', this.end);
    }
    if (this.open.length > 0) throw new DamagedRecord('A template ends inside its elements', this.at);
    return { elements: this.roots, names: this.names };
  }

  private step(code: number, more: boolean): void {
    switch (code) {
      case token.fragmentHeader:
        this.at += 3;
        return;
      case token.openStartElement:
        this.startElement(more);
        return;
      case token.closeStartElement:
        this.attribute = undefined;
        return;
      case token.closeEmptyElement:
      case token.endElement:
        this.endElement();
        return;
      case token.attribute:
        this.startAttribute();
        return;
      case token.instructionTarget:
        this.name();
        return;
      default:
        this.part(code);
    }
  }

  private part(code: number): void {
    switch (code) {
      case token.value: {
        const type = this.chunk.u8(this.at);
        if (type !== valueType.string)
          throw new DamagedRecord(`Text of type 0x${type.toString(16)} is not known`, this.at);
        this.at++;
        this.add({ kind: 'text', text: this.countedText() });
        return;
      }
      case token.cdata:
        this.add({ kind: 'text', text: this.countedText() });
        return;
      case token.instructionData:
        this.countedText();
        return;
      case token.characterReference:
        this.add({ kind: 'text', text: String.fromCharCode(this.chunk.u16(this.at)) });
        this.at += 2;
        return;
      case token.entityReference:
        this.add({ kind: 'text', text: entities[this.name()] ?? '' });
        return;
      case token.normalSubstitution:
      case token.optionalSubstitution:
        this.add({
          kind: 'value',
          index: this.chunk.u16(this.at),
          isOptional: code === token.optionalSubstitution,
        });
        // The number is followed by the type that the template expects; the record says which it is.
        this.at += 3;
        return;
      default:
        throw new DamagedRecord(`BinXML token 0x${code.toString(16)} is not known here`, this.at - 1);
    }
  }

  private startElement(hasAttributes: boolean): void {
    if (this.hasDependencyId) this.at += 2;
    // The size of the element is not needed: its end has a token.
    this.at += 4;
    const name = this.name();
    const element: OpenElement = {
      kind: 'element',
      name,
      attributes: [],
      children: [],
      isLeaf: true,
      parts: [],
      role: roles.get(name) ?? 'other',
    };
    if (hasAttributes) this.at += 4;
    this.attribute = undefined;
    const parent = this.open.at(-1);
    if (parent) {
      parent.children.push(element);
      parent.isLeaf = false;
    } else this.roots.push(element);
    this.open.push(element);
  }

  private endElement(): void {
    this.attribute = undefined;
    if (!this.open.pop()) throw new DamagedRecord('An element ends that never began', this.at - 1);
  }

  private startAttribute(): void {
    const element = this.open.at(-1);
    if (!element) throw new DamagedRecord('An attribute stands outside of an element', this.at - 1);
    this.attribute = { name: this.name(), parts: [] };
    element.attributes.push(this.attribute);
  }

  private add(part: ProgramPart): void {
    if (this.attribute) {
      this.attribute.parts.push(part);
      return;
    }
    const element = this.open.at(-1);
    if (!element) throw new DamagedRecord('Text stands outside of an element', this.at);
    element.children.push(part);
    element.parts.push(part);
  }

  private countedText(): string {
    const units = this.chunk.u16(this.at);
    const text = this.chunk.utf16(this.at + 2, units);
    this.at += 2 + 2 * units;
    return text;
  }

  /** A name is stored once in its chunk; where it is used first, it stands right here. */
  private name(): string {
    const reference = this.at;
    const offset = this.chunk.u32(reference);
    this.at += 4;
    const units = this.chunk.u16(offset + 6);
    if (units > longestName)
      throw new DamagedRecord(`A name of ${units} characters is longer than any real one`, offset);
    const text = this.chunk.utf16(offset + 8, units);
    const isInline = offset === this.at;
    // Pointer to the next name of the same hash, hash, length, text, zero.
    if (isInline) this.at += 8 + 2 * units + 2;
    this.names.push({ at: reference - this.start, isInline, text });
    return text;
  }
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
