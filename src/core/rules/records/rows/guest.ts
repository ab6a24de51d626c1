import { only2012And2012R2, only2012R2, since2016 } from '../../../process/builds';
import type { RecordRule } from '../record-rule';

const ids = { vmName: 1, vmId: 2 } as const;
const refused = 'so it cannot be backed up while it runs';

/** What the guest lacks: rules of family B that events of the host or of the guest prove. */
export const guestRows: readonly RecordRule[] = [
  {
    code: 'HVB030',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'integration-vss', ids: [4097], builds: only2012And2012R2, fields: ids },
      { provider: 'integration', ids: [4097], builds: since2016, fields: ids },
    ],
    message: ({ vm }) => `The guest of ${vm} has dynamic disks, ${refused}.`,
    advice: 'Move the data to basic disks, or back it up with an agent in the guest.',
  },
  {
    code: 'HVB031',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'integration-vss', ids: [4098], builds: only2012And2012R2, fields: ids },
      { provider: 'integration', ids: [4098], builds: since2016, fields: ids },
    ],
    message: ({ vm }) => `A volume in the guest of ${vm} keeps its shadow copy storage on another volume, ${refused}.`,
    advice:
      'In the guest, look at "vssadmin list shadowstorage" and plan the move of the storage: existing shadow copies of that volume are lost with it.',
  },
  {
    code: 'HVB032',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'integration-vss', ids: [4099], builds: only2012And2012R2, fields: ids },
      { provider: 'integration', ids: [4099], builds: since2016, fields: ids },
    ],
    message: ({ vm }) =>
      `A volume in the guest of ${vm} cannot be snapshotted (for example FAT32 or exFAT), ${refused}.`,
    advice: 'Take the volume out of the VM, or move its data to NTFS.',
  },
  {
    code: 'HVB033',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'integration-vss', ids: [4101], builds: only2012R2, fields: ids },
      { provider: 'integration', ids: [4101], builds: since2016, fields: ids },
    ],
    message: ({ vm }) => `The guest of ${vm} has storage space disks, ${refused}.`,
    advice: 'Use plain virtual disks, or back the data up with an agent in the guest.',
  },
  {
    code: 'HVB034',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'icsvc', ids: [22] },
      { provider: 'vmicvss', ids: [1] },
    ],
    message: ({ vm }) => `The Windows in ${vm} cannot be backed up while it runs (said by its own backup service).`,
    advice: 'Upgrade the guest, or back it up with an agent.',
  },
  {
    code: 'HVB035',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'icsvc', ids: [23], fields: { file: 0, code: 2 } },
      { provider: 'vmicvss', ids: [2], fields: { code: 2 } },
    ],
    message: ({ vm, value, why }) =>
      `The VSS writer ${value(1)} in the guest of ${vm} is in a failed state${why}, so the guest gave no snapshot.`,
    advice:
      'In the guest, restart the service that owns this writer and run the job again; restart the guest if it stays failed.',
  },
  {
    code: 'HVB036',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'icsvc', ids: [5, 6, 7] },
      { provider: 'vmicvss', ids: [16, 17, 18, 19] },
    ],
    message: ({ vm }) =>
      `Disks or volumes of the AutoRecovery disk did not arrive in the guest of ${vm}, so its snapshot was not repaired.`,
    advice: 'Look at the SCSI controller of the VM and at storage filter drivers in the guest; restart the guest.',
  },
  {
    code: 'HVB037',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'icsvc', ids: [24] }],
    message: ({ vm, value }) =>
      `Cluster disk ${value(1)} was owned by another node of the guest cluster than ${vm}, so it is not in this snapshot.`,
    advice: 'Back up the VM group, or the node that owns the disk.',
  },
  {
    code: 'HVB039',
    severity: 'error',
    where: 'guest',
    events: [{ provider: 'volsnap', ids: [23, 24, 25, 35, 36, 38], fields: { volume: 2 } }],
    message: ({ vm, volume }) =>
      `The guest of ${vm} has too little shadow copy storage for ${volume} while it is backed up.`,
    advice:
      'Free space on the guest volume, or raise its limit; never set a limit below what is in use, which deletes shadow copies.',
  },
  {
    code: 'HVB049',
    severity: 'error',
    where: 'guest',
    events: [
      { provider: 'sqlwriter', ids: [24583] },
      { provider: 'sqlvdi', ids: [1] },
    ],
    message: ({ vm, provider, id }) => `The SQL writer in the guest of ${vm} stopped the snapshot (${provider} ${id}).`,
    advice: 'Check the login and rights of the SQL writer service and databases that are offline.',
  },
  {
    code: 'HVB054',
    severity: 'warning',
    where: 'guest',
    events: [{ provider: 'vss', ids: [8194], fields: { code: 1 } }],
    message: ({ vm, why }) =>
      `In the guest of ${vm} a VSS writer could not be called back${why}; alone this is mostly noise.`,
    advice: 'Act only if a writer fails as well: then let the account that is named use COM locally.',
  },
  {
    code: 'HVB209',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'integration-kvp', ids: [4096], builds: only2012And2012R2, fields: ids },
      { provider: 'integration', ids: [4092], builds: since2016, fields: ids },
    ],
    message: ({ vm }) =>
      `Data exchange with the guest of ${vm} is not enabled or does not run; a guest that has not started right cannot be made consistent either.`,
    advice: 'Look whether the guest has started, and whether the service is on in the settings of the VM.',
  },
];
