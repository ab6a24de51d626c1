import type { Host } from '../host';
import { decodeEntryName } from './entry-name';
import type { ZipLimits } from './limits';

/** An entry as the list at the end of the archive has it (APPNOTE.TXT, section 4.3.12). */
export interface ListedEntry {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packedBytes: number;
  readonly sizeBytes: number;
  /** Where its own header begins in the file. */
  readonly headerOffset: number;
  readonly nameBytes: number;
  /** A symbolic link of Unix. */
  readonly isLink: boolean;
}

export interface Directory {
  readonly entries: readonly ListedEntry[];
  /** How many entries the archive says it has. */
  readonly count: number;
  /** Why the list was not read to its end. */
  readonly problem?: string;
}

/** Why nothing of an archive can be read, in a sentence. */
export class NoArchive extends Error {
  override readonly name = 'NoArchive';
}

const endBytes = 22;
const longestComment = 0xffff;
const locatorBytes = 20;
const zip64EndBytes = 56;
const headBytes = 46;

/** Reads the list of entries, and nothing else of the archive. Rejects with `NoArchive` where there is none. */
export async function readDirectory(
  host: Pick<Host, 'readRange'>,
  uri: string,
  fileBytes: number,
  limits: ZipLimits,
): Promise<Directory> {
  const { offset, length, count, shift } = await findDirectory(host, uri, fileBytes);
  const most = Math.min(length, limits.directoryBytes);
  const bytes = await readExactly(host, uri, offset, most);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ListedEntry[] = [];
  let at = 0;
  while (entries.length < limits.entries && at + headBytes <= bytes.length) {
    if (view.getUint32(at, true) !== 0x02014b50) break;
    const next =
      at + headBytes + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > bytes.length) break;
    entries.push(readEntry(bytes, view, at, shift));
    at = next;
  }
  const problem =
    entries.length >= limits.entries && entries.length < count
      ? `It says that it has ${count} entries; the first ${entries.length} are looked at.`
      : most < length
        ? `Its list of entries has ${length} bytes; the first ${most} are read, with ${entries.length} entries.`
        : entries.length < count || at < bytes.length
          ? `Its list of entries is damaged: it says ${count}, and ${entries.length} can be read.`
          : undefined;
  return { entries, count, ...(problem !== undefined && { problem }) };
}

interface Found {
  readonly offset: number;
  readonly length: number;
  readonly count: number;
  /** What stands before the archive in its file, as in one that unpacks itself: offsets do not count it. */
  readonly shift: number;
}

async function findDirectory(host: Pick<Host, 'readRange'>, uri: string, fileBytes: number): Promise<Found> {
  const tailBytes = Math.min(fileBytes, endBytes + longestComment + locatorBytes);
  const tailAt = fileBytes - tailBytes;
  const tail = await readExactly(host, uri, tailAt, tailBytes);
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength);
  const end = findEnd(view);
  if (end === undefined)
    throw new NoArchive('Its end is missing, where the list of its entries stands: it is cut off or damaged.');
  let disk = view.getUint16(end + 4, true);
  let count = view.getUint16(end + 10, true);
  let length = view.getUint32(end + 12, true);
  let offset = view.getUint32(end + 16, true);
  let endsAt = tailAt + end;
  const isLarge = count === 0xffff || length === 0xffffffff || offset === 0xffffffff;
  if (isLarge && end >= locatorBytes && view.getUint32(end - locatorBytes, true) === 0x07064b50) {
    const largeAt = toNumber(view.getBigUint64(end - locatorBytes + 8, true));
    const large = await readExactly(host, uri, largeAt, zip64EndBytes, fileBytes);
    const fields = new DataView(large.buffer, large.byteOffset, large.byteLength);
    if (fields.getUint32(0, true) !== 0x06064b50)
      throw new NoArchive('The end of its list of entries (zip64) is damaged.');
    disk = fields.getUint32(16, true);
    count = toNumber(fields.getBigUint64(32, true));
    length = toNumber(fields.getBigUint64(40, true));
    offset = toNumber(fields.getBigUint64(48, true));
    endsAt = largeAt;
  }
  if (disk !== 0) throw new NoArchive(`It is one part of an archive of ${disk + 1} or more files; join them first.`);
  const shift = endsAt - offset - length;
  if (shift < 0) throw new NoArchive('Its list of entries lies outside of the file: it is cut off or damaged.');
  return { offset: offset + shift, length, count, shift };
}

/** The last place that can be the end: its comment reaches the end of the file, or as good as that. */
function findEnd(view: DataView): number | undefined {
  let near: number | undefined;
  for (let at = view.byteLength - endBytes; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue;
    const commentEnd = at + endBytes + view.getUint16(at + 20, true);
    if (commentEnd === view.byteLength) return at;
    if (commentEnd < view.byteLength) near ??= at;
  }
  return near;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, shift: number): ListedEntry {
  const nameBytes = view.getUint16(at + 28, true);
  const extraAt = at + headBytes + nameBytes;
  const sizes = largeSizes(view, extraAt, extraAt + view.getUint16(at + 30, true), [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  const [sizeBytes, packedBytes, headerOffset] = sizes;
  // The upper byte of "version made by" is the system, 3 is Unix, whose file mode is the upper half of the attributes.
  const isLink = view.getUint8(at + 5) === 3 && view.getUint32(at + 38, true) >>> 28 === 0xa;
  return {
    name: decodeEntryName(bytes.subarray(at + headBytes, extraAt)),
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedBytes,
    sizeBytes,
    headerOffset: headerOffset + shift,
    nameBytes,
    isLink,
  };
}

type Sizes = readonly [sizeBytes: number, packedBytes: number, headerOffset: number];

/** In a zip64 extra field stand, in this order, only those that are all ones in the entry (APPNOTE.TXT, section 4.5.3). */
function largeSizes(view: DataView, from: number, to: number, small: Sizes): Sizes {
  if (!small.includes(0xffffffff)) return small;
  for (let at = from; at + 4 <= to; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const end = Math.min(to, field + view.getUint16(at + 2, true));
    const take = (value: number): number => {
      if (value !== 0xffffffff || field + 8 > end) return value;
      field += 8;
      return toNumber(view.getBigUint64(field - 8, true));
    };
    return [take(small[0]), take(small[1]), take(small[2])];
  }
  return small;
}

function toNumber(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new NoArchive('It names a size that no file has: it is damaged.');
  return Number(value);
}

async function readExactly(
  host: Pick<Host, 'readRange'>,
  uri: string,
  offset: number,
  length: number,
  fileBytes = Infinity,
): Promise<Uint8Array> {
  const bytes = offset + length <= fileBytes ? await host.readRange(uri, offset, length) : new Uint8Array(0);
  if (bytes.length < length)
    throw new NoArchive('Its list of entries lies outside of the file: it is cut off or damaged.');
  return bytes;
}
