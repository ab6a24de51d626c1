import { parseHostPath, volumeOf } from '../../evidence/host-path';
import { isServerBetween } from '../../vmconfig/facts/host-os';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere, vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { quotePowerShell, vmParameter } from '../powershell';

/** Up to 2012 the online method is offered only where checkpoints and disks share a volume (backing-up-and-restoring page). */
export const checkpointLocation: ConfigRule = {
  code: 'HVB010',
  title: catalogueRow('HVB010').title,
  cost: 'fast',
  severity: 'info',
  severityByHost: {
    'windows-server-2008': 'error',
    'windows-server-2008-r2': 'error',
    'windows-server-2012': 'error',
  },
  check({ config, host: { os } }, report) {
    const { location } = config.checkpoints;
    const volume = location && volumeOf(parseHostPath(location.value));
    if (!volume || config.kind === 'checkpoint') return;
    const elsewhere = virtualDisksOf(config).flatMap((drive) => {
      const own = volumeOf(parseHostPath(drive.path.value));
      return own && own.key !== volume.key ? [{ drive, own }] : [];
    });
    const [first] = elsewhere;
    if (!first) return;
    const old = os !== undefined && isServerBetween(os, 'windows-server-2008', 'windows-server-2012');
    const effect = old
      ? 'on this host the VM is put into saved state for its backup'
      : 'from 2012 R2 on AVHDX files are made beside their disks, so this matters little';
    report({
      span: location.span,
      message: `Checkpoints of ${vmWord(config)} go to ${volume.label}, but its disk at ${driveWhere(first.drive)} is on ${first.own.label}; ${effect}.`,
      related: elsewhere.map(({ drive, own }) => ({ span: drive.path.span, message: `This disk is on ${own.label}.` })),
      fixes: () => [
        {
          title: `Move the checkpoint location to ${first.own.label}`,
          powershell: `Set-VM ${vmParameter(config, '-Name')} -SnapshotFileLocation ${quotePowerShell(parentFolder(first.drive.path.value))}`,
          safety:
            'The VM must have no checkpoint (event 16340). The Hyper-V module for PowerShell exists from Windows Server 2012 on.',
        },
      ],
    });
  },
};

function parentFolder(path: string): string {
  const at = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
  return at <= 2 ? path.slice(0, at + 1) : path.slice(0, at);
}
