import { readDiskName } from '../../evidence/disk-name';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere, vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';

/**
 * The VM runs on a checkpoint's disk and lists no checkpoint: a backup checkpoint that never went away, or one of a running
 * job, or one that is kept on purpose where incremental backup is enabled. That no checkpoint means so is inferred.
 */
export const attachedAvhdx: ConfigRule = {
  code: 'HVB068',
  title: catalogueRow('HVB068').title,
  cost: 'fast',
  severity: 'error',
  check({ config }, report) {
    const { count, mergePending } = config.checkpoints;
    // A pending merge explains it, and is HVB027.
    if (count?.value !== 0 || mergePending?.value === true || config.kind === 'checkpoint') return;
    for (const drive of virtualDisksOf(config)) {
      const file = lastSegment(drive.path.value);
      const name = readDiskName(file);
      if (name?.kind !== 'checkpoint' && name?.kind !== 'differencing') continue;
      report({
        span: drive.path.span,
        atMost: 'warning',
        message: `The disk at ${driveWhere(drive)} of ${vmWord(config)} is ${file}, and no checkpoint is listed; inferred: a backup left it behind, unless a job is running or incremental backup is enabled.`,
        related: [{ span: count.span, message: 'No checkpoint is listed here.' }],
        fixes: () => [
          {
            title: 'See checkpoints and chain of this VM',
            powershell: `Get-VMSnapshot ${vmParameter(config)}; Get-VMHardDiskDrive ${vmParameter(config)} | Get-VHD | Select-Object Path, ParentPath, VhdType`,
            safety:
              'It only reads. Next: backup application idle, a restorable backup at hand, free space for a merge; then shut the VM down and wait, which usually starts the merge. Never delete or rename an AVHDX.',
          },
        ],
      });
    }
  },
};
