import { factsOf, isServerBetween, type HostOs } from '../../vmconfig/facts/host-os';
import { formatConfigVersion } from '../../vmconfig/version';
import { vmWord } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import type { Fix } from '../rule';
import { isSupported } from './supported-version';

/** A good backup is of no use on a host that cannot run what is in it. */
export const configVersionUnsupported: ConfigRule = {
  code: 'HVB021',
  title: catalogueRow('HVB021').title,
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    const { config, host } = input;
    const { version } = config;
    const { os, source } = host;
    // A host that was only assumed from the version cannot contradict it; a checkpoint keeps the version it was made with.
    if (!os || !version || source === 'config-version' || !isVm(input)) return;
    const { name, runs } = factsOf(os);
    if (!runs || isSupported(version.value, os)) return;
    const [from, to] = [formatConfigVersion(runs.from), formatConfigVersion(runs.to)];
    const range = from === to ? `only ${from}` : `${from} to ${to}`;
    report({
      span: version.span,
      message: `${vmWord(config)} has configuration version ${formatConfigVersion(version.value)}, and ${name} runs ${range}: it cannot be registered or started there.`,
      fixes: () => [askHost(os)],
    });
  },
};

const advice =
  'It only reads. Restore on a host in range and upgrade there, or put the disks into a new VM of the same generation; there is no downgrade.';

/** The list of versions can be asked for from 2016 on; before, only the test of an import tells. */
function askHost(os: HostOs): Fix {
  return isServerBetween(os, 'windows-server-2016', 'windows-server-2025')
    ? { title: 'Ask the host which versions it runs', powershell: 'Get-VMHostSupportedVersion', safety: advice }
    : {
        title: 'Ask the host whether it can import the VM',
        powershell: "(Compare-VM -Path '<path of the configuration on the host>').Incompatibilities",
        safety: advice,
      };
}
