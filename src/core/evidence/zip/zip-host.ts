import { readAllLimitBytes, TooLarge, type Host, type HostEntry, type HostStat, type OpenFile } from '../host';
import { sniffBytes } from '../sniff';
import { openArchive, zipKey, type ZipArchive, type ZipEntry } from './archive';
import { EntryStream } from './entry-stream';
import { zipLimits, type ZipLimits } from './limits';
import { isZipUri, zipEntryUri, zipPlaces } from './zip-uri';

export interface ZipHostOptions {
  readonly limits?: Partial<ZipLimits>;
  readonly shouldStop?: () => boolean;
}

/** What is kept open between reads, of which the oldest is let go: archives, and entries that are being read. */
const mostArchives = 64;
const mostStreams = 128;

const keptOfStream = 256 * 1024;

/**
 * A host whose zips can be looked into: URIs of entries are answered from their archive, all others by the host below. Only
 * bytes that are asked for are unpacked, into memory, within the limits; nothing is ever written.
 */
export class ZipHost<Below extends Pick<Host, 'stat' | 'readRange'> & Partial<Host> = Host> implements Host {
  /** How many bytes were unpacked so far. */
  unpackedBytes = 0;
  private readonly limits: ZipLimits;
  private readonly archives = new Map<string, Promise<ZipArchive>>();
  private readonly streams = new Map<string, EntryStream>();

  constructor(
    readonly below: Below,
    private readonly options: ZipHostOptions = {},
  ) {
    this.limits = { ...zipLimits, ...options.limits };
  }

  /** What a zip holds. Rejects, with a sentence, where nothing can be read of it. */
  async archive(zipUri: string): Promise<ZipArchive> {
    const stat = await this.below.stat(zipUri);
    if (stat?.kind !== 'file') throw new Error('There is no such file.');
    const key = `${zipUri}\n${stat.sizeBytes}`;
    const known = this.archives.get(key);
    const opened = known ?? openArchive(this.below, zipUri, stat.sizeBytes, this.limits);
    this.archives.delete(key);
    this.archives.set(key, opened);
    dropOldest(this.archives, mostArchives);
    if (!known) opened.catch(() => this.archives.delete(key));
    return await opened;
  }

  /** A zip may be another one now: nothing of it is known any more. */
  forget(zipUri: string): void {
    for (const key of this.archives.keys()) if (key.startsWith(`${zipUri}\n`)) this.archives.delete(key);
    const root = zipEntryUri(zipUri, '');
    for (const key of this.streams.keys()) if (key.startsWith(root)) this.streams.delete(key);
  }

  async stat(uri: string): Promise<HostStat | undefined> {
    if (!isZipUri(uri)) return await this.below.stat(uri);
    const found = await this.find(uri);
    if (!found) return undefined;
    return found.entry ? { kind: 'file', sizeBytes: found.entry.sizeBytes } : { kind: 'folder', sizeBytes: 0 };
  }

  async list(uri: string): Promise<readonly HostEntry[]> {
    if (!isZipUri(uri)) return (await this.below.list?.(uri)) ?? [];
    const found = await this.find(uri);
    if (!found || found.entry) return [];
    const inside = found.path === '' ? '' : `${found.path}/`;
    const listed = new Map<string, HostEntry>();
    for (const { path } of found.archive.entries) {
      if (!zipKey(path).startsWith(zipKey(inside))) continue;
      const [name = '', ...more] = path.slice(inside.length).split('/');
      const entryUri = zipEntryUri(found.archive.uri, inside + name);
      listed.set(zipKey(name), { name, uri: entryUri, kind: more.length > 0 ? 'folder' : 'file' });
    }
    return [...listed.values()];
  }

  async readAll(uri: string): Promise<Uint8Array> {
    if (!isZipUri(uri)) {
      if (!this.below.readAll) throw new Error('It cannot be read whole here.');
      return await this.below.readAll(uri);
    }
    const { archive, entry } = await this.file(uri);
    if (entry.sizeBytes > readAllLimitBytes) throw new TooLarge(uri, entry.sizeBytes, readAllLimitBytes);
    const stream = this.stream(archive, entry, 0);
    const bytes = await stream.read(0, entry.sizeBytes);
    // Fewer are those before a damaged place, and the next one is refused with what is wrong.
    if (bytes.length < entry.sizeBytes) await stream.read(bytes.length, 1);
    return bytes;
  }

  async readRange(uri: string, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    if (!isZipUri(uri)) return await this.below.readRange(uri, offset, length, into);
    const { archive, entry } = await this.file(uri);
    const known = this.streams.get(uri) ?? this.stream(archive, entry, keptOfStream);
    this.streams.delete(uri);
    this.streams.set(uri, known);
    dropOldest(this.streams, mostStreams);
    return await known.read(offset, length);
  }

  async open(uri: string): Promise<OpenFile> {
    if (!isZipUri(uri)) {
      if (this.below.open) return await this.below.open(uri);
      return {
        read: (offset, length, into) => this.below.readRange(uri, offset, length, into),
        close: () => Promise.resolve(),
      };
    }
    const { archive, entry } = await this.file(uri);
    const stream = this.stream(archive, entry, keptOfStream);
    return { read: (offset, length) => stream.read(offset, length), close: () => Promise.resolve() };
  }

  private stream({ uri }: ZipArchive, entry: ZipEntry, keepBytes: number): EntryStream {
    return new EntryStream(entry, {
      read: (offset, length) => this.below.readRange(uri, offset, length),
      limits: this.limits,
      shouldStop: this.options.shouldStop ?? (() => false),
      count: (bytes) => {
        this.unpackedBytes += bytes;
      },
      keepBytes,
    });
  }

  private async file(uri: string): Promise<{ readonly archive: ZipArchive; readonly entry: ZipEntry }> {
    const found = await this.find(uri);
    if (!found?.entry) throw new Error('There is no such file in the archive.');
    if (found.entry.problem !== undefined) throw new Error(found.entry.problem);
    return { archive: found.archive, entry: found.entry };
  }

  private async find(
    uri: string,
  ): Promise<
    { readonly archive: ZipArchive; readonly path: string; readonly entry: ZipEntry | undefined } | undefined
  > {
    for (const { zipUri, path } of zipPlaces(uri)) {
      if (!(await this.isZip(zipUri))) continue;
      const archive = await this.archive(zipUri);
      const entry = archive.byPath.get(zipKey(path));
      const isThere =
        entry !== undefined ||
        path === '' ||
        archive.entries.some((one) => zipKey(one.path).startsWith(`${zipKey(path)}/`));
      return isThere ? { archive, path, entry } : undefined;
    }
    return undefined;
  }

  private async isZip(uri: string): Promise<boolean> {
    for (const key of this.archives.keys()) if (key.startsWith(`${uri}\n`)) return true;
    if ((await this.below.stat(uri))?.kind !== 'file') return false;
    return sniffBytes((await this.below.readRange(uri, 0, 8)).slice(), uri) === 'zip';
  }
}

function dropOldest(map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
