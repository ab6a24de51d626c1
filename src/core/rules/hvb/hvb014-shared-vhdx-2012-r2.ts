import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere, vmWord } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';

/** Shared VHDX came with 2012 R2, which has no host backup for it; what True means in the file is inferred. */
export const sharedVhdx2012R2: ConfigRule = {
  code: 'HVB014',
  title: catalogueRow('HVB014').title,
  cost: 'fast',
  severity: 'off',
  severityByHost: { 'windows-server-2012-r2': 'error' },
  check({ config }, report) {
    for (const drive of virtualDisksOf(config)) {
      if (drive.shared?.value !== true) continue;
      report({
        span: drive.shared.span,
        atMost: 'warning',
        message: `The disk at ${driveWhere(drive)} of ${vmWord(config)} is shared (inferred from persistent_reservations_supported); Windows Server 2012 R2 does not back it up from the host. Back its data up inside the guest cluster.`,
        related: [{ span: drive.path.span, message: 'This is the shared disk.' }],
      });
    }
  },
};
