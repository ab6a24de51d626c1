import { readDiskName } from '../../evidence/disk-name';
import { pathKey } from '../../vmconfig/evidence-facts';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';

/** The configured AVHDX is not where it should be, and a file of the same base disk is: somebody renamed or moved it. */
export const avhdxMoved: ConfigRule = {
  code: 'HVB067',
  title: catalogueRow('HVB067').title,
  cost: 'slow',
  severity: 'error',
  check({ config, evidence }, report) {
    for (const drive of virtualDisksOf(config)) {
      const file = lastSegment(drive.path.value);
      const similar = similarFile(file, evidence?.files.get(pathKey(drive.path.value)));
      if (similar === undefined) continue;
      report({
        span: drive.path.span,
        message: `${file}, the disk at ${driveWhere(drive)}, is not in its folder, but ${similar} is; an AVHDX that was renamed or moved leaves the VM without its newest data. Copy every file of the chain before anything else, and ask the backup vendor or Microsoft support.`,
      });
    }
  },
};

/** The name of a differencing file of the same base disk in the folder where `file` is absent. */
export function similarFile(
  file: string,
  status: { readonly status: string; readonly folderNames?: readonly string[] } | undefined,
): string | undefined {
  const wanted = readDiskName(file);
  if (status?.status !== 'absent' || !wanted?.extension.startsWith('avhd')) return undefined;
  return status.folderNames?.find((name) => {
    const found = readDiskName(name);
    const differencing = found?.kind === 'checkpoint' || found?.kind === 'differencing';
    return differencing && found.base.toLowerCase() === wanted.base.toLowerCase();
  });
}
