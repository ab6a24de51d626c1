import { readAllLimitBytes, TooLarge, type Host, type HostEntry, type HostStat } from '../../src/core/evidence/host';

/** A file system in memory. Keys are URIs such as `mem:///evidence/HV01/a.xml`; folders are what the keys imply. */
export class MemoryHost implements Host {
  private readonly files: ReadonlyMap<string, Uint8Array>;
  /** Every URI whose bytes were read, in order. */
  readonly reads: string[] = [];

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    const encoder = new TextEncoder();
    this.files = new Map(
      Object.entries(files).map(([uri, content]) => [
        uri,
        typeof content === 'string' ? encoder.encode(content) : content,
      ]),
    );
  }

  stat(uri: string): Promise<HostStat | undefined> {
    const file = this.files.get(uri);
    if (file) return Promise.resolve({ kind: 'file', sizeBytes: file.length });
    const isFolder = [...this.files.keys()].some((key) => key.startsWith(asFolder(uri)));
    return Promise.resolve(isFolder ? { kind: 'folder', sizeBytes: 0 } : undefined);
  }

  list(uri: string): Promise<readonly HostEntry[]> {
    const prefix = asFolder(uri);
    const entries = new Map<string, HostEntry>();
    for (const key of this.files.keys()) {
      if (!key.startsWith(prefix)) continue;
      const [segment = '', ...rest] = key.slice(prefix.length).split('/');
      const kind = rest.length > 0 ? 'folder' : 'file';
      entries.set(segment, { name: decodeURIComponent(segment), uri: prefix + segment, kind });
    }
    return Promise.resolve([...entries.values()]);
  }

  readAll(uri: string): Promise<Uint8Array> {
    const file = this.files.get(uri);
    if (!file) return Promise.reject(new Error(`${uri} is not there.`));
    this.reads.push(uri);
    if (file.length > readAllLimitBytes) return Promise.reject(new TooLarge(uri, file.length, readAllLimitBytes));
    return Promise.resolve(file);
  }

  async readRange(uri: string, offset: number, length: number): Promise<Uint8Array> {
    return (await this.readAll(uri)).subarray(offset, offset + length);
  }
}

function asFolder(uri: string): string {
  return uri.endsWith('/') ? uri : `${uri}/`;
}
