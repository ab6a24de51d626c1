import { vmWord } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, vmParameter } from '../powershell';

/** A saved VM is copied as it lies: good files, but nobody quiesced what ran in it. */
export const savedState: ConfigRule = {
  code: 'HVB007',
  title: catalogueRow('HVB007').title,
  cost: 'fast',
  severity: 'info',
  check(input, report) {
    const { config } = input;
    const { memoryFile, deviceFile, type } = config.savedState ?? {};
    const file = [memoryFile, deviceFile].find((one) => one && one.value.trim() !== '');
    // Type "Snapshot" belongs to a checkpoint that includes memory; the VM itself is not saved by it.
    if (!file || !isVm(input) || type?.value.trim().toLowerCase() === 'snapshot') return;
    report({
      span: file.span,
      message: `${vmWord(config)} has a saved state (${file.value}): while it is saved, a backup copies its files as they lie and is not application-consistent.`,
      fixes: () => [
        {
          title: 'Start the VM before the backup',
          powershell: `Start-VM ${vmParameter(config, '-Name')}`,
          safety: `The guest goes on from the saved moment. On a domain controller a saved state that is older than the tombstone lifetime must not be resumed.${hostNotes(input)}`,
        },
      ],
    });
  },
};
