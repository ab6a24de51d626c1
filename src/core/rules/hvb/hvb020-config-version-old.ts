import { factsOf, isServerBetween } from '../../vmconfig/facts/host-os';
import { compareConfigVersions, formatConfigVersion } from '../../vmconfig/version';
import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';
import { isSupported } from './supported-version';

/** The lowest version with production checkpoints (learn.microsoft.com, "Upgrade virtual machine version"). */
const production = { major: 6, minor: 2 };

/** A VM that came from 2012 R2 and was never upgraded: no change tracking, no production checkpoints. */
export const configVersionOld: ConfigRule = {
  code: 'HVB020',
  title: catalogueRow('HVB020').title,
  cost: 'fast',
  severity: 'warning',
  check({ config, host: { os } }, report) {
    const { version } = config;
    if (!os || !version || !isServerBetween(os, 'windows-server-2016', 'windows-server-2025')) return;
    // Outside of what the host runs at all is HVB021.
    if (compareConfigVersions(version.value, production) >= 0 || !isSupported(version.value, os)) return;
    const number = formatConfigVersion(version.value);
    report({
      span: version.span,
      message: `${vmWord(config)} has configuration version ${number}; below 6.2 there are no production checkpoints, and 5.0 has no change tracking on ${factsOf(os).name}.`,
      fixes: () => [
        {
          title: 'Upgrade the configuration version',
          powershell: `Update-VMVersion ${vmParameter(config, '-Name')}`,
          safety:
            'Shut the VM down, with no saved state and no checkpoint that has one. It cannot be undone, and older hosts can no longer run the VM.',
        },
      ],
    });
  },
};
