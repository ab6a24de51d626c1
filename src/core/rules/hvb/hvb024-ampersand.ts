import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { withoutAmpersand } from '../new-names';
import { renameVm } from '../rename-vm';

/**
 * Two products are known to stumble: DPM of the 2010 era over the VM's name, from which it builds XML without escaping it,
 * and Acronis over the disk's file name; see the sources in the catalogue.
 */
export const ampersand: ConfigRule = {
  code: 'HVB024',
  title: catalogueRow('HVB024').title,
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { config } = input;
    const { name } = config;
    // The name of a checkpoint is not the VM's, and its disks' names are those of the VM's disks with a suffix.
    if (config.kind === 'checkpoint') return;
    if (name?.value.includes('&')) {
      report({
        span: name.span,
        message: `The name "${name.value}" holds an ampersand, with which DPM of the 2010 era cannot read its own list of data sources.`,
        fixes: () => [renameVm(input, withoutAmpersand(name.value))],
      });
    }
    for (const drive of virtualDisksOf(config)) {
      const file = lastSegment(drive.path.value);
      if (!file.includes('&')) continue;
      report({
        span: drive.path.span,
        message: `The disk file "${file}" at ${driveWhere(drive)} holds an ampersand, on which Acronis backups are known to fail.`,
      });
    }
  },
};
