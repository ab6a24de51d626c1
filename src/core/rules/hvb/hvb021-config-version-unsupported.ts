import { factsOf } from '../../vmconfig/facts/host-os';
import { formatConfigVersion } from '../../vmconfig/version';
import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { isSupported } from './supported-version';

/** A good backup is of no use on a host that cannot run what is in it. */
export const configVersionUnsupported: ConfigRule = {
  code: 'HVB021',
  title: catalogueRow('HVB021').title,
  cost: 'fast',
  severity: 'error',
  check({ config, host: { os, source } }, report) {
    const { version } = config;
    // A host that was only assumed from the version cannot contradict it.
    if (!os || !version || source === 'config-version' || isSupported(version.value, os)) return;
    const { name, runs } = factsOf(os);
    if (!runs) return;
    const [from, to] = [formatConfigVersion(runs.from), formatConfigVersion(runs.to)];
    const range = from === to ? `only ${from}` : `${from} to ${to}`;
    report({
      span: version.span,
      message: `${vmWord(config)} has configuration version ${formatConfigVersion(version.value)}, and ${name} runs ${range}: it cannot be registered or started there.`,
      fixes: () => [
        {
          title: 'Ask the host which versions it runs',
          powershell: 'Get-VMHostSupportedVersion',
          safety:
            'It only reads. Restore on a host in range and upgrade there, or put the disks into a new VM of the same generation.',
        },
      ],
    });
  },
};
