import { deflateSync } from 'fflate';
import { continueCrc32 } from '../../src/core/logs/evtx/crc32';

/** One entry; what is left out is as it should be. */
export interface ZipFile {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly stored?: boolean;
  /** Lies of the list at the end. */
  readonly says?: {
    readonly flags?: number;
    readonly method?: number;
    readonly crc?: number;
    readonly packedBytes?: number;
    readonly sizeBytes?: number;
    readonly headerOffset?: number;
    readonly unixMode?: number;
  };
  /** Sizes and place in a zip64 extra field. */
  readonly large?: boolean;
}

export interface ZipShape {
  /** What stands before the archive in its file. */
  readonly before?: Uint8Array;
  readonly comment?: string;
  /** The end in zip64 form. */
  readonly large?: boolean;
  readonly disk?: number;
  readonly count?: number;
}

/** A zip byte by byte (APPNOTE.TXT, section 4.3), also one that no tool would write. */
export function writeZip(
  files: readonly ZipFile[],
  { before, comment = '', large = false, disk = 0, count = files.length }: ZipShape = {},
): Uint8Array {
  const parts: Uint8Array[] = [];
  const list: Uint8Array[] = [];
  let at = 0;
  for (const file of files) {
    const name = typeof file.name === 'string' ? bytesOf(file.name) : file.name;
    const content = typeof file.content === 'string' ? bytesOf(file.content) : (file.content ?? new Uint8Array(0));
    const packed = file.stored === true ? content : deflateSync(content);
    const says = {
      flags: 0,
      method: file.stored === true ? 0 : 8,
      crc: continueCrc32(0, content),
      packedBytes: packed.length,
      sizeBytes: content.length,
      headerOffset: at,
      unixMode: 0,
      ...file.says,
    };
    const head = record(30, name, [
      [0x04034b50, 0, 4],
      [20, 4, 2],
      [says.flags, 6, 2],
      [says.method, 8, 2],
      [says.crc, 14, 4],
      [packed.length, 18, 4],
      [content.length, 22, 4],
      [name.length, 26, 2],
    ]);
    const extra =
      file.large === true
        ? record(28, new Uint8Array(0), [
            [1, 0, 2],
            [24, 2, 2],
            [says.sizeBytes, 4, 8],
            [says.packedBytes, 12, 8],
            [says.headerOffset, 20, 8],
          ])
        : new Uint8Array(0);
    const small = (value: number): number => (file.large === true ? 0xffffffff : value);
    list.push(
      record(46, joined([name, extra]), [
        [0x02014b50, 0, 4],
        [says.unixMode === 0 ? 20 : 0x0314, 4, 2],
        [20, 6, 2],
        [says.flags, 8, 2],
        [says.method, 10, 2],
        [says.crc, 16, 4],
        [small(says.packedBytes), 20, 4],
        [small(says.sizeBytes), 24, 4],
        [name.length, 28, 2],
        [extra.length, 30, 2],
        [says.unixMode * 0x10000, 38, 4],
        [small(says.headerOffset), 42, 4],
      ]),
    );
    parts.push(head, packed);
    at += head.length + packed.length;
  }
  const directory = joined(list);
  const largeEnd = large
    ? [
        record(56, new Uint8Array(0), [
          [0x06064b50, 0, 4],
          [44, 4, 8],
          [disk, 16, 4],
          [count, 24, 8],
          [count, 32, 8],
          [directory.length, 40, 8],
          [at, 48, 8],
        ]),
        record(20, new Uint8Array(0), [
          [0x07064b50, 0, 4],
          [at + directory.length + (before?.length ?? 0), 8, 8],
          [1, 16, 4],
        ]),
      ]
    : [];
  const end = record(22, bytesOf(comment), [
    [0x06054b50, 0, 4],
    [large ? 0 : disk, 4, 2],
    [large ? 0xffff : Math.min(count, 0xffff), 8, 2],
    [large ? 0xffff : Math.min(count, 0xffff), 10, 2],
    [large ? 0xffffffff : directory.length, 12, 4],
    [large ? 0xffffffff : at, 16, 4],
    [comment.length, 20, 2],
  ]);
  return joined([...(before ? [before] : []), ...parts, directory, ...largeEnd, end]);
}

type Field = readonly [value: number, at: number, bytes: 2 | 4 | 8];

function record(length: number, more: Uint8Array, fields: readonly Field[]): Uint8Array {
  const bytes = new Uint8Array(length + more.length);
  const view = new DataView(bytes.buffer);
  for (const [value, at, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
  }
  bytes.set(more, length);
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
