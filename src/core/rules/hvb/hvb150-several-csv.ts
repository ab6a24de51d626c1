import { parseHostPath, volumeOf, type HostVolume } from '../../evidence/host-path';
import { virtualDisksOf, type ConfigValue } from '../../vmconfig/model';
import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';

/** Up to 2012 R2 all volumes of a VM must enter one snapshot set. Where checkpoints go is HVB010's. */
export const severalCsv: ConfigRule = {
  code: 'HVB150',
  title: catalogueRow('HVB150').title,
  cost: 'fast',
  severity: 'off',
  severityByHost: {
    'windows-server-2008': 'warning',
    'windows-server-2008-r2': 'warning',
    'windows-server-2012': 'warning',
    'windows-server-2012-r2': 'warning',
  },
  check({ config }, report) {
    const values = [...virtualDisksOf(config).map(({ path }) => path), ...(config.dataRoot ? [config.dataRoot] : [])];
    const placed = values.flatMap((path): { path: ConfigValue<string>; volume: HostVolume }[] => {
      const volume = volumeOf(parseHostPath(path.value));
      return volume?.kind === 'csv' ? [{ path, volume }] : [];
    });
    const labels = [...new Map(placed.map(({ volume }) => [volume.key, volume.label])).values()];
    const [first] = placed;
    const other = placed.find(({ volume }) => volume.key !== first?.volume.key);
    if (!first || !other) return;
    report({
      span: other.path.span,
      message: `Files of ${vmWord(config)} lie on ${labels.length} Cluster Shared Volumes (${labels.join(', ')}); all of them must enter one snapshot set, which lengthens the time that writes are held.`,
      related: [{ span: first.path.span, message: `This file is on ${first.volume.label}.` }],
      fixes: () => [
        {
          title: `Move the VM's storage to ${first.volume.label}`,
          powershell: `Move-VMStorage ${vmParameter(config)} -DestinationStoragePath '<folder on ${first.volume.label.replaceAll("'", "''")}>'`,
          safety: 'No backup may run meanwhile, and the target needs the space.',
        },
      ],
    });
  },
};
