import type { Host, HostEntry } from './host';
import type { EvidenceListing, ListedFolder } from './map-path';
import { fileName, joinUri, parentOf, segmentsOf } from './uri-path';
import { isZipUri } from './zip/zip-uri';

/** Why a listing does not hold everything: a bound of ours was hit, or somebody asked to stop. */
export type ListingBound = 'entries' | 'depth' | 'stopped';

export interface ListingOptions {
  /** Folders listed with everything below them. */
  readonly roots?: readonly string[];
  /** Folders listed without what lies below them. */
  readonly folders?: readonly string[];
  /** Files and folders together. */
  readonly maxEntries?: number;
  /** How many folders deep below a root. A host that follows symbolic links cannot lead a walk in circles for longer. */
  readonly maxDepth?: number;
  readonly shouldStop?: () => boolean;
}

export interface BoundedListing extends EvidenceListing {
  /** In the order they were hit; empty when everything was listed. */
  readonly bounds: readonly ListingBound[];
}

export const defaultMaxEntries = 20_000;
export const defaultMaxDepth = 8;

/** One spelling of a URI for comparing: `file:///c%3A/X` and `file:///C:/x` name one file. */
export function uriKey(uri: string): string {
  return segmentsOf(uri).join('/').toLowerCase();
}

/** Lists folders breadth first, in the order of their names, within the bounds. Never throws: a folder that cannot be listed is empty. */
export async function listEvidence(host: Host, options: ListingOptions): Promise<BoundedListing> {
  const { roots = [], folders = [], maxEntries = defaultMaxEntries, maxDepth = defaultMaxDepth, shouldStop } = options;
  const bounds = new Set<ListingBound>();
  const listed = new Map<string, ListedFolder>();
  const queue = [...roots.map((uri) => ({ uri, left: maxDepth })), ...folders.map((uri) => ({ uri, left: undefined }))];
  let room = maxEntries;
  for (let at = 0; at < queue.length; at++) {
    const { uri, left } = queue[at] ?? { uri: '', left: undefined };
    if (listed.has(uriKey(uri))) continue;
    if (shouldStop?.()) bounds.add('stopped');
    if (room <= 0) bounds.add('entries');
    if (bounds.has('stopped') || bounds.has('entries')) break;
    const entries = await entriesOf(host, uri);
    const kept = entries.slice(0, room);
    if (kept.length < entries.length) bounds.add('entries');
    room -= kept.length;
    listed.set(uriKey(uri), toListed(uri, kept, kept.length === entries.length));
    if (left === undefined) continue;
    const below = kept.filter(({ kind }) => kind === 'folder').map((entry) => ({ uri: entry.uri, left: left - 1 }));
    if (left > 0) queue.push(...below);
    else if (below.length > 0) bounds.add('depth');
  }
  return { folders: [...listed.values()], bounds: [...bounds] };
}

async function entriesOf(host: Host, uri: string): Promise<HostEntry[]> {
  try {
    return [...(await host.list(uri))].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch {
    // The contract of `list` is to answer with nothing; a host that breaks it loses one folder, not the walk.
    return [];
  }
}

function toListed(uri: string, entries: readonly HostEntry[], isWhole: boolean): ListedFolder {
  return {
    uri,
    files: entries.filter(({ kind }) => kind === 'file').map((entry) => ({ name: entry.name, uri: entry.uri })),
    folders: entries.filter(({ kind }) => kind === 'folder').map(({ name }) => name),
    // A host answers with nothing for a folder it may not read, so an empty answer proves nothing absent. Nor does a zip: it holds
    // what somebody chose to send, and disks are too large for that.
    isComplete: isWhole && entries.length > 0 && !isZipUri(uri),
  };
}

/** Where Hyper-V keeps the parts of one VM: below the VM's folder, or below a common one (VOCABULARY.md section 1). */
const partFolders = ['Virtual Machines', 'Snapshots', 'Virtual Hard Disks'];

/** The folders around one configuration that are looked at without being asked to: its own, the VM's, and the VM's parts. */
export async function foldersAround(uri: string, host: Host): Promise<string[]> {
  const own = parentOf(uri);
  if (own === undefined) return [];
  const isPart = partFolders.some((name) => name.toLowerCase() === fileName(own).toLowerCase());
  const vmFolder = (isPart ? parentOf(own) : undefined) ?? own;
  const below = await entriesOf(host, vmFolder);
  const parts = below.filter(
    ({ kind, name }) => kind === 'folder' && partFolders.some((part) => part.toLowerCase() === name.toLowerCase()),
  );
  return [...new Set([own, vmFolder, ...parts.map(({ name }) => joinUri(vmFolder, name))])];
}
