import { tpmDevice } from '../../vmconfig/facts/devices';
import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';

/** The key protector of a VM with a virtual TPM is not in its disks: a restore elsewhere needs it. */
export const virtualTpm: ConfigRule = {
  code: 'HVB028',
  title: catalogueRow('HVB028').title,
  cost: 'fast',
  severity: 'warning',
  check({ config }, report) {
    const device = config.devices.find(({ classGuid }) => classGuid === tpmDevice);
    const span = device?.entry?.classGuid?.span ?? device?.node?.nameSpan;
    if (!span || config.kind === 'checkpoint') return;
    report({
      span,
      message: `${vmWord(config)} has a virtual TPM; restored on another host it starts only with its key protector, so back up the guardian certificates too.`,
      fixes: () => [
        {
          title: 'List the guardian certificates of this host',
          powershell: "Get-ChildItem 'Cert:\\LocalMachine\\Shielded VM Local Certificates'",
          safety: 'It only reads. Export them with their private keys to a safe place.',
        },
      ],
    });
  },
};
