import { folderOf, isElsewhere, parseHostPath, volumeOf } from '../../evidence/host-path';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere, theVm } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigInput, ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { isHostUpTo } from '../host-age';
import { hostNotes, quotePowerShell, vmParameter } from '../powershell';
import type { Fix } from '../rule';

/** Up to 2012 the online method is offered only where checkpoints and disks share a volume (backing-up-and-restoring page). */
export const checkpointLocation: ConfigRule = {
  code: 'HVB010',
  title: catalogueRow('HVB010').title,
  cost: 'fast',
  severity: 'error',
  severityByHost: {
    'windows-server-2012-r2': 'info',
    'windows-server-2016': 'info',
    'windows-server-2019': 'info',
    'windows-server-2022': 'info',
    'windows-server-2025': 'info',
    'windows-client': 'info',
  },
  check(input, report) {
    const { config } = input;
    const { location } = config.checkpoints;
    const volume = location && volumeOf(parseHostPath(location.value));
    if (!volume || !isVm(input)) return;
    const disks = virtualDisksOf(config).flatMap((drive) => {
      const own = volumeOf(parseHostPath(drive.path.value));
      return own ? [{ drive, own }] : [];
    });
    const elsewhere = disks.filter(({ own }) => isElsewhere(own, volume));
    const [first] = elsewhere;
    if (!first) return;
    const old = isHostUpTo('windows-server-2012', input);
    const volumes = [...new Map(disks.map(({ own }) => [own.key, own.label])).values()];
    report({
      span: location.span,
      // A host that nobody named may be a later one, where this is no error.
      ...(!old && { atMost: 'info' }),
      message: `Checkpoints of ${theVm(config)} go to ${volume.label}, but its disk at ${driveWhere(first.drive)} is on ${first.own.label}; ${effect(input, old)}.`,
      related: elsewhere.map(({ drive, own }) => ({ span: drive.path.span, message: `This disk is on ${own.label}.` })),
      fixes: () => [moveLocation(input, first.drive.path.value, first.own.label, volumes)],
    });
  },
};

function effect({ host: { os } }: ConfigInput, old: boolean): string {
  if (old) return 'on this host the VM is put into saved state for its backup';
  return os
    ? 'from 2012 R2 on AVHDX files are made beside their disks, so this matters little'
    : 'up to Windows Server 2012 the VM is put into saved state for its backup, from 2012 R2 on this matters little';
}

function moveLocation(input: ConfigInput, diskPath: string, label: string, volumes: readonly string[]): Fix {
  const several =
    volumes.length > 1 ? ` The disks lie on ${volumes.join(', ')}: up to 2012 they too have to share that volume.` : '';
  return {
    title: `Move the checkpoint location to ${label}`,
    powershell: `Set-VM ${vmParameter(input.config, '-Name')} -SnapshotFileLocation ${quotePowerShell(folderOf(diskPath))}`,
    safety: `The VM must have no checkpoint (event 16340).${several}${hostNotes(input)}`,
  };
}
