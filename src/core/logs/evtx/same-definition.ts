import type { ChunkBytes } from './bytes';
import type { NameReference } from './program';

/** A definition that was compiled before: its bytes, and the names it refers to in the order of the references. */
export interface KnownDefinition {
  readonly bytes: DataView;
  readonly names: readonly NameReference[];
}

/**
 * True when the definition at `start` of a chunk says the same as a known one of the same size. All bytes count but the
 * offsets of names, which differ from chunk to chunk: there the names themselves are compared.
 */
export function isSameDefinition({ bytes, names }: KnownDefinition, chunk: ChunkBytes, start: number): boolean {
  let from = 0;
  for (const { at, isInline, text } of names) {
    if (!isSameBytes(bytes, from, at, chunk, start)) return false;
    const follows = start + at + 4;
    const offset = chunk.view.getUint32(start + at, true);
    if (isInline !== (offset === follows)) return false;
    if (!isInline && !isName(chunk, offset, text)) return false;
    // After an inline name's reference stands its pointer to the next name, which differs as well.
    from = at + (isInline ? 8 : 4);
  }
  return isSameBytes(bytes, from, bytes.byteLength, chunk, start);
}

/** Four bytes in a step: this is done for every template of every chunk. */
function isSameBytes(known: DataView, from: number, to: number, { view }: ChunkBytes, start: number): boolean {
  let at = from;
  for (; at + 4 <= to; at += 4) if (known.getInt32(at) !== view.getInt32(start + at)) return false;
  for (; at < to; at++) if (known.getInt8(at) !== view.getInt8(start + at)) return false;
  return true;
}

function isName({ view, length }: ChunkBytes, offset: number, text: string): boolean {
  if (offset + 8 + 2 * text.length > length || view.getUint16(offset + 6, true) !== text.length) return false;
  for (let at = 0; at < text.length; at++) {
    if (view.getUint16(offset + 8 + 2 * at, true) !== text.charCodeAt(at)) return false;
  }
  return true;
}
