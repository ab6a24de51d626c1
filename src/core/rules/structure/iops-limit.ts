import { drivesOf } from '../../vmconfig/model';
import { driveWhere, theVm } from '../../vmconfig/words';
import type { ConfigRule } from '../config-input';
import { vmParameter } from '../powershell';

/**
 * "IOPSLimit must be greater than or equal to IOPSReservation" where both are set; 0 is none (learn.microsoft.com,
 * Msvm_StorageAllocationSettingData). From 2012 R2 on.
 */
export const iopsLimit: ConfigRule = {
  code: 'vmconfig/iops-limit',
  title: 'A disk may do fewer operations than it is promised',
  cost: 'fast',
  severity: 'warning',
  check({ config }, report) {
    for (const drive of drivesOf(config)) {
      const { iopsLimit: limit, iopsReservation: reserved } = drive;
      if (!limit || !reserved || limit.value <= 0 || limit.value >= reserved.value) continue;
      const { controllerKind, controllerNumber, location } = drive;
      const where = `-ControllerType ${controllerKind === 'ide' ? 'IDE' : 'SCSI'} -ControllerNumber ${controllerNumber} -ControllerLocation ${location}`;
      report({
        span: limit.span,
        message: `The disk at ${driveWhere(drive)} of ${theVm(config)} may do ${limit.value} operations a second and is promised ${reserved.value}; the limit must not be below the reservation.`,
        related: [{ span: reserved.span, message: 'This much is promised.' }],
        fixes: () => [
          {
            title: `Raise the limit of the disk to ${reserved.value}`,
            powershell: `Set-VMHardDiskDrive ${vmParameter(config)} ${where} -MaximumIOPS ${reserved.value}`,
            safety: 'It can be done while the VM runs. The storage must be able to do as much.',
          },
          {
            title: `Set iops_limit to ${reserved.value} in this text`,
            edits: [{ span: limit.span, newText: String(reserved.value) }],
          },
        ],
      });
    }
  },
};
