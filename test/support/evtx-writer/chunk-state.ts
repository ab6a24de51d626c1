import { ByteBuilder } from './bytes';

const chunkHeaderSize = 512;
const nameBuckets = 64;
const templateBuckets = 32;

/** Where something of a chunk stands, and by which records it was brought into it. */
export interface Placed {
  readonly offset: number;
  readonly owners: ReadonlySet<number>;
}

/** One chunk while it is written: its bytes, and the tables of names and templates that its records share. */
export class ChunkState {
  readonly out = new ByteBuilder(128 * 1024);
  readonly names = new Map<string, Placed>();
  readonly templates = new Map<string, Placed>();
  nameHeads = new Uint32Array(nameBuckets);
  templateHeads = new Uint32Array(templateBuckets);
  /** The record that is being written, and those on whose bytes it rests. */
  record = -1;
  owners = new Set<number>();

  constructor() {
    for (let at = 0; at < chunkHeaderSize; at++) this.out.u8(0);
  }

  /** A reference to a name: its offset, and where it is used first, the name itself. */
  name(text: string): void {
    const known = this.names.get(text);
    if (known) {
      this.out.u32(known.offset);
      for (const owner of known.owners) this.owners.add(owner);
      return;
    }
    const offset = this.out.length + 4;
    const hash = nameHash(text);
    this.out.u32(offset);
    this.out.u32(this.nameHeads[hash % nameBuckets] ?? 0);
    this.out.u16(hash);
    this.out.u16(text.length);
    this.out.text(text);
    this.out.u16(0);
    this.nameHeads[hash % nameBuckets] = offset;
    this.names.set(text, { offset, owners: new Set([this.record]) });
  }

  /** Puts a template's definition into its bucket; gives the one that was there before. */
  link(id: number, offset: number): number {
    const before = this.templateHeads[id % templateBuckets] ?? 0;
    this.templateHeads[id % templateBuckets] = offset;
    return before;
  }
}

/** The hash by which EVTX finds a name (libevtx documentation, "Common string offset array"). */
function nameHash(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, 65599) + text.charCodeAt(at)) >>> 0;
  return hash & 0xffff;
}
