import { hostFileName, parseHostPath } from '../evidence/host-path';
import type { ListedFile, ListedFolder, ListingText } from './model';

/** The files of one virtual disk in one folder, by their names. */
export interface DiskFiles {
  readonly folder: ListedFolder;
  /** As the first of them has it. */
  readonly base: string;
  /** The disk itself; two where a VHD and a VHDX have one name. */
  readonly disks: readonly ListedFile[];
  /** The VHD Set itself, and not its data files. */
  readonly sets: readonly ListedFile[];
  /** AVHD and AVHDX files of checkpoints, with or without a GUID. */
  readonly checkpoints: readonly ListedFile[];
  readonly autoRecovery: readonly ListedFile[];
  readonly tracking: readonly ListedFile[];
}

/** Folders as they were listed last: of two outputs with one folder the later one holds. */
export function latestFolders({ folders }: ListingText): readonly ListedFolder[] {
  const byPath = new Map<string, ListedFolder>();
  for (const [at, folder] of folders.entries()) {
    const key = folder.path ? `${folder.style} ${keyOf(folder.path.value)}` : `at ${at}`;
    byPath.delete(key);
    byPath.set(key, folder);
  }
  return [...byPath.values()];
}

/** The disks of a folder with the files that belong to each by name, in the order of the folder. */
export function disksOf(folder: ListedFolder): readonly DiskFiles[] {
  const found = new Map<string, { base: string; files: ListedFile[] }>();
  for (const file of folder.files) {
    if (!file.disk) continue;
    const key = file.disk.base.toLowerCase();
    const known = found.get(key);
    if (known) known.files.push(file);
    else found.set(key, { base: file.disk.base, files: [file] });
  }
  return [...found.values()].map(({ base, files }) => {
    const of = (...kinds: readonly string[]): ListedFile[] =>
      files.filter(({ disk }) => kinds.includes(disk?.kind ?? ''));
    return {
      folder,
      base,
      disks: of('disk'),
      sets: of('vhd-set'),
      checkpoints: of('checkpoint', 'differencing'),
      autoRecovery: of('auto-recovery'),
      tracking: of('change-tracking'),
    };
  });
}

/** The path of a file as the listing proves it; `undefined` where no header says the folder, or a relative one. */
export function pathOf({ path }: ListedFolder, { name }: ListedFile): string | undefined {
  if (!path || /^\./.test(path.value)) return undefined;
  const separator = path.value.includes('/') ? '/' : '\\';
  return path.value.endsWith(separator) ? path.value + name.value : path.value + separator + name.value;
}

/** The last part of a folder's path. */
export function folderName({ path }: ListedFolder): string {
  return path ? hostFileName(parseHostPath(path.value)) : '';
}

/** For comparison of folders. */
export function keyOf(path: string): string {
  return path.replaceAll('/', '\\').replace(/\\+$/, '').toLowerCase();
}
