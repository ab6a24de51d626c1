import { vssComponent } from '../../vmconfig/facts/devices';
import { vmWord } from '../../vmconfig/words';
import { isIntact } from '../absence';
import type { ConfigInput, ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';
import type { Fix, RuleFinding } from '../rule';

/** Without the backup integration service nobody in the guest is asked to quiesce. */
export const backupServiceOff: ConfigRule = {
  code: 'HVB003',
  title: catalogueRow('HVB003').title,
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    if (input.config.kind === 'checkpoint') return;
    const found = turnedOff(input) ?? notThere(input);
    if (found) report(found);
  },
};

function turnedOff({ config }: ConfigInput): RuleFinding | undefined {
  const enabled = config.integration.find(({ classGuid }) => classGuid === vssComponent)?.enabled;
  if (enabled?.value !== false) return undefined;
  return {
    span: enabled.span,
    message: `The backup integration service of ${vmWord(config)} is turned off, so its guest cannot be quiesced for a backup.`,
    fixes: () => [
      enableOnHost(config),
      {
        title: 'Set Enabled to True in this text',
        edits: [{ span: enabled.span, newText: 'True' }],
        preferred: true,
      },
    ],
  };
}

function notThere(input: ConfigInput): RuleFinding | undefined {
  const { config } = input;
  const { manifest } = config;
  if (!manifest || !isIntact(input, manifest.element)) return undefined;
  const isListed = manifest.entries.some(({ classGuid }) => !classGuid || classGuid.value === vssComponent);
  if (isListed || config.devices.some(({ instance }) => instance === vssComponent)) return undefined;
  return {
    span: manifest.element.nameSpan,
    atMost: 'warning',
    message: `The manifest of ${vmWord(config)} lists no backup integration component; inferred: its guest cannot be quiesced for a backup.`,
    fixes: () => [enableOnHost(config)],
  };
}

/** By id, since the name of the service is translated on hosts in other languages. */
function enableOnHost(config: ConfigInput['config']): Fix {
  return {
    title: 'Turn the backup integration service on',
    powershell: `Get-VMIntegrationService ${vmParameter(config)} | Where-Object Id -like '*${vssComponent.toUpperCase()}' | Enable-VMIntegrationService`,
    safety: 'It can be done while the VM runs. The guest needs working integration services.',
  };
}
