import { vssComponent } from '../../vmconfig/facts/devices';
import { isServerBetween } from '../../vmconfig/facts/host-os';
import { theVm } from '../../vmconfig/words';
import { isAlone, isIntact, isVm } from '../absence';
import type { ConfigInput, ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { isHostUpTo } from '../host-age';
import { hostNotes, vmParameter } from '../powershell';
import type { Fix, RuleFinding } from '../rule';

/** Without the backup integration service nobody in the guest is asked to quiesce. */
export const backupServiceOff: ConfigRule = {
  code: 'HVB003',
  title: catalogueRow('HVB003').title,
  cost: 'fast',
  severity: 'error',
  check(input, report) {
    if (!isVm(input)) return;
    const found = turnedOff(input) ?? notThere(input);
    if (found) report(found);
  },
};

function turnedOff(input: ConfigInput): RuleFinding | undefined {
  const enabled = input.config.integration.find(({ classGuid }) => classGuid === vssComponent)?.enabled;
  if (enabled?.value !== false) return undefined;
  return {
    span: enabled.span,
    message: `The backup integration service of ${theVm(input.config)} is turned off, so its guest is not quiesced for a backup${effect(input)}.`,
    fixes: () => [
      enableOnHost(input),
      {
        title: 'Set Enabled to True in this text',
        edits: [{ span: enabled.span, newText: 'True' }],
        preferred: true,
      },
    ],
  };
}

/** That a component which is not listed is not there follows from the files seen; none of them lacks one. */
function notThere(input: ConfigInput): RuleFinding | undefined {
  const { config } = input;
  const { manifest } = config;
  if (!manifest || !isIntact(input, manifest.element) || !isAlone(manifest.element)) return undefined;
  const isListed = manifest.entries.some(({ classGuid }) => !classGuid || classGuid.value === vssComponent);
  if (isListed || config.devices.some(({ instance }) => instance === vssComponent)) return undefined;
  return {
    span: manifest.element.nameSpan,
    atMost: 'warning',
    message: `The manifest of ${theVm(config)} lists no backup integration component; inferred: its guest is not quiesced for a backup${effect(input)}.`,
    fixes: () => [enableOnHost(input)],
  };
}

/** What the host does instead, where it is known which host it is. */
function effect(input: ConfigInput): string {
  const { os } = input.host;
  if (isHostUpTo('windows-server-2012-r2', input)) {
    return ', and the host saves the VM for that time unless the backup application has a mode of its own';
  }
  return os && isServerBetween(os, 'windows-server-2016', 'windows-server-2025')
    ? ', which is then crash-consistent or, where the job demands more, fails'
    : '';
}

/** By id, since the name of the service is translated on hosts in other languages. */
function enableOnHost(input: ConfigInput): Fix {
  return {
    title: 'Turn the backup integration service on',
    powershell: `Get-VMIntegrationService ${vmParameter(input.config)} | Where-Object Id -like '*${vssComponent.toUpperCase()}' | Enable-VMIntegrationService`,
    safety: `It can be done while the VM runs. The guest needs working integration services.${hostNotes(input)}`,
  };
}
