import { sniffBytes } from '../sniff';
import type { Kind } from '../kinds';
import type { ZipHost } from './zip-host';
import { zipEntryUri } from './zip-uri';
import type { Host } from '../host';

/** A file in a zip, as evidence of its own. */
export interface ZipPart {
  readonly uri: string;
  /** Its path in the archive. */
  readonly path: string;
  /** Why it is not read. */
  readonly problem?: { readonly status: 'unreadable' | 'not-supported'; readonly kind: Kind; readonly words: string };
}

export interface ZipParts {
  readonly parts: readonly ZipPart[];
  /** Why these are not all, in a sentence. */
  readonly problem?: string;
  /** What was odd about names, in sentences. */
  readonly notes: readonly string[];
}

const nested = 'It is a zip inside a zip, which is not looked into; unpack the outer one and give the folder.';

/** The parts of a zip in the order of their paths; of each what stands in the way of reading it. Rejects where it is no archive. */
export async function findZipParts(
  host: ZipHost<Pick<Host, 'stat' | 'readRange'>>,
  zipUri: string,
  shouldStop: () => boolean = () => false,
): Promise<ZipParts> {
  const { entries, problem, notes } = await host.archive(zipUri);
  const parts: ZipPart[] = [];
  for (const { path, problem: words } of entries) {
    if (shouldStop()) break;
    const uri = zipEntryUri(zipUri, path);
    const found = words === undefined ? await look(host, uri) : unreadable(words);
    parts.push({ uri, path, ...(found && { problem: found }) });
  }
  return { parts, notes, ...(problem !== undefined && { problem }) };
}

/** The first bytes tell a zip inside it, and damage at once. */
async function look(host: ZipHost<Pick<Host, 'stat' | 'readRange'>>, uri: string): Promise<ZipPart['problem']> {
  try {
    const isZip = sniffBytes(await host.readRange(uri, 0, 8), uri) === 'zip';
    return isZip ? { status: 'not-supported', kind: 'zip', words: nested } : undefined;
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : String(error));
  }
}

function unreadable(words: string): NonNullable<ZipPart['problem']> {
  return { status: 'unreadable', kind: 'unknown', words };
}
