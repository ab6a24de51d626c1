import type { FileStatus } from '../vmconfig/evidence-facts';
import { parentOf, segmentsOf } from './uri-path';
import { hostFileName, parseHostPath, type HostPath } from './host-path';

/** What was listed of the evidence. Build it with `indexEvidence`, or by hand from folders. */
export interface EvidenceListing {
  readonly folders: readonly ListedFolder[];
}

export interface ListedFolder {
  readonly uri: string;
  /** Names of the files in it. */
  readonly files: readonly { readonly name: string; readonly uri: string }[];
  /** Names of the folders in it. */
  readonly folders: readonly string[];
  /** False when a bound was hit before its end, or it could not be read: then nothing is absent from it. */
  readonly isComplete: boolean;
}

/** A listing made ready for looking up many paths. */
export interface PathMap {
  /** `near` is the configuration that names the path: of equal matches the one closest to it is taken. */
  statusOf(hostPath: string, near: string): FileStatus;
}

/** Folders that half of all hosts have: such a name alone ties a path of the host to no folder of the evidence. */
const commonFolders: ReadonlySet<string> = new Set([
  'disks',
  'hyper-v',
  'snapshots',
  'vhd',
  'vhds',
  'vhdx',
  'virtual hard disks',
  'virtual machines',
  'vm',
  'vms',
]);

interface Candidate {
  readonly folder: ListedFolder;
  /** Lower case, from the evidence's root down. */
  readonly segments: readonly string[];
}

const unchecked: FileStatus = { status: 'not-checked' };

/** Prepares a listing: lookups then cost the folders of one name, not the whole evidence. */
export function mapPaths(listing: EvidenceListing): PathMap {
  const byName = new Map<string, Candidate[]>();
  const byUri = new Map(listing.folders.map((folder) => [folder.uri, folder]));
  for (const folder of listing.folders) {
    const segments = segmentsOf(folder.uri).map((segment) => segment.toLowerCase());
    const name = segments.at(-1) ?? '';
    const same = byName.get(name);
    if (same) same.push({ folder, segments });
    else byName.set(name, [{ folder, segments }]);
  }
  return {
    statusOf: (hostPath, near) => {
      const path = parseHostPath(hostPath);
      const status = statusOf(byName, path, near);
      return status.status === 'not-checked' ? beside(byUri.get(parentOf(near) ?? ''), path) : status;
    },
  };
}

/**
 * A path of the host maps to the folder of the evidence that shares its longest run of names, read from the end. Every
 * folder with that longest run counts: the file is present when one of them holds it, absent when all were listed to
 * their end and none does.
 */
function statusOf(byName: ReadonlyMap<string, readonly Candidate[]>, path: HostPath, near: string): FileStatus {
  const names = path.segments.map((segment) => segment.toLowerCase());
  const file = names.pop();
  const parent = names.at(-1);
  if (file === undefined || parent === undefined || path.root.kind === 'device') return unchecked;
  const matches = (byName.get(parent) ?? []).flatMap((candidate) => matchOf(candidate, names, path));
  const longest = matches.reduce((most, { length }) => Math.max(most, length), 0);
  const best = matches.filter(({ length }) => length === longest).map(({ candidate }) => candidate);
  const [nearest] = best.sort(
    (a, b) => nearness(b, near) - nearness(a, near) || (a.folder.uri < b.folder.uri ? -1 : 1),
  );
  if (!nearest) return unchecked;
  for (const { folder } of best) {
    const found = folder.files.find(({ name }) => name.toLowerCase() === file);
    if (found) return { status: 'present', uri: found.uri, folderNames: namesIn(folder) };
  }
  if (!best.every(({ folder }) => folder.isComplete)) return unchecked;
  const { folder } = nearest;
  return { status: 'absent', folderUri: folder.uri, folderNames: namesIn(folder) };
}

function namesIn(folder: ListedFolder): string[] {
  return [...folder.files.map(({ name }) => name), ...folder.folders].sort();
}

/** Evidence is often one flat folder: a file of that name beside the configuration is taken for it, its absence proves nothing. */
function beside(folder: ListedFolder | undefined, path: HostPath): FileStatus {
  const file = hostFileName(path).toLowerCase();
  const found = folder?.files.find(({ name }) => name.toLowerCase() === file);
  return folder && found ? { status: 'present', uri: found.uri, folderNames: namesIn(folder) } : unchecked;
}

function matchOf(
  candidate: Candidate,
  names: readonly string[],
  path: HostPath,
): { candidate: Candidate; length: number }[] {
  const { segments } = candidate;
  let length = 0;
  while (length < names.length && length < segments.length && names.at(-1 - length) === segments.at(-1 - length))
    length++;
  const isWhole = length === names.length;
  const above = segments.at(-1 - length);
  if (isWhole && above !== undefined) {
    const agrees = agreesWithRoot(above, path);
    if (agrees !== undefined) return agrees ? [{ candidate, length: length + 1 }] : [];
  }
  const isTelling = isWhole || names.slice(names.length - length).some((name) => !commonFolders.has(name));
  return length > 0 && isTelling ? [{ candidate, length }] : [];
}

/** Collected trees often keep the drive as a folder: `D`, `D$`, `D_`. Another drive's folder contradicts the path. */
function agreesWithRoot(folder: string, { root }: HostPath): boolean | undefined {
  const letter = /^([a-z])[$_:]?$/.exec(folder)?.[1];
  if (root.kind === 'drive') return letter === undefined ? undefined : letter === root.letter.toLowerCase();
  if (root.kind !== 'share') return undefined;
  return folder === root.share.toLowerCase() ? true : undefined;
}

/** How many leading segments a folder shares with the configuration's own place. */
function nearness({ segments }: Candidate, near: string): number {
  const other = segmentsOf(near).map((segment) => segment.toLowerCase());
  let shared = 0;
  while (shared < segments.length && segments[shared] === other[shared]) shared++;
  return shared;
}
