import type { ChunkState } from './chunk-state';
import type { EncodedValue } from './values';

/** A template as a tree. A number is a substitution by its place among the values, with its type. */
export interface TemplateElement {
  readonly name: string;
  readonly attributes?: readonly (readonly [name: string, content: TemplateContent])[];
  readonly children?: readonly (TemplateElement | TemplateContent)[];
}

export type TemplateContent = string | Substitution | { readonly entity: string } | { readonly character: number };

export interface Substitution {
  readonly slot: number;
  readonly type: number;
}

/** A template with a key of its own: the same key means the same content. */
export interface TemplateTree {
  readonly key: string;
  readonly root: TemplateElement;
}

const fragmentHeader = [0x0f, 0x01, 0x01, 0x00] as const;

/** Writes a template instance; its definition too where the chunk has it not yet. */
export function writeInstance(chunk: ChunkState, template: TemplateTree, values: readonly EncodedValue[]): void {
  const { out } = chunk;
  const guid = contentGuid(template.key);
  const id = new DataView(guid.buffer).getUint32(0, true);
  for (const byte of fragmentHeader) out.u8(byte);
  out.u8(0x0c);
  out.u8(1);
  out.u32(id);
  const known = chunk.templates.get(template.key);
  if (known) {
    out.u32(known.offset);
    for (const owner of known.owners) chunk.owners.add(owner);
  } else writeDefinition(chunk, template, id, guid);
  out.u32(values.length);
  for (const { type, bytes } of values) {
    out.u16(bytes.length);
    out.u8(type);
    out.u8(0);
  }
  for (const { bytes } of values) out.put(bytes);
}

function writeDefinition(chunk: ChunkState, { key, root }: TemplateTree, id: number, guid: Uint8Array): void {
  const { out } = chunk;
  const outer = chunk.owners;
  chunk.owners = new Set([chunk.record]);
  const offset = out.length + 4;
  out.u32(offset);
  out.u32(chunk.link(id, offset));
  out.put(guid);
  const size = out.length;
  out.u32(0);
  for (const byte of fragmentHeader) out.u8(byte);
  writeElement(chunk, root, true);
  out.u8(0x00);
  out.patch32(size, out.length - size - 4);
  chunk.templates.set(key, { offset, owners: chunk.owners });
  chunk.owners = new Set([...outer, ...chunk.owners]);
}

/** Writes an element; `isTemplate` puts in the dependency that fragments outside of templates leave out. */
export function writeElement(chunk: ChunkState, element: TemplateElement, isTemplate: boolean): void {
  const { out } = chunk;
  const { name, attributes = [], children = [] } = element;
  out.u8(attributes.length > 0 ? 0x41 : 0x01);
  if (isTemplate) out.u16(0xffff);
  const size = out.length;
  out.u32(0);
  chunk.name(name);
  if (attributes.length > 0) writeAttributes(chunk, attributes);
  if (children.length === 0) out.u8(0x03);
  else {
    out.u8(0x02);
    for (const child of children) {
      if (typeof child === 'object' && 'name' in child) writeElement(chunk, child, isTemplate);
      else writeContent(chunk, child);
    }
    out.u8(0x04);
  }
  out.patch32(size, out.length - size - 4);
}

function writeAttributes(chunk: ChunkState, attributes: NonNullable<TemplateElement['attributes']>): void {
  const { out } = chunk;
  const size = out.length;
  out.u32(0);
  for (const [index, [name, content]] of attributes.entries()) {
    out.u8(index < attributes.length - 1 ? 0x46 : 0x06);
    chunk.name(name);
    writeContent(chunk, content);
  }
  out.patch32(size, out.length - size - 4);
}

function writeContent(chunk: ChunkState, content: TemplateContent): void {
  const { out } = chunk;
  if (typeof content === 'string') {
    out.u8(0x05);
    out.u8(0x01);
    out.u16(content.length);
    out.text(content);
  } else if ('slot' in content) {
    out.u8(0x0e);
    out.u16(content.slot);
    out.u8(content.type);
  } else if ('entity' in content) {
    out.u8(0x09);
    chunk.name(content.entity);
  } else {
    out.u8(0x08);
    out.u16(content.character);
  }
}

const guids = new Map<string, Uint8Array>();

/** A GUID that rests on the content, as Windows' own do: here two FNV hashes. */
function contentGuid(key: string): Uint8Array {
  const known = guids.get(key);
  if (known) return known;
  const guid = new Uint8Array(16);
  guids.set(key, guid);
  for (let part = 0; part < 4; part++) {
    let hash = 0x811c9dc5 ^ part;
    for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
    new DataView(guid.buffer).setUint32(4 * part, hash >>> 0, true);
  }
  return guid;
}
