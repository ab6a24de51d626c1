import { readDiskName, type DiskName } from '../../evidence/disk-name';
import { pathKey } from '../../vmconfig/evidence-facts';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { listFolderDisks, readsOnly } from '../disk-commands';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes } from '../powershell';

/** The configured AVHDX is not where it should be, and a file of the same base disk is: somebody renamed or moved it. */
export const avhdxMoved: ConfigRule = {
  code: 'HVB067',
  title: catalogueRow('HVB067').title,
  cost: 'slow',
  severity: 'error',
  check(input, report) {
    const { config, evidence } = input;
    const told = new Set<string>();
    for (const drive of virtualDisksOf(config)) {
      const { value, span } = drive.path;
      const file = lastSegment(value);
      const similar = similarFile(file, evidence?.files.get(pathKey(value)));
      if (similar === undefined || told.has(pathKey(value))) continue;
      told.add(pathKey(value));
      const { guid } = readDiskName(file) ?? {};
      // The same id under another name is the same file; another file of the chain only makes it likely.
      const isSame = guid !== undefined && similar.toLowerCase().includes(guid);
      report({
        span,
        ...(!isSame && { atMost: 'warning' as const }),
        message: `${file}, the disk at ${driveWhere(drive)}, is not in its folder, but ${similar} is${isSame ? '' : '; inferred: it was renamed or moved by hand'}; without it the VM loses its newest data. Copy every file of the chain before anything else, and ask the backup vendor or Microsoft support.`,
        fixes: () => [
          {
            title: 'See which files of this folder belong together',
            powershell: listFolderDisks(value),
            safety: `${readsOnly} Leave the VM off until the chain is known, and rename or move no AVHDX by hand.${hostNotes(input)}`,
          },
        ],
      });
    }
  },
};

/**
 * A file in the folder where the differencing disk `file` is absent that stands for it: one with its GUID in the name, else a
 * differencing disk of the same base disk. `undefined` where nothing is proved absent, or nothing is like it.
 */
export function similarFile(
  file: string,
  status: { readonly status: string; readonly folderNames?: readonly string[] } | undefined,
): string | undefined {
  const wanted = readDiskName(file);
  if (status?.status !== 'absent' || (wanted?.kind !== 'checkpoint' && wanted?.kind !== 'differencing'))
    return undefined;
  const names = status.folderNames ?? [];
  return names.find((name) => bearsGuid(name, wanted)) ?? names.find((name) => isOfSameDisk(name, wanted, names));
}

/** `root_<GUID>.avhdx.old`, `copy of root_<GUID>.vhdx`; not its change tracking, nor the AutoRecovery disk made of it. */
function bearsGuid(name: string, { guid }: DiskName): boolean {
  const { kind } = readDiskName(name) ?? {};
  const isDisk = kind !== 'change-tracking' && kind !== 'auto-recovery' && /\.a?vhd[xs]?(?:[^a-z]|$)/i.test(name);
  return isDisk && guid !== undefined && name.toLowerCase().includes(guid) && !/\.(?:hrl|rct|mrt)$/i.test(name);
}

/** A chain is of one format. The AVHDX files of a VHD Set are its data and no sign of anything. */
function isOfSameDisk(name: string, { base, extension }: DiskName, names: readonly string[]): boolean {
  const found = readDiskName(name);
  if ((found?.kind !== 'checkpoint' && found?.kind !== 'differencing') || found.extension !== extension) return false;
  const set = `${base}.vhds`.toLowerCase();
  return found.base.toLowerCase() === base.toLowerCase() && !names.some((one) => one.toLowerCase() === set);
}
