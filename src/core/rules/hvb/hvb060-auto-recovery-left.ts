import { readDiskName } from '../../evidence/disk-name';
import { pathKey } from '../../vmconfig/evidence-facts';
import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere } from '../../vmconfig/words';
import type { ConfigInput, ConfigRule } from '../config-input';
import { listFolderDisks, listVmDisks, readsOnly } from '../disk-commands';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes } from '../powershell';
import type { Fix } from '../rule';

/** Whether a job runs right now no file tells, and during one the AutoRecovery disk is normal: hence a hint. */
export const autoRecoveryLeft: ConfigRule = {
  code: 'HVB060',
  title: catalogueRow('HVB060').title,
  cost: 'slow',
  severity: 'hint',
  // Hosts before 2012 R2 make no such disk.
  severityByHost: {
    'windows-server-2008': 'off',
    'windows-server-2008-r2': 'off',
    'windows-server-2012': 'off',
  },
  check(input, report) {
    const { config, evidence } = input;
    // A backup's own checkpoint names the AutoRecovery disk rightly; what lies beside is told at the VM.
    if (config.kind === 'checkpoint') return;
    const disks = virtualDisksOf(config);
    const told = new Set(disks.map(({ path }) => pathKey(path.value)));
    for (const drive of disks) {
      const { value, span } = drive.path;
      const file = lastSegment(value);
      if (readDiskName(file)?.kind === 'auto-recovery') {
        report({
          span,
          message: `The disk at ${driveWhere(drive)} is ${file}, which exists only during a backup; if no job runs, it was left behind and is in use.`,
          fixes: () => [lookAtChain(input, value)],
        });
        continue;
      }
      const status = evidence?.files.get(pathKey(value));
      const names = status && status.status !== 'not-checked' ? status.folderNames : [];
      for (const left of names.filter((name) => isAutoRecoveryOf(name, file))) {
        const key = pathKey(value.slice(0, value.length - file.length) + left);
        if (told.has(key)) continue;
        told.add(key);
        report({
          span,
          message: `${left} lies beside ${file}; if no backup job runs, it was left behind and the next backup fails because the file exists (0x80070050).`,
          fixes: () => [lookAtChain(input, value)],
        });
      }
    }
  },
};

function isAutoRecoveryOf(name: string, diskFile: string): boolean {
  const left = readDiskName(name);
  return left?.kind === 'auto-recovery' && left.base.toLowerCase() === readDiskName(diskFile)?.base.toLowerCase();
}

function lookAtChain(input: ConfigInput, path: string): Fix {
  return {
    title: 'See which disks use which files of this folder',
    powershell: `${listVmDisks(input.config)}; ${listFolderDisks(path)}`,
    safety: `${readsOnly} First let the backup application be idle, without a mount or a proxy attachment, and clear a leftover recovery checkpoint; if the file is then still there, hand this list to the application's vendor or Microsoft support. It must not be put together with its parent.${hostNotes(input)}`,
  };
}
