import { readDiskName } from '../../evidence/disk-name';
import { pathKey } from '../../vmconfig/evidence-facts';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere, theVm } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigInput, ConfigRule } from '../config-input';
import { listVmDisks, readsOnly } from '../disk-commands';
import { catalogueRow } from '../facts/catalogue';
import { isHostUpTo } from '../host-age';
import { hostNotes, vmParameter } from '../powershell';
import type { Fix } from '../rule';

/**
 * The VM runs on a checkpoint's disk and lists no checkpoint: a backup checkpoint that never went away, or one of a running
 * job, or one that is kept on purpose where incremental backup is enabled. That no checkpoint means so is inferred.
 */
export const attachedAvhdx: ConfigRule = {
  code: 'HVB068',
  title: catalogueRow('HVB068').title,
  cost: 'fast',
  severity: 'error',
  // Only from 2012 R2 on a host backup makes a checkpoint.
  severityByHost: {
    'windows-server-2008': 'off',
    'windows-server-2008-r2': 'off',
    'windows-server-2012': 'off',
  },
  check(input, report) {
    const { config, evidence } = input;
    const { count, mergePending } = config.checkpoints;
    // A pending merge explains it, and is HVB027.
    if (count?.value !== 0 || mergePending?.value === true || !isVm(input)) return;
    if (input.host.os === undefined && isHostUpTo('windows-server-2012', input)) return;
    // Replica keeps its recovery points in AVHDX files; whether they count as checkpoints in the list is not known.
    const replicated = config.replication !== undefined;
    for (const drive of virtualDisksOf(config)) {
      const file = lastSegment(drive.path.value);
      const { kind } = readDiskName(file) ?? {};
      if (kind !== 'checkpoint' && kind !== 'differencing') continue;
      // A file that is not there is told as that, HVB067 or vmconfig/file-not-found.
      if (evidence?.files.get(pathKey(drive.path.value))?.status === 'absent') continue;
      report({
        span: drive.path.span,
        atMost: replicated ? 'hint' : 'warning',
        message: `The disk at ${driveWhere(drive)} of ${theVm(config)} is ${file}, and no checkpoint is listed; inferred: a backup left it behind, unless a job is running${replicated ? ', Replica keeps it as a recovery point,' : ''} or incremental backup is enabled.`,
        related: [{ span: count.span, message: 'No checkpoint is listed here.' }],
        fixes: () => [lookAtCheckpoints(input)],
      });
    }
  },
};

function lookAtCheckpoints(input: ConfigInput): Fix {
  return {
    title: 'See checkpoints and chain of this VM',
    powershell: `Get-VMSnapshot ${vmParameter(input.config)} | Format-List Name, SnapshotType, CreationTime; ${listVmDisks(input.config)}`,
    safety: `${readsOnly} Next: backup application idle, without a mount or a proxy attachment; a restorable backup at hand; free space for a merge; then shut the VM down and wait, which usually starts the merge. If it does not, ask the application's vendor or Microsoft support. Never delete or rename an AVHDX.${hostNotes(input)}`,
  };
}
