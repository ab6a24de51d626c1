import { factsOf, isServerBetween } from '../../vmconfig/facts/host-os';
import { compareConfigVersions, formatConfigVersion } from '../../vmconfig/version';
import { vmWord } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigInput, ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, vmParameter } from '../powershell';
import type { Fix } from '../rule';
import { isSupported } from './supported-version';

/** The lowest version with production checkpoints (learn.microsoft.com, "Upgrade virtual machine version"). */
const production = { major: 6, minor: 2 };

/** A VM that came from 2012 R2 and was never upgraded: no change tracking, no production checkpoints. */
export const configVersionOld: ConfigRule = {
  code: 'HVB020',
  title: catalogueRow('HVB020').title,
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { config, host } = input;
    const { version } = config;
    const { os } = host;
    if (!os || !version || !isServerBetween(os, 'windows-server-2016', 'windows-server-2025')) return;
    // A checkpoint keeps the version it was made with. Outside of what the host runs at all is HVB021.
    if (!isVm(input) || !isSupported(version.value, os)) return;
    if (compareConfigVersions(version.value, production) >= 0) return;
    // That 5.0 has no change tracking is documented, of the versions between 5.0 and 6.2 nothing is.
    const tracking = version.value.major === 5 ? ', and no change tracking for incremental backups' : '';
    report({
      span: version.span,
      message: `${vmWord(config)} has configuration version ${formatConfigVersion(version.value)}: on ${factsOf(os).name} it gets no production checkpoints, which need 6.2${tracking}.`,
      fixes: () => [upgrade(input)],
    });
  },
};

function upgrade(input: ConfigInput): Fix {
  const { config } = input;
  const nodes = config.clustered?.value
    ? ' Every node of the cluster must be new enough, and the cluster functional level raised.'
    : '';
  return {
    title: 'Upgrade the configuration version',
    powershell: `Update-VMVersion ${vmParameter(config, '-Name')}`,
    safety: `Shut the VM down, with no saved state and no checkpoint that has one (event 14248). It cannot be undone, and older hosts can no longer run the VM.${nodes}${hostNotes(input)}`,
  };
}
