import { readDiskName } from '../../evidence/disk-name';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf, type Drive } from '../../vmconfig/model';
import { driveWhere } from '../../vmconfig/words';
import type { ConfigInput, ConfigRule } from '../config-input';
import { driveParameter } from '../disk-commands';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, quotePowerShell } from '../powershell';
import type { Fix } from '../rule';

/** Configuration version 8.0 is that of Windows Server 2016. */
const firstOf2016 = 8;

/** Resilient change tracking, from 2016 on, needs VHDX. */
export const vhdFormat: ConfigRule = {
  code: 'HVB075',
  title: catalogueRow('HVB075').title,
  cost: 'fast',
  severity: 'warning',
  severityByHost: {
    'windows-server-2008': 'off',
    'windows-server-2008-r2': 'off',
    'windows-server-2012': 'off',
    'windows-server-2012-r2': 'off',
    'windows-client': 'off',
  },
  check(input, report) {
    const { config, host } = input;
    // A checkpoint's disk is no candidate for a conversion; the VM's own configuration tells of the format.
    if (config.kind === 'checkpoint') return;
    if (host.os === undefined && (config.version?.value.major ?? 0) < firstOf2016) return;
    for (const drive of virtualDisksOf(config)) {
      const path = drive.path.value;
      const { extension } = readDiskName(lastSegment(path)) ?? {};
      if (extension !== 'vhd' && extension !== 'avhd') continue;
      report({
        span: drive.path.span,
        message: `The disk at ${driveWhere(drive)} is a .${extension} file; the VHD format has no resilient change tracking, so each backup reads the whole disk.`,
        ...(extension === 'vhd' && { fixes: () => convert(input, drive, path) }),
      });
    }
  },
};

function convert(input: ConfigInput, drive: Drive, path: string): readonly Fix[] {
  const target = quotePowerShell(`${path}x`);
  const notes = hostNotes(input);
  return [
    {
      title: 'Convert the disk to VHDX',
      powershell: `Convert-VHD -Path ${quotePowerShell(path)} -DestinationPath ${target}`,
      safety: `VM off, no checkpoints, no backup job running, no other disk that has this one as its parent, free space for a second copy. The old file stays as it is.${notes}`,
    },
    {
      title: 'Then point the VM to the new file',
      powershell: `Set-VMHardDiskDrive ${driveParameter(input.config, drive)} -Path ${target}`,
      safety: `Only after the conversion has succeeded, with the VM still off. Keep the old file until a backup succeeded; the first one reads the whole disk, and a replica must be synchronised again.${notes}`,
    },
  ];
}
