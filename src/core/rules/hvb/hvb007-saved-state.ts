import { vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { vmParameter } from '../powershell';

/** A saved VM is copied as it lies: good files, but nobody quiesced what ran in it. */
export const savedState: ConfigRule = {
  code: 'HVB007',
  title: catalogueRow('HVB007').title,
  cost: 'fast',
  severity: 'info',
  check({ config }, report) {
    const { memoryFile, deviceFile, type } = config.savedState ?? {};
    const file = [memoryFile, deviceFile].find((one) => one && one.value.trim() !== '');
    // Type "Snapshot" belongs to a checkpoint that includes memory; the VM itself is not saved by it.
    if (!file || config.kind === 'checkpoint' || type?.value.trim().toLowerCase() === 'snapshot') return;
    report({
      span: file.span,
      message: `${vmWord(config)} has a saved state (${file.value}); a backup now copies it as saved and is not application-consistent.`,
      fixes: () => [
        {
          title: 'Start the VM before the backup',
          powershell: `Start-VM ${vmParameter(config, '-Name')}`,
          safety: 'On a domain controller a saved state that is older than the tombstone lifetime must not be resumed.',
        },
      ],
    });
  },
};
