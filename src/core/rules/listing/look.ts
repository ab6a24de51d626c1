import { keyOf, pathOf } from '../../listing/disk-files';
import type { ListedFile, ListedFolder } from '../../listing/model';
import { listFolderDisks, readsOnly } from '../disk-commands';
import type { Fix } from '../rule';

/** Shows which files of a folder belong together by their headers; where no header says the folder, only words. */
export function lookAtChain(title: string, folder: ListedFolder, file: ListedFile, then = ''): Fix {
  const path = pathOf(folder, file);
  const isWindows = path !== undefined && /^(?:[A-Z]:\\|\\\\)/i.test(path);
  if (!isWindows) return { title: then === '' ? title : `${title} ${then}` };
  return { title, powershell: listFolderDisks(path), safety: then === '' ? readsOnly : `${readsOnly} ${then}` };
}

/** `Snapshots` in a folder with disks, or beside it: there Hyper-V keeps the configurations of checkpoints by default. */
export function snapshotsOf(folder: ListedFolder, byPath: ReadonlyMap<string, ListedFolder>): ListedFolder | undefined {
  if (!folder.path) return undefined;
  const own = keyOf(folder.path.value);
  const parent = own.slice(0, Math.max(own.lastIndexOf('\\'), 0));
  return byPath.get(`${own}\\snapshots`) ?? byPath.get(`${parent}\\snapshots`);
}
