import { only2012And2012R2, since2012, since2012R2, since2016, upTo2012 } from '../../../process/builds';
import { quotePowerShell } from '../../powershell';
import type { RecordRule } from '../record-rule';

const ids = { vmName: 1, vmId: 2 } as const;
const withError = { ...ids, error: 3, code: 4 } as const;

/** What the writer, the worker and products say of the backup itself: families F, H, J and M. */
export const backupRows: readonly RecordRule[] = [
  {
    code: 'HVB120',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10106], fields: {} }],
    message: ({ host }) => `The Hyper-V writer of ${host} could not list any VM, so this backup holds none.`,
    advice:
      'Look for VM configurations that cannot be loaded; restart the management service while no job or merge runs.',
  },
  {
    code: 'HVB121',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10147], builds: since2012, fields: ids }],
    message: ({ vm }) => `${vm} was stopped during its backup and is not in it.`,
    advice: 'Find out who stopped it, and run the job again.',
  },
  {
    code: 'HVB122',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10150], builds: since2012, fields: withError, notCodes: ['0x800423FB'] }],
    message: ({ vm, why }) =>
      `The backup checkpoint of ${vm} could not be created${why}, so this backup has no point to restore it from.`,
    advice: 'Read the records just before it: the worker, the guest and the disk say what went wrong.',
  },
  {
    code: 'HVB123',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10154, 10155, 10156, 10159, 10171], builds: since2012, fields: withError }],
    message: ({ vm, id, why }) =>
      `The backup checkpoint of ${vm} was not cleaned up (event ${id})${why}; a checkpoint may stay.`,
    advice: 'Let the backup application remove its checkpoint, or run its next job to the end.',
  },
  {
    code: 'HVB124',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10172], builds: since2012, fields: withError }],
    message: ({ vm, why }) =>
      `The writers in the guest of ${vm} failed at BackupComplete${why}. The copy is usable; logs of applications may not be truncated.`,
    advice: 'In the guest, look at the state of the writers and whether its logs were truncated.',
  },
  {
    code: 'HVB125',
    severity: 'info',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10170], builds: since2012, fields: ids }],
    message: ({ vm }) =>
      `The backup application itself reported that the backup of ${vm} failed; Hyper-V did its part.`,
    advice: "Open the application's own log.",
  },
  {
    code: 'HVB126',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10113], fields: { vmName: 2 } },
      { provider: 'vmms', ids: [10148, 10175], builds: since2012, fields: { error: 1, code: 2 } },
      { provider: 'vmms', ids: [10149, 10185, 10186], builds: since2012, fields: withError },
      { provider: 'vmms', ids: [18032], builds: since2012R2, fields: ids },
    ],
    message: ({ vm, id, why }) => `What the backup application asked for ${vm} could not be used (event ${id})${why}.`,
    advice: 'Update or repair the backup application, and check that its version fits the Windows of the host.',
  },
  {
    code: 'HVB127',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10101], fields: withError },
      { provider: 'vmms', ids: [10189], builds: since2012, fields: withError },
    ],
    message: ({ vm, id, why }) =>
      id === 10101
        ? `${vm} could not be saved for its backup${why}.`
        : `${vm} was saved for its backup and could not be resumed${why}; it may still be saved.`,
    advice:
      'See whether the VM runs, and start it if not; look at space for the saved state and at memory of the host.',
    powershell: ({ vmName, id }) =>
      vmName === undefined || id !== 10189
        ? undefined
        : {
            script: `Start-VM -Name ${quotePowerShell(vmName)}`,
            safety: 'Only when the VM is still saved and no backup of it runs.',
          },
  },
  {
    code: 'HVB128',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [18012, 18014], builds: since2012R2, fields: ids }],
    message: ({ vm, id }) =>
      `A checkpoint of ${vm} ${id === 18014 ? 'was cancelled' : 'failed'}; this event does not say why.`,
    advice: 'Read the records of the 15 seconds around it, and the log of the guest.',
  },
  {
    code: 'HVB129',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [15252, 15253], fields: ids }],
    message: ({ vm }) => `The VSS snapshot of ${vm} failed.`,
    advice: 'Look in the guest at the backup service (IcSvc 1 to 7, 22, 23) and at the VSS writers.',
  },
  {
    code: 'HVB130',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10143], builds: upTo2012, fields: { ...withError, setId: 5 } }],
    message: ({ vm, value, why }) =>
      `The shadow copy set ${value(5)} in the guest of ${vm} could not be deleted${why}; such sets pile up there.`,
    advice:
      'In the guest, remove exactly this set with diskshadow; "vssadmin delete shadows /all" would take Previous Versions with it.',
  },
  {
    code: 'HVB131',
    severity: 'info',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10160], builds: since2012, fields: ids }],
    message: ({ vm }) => `An incremental backup of ${vm} was asked for while incremental backup is off for it.`,
    advice: 'Turn incremental backup on in the backup application.',
  },
  {
    code: 'HVB132',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10104], fields: { vmId: 2 } },
      { provider: 'vmms', ids: [10105], fields: { vmId: 2, file: 3 } },
      { provider: 'vmms', ids: [10131, 10133], fields: withError },
      { provider: 'vmms', ids: [10132], fields: ids },
      { provider: 'vmms', ids: [10127], fields: ids },
    ],
    message: ({ vm, id, why }) => `Restoring ${vm} did not go right: ${restoreTrouble(id)}${why}.`,
    advice:
      'Restore to the original path. Have a backup of a VM that is in the way before you remove it in Hyper-V, and connect the network of the restored VM again.',
  },
  {
    code: 'HVB133',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10161], builds: since2012R2, fields: withError }],
    message: ({ vm, why }) =>
      `The backup checkpoint of ${vm} was not applied at its restore${why}, so it may not be application-consistent.`,
    advice: 'Apply the parent checkpoint of the restored VM, as the event proposes, before it is used.',
  },
  {
    code: 'HVB134',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'worker', ids: [3210], fields: withError },
      { provider: 'worker', ids: [3216], builds: since2012R2, fields: withError, notCodes: ['0x80070020'] },
      {
        provider: 'worker',
        ids: [3280],
        builds: since2012R2,
        fields: withError,
        notCodes: ['0x80070050', '0x800423FB'],
      },
      { provider: 'worker', ids: [3280], builds: upTo2012, fields: withError },
      { provider: 'worker', ids: [3286], fields: ids },
    ],
    message: ({ vm, id, why }) =>
      `The worker process of ${vm} could not make the checkpoint: ${workerTrouble(id)}${why}.`,
    advice: 'See whether the VM is paused and resume it; then look at space, rights and the path of its disks.',
    powershell: ({ vmName, id }) =>
      vmName === undefined || id !== 3286
        ? undefined
        : {
            script: `Resume-VM -Name ${quotePowerShell(vmName)}`,
            safety: 'Only when the VM is paused and its storage is reachable and has space.',
          },
  },
  {
    code: 'HVB135',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [14070], fields: ids }],
    message: ({ vm }) => `The worker process of ${vm} ended unexpectedly, and the VM with it.`,
    advice: 'Keep the crash report of Windows Error Reporting, and look at drivers in the storage and network path.',
  },
  {
    code: 'HVB136',
    severity: 'warning',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [32024], builds: only2012And2012R2, fields: withError },
      { provider: 'vmms', ids: [32025], builds: only2012And2012R2, fields: { vmName: 1 } },
    ],
    message: ({ vm, why }) =>
      `Replica could not make an application-consistent point of ${vm}${why}; a backup at the same time is a known reason.`,
    advice: 'Keep backups and application-consistent replica points apart in time.',
  },
  {
    code: 'HVB137',
    severity: 'warning',
    where: 'any',
    events: [{ provider: 'vmms', ids: [29156], builds: only2012And2012R2, fields: ids }],
    message: ({ vm }) => `No checkpoint of ${vm} can be made while its initial replication or resynchronisation runs.`,
    advice: 'Back the VM up when replication has caught up.',
  },
  {
    code: 'HVB138',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [32388], builds: only2012And2012R2, fields: ids }],
    message: ({ vm }) =>
      `The replica of ${vm} received changes that do not fit: the primary or the replica was probably set back to a backup.`,
    advice: 'Make sure that the state of the primary is the wanted one, then resynchronise the replica.',
  },
  {
    code: 'HVB159',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [12280], fields: { ...ids, file: 3, error: 4, code: 5 } },
      { provider: 'worker', ids: [12280], fields: { ...ids, file: 3, error: 4, code: 5 } },
      { provider: 'synthstor', ids: [12280], fields: { ...ids, file: 3, error: 4, code: 5 } },
      { provider: 'vmms', ids: [19110], fields: { ...withError, file: 5 } },
    ],
    message: ({ vm, file, why }) => `The account of this host lacks rights on ${file}, which ${vm} needs${why}.`,
    advice: 'Give the computer accounts of all nodes full access to the share and to its folder.',
  },
  {
    code: 'HVB174',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [18472], builds: since2016, fields: ids }],
    message: ({ vm, value }) =>
      `The backup application tried to export checkpoint ${value(3)} of ${vm}, which is no recovery checkpoint.`,
    advice: 'Report it to the vendor of the backup application.',
  },
  {
    code: 'HVB176',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [16612, 16613, 16614, 16615, 16616, 16620], builds: since2016, fields: ids },
      { provider: 'vmms', ids: [16621, 16622, 16641, 16642], builds: since2016, fields: { vmName: 2 } },
    ],
    message: ({ vmName, id }) =>
      `VM group ${group(vmName)} did not pass the checks of its guest cluster (event ${id}).`,
    advice:
      'The group must hold every VM and every shared disk of the guest cluster, with integration services running in all of them.',
  },
  {
    code: 'HVB177',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [16617], builds: since2016, fields: ids },
      { provider: 'vmms', ids: [16631, 16632], builds: since2016, fields: { vmName: 2 } },
      { provider: 'vmms', ids: [16643, 16644], builds: since2016, fields: {} },
    ],
    message: ({ vmName, id }) =>
      id === 16617
        ? `A shared disk of VM group ${group(vmName)} is in use by several nodes at once, as a Cluster Shared Volume in the guest is; no checkpoint can be made of that.`
        : `VM group ${group(vmName)} has a shared disk in use by several nodes at once, or its guest cluster is turned off (event ${id}); no such checkpoint can be made of it.`,
    advice: 'Use the shared disk as a plain cluster disk in the guest cluster, or protect its data inside the guests.',
  },
  {
    code: 'HVB181',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [16618, 16619], builds: since2016, fields: ids }],
    message: ({ vmName, id }) =>
      id === 16618
        ? `The VMs of group ${group(vmName)} do not agree whether a shared disk is online or offline.`
        : `A shared disk of VM group ${group(vmName)} has not exactly one owner.`,
    advice: 'Bring the disk online with one owner in the guest cluster, and run the job again.',
  },
  {
    code: 'HVB211',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'vmms', ids: [10180], builds: since2012, fields: withError }],
    message: ({ vm, why }) =>
      `${vm} got no new generation id at its restore${why}; a domain controller in it would not notice that it was set back.`,
    advice: 'If it is a domain controller keep it off the network, and restore it again.',
  },
  {
    code: 'HVB212',
    severity: 'error',
    where: 'any',
    events: [
      { provider: 'vmms', ids: [10166], builds: since2012, fields: { file: 1, error: 3, code: 4 } },
      { provider: 'vmms', ids: [10187, 10188], builds: since2012, fields: { vmName: 2 } },
      { provider: 'vmms', ids: [10151, 10153], builds: since2012, fields: withError },
      { provider: 'vmms', ids: [10152], builds: since2012, fields: { ...withError, file: 5 } },
    ],
    message: ({ vm, id, why }) => `The restore of ${vm} is broken: ${sequenceTrouble(id)}${why}.`,
    advice:
      'Restore the full backup first and then the increments in their order, with the application that wrote them.',
  },
  {
    code: 'HVB213',
    severity: 'error',
    where: 'any',
    events: [{ provider: 'backup', ids: [565], fields: { vmName: 'ComponentName' } }],
    message: ({ value }) =>
      `Windows Server Backup left out ${value(1)}: the component did not pass its consistency check, while the job goes on and may report success.`,
    advice: 'Take this VM as not backed up, and read the events of VMMS of the same minute.',
  },
];

function group(name: string | undefined): string {
  return name === undefined ? 'without a name in the record' : `"${name}"`;
}

function restoreTrouble(id: number): string {
  switch (id) {
    case 10105:
      return 'a file is not where it belongs';
    case 10127:
      return 'its network could not be set up again';
    case 10131:
      return 'the VM that is there could not be deleted';
    case 10132:
      return 'the VM that is there could not be turned off';
    case 10133:
      return 'the place of its saved state could not be stored';
    default:
      return 'it may not be registered, or not start';
  }
}

function workerTrouble(id: number): string {
  switch (id) {
    case 3210:
      return 'its memory could not be saved';
    case 3216:
      return 'it could not switch to the new differencing disks';
    case 3286:
      return 'it did not resume and is paused';
    default:
      return 'it could not be started';
  }
}

function sequenceTrouble(id: number): string {
  switch (id) {
    case 10166:
      return 'the parents of its differencing disks could not be set';
    case 10187:
      return 'an incremental restore was given up and a new one begun';
    case 10188:
      return 'an increment was restored without its full backup';
    default:
      return 'renamed files could not be followed';
  }
}
