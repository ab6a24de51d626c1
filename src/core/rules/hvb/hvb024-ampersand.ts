import { lastSegment } from '../../vmconfig/last-segment';
import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';

/** Two products build XML from names without escaping them; see the sources in the catalogue. */
export const ampersand: ConfigRule = {
  code: 'HVB024',
  title: catalogueRow('HVB024').title,
  cost: 'fast',
  severity: 'warning',
  check({ config }, report) {
    const { name } = config;
    if (name?.value.includes('&')) {
      report({
        span: name.span,
        message: `The name "${name.value}" holds an ampersand, on which DPM and Acronis backups are known to fail.`,
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
