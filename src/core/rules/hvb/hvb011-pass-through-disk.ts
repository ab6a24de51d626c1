import { drivesOf } from '../../vmconfig/model';
import { driveWhere, theVm } from '../../vmconfig/words';
import { isVm } from '../absence';
import type { ConfigRule } from '../config-input';
import { catalogueRow } from '../facts/catalogue';
import { hostNotes, vmParameter } from '../powershell';

/** `HDD` is the data contract's name; that it means a pass-through disk in this file is inferred (VOCABULARY section 6). */
export const passThroughDisk: ConfigRule = {
  code: 'HVB011',
  title: catalogueRow('HVB011').title,
  cost: 'fast',
  severity: 'warning',
  check(input, report) {
    const { config } = input;
    if (!isVm(input)) return;
    for (const drive of drivesOf(config)) {
      if (drive.type?.value !== 'HDD') continue;
      report({
        span: drive.type.span,
        message: `The drive at ${driveWhere(drive)} of ${theVm(config)} has type HDD, inferred to be a pass-through disk: it is in no backup of the host, and a checkpoint of the VM is refused.`,
        fixes: () => [
          {
            title: 'List the physical disks of this VM',
            powershell: `Get-VMHardDiskDrive ${vmParameter(config)} | Where-Object DiskNumber -NE $null`,
            safety: `It only reads. Then convert the disk to VHDX while the VM is off, or protect its data from inside the guest.${hostNotes(input)}`,
          },
        ],
      });
    }
  },
};
