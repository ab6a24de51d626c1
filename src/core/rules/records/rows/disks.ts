import { only2012And2012R2, since2012, since2012R2, since2016 } from '../../../process/builds';
import type { RecordRule } from '../record-rule';

const ids = { vmName: 1, vmId: 2 } as const;
const withError = { ...ids, error: 3, code: 4 } as const;
const attachment = { ...ids, file: 3, error: 4, code: 5 } as const;

/** Disks, chains, merges and their files: families C and L. */
export const diskRows: readonly RecordRule[] = [
  {
    code: 'HVB060',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10102], builds: since2012R2, fields: { ...withError, file: 5 } },
      { provider: 'worker', ids: [3280], builds: since2012R2, fields: withError, codes: ['0x80070050', '0x800423FB'] },
    ],
    message: ({ vm, id, called, why }) =>
      id === 10102
        ? `The ${called('AutoRecovery file')} of ${vm} could not be deleted${why} and can stop the next backup.`
        : `The checkpoint of ${vm} could not be started${why}; a left AutoRecovery file is the known cause.`,
    advice:
      'Look for a file with AutoRecovery in its name beside the disks, and let the backup application or support prove that nothing uses it.',
  },
  {
    code: 'HVB064',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'synthstor', ids: [12142], fields: { ...attachment, file: 6 } },
      { provider: 'worker', ids: [12142], fields: { ...attachment, file: 6 } },
      { provider: 'vmms', ids: [27002], builds: only2012And2012R2, fields: { file: 6, error: 4, code: 5 } },
      { provider: 'vmms', ids: [14026], builds: since2012R2, fields: attachment },
      { provider: 'vmms', ids: [16370], builds: since2012R2, fields: attachment, codes: ['0x80070002'] },
    ],
    message: ({ vm, file, why }) => `The disk chain of ${vm} is broken at ${file}${why}.`,
    advice:
      'Change nothing in the chain. Look for the missing parent on other volumes and in backups, and show what you find to the vendor of the backup application or to Microsoft support; if it is lost, restore from backup.',
  },
  {
    code: 'HVB065',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [27350], builds: only2012And2012R2, fields: {} },
      { provider: 'vmms', ids: [32312], builds: only2012And2012R2, fields: ids },
      { provider: 'vhdmp', ids: [7], builds: since2016, fields: { file: 4 } },
    ],
    message: ({ vm, id, file }) =>
      id === 7
        ? `The parent of ${file} was written to after the child was made: their identifiers differ.`
        : `A differencing disk of ${vm} and its parent do not fit: the parent was written to after the child was made.`,
    advice: 'Change nothing in the chain and restore from backup: joining disks that do not fit loses data.',
  },
  {
    code: 'HVB069',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [14020], fields: { vmId: 2, file: 3 } }],
    message: ({ vm, file }) => `A checkpoint of ${vm} is corrupt: parent and child both name ${file}.`,
    advice:
      "Change nothing in the chain and copy all disk files first; then have the vendor of the backup application or Microsoft support confirm the deletion that the event's text asks for.",
  },
  {
    code: 'HVB070',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [19100], fields: withError, notCodes: ['0x80070299'] },
      { provider: 'vmms', ids: [16210], fields: { ...withError, file: 5 } },
      { provider: 'vmms', ids: [14222], builds: since2016, fields: { file: 1, vmName: 3 } },
    ],
    message: ({ vm, id, called, why }) =>
      id === 14222
        ? `A snapshot in the ${called('VHD Set')} of ${vm} could not be deleted.`
        : `The disks of ${vm} could not be merged${why}; the differencing disk stays and grows.`,
    advice:
      'Remove what the code names - the process that holds the file, missing rights, a full disk, a left reference point - then the merge starts again with the VM.',
  },
  {
    code: 'HVB197',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [19100], fields: withError, codes: ['0x80070299'] }],
    message: ({ vm, why }) =>
      `The disks of ${vm} could not be merged${why}: on NTFS the list of a file's extents is full.`,
    advice:
      'Keep backup and initial replication apart and let the merge start again; if it repeats, free space and move the VM to another volume with the storage move of Hyper-V, never file by file.',
  },
  {
    code: 'HVB072',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [16050, 16060], fields: { ...ids, volume: 3 } }],
    message: ({ vm, id, volume }) =>
      id === 16060
        ? `${vm} was paused because ${volume} has no space left.`
        : `${volume}, where ${vm} writes, is nearly full; checkpoints and merges need space there.`,
    advice: 'Free space or enlarge the volume; no avhdx or VHD Set may be deleted for it.',
  },
  {
    code: 'HVB073',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'synthstor', ids: [12290], fields: attachment },
      { provider: 'worker', ids: [12290], fields: attachment },
      { provider: 'vmms', ids: [12290], fields: attachment },
    ],
    message: ({ vm, file }) =>
      `An account has no right to open ${file} of ${vm}; after a copy or a restore the VM's own account is often missing there.`,
    advice: 'Give the account "NT VIRTUAL MACHINE\\<id of the VM>" full access to the file.',
  },
  {
    code: 'HVB074',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'synthstor', ids: [12150, 12350, 12352], fields: { ...ids, file: 3 } },
      { provider: 'worker', ids: [12148, 12350, 12352], fields: { ...ids, file: 3 } },
    ],
    message: ({ vm, id, file }) =>
      `${file} of ${vm} is ${id === 12350 || id === 12352 ? 'encrypted (EFS)' : 'compressed'} by its file system, which Hyper-V does not open.`,
    advice: 'Take compression or encryption off the file and its folder while the VM is off.',
  },
  {
    code: 'HVB078',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'synthstor', ids: [12244], fields: { ...ids, file: 3 } },
      { provider: 'worker', ids: [12244], fields: { ...ids, file: 3 } },
      { provider: 'vmms', ids: [16370], builds: since2012R2, fields: attachment, codes: ['0x80070020'] },
      { provider: 'worker', ids: [3216], builds: since2012R2, fields: withError, codes: ['0x80070020'] },
      { provider: 'synthstor', ids: [12140], fields: attachment, codes: ['0x80070020'] },
    ],
    message: ({ vm, file, why }) => `Another process holds ${file} of ${vm}${why}.`,
    advice: 'Find who has the file open: another backup or its proxy, a virus scanner, a mounted image.',
  },
  {
    code: 'HVB080',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [16350], builds: since2012, fields: { ...withError, file: 5 } },
      { provider: 'vmms', ids: [16360], fields: withError },
      { provider: 'vmms', ids: [16382], fields: attachment },
      { provider: 'worker', ids: [3330], fields: withError },
    ],
    message: ({ vm, id, file, why }) =>
      id === 16350
        ? `The checkpoint folder of ${vm} could not be changed to ${file}${why}.`
        : `The checkpoint folder of ${vm} cannot be used${why}.`,
    advice: "Check the path, the state of its volume and the rights of the host's account there.",
  },
  {
    code: 'HVB170',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'vhdmp', ids: [8, 9, 10], builds: since2016, fields: { file: 'VhdFileName' } },
      { provider: 'vhdmp', ids: [214], builds: since2016, fields: { file: 'VhdFileName' } },
      { provider: 'vhdmp', ids: [210, 213], builds: since2016, fields: { file: 'LogFileName' } },
    ],
    message: ({ id, file }) => trackingTrouble(id, file),
    advice: 'Allow one full backup; if it comes again, find what writes to the disk while the VM is off.',
  },
  {
    code: 'HVB171',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'synthstor', ids: [12622], builds: since2016, fields: { ...ids, file: 3 } },
      { provider: 'worker', ids: [12812], builds: since2016, fields: { ...ids, file: 3 } },
    ],
    message: ({ vm, file }) =>
      `Change tracking could not be turned on for ${file} of ${vm}, so its backups read the whole disk.`,
    advice: 'Check that it is a VHDX, that there is space beside it, and the rights on its folder.',
  },
  {
    code: 'HVB110',
    severity: 'warning',
    where: 'run',
    events: [
      { provider: 'vhdmp', ids: [100, 102, 110, 112, 113, 118, 1010, 1011], builds: since2016, fields: { file: 1 } },
      { provider: 'disk', ids: [51, 153], fields: {} },
    ],
    message: ({ provider, id, host }) =>
      `The storage of ${host} had errors while a backup ran (${provider} ${id}); then a snapshot can fail without VSS being at fault.`,
    advice: 'Check paths, firmware and drivers of the storage before anything in VSS.',
  },
];

function trackingTrouble(id: number, file: string): string {
  const whose = 'find out whether it is of Replica or of backups.';
  if (id === 214) return `${file} was changed while its tracking log did not follow; ${whose}`;
  if (id >= 210) return `A tracking log failed (${file}); ${whose}`;
  return `Change tracking of ${file} is lost, so its next backup is a full one.`;
}
