import { tpmDevice } from '../../vmconfig/facts/devices';
import { childValue } from '../../vmconfig/read-values';
import { parseBool } from '../../vmconfig/values';
import { theVm, vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, vmParameter } from '../powershell';

/**
 * The key protector of a VM with a virtual TPM is not in its disks: a restore elsewhere needs it. A listed device may be
 * turned off, which is its default (learn.microsoft.com, Msvm_TPMSettingData); how that is written no source says, so only
 * an `Enabled` leaf, as other devices have it, is taken at its word.
 */
export const virtualTpm: ConfigRule = {
  code: 'HVB028',
  title: catalogueRow('HVB028').title,
  cost: 'fast',
  severity: 'warning',
  // The virtual TPM came with Windows Server 2016.
  severityByHost: {
    'windows-server-2008': 'off',
    'windows-server-2008-r2': 'off',
    'windows-server-2012': 'off',
    'windows-server-2012-r2': 'off',
  },
  check(input, report) {
    const { config } = input;
    const device = config.devices.find(({ classGuid }) => classGuid === tpmDevice);
    const span = device?.entry?.classGuid?.span ?? device?.node?.nameSpan;
    const enabled = childValue(device?.node, 'Enabled', parseBool)?.value;
    if (!span || enabled === false || config.kind === 'checkpoint') return;
    const need = 'restored on another host it starts only with its key protector';
    report({
      span,
      ...(enabled === undefined && { atMost: 'info' as const }),
      message:
        enabled === true
          ? `The virtual TPM of ${theVm(config)} is on; ${need}, so back up the guardian certificates too.`
          : `${vmWord(config)} lists a virtual TPM; inferred: where it is turned on, ${need}, so back up the guardian certificates too.`,
      fixes: () => [
        {
          title: 'See whether the TPM is on and the VM shielded',
          powershell: `Get-VMSecurity ${vmParameter(config)} | Format-List VMName, TpmEnabled, Shielded`,
          safety: `It only reads. A shielded VM is backed up from inside its guest.${hostNotes(input)}`,
        },
        {
          title: 'List the guardian certificates of this host',
          powershell: "Get-ChildItem -LiteralPath 'Cert:\\LocalMachine\\Shielded VM Local Certificates'",
          safety:
            'It only reads. Export the certificates with their private keys and keep them apart from the backup; a VM under a Host Guardian Service needs a backup of that service instead.',
        },
      ],
    });
  },
};
