import { parseHostPath, volumeOf, type HostVolume } from '../../evidence/host-path';
import type { ConfigValue } from '../../vmconfig/model';
import { theVm } from '../../vmconfig/words';
import type { ConfigInput, ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { isHostUpTo } from '../host-age';
import { backupPathsOf } from '../named-paths';
import { hostNotes, quotePowerShell, vmParameter } from '../powershell';
import type { Fix } from '../rule';

interface Placed {
  readonly path: ConfigValue<string>;
  readonly volume: HostVolume;
}

/** Up to 2012 R2 all volumes of a VM must enter one snapshot set. Where checkpoints go is HVB010's. */
export const severalCsv: ConfigRule = {
  code: 'HVB150',
  title: catalogueRow('HVB150').title,
  cost: 'fast',
  severity: 'warning',
  severityByHost: {
    'windows-server-2016': 'off',
    'windows-server-2019': 'off',
    'windows-server-2022': 'off',
    'windows-server-2025': 'off',
    'windows-client': 'off',
  },
  check(input, report) {
    const { config, host } = input;
    // A checkpoint's disks lie where the VM's do.
    if (config.kind === 'checkpoint') return;
    if (host.os === undefined && !isHostUpTo('windows-server-2012-r2', input)) return;
    const placed = backupPathsOf(config).flatMap(({ path }): Placed[] => {
      const volume = path === config.checkpoints.location ? undefined : volumeOf(parseHostPath(path.value));
      return volume?.kind === 'csv' ? [{ path, volume }] : [];
    });
    const labels = [...new Map(placed.map(({ volume }) => [volume.key, volume.label])).values()];
    const main = mostUsed(placed);
    const other = placed.find(({ volume }) => volume.key !== main?.volume.key);
    if (!main || !other) return;
    report({
      span: other.path.span,
      message: `Files of ${theVm(config)} lie on ${labels.length} Cluster Shared Volumes (${labels.join(', ')}); all of them must enter one snapshot set, which lengthens the time that writes are held.`,
      related: [{ span: main.path.span, message: `This file is on ${main.volume.label}.` }],
      fixes: () => moveTo(main.volume, input),
    });
  },
};

/** The first file of the volume that holds most of them; of equals the first. */
function mostUsed(placed: readonly Placed[]): Placed | undefined {
  const counts = new Map<string, number>();
  for (const { volume } of placed) counts.set(volume.key, (counts.get(volume.key) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return placed.find(({ volume }) => counts.get(volume.key) === most);
}

/** Storage migration came with Windows Server 2012. */
function moveTo({ label }: HostVolume, input: ConfigInput): readonly Fix[] {
  if (isHostUpTo('windows-server-2008-r2', input)) return [];
  return [
    {
      title: `Move the VM's storage to ${label}`,
      powershell: `Move-VMStorage ${vmParameter(input.config)} -DestinationStoragePath ${quotePowerShell(`${label}\\<folder of this VM>`)}`,
      safety: `The VM may run. No backup and no merge may run meanwhile, the target needs room for all files, and a shared disk cannot be moved so.${hostNotes(input)}`,
    },
  ];
}
