import { parseHostPath, plainLength } from '../evidence/host-path';
import { drivesOf, type ConfigValue, type Drive, type VmConfig } from '../vmconfig/model';
import { driveWhere } from '../vmconfig/words';

export interface NamedPath {
  readonly path: ConfigValue<string>;
  /** `The disk at IDE 0:0`, for the beginning of a sentence. */
  readonly what: string;
  readonly isDisk: boolean;
  readonly drive?: Drive;
  /** For a folder: how many characters Hyper-V adds to it for the longest file that it surely makes there. */
  readonly below?: number;
}

/** Every file that the configuration names, with words for it. What the path of a pass-through disk names is not known. */
export function namedPathsOf(config: VmConfig): NamedPath[] {
  const drives = drivesOf(config).flatMap((drive): NamedPath[] => {
    const type = drive.type?.value;
    if (!drive.path || type === 'HDD' || type === 'VLU') return [];
    const isDisk = type === 'VHD';
    return [{ path: drive.path, what: `The ${isDisk ? 'disk' : 'medium'} at ${driveWhere(drive)}`, isDisk, drive }];
  });
  const { memoryFile, deviceFile } = config.savedState ?? {};
  const saved = [memoryFile, deviceFile].flatMap((path) =>
    path ? [{ path, what: 'The saved state file', isDisk: false }] : [],
  );
  return [...drives, ...saved].filter(isThere);
}

/** `\Virtual Machines\<GUID>.xml` and `\Snapshots\<GUID>.xml` (VOCABULARY.md section 1). */
const guidXml = 36 + '.xml'.length;

/**
 * What a backup of the VM takes: its disks, the files of a saved state, and the folders of its configuration and of those
 * of its checkpoints. Discs and diskettes are no part of a VM's backup.
 */
export function backupPathsOf(config: VmConfig): NamedPath[] {
  const files = namedPathsOf(config).filter(({ isDisk, drive }) => isDisk || !drive);
  const folders = [
    { path: config.dataRoot, what: 'The configuration', below: '\\Virtual Machines\\'.length + guidXml },
    { path: config.checkpoints.location, what: 'A checkpoint configuration', below: '\\Snapshots\\'.length + guidXml },
  ].flatMap(({ path, what, below }) => (path ? [{ path, what, isDisk: false, below }] : []));
  return [...files, ...folders.filter(isThere)];
}

function isThere({ path }: NamedPath): boolean {
  return path.value.trim() !== '';
}

/** How long the path is for programs that know no `\\?\`: its own, or that of the file that Hyper-V makes in a folder. */
export function pathLength({ path, below = 0 }: NamedPath): number {
  const folder = below > 0 ? path.value.replace(/[\\/]$/, '') : path.value;
  return plainLength(parseHostPath(folder)) + below;
}
