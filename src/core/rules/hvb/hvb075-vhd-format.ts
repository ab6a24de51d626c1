import { readDiskName } from '../../evidence/disk-name';
import { isServerBetween } from '../../vmconfig/facts/host-os';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { quotePowerShell } from '../powershell';

/** Resilient change tracking, from 2016 on, needs VHDX. */
export const vhdFormat: ConfigRule = {
  code: 'HVB075',
  title: catalogueRow('HVB075').title,
  cost: 'fast',
  severity: 'warning',
  check({ config, host: { os } }, report) {
    if (!os || !isServerBetween(os, 'windows-server-2016', 'windows-server-2025')) return;
    for (const drive of virtualDisksOf(config)) {
      const path = drive.path.value;
      const { extension } = readDiskName(lastSegment(path)) ?? {};
      if (extension !== 'vhd' && extension !== 'avhd') continue;
      report({
        span: drive.path.span,
        message: `The disk at ${driveWhere(drive)} is a .${extension} file; the VHD format has no resilient change tracking, so each backup reads the whole disk.`,
        ...(extension === 'vhd' && {
          fixes: () => [
            {
              title: 'Convert the disk to VHDX',
              powershell: `Convert-VHD -Path ${quotePowerShell(path)} -DestinationPath ${quotePowerShell(`${path}x`)}`,
              safety:
                'VM off, no checkpoints, free space for a second copy. Then point the VM to the new file, and keep the old one until a backup succeeded.',
            },
          ],
        }),
      });
    }
  },
};
