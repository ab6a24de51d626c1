import type { Dirent } from 'node:fs';
import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readAllLimitBytes, TooLarge, type HostEntry, type HostStat, type OpenFile } from '../core';
import type { Files, FolderEntry } from './io';

/** The file system of this machine. Reads only. */
export class NodeHost implements Files {
  toUri(given: string): string {
    return pathToFileURL(path.resolve(given)).href;
  }

  toPath(uri: string): string {
    const full = fileURLToPath(uri);
    const relative = path.relative(process.cwd(), full);
    const isBelow = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
    return (isBelow ? relative : full).replaceAll(path.sep, '/');
  }

  async stat(uri: string): Promise<HostStat | undefined> {
    try {
      const found = await stat(new URL(uri));
      if (found.isDirectory()) return { kind: 'folder', sizeBytes: 0 };
      if (found.isFile()) return { kind: 'file', sizeBytes: found.size };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw inWords(error);
    }
    throw new Error('It is neither a file nor a folder.');
  }

  async list(uri: string): Promise<readonly HostEntry[]> {
    const entries = await this.entries(uri).catch(() => []);
    const known = await Promise.all(entries.map(async (entry) => ({ ...entry, kind: await this.kindOf(entry) })));
    return known.filter((entry): entry is HostEntry => entry.kind === 'file' || entry.kind === 'folder');
  }

  async entries(uri: string): Promise<readonly FolderEntry[]> {
    const folder = fileURLToPath(uri);
    const found = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
      throw inWords(error);
    });
    return found.map((entry) => ({
      name: entry.name,
      uri: pathToFileURL(path.join(folder, entry.name)).href,
      kind: kindOfEntry(entry),
    }));
  }

  async readAll(uri: string): Promise<Uint8Array> {
    const size = (await this.stat(uri))?.sizeBytes ?? 0;
    if (size > readAllLimitBytes) throw new TooLarge(uri, size, readAllLimitBytes);
    return await readFile(new URL(uri)).catch((error: unknown) => {
      throw inWords(error);
    });
  }

  async readRange(uri: string, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    const file = await this.open(uri);
    try {
      return await file.read(offset, length, into ?? new Uint8Array(length));
    } finally {
      await file.close();
    }
  }

  async open(uri: string): Promise<OpenFile> {
    const file = await open(new URL(uri), 'r').catch((error: unknown) => {
      throw inWords(error);
    });
    return {
      read: async (offset, length, into) => {
        try {
          let at = 0;
          while (at < length) {
            const { bytesRead } = await file.read(into, at, length - at, offset + at);
            if (bytesRead === 0) break;
            at += bytesRead;
          }
          return into.subarray(0, at);
        } catch (error) {
          throw inWords(error);
        }
      },
      close: () => file.close(),
    };
  }

  /** A link to a file is a file that is there; a link to a folder could lead in a circle and is left out. */
  private async kindOf({ kind, uri }: FolderEntry): Promise<FolderEntry['kind']> {
    if (kind !== 'link') return kind;
    const target = await this.stat(uri).catch(() => undefined);
    return target?.kind === 'file' ? 'file' : 'link';
  }
}

function kindOfEntry(entry: Dirent): FolderEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}

/** What the system says, without the path: the report has it beside, and `--anonymize` must not leak it. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'Access is denied.',
  EPERM: 'Access is denied.',
  EBUSY: 'Another program has it open.',
  EISDIR: 'It is a folder.',
  ELOOP: 'Its symbolic links lead in a circle.',
  EMFILE: 'Too many files are open.',
  ENAMETOOLONG: 'Its path is longer than the system takes.',
  ENOENT: 'There is no such file.',
  EIO: 'The device reports a read error.',
};

function inWords(error: unknown): Error {
  const code = codeOf(error);
  return new Error(reasons[code ?? ''] ?? `It could not be read (${code ?? String(error)}).`, { cause: error });
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '');
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
