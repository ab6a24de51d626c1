import { readDiskName } from '../../evidence/disk-name';
import { pathKey } from '../../vmconfig/evidence-facts';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere } from '../../vmconfig/words';
import type { ConfigInput, ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';
import type { Fix } from '../rule';

/** Whether a job runs right now no file tells, and during one the AutoRecovery disk is normal: hence a hint. */
export const autoRecoveryLeft: ConfigRule = {
  code: 'HVB060',
  title: catalogueRow('HVB060').title,
  cost: 'slow',
  severity: 'hint',
  check(input, report) {
    const { config, evidence } = input;
    const told = new Set<string>();
    for (const drive of virtualDisksOf(config)) {
      const { value, span } = drive.path;
      const file = lastSegment(value);
      if (readDiskName(file)?.kind === 'auto-recovery') {
        report({
          span,
          message: `The disk at ${driveWhere(drive)} is ${file}, which exists only during a backup; if no job runs, it was left behind and is in use.`,
          fixes: () => [lookAtChain(input)],
        });
        continue;
      }
      const status = evidence?.files.get(pathKey(value));
      const names = status && status.status !== 'not-checked' ? status.folderNames : [];
      const left = names.find((name) => isAutoRecoveryOf(name, file));
      if (left === undefined || told.has(left)) continue;
      told.add(left);
      report({
        span,
        message: `${left} lies beside ${file}; if no backup job runs, it was left behind and the next backup fails because the file exists (0x80070050).`,
        fixes: () => [lookAtChain(input)],
      });
    }
  },
};

function isAutoRecoveryOf(name: string, diskFile: string): boolean {
  const left = readDiskName(name);
  return left?.kind === 'auto-recovery' && left.base.toLowerCase() === readDiskName(diskFile)?.base.toLowerCase();
}

function lookAtChain({ config }: ConfigInput): Fix {
  return {
    title: 'See which disks of the VM use which files',
    powershell: `Get-VMHardDiskDrive ${vmParameter(config)} | Get-VHD | Select-Object Path, ParentPath, VhdType`,
    safety:
      "It only reads. First let the backup application be idle and clear a leftover recovery checkpoint; if the file is then still there, ask the application's vendor or Microsoft support. It must not be put together with its parent.",
  };
}
