import { drivesOf, type ConfigValue, type VmConfig } from '../vmconfig/model';
import { driveWhere } from '../vmconfig/words';

export interface NamedPath {
  readonly path: ConfigValue<string>;
  /** `The disk at IDE 0:0`, for the beginning of a sentence. */
  readonly what: string;
  readonly isDisk: boolean;
}

/** Every file that the configuration names, with words for it. */
export function namedPathsOf(config: VmConfig): NamedPath[] {
  const drives = drivesOf(config).flatMap((drive) => {
    const isDisk = drive.type?.value === 'VHD';
    return drive.path
      ? [{ path: drive.path, what: `The ${isDisk ? 'disk' : 'medium'} at ${driveWhere(drive)}`, isDisk }]
      : [];
  });
  const { memoryFile, deviceFile } = config.savedState ?? {};
  const saved = [memoryFile, deviceFile].flatMap((path) =>
    path ? [{ path, what: 'The saved state file', isDisk: false }] : [],
  );
  return [...drives, ...saved].filter(({ path }) => path.value.trim() !== '');
}
