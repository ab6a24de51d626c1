import { fileKinds, type FileKind } from '../process';
import type { FileState, Run } from '../runs';

/** Stands for a virtual disk that no record names. */
const someDisk = '<disk>';

/** The names of the virtual disks that records tell of, without their endings; `<disk>` where they tell of none. */
export function diskNames(run: Run): readonly string[] {
  const names = new Map<string, string>();
  for (const file of run.files) {
    const name = diskOf(file);
    if (name !== undefined && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  return names.size === 0 ? [someDisk] : [...names.values()];
}

/** Where a kind of file of a disk is: the paths that records name, else a name after the pattern. */
export function pathsOf(run: Run, kind: FileKind, disk: string): readonly { path: string; named: boolean }[] {
  const named = run.files.filter(
    (file) => file.named && file.kind === kind && diskOf(file)?.toLowerCase() === disk.toLowerCase(),
  );
  if (named.length > 0) return named.map(({ path }) => ({ path, named: true }));
  const pattern = fileKinds[kind].pattern.replaceAll(someDisk, disk).replaceAll('<VM>', run.vm.name);
  return [{ path: isOldFormat(run) ? pattern.replaceAll('.vhdx', '.vhd') : pattern, named: false }];
}

/** The last part of a path of Windows, as one reads it. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}

const ends = [/-autorecovery\.avhdx?$/i, /_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.avhdx?$/i, /\.a?vhdx?$/i];

function diskOf({ path, named }: FileState): string | undefined {
  if (!named) return undefined;
  const name = fileName(path);
  const end = ends.find((one) => one.test(name));
  return end ? name.replace(end, '') : undefined;
}

/** Hosts before 2012 know no VHDX. */
function isOldFormat({ hostOs, build }: Run): boolean {
  return hostOs === 'windows-server-2008' || hostOs === 'windows-server-2008-r2' || /^6\.[01]\./.test(build ?? '');
}
