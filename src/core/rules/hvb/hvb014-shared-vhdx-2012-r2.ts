import { virtualDisksOf } from '../../vmconfig/model';
import { driveWhere, theVm } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, vmParameter } from '../powershell';

/** Shared VHDX came with 2012 R2, which has no host backup for it; what True means in the file is inferred. */
export const sharedVhdx2012R2: ConfigRule = {
  code: 'HVB014',
  title: catalogueRow('HVB014').title,
  cost: 'fast',
  severity: 'off',
  severityByHost: { 'windows-server-2012-r2': 'error' },
  check(input, report) {
    const { config } = input;
    if (!isVm(input)) return;
    for (const drive of virtualDisksOf(config)) {
      if (drive.shared?.value !== true) continue;
      report({
        span: drive.shared.span,
        atMost: 'warning',
        message: `The disk at ${driveWhere(drive)} of ${theVm(config)} is shared (inferred from persistent_reservations_supported), and Windows Server 2012 R2 leaves a shared disk out of a backup from the host (event 10169).`,
        related: [{ span: drive.path.span, message: 'This is the shared disk.' }],
        fixes: () => [
          {
            title: 'List the shared disks of this VM',
            powershell: `Get-VMHardDiskDrive ${vmParameter(config)} | Where-Object SupportPersistentReservations`,
            safety: `It only reads. Then back the data up inside the guest cluster, or move to Windows Server 2016 or later and a VHD Set.${hostNotes(input)}`,
          },
        ],
      });
    }
  },
};
