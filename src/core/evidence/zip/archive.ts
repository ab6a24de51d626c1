import type { Host } from '../host';
import { readDirectory, type ListedEntry } from './directory';
import { readEntryName } from './entry-name';
import { zipLimits, type ZipLimits } from './limits';

/** A file of an archive. */
export interface ZipEntry {
  /** Its path in the archive as it is shown: unique, with `/`, and harmless. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly listed: ListedEntry;
  /** Why it is not read, in a sentence. */
  readonly problem?: string;
}

/** What an archive holds; nothing of it is unpacked yet. */
export interface ZipArchive {
  readonly uri: string;
  readonly fileBytes: number;
  /** In the order of their paths. */
  readonly entries: readonly ZipEntry[];
  /** Of files, by `zipKey` of the path. */
  readonly byPath: ReadonlyMap<string, ZipEntry>;
  /** Why not all entries are here, in a sentence. */
  readonly problem?: string;
  /** What was odd about names, in sentences. */
  readonly notes: readonly string[];
}

/** Windows knows no two files whose names differ in case only. */
export function zipKey(path: string): string {
  return path.toLowerCase();
}

/** Reads what an archive holds and judges each entry. Rejects, with a sentence, where nothing can be read of it. */
export async function openArchive(
  host: Pick<Host, 'readRange'>,
  uri: string,
  fileBytes: number,
  limits: ZipLimits = zipLimits,
): Promise<ZipArchive> {
  const { entries: listed, problem } = await readDirectory(host, uri, fileBytes, limits);
  const notes = new Notes(limits.notes);
  const shared = sharingEntries(listed);
  const byPath = new Map<string, ZipEntry>();
  const taken = new Set<string>();
  let total = 0;
  for (const one of listed) {
    const { path, isFolder, oddity } = readEntryName(one.name);
    if (isFolder && one.sizeBytes === 0) continue;
    const unique = uniquePath(path === '' ? 'unnamed' : path, taken);
    if (oddity !== undefined)
      notes.add(`The name ${quoted(one.name)} ${oddity}; it is shown as "${unique}", and nothing is unpacked.`);
    else if (unique !== path)
      notes.add(`"${path}" stands in it more than once; a further one is shown as "${unique}".`);
    const why =
      reasonOf(one, limits, fileBytes) ??
      (shared.has(one)
        ? 'It shares its bytes with another entry, as only archives made to do harm have it.'
        : undefined) ??
      (total + one.sizeBytes > limits.totalBytes
        ? `Together with those before it, it would become more than ${limits.totalBytes} bytes.`
        : undefined);
    if (why === undefined) total += one.sizeBytes;
    byPath.set(zipKey(unique), {
      path: unique,
      sizeBytes: one.sizeBytes,
      listed: one,
      ...(why !== undefined && { problem: why }),
    });
  }
  const tooDense = total > limits.ratioFromBytes && total > limits.ratio * fileBytes;
  const entries = [...byPath.values()]
    .map((entry) =>
      tooDense && entry.problem === undefined ? { ...entry, problem: denseWhole(total, fileBytes) } : entry,
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    uri,
    fileBytes,
    entries,
    byPath: new Map(entries.map((entry) => [zipKey(entry.path), entry])),
    notes: notes.all(),
    ...(problem !== undefined && { problem }),
  };
}

/** Names of methods that other tools use (APPNOTE.TXT, section 4.4.5); 0 and 8 are read. */
const methods: Readonly<Record<number, string>> = {
  1: 'Shrink',
  6: 'Implode',
  9: 'Deflate64, which Windows Explorer takes for files above 2 GB',
  12: 'bzip2',
  14: 'LZMA',
  93: 'Zstandard',
  95: 'xz',
  98: 'PPMd',
  99: 'AES encryption',
};

function reasonOf(
  { flags, method, sizeBytes, packedBytes, headerOffset, isLink }: ListedEntry,
  limits: ZipLimits,
  fileBytes: number,
): string | undefined {
  // Bit 0: encrypted, bit 6: strong encryption, bit 13: names hidden by it.
  if ((flags & 0x2041) !== 0) return 'It is encrypted; unpack the archive with its password and give the folder.';
  if (isLink) return 'It is a symbolic link, which is not followed.';
  if (method !== 0 && method !== 8) {
    const name = methods[method];
    return `It is compressed by method ${method}${name === undefined ? '' : ` (${name})`}, which is not read; unpack the archive and give the folder.`;
  }
  if (headerOffset + packedBytes > fileBytes)
    return 'Its bytes lie outside of the archive, which is cut off or damaged.';
  if (method === 0 && sizeBytes !== packedBytes)
    return `It is stored as it is, and yet ${packedBytes} bytes shall be ${sizeBytes}: the archive is damaged.`;
  if (sizeBytes > limits.entryBytes)
    return `It would become ${sizeBytes} bytes; up to ${limits.entryBytes} are unpacked.`;
  return tooDense(sizeBytes, packedBytes, limits) ? denseEntry(sizeBytes, packedBytes, limits) : undefined;
}

/** True for so many bytes out of so few that it is no evidence. */
export function tooDense(sizeBytes: number, packedBytes: number, limits: ZipLimits): boolean {
  return sizeBytes > limits.ratioFromBytes && sizeBytes > limits.ratio * packedBytes;
}

/** Says so of an entry. */
export function denseEntry(sizeBytes: number, packedBytes: number, { ratio }: ZipLimits): string {
  return `Its ${packedBytes} bytes become ${sizeBytes} or more, which is more than ${ratio} for one; it is not unpacked.`;
}

function denseWhole(total: number, fileBytes: number): string {
  return `The ${fileBytes} bytes of the archive would become ${total}; nothing of it is unpacked.`;
}

/** Entries of which a byte belongs to one before them in the file as well. */
function sharingEntries(listed: readonly ListedEntry[]): ReadonlySet<ListedEntry> {
  const shared = new Set<ListedEntry>();
  let end = 0;
  for (const one of [...listed].sort((a, b) => a.headerOffset - b.headerOffset)) {
    if (one.headerOffset < end) shared.add(one);
    // 30 bytes of its own header, its name again, then its data; what else may stand between them is not counted.
    else end = one.headerOffset + 30 + one.nameBytes + one.packedBytes;
  }
  return shared;
}

function uniquePath(path: string, taken: Set<string>): string {
  let unique = path;
  for (let count = 2; taken.has(zipKey(unique)); count++) unique = `${path} (${count})`;
  taken.add(zipKey(unique));
  return unique;
}

/** A name inside a sentence: what a terminal would act on is written as its number. */
function quoted(name: string): string {
  return JSON.stringify(name.slice(0, 120)).replace(
    /[\u007f-\u009f\u2028-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

class Notes {
  private readonly notes: string[] = [];
  private left = 0;

  constructor(private readonly most: number) {}

  add(note: string): void {
    if (this.notes.length < this.most) this.notes.push(note);
    else this.left++;
  }

  all(): readonly string[] {
    return this.left === 0 ? this.notes : [...this.notes, `${this.left} more name(s) were changed like these.`];
  }
}
