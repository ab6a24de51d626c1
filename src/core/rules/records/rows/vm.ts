import {
  only2012,
  only2012And2012R2,
  only2012R2,
  since2012,
  since2012R2,
  since2016,
  upTo2008R2,
  upTo2012,
  upTo2012R2,
} from '../../../process/builds';
import { quotePowerShell } from '../../powershell';
import type { RecordRule } from '../record-rule';

const ids = { vmName: 1, vmId: 2 } as const;

/** What is wrong with the VM or its devices: rules of family A that events prove. */
export const vmRows: readonly RecordRule[] = [
  {
    code: 'HVB001',
    severity: 'warning',
    severityByHost: { 'windows-server-2012-r2': 'error' },
    where: 'any',
    events: [{ provider: 'vmms', ids: [10103], builds: since2012R2 }],
    message: ({ vm }) =>
      `${vm} has no virtual SCSI controller (event 10103), so it cannot be backed up while it runs; the AutoRecovery disk is added to that bus.`,
    advice:
      'Plan a short outage and add a SCSI controller; no disk has to be on it. Every other generation 1 VM of the host needs one, too.',
    powershell: ({ vmName }) =>
      vmName === undefined
        ? undefined
        : {
            script: `Add-VMScsiController -VMName ${quotePowerShell(vmName)}`,
            safety: 'The VM must be off: a controller cannot be added while it runs.',
          },
  },
  {
    code: 'HVB002',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10103], builds: upTo2012, fields: { ...ids, file: 3 } }],
    message: ({ vm, file }) =>
      `On this Windows event 10103 means that ${file} of ${vm} could not be rolled back to the guest snapshot in the shadow copy; it has nothing to do with a SCSI controller.`,
    advice:
      'Run the backup again; if it repeats, look at mounting of VHDs on the host, at the hardware provider and at the number of VMs in one job.',
  },
  {
    code: 'HVB003',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'integration-vss', ids: [4096], builds: only2012And2012R2, fields: ids },
      { provider: 'integration', ids: [4093], builds: since2016, fields: ids },
    ],
    message: ({ vm }) =>
      `The backup integration service of ${vm} is not enabled, so the guest cannot be made consistent.`,
    advice: 'Enable the backup integration service in the settings of the VM.',
  },
  {
    code: 'HVB004',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'integration-vss', ids: [4096], builds: upTo2008R2, fields: ids },
      { provider: 'integration-vss', ids: [4100], builds: only2012And2012R2, fields: ids },
      { provider: 'integration', ids: [4100], builds: since2016, fields: ids },
    ],
    message: ({ vm }) => `The backup service in the guest of ${vm} does not answer, although the host asked for it.`,
    advice:
      'In a Windows guest start the service vmicvss, in a Linux guest hv_vss_daemon; restart the guest if it never connects.',
  },
  {
    code: 'HVB005',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'integration-vss', ids: [4000], builds: upTo2012R2, fields: ids },
      { provider: 'integration-vss', ids: [4010], builds: upTo2012R2, fields: ids, atMost: 'warning' },
      { provider: 'integration-vss', ids: [4102], builds: only2012R2, fields: ids },
      { provider: 'integration', ids: [4102], builds: since2016, fields: ids },
    ],
    message: ({ vm, id }) =>
      id === 4010
        ? `The backup service in the guest of ${vm} is of a version that this host does not support.`
        : `The integration components in the guest of ${vm} are too old for this host, so it cannot be backed up while it runs.`,
    advice:
      'Update the integration services: from the setup disk up to 2012 R2, by Windows Update in the guest from 2016 on.',
  },
  {
    code: 'HVB009',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10100], builds: upTo2008R2, fields: ids },
      { provider: 'vmms', ids: [10144], builds: since2012, fields: ids },
    ],
    message: ({ vm, id }) =>
      `${vm} was ${id === 10100 ? 'changing its power state' : 'busy with another operation'} when its backup began, and was refused.`,
    advice: 'Run the job again, and keep it away from migrations, exports, replication and checkpoints of this VM.',
  },
  {
    code: 'HVB011',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10107], fields: ids },
      { provider: 'vmms', ids: [10109], builds: since2012R2, fields: ids },
      { provider: 'vmms', ids: [10161], builds: only2012, fields: ids },
      { provider: 'vmms', ids: [18000], fields: ids },
      { provider: 'worker', ids: [3332], fields: ids },
    ],
    message: ({ vm, id }) => `${vm} has pass-through disks, ${refusal(id === 10107, id === 18000 || id === 3332)}.`,
    advice: 'Back up the data of those disks inside the guest, or move it to virtual disks.',
  },
  {
    code: 'HVB012',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10136], fields: ids },
      { provider: 'vmms', ids: [10110], builds: since2012R2, fields: ids },
      { provider: 'vmms', ids: [10162], builds: only2012, fields: ids },
    ],
    message: ({ vm, id }) => `The guest of ${vm} uses iSCSI disks of its own, ${refusal(id === 10136, false)}.`,
    advice: 'Back up the iSCSI volumes with an agent in the guest.',
  },
  {
    code: 'HVB013',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10168], builds: since2012, fields: ids },
      { provider: 'vmms', ids: [10111], builds: since2012R2, fields: ids },
      { provider: 'vmms', ids: [10169], builds: only2012, fields: ids },
      { provider: 'vmms', ids: [19542], builds: since2012, fields: ids },
      { provider: 'worker', ids: [3438], builds: since2012, fields: ids },
    ],
    message: ({ vm, id }) =>
      `${vm} has virtual Fibre Channel disks, ${refusal(id === 10168, id === 19542 || id === 3438)}.`,
    advice: 'Back up the data of those disks with an agent in the guest.',
  },
  {
    code: 'HVB014',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [18174, 10169, 10112], builds: only2012R2, fields: ids }],
    message: ({ vm, id }) =>
      `${vm} has a shared virtual disk, ${refusal(id === 10169, id === 18174)}; Windows Server 2012 R2 does not back such disks up from the host.`,
    advice: 'Back up the data of the shared disk inside the guest cluster.',
  },
  {
    code: 'HVB015',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [18174], builds: since2016, fields: ids },
      { provider: 'vmms', ids: [18496], builds: since2016, fields: { file: 1 } },
    ],
    message: ({ vm, id, called }) =>
      id === 18496
        ? `The ${called('shared disk')} is no VHD Set, so the VM group cannot be exported.`
        : `${vm} has a shared disk that is no VHD Set, so no checkpoint can be made.`,
    advice: 'Convert the shared disk to a VHD Set while all VMs of the guest cluster are off.',
  },
  {
    code: 'HVB016',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [18176, 18177], builds: since2016, fields: ids }],
    message: ({ vm }) => `${vm} has a shared disk and was to be backed up alone, not with its VM group.`,
    advice: 'Back up the guest cluster as a VM group, with an application that supports VHD Sets.',
  },
  {
    code: 'HVB018',
    severity: 'info',
    where: 'any',
    events: [{ provider: 'vmms', ids: [18018], builds: since2016, fields: ids }],
    message: ({ vm }) => `Checkpoints are turned off for ${vm}, and one was asked for.`,
    advice: 'Allow production checkpoints for the VM, or use a backup that needs none.',
  },
  {
    code: 'HVB019',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [18016], builds: since2016, fields: ids }],
    message: ({ vm }) =>
      `No production checkpoint of ${vm} could be made, and it was not replaced by a standard one. VSS or the backup service in the guest did not deliver.`,
    advice:
      'Look for the cause in the Application log of the guest and at its VSS writers, and whether its backup integration service is on.',
  },
  {
    code: 'HVB022',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [16300, 16310], fields: { vmId: 2, error: 3, code: 4 } },
      { provider: 'vmms', ids: [16320, 16330], fields: { error: 3, code: 4 } },
      { provider: 'vmms', ids: [10108], fields: { vmId: 1 } },
    ],
    message: ({ vm, id, why }) =>
      id === 16320 || id === 16330
        ? `The configuration of a checkpoint cannot be loaded${why}; its VM may be left out of backups.`
        : `The configuration of ${vm} cannot be loaded${why}; the writer leaves the VM out or lists none at all.`,
    advice:
      'Copy the configuration folder and change nothing in it; then restore the VM from backup, or let the vendor of the backup application or Microsoft support repair it.',
  },
  {
    code: 'HVB029',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10145], builds: since2012, fields: ids }],
    message: ({ vm }) =>
      `The files of ${vm}, or the way it can be backed up, changed between the listing and the backup, and it was refused.`,
    advice: 'Run the job again, and change no VM settings while it runs.',
  },
];

function refusal(isLeftOut: boolean, isCheckpoint: boolean): string {
  if (isLeftOut) return 'which are not in the backup';
  return isCheckpoint ? 'so no checkpoint can be made' : 'and incremental backup is on, so the backup was refused';
}
