import { chainTroubleshooting, evtxMaps } from '../sources';
import { rowsOf } from './event-row';

/** VMMS: checkpoints, their storage, merges and exports (EVENTS.md sections 1 and 2, EVENT-CATALOGUE.md). */
const row = rowsOf('vmms');
const from2012 = { from: 'windows-server-2012' } as const;
const from2012R2 = { from: 'windows-server-2012-r2' } as const;
const from2016 = { from: 'windows-server-2016' } as const;
const upTo2008R2 = { to: 'windows-server-2008-r2' } as const;

export const vmmsCheckpointEvents = [
  row(14020, 'A checkpoint and its parent name the same disk files: the checkpoint is corrupt.', ['HVB069'], {
    evidence: 'quoted',
    source: chainTroubleshooting,
  }),
  row(14026, 'A disk file that belongs to a checkpoint is missing.', ['HVB064'], {
    ...from2012R2,
    evidence: 'quoted',
    source: chainTroubleshooting,
  }),
  row(14210, 'A checkpoint of the VM could not be deleted.', ['HVB061', 'HVB069']),
  row(14220, 'A disk file of a deleted checkpoint could not be removed.', ['HVB062']),
  row(14222, 'A snapshot inside a VHD Set could not be deleted.', ['HVB070'], {
    ...from2016,
    step: 'checkpoint-merge',
  }),
  row(
    14248,
    'The VM could not be upgraded to a newer configuration version because a checkpoint holds saved state.',
    ['HVB020'],
    from2016,
  ),
  row(14250, 'A checkpoint that was asked for does not exist.', []),
  row(14320, 'A checkpoint could not be deleted.', ['HVB061', 'HVB069']),
  row(14330, 'A checkpoint was not deleted because it is the automatic recovery checkpoint of the VM.', ['HVB061']),
  row(14340, 'Memory settings cannot be changed while the VM runs. It has nothing to do with backups.', [], upTo2008R2),
  row(
    14340,
    'A checkpoint with all below it was not deleted because a recovery checkpoint of a backup is among them.',
    ['HVB061'],
    {
      ...from2012,
    },
  ),
  row(
    [14342, 14344],
    'A program used the old WMI namespace on a recovery checkpoint, where such checkpoints cannot be applied or deleted.',
    ['HVB061'],
    from2012,
  ),
  row(15060, 'A checkpoint could not be applied to the VM.', ['HVB133']),
  row(15070, 'A checkpoint of the VM could not be removed.', ['HVB061']),
  row(15190, 'A checkpoint of the VM could not be taken; the reason stands in the events just before it.', ['HVB128']),
  row(15250, 'Disks of the VM could not be merged.', ['HVB070']),
  row(15252, 'The VSS snapshot of the VM failed; look at the guest and its writers.', ['HVB129']),
  row(
    15268,
    'Information about a virtual disk could not be read: a parent or an AVHDX is missing, locked, or was moved.',
    ['HVB122', 'HVB064', 'HVB078'],
    { ...from2012, evidence: 'quoted', source: chainTroubleshooting },
  ),
  row(15272, 'A virtual disk could not be merged.', ['HVB070'], { ...from2012 }),
  row(15290, 'A snapshot inside a VHD Set could not be deleted.', ['HVB070'], {
    ...from2016,
    step: 'checkpoint-merge',
  }),
  row(15292, 'A snapshot inside a VHD Set could not be made.', ['HVB070', 'HVB122'], {
    ...from2016,
    step: 'checkpoint-create',
  }),
  row(
    16010,
    'An operation failed. It comes last in a series and names no VM: read the events just before it.',
    ['HVB128'],
    {
      evidence: 'quoted',
    },
  ),
  row([16160, 16170], 'A file or folder of a deleted checkpoint could not be removed.', ['HVB123']),
  row([16180, 16190, 16200], 'The list of checkpoints could not be brought up to date after a deletion.', ['HVB123']),
  row(
    16210,
    'A disk could not be merged when its checkpoint was deleted; the disk may be inconsistent. Keep every file of the chain.',
    ['HVB070'],
    { evidence: 'quoted', source: chainTroubleshooting },
  ),
  row(
    16220,
    'A disk file of a checkpoint stayed behind after the merge because it could not be removed. Later Windows versions add that it is not needed, but only the chain in the disk headers proves that.',
    ['HVB062'],
    { ...from2012 },
  ),
  row(16340, 'The place of checkpoints cannot be changed while the VM has checkpoints.', ['HVB080']),
  row(
    16342,
    'The checkpoint type cannot be changed because the configuration version of the VM is too old.',
    ['HVB020'],
    from2016,
  ),
  row(16350, 'The place of checkpoints could not be changed: path or permissions are wrong.', ['HVB080']),
  row(16360, 'The folder of the checkpoints cannot be reached.', ['HVB080']),
  row(
    16370,
    'The files for a snapshot could not be created; the third value names the snapshot, the HRESULT is the fifth.',
    ['HVB122'],
    { to: 'windows-server-2012', evidence: 'quoted' },
  ),
  row(
    16370,
    'The files for a checkpoint could not be created; the third value is the path of the disk, the HRESULT is the fifth. 0x80070002 is a missing parent, 0x80070050 a file that already exists, 0x80070070 a full disk, 0x80070005 a permission.',
    ['HVB122', 'HVB060', 'HVB064', 'HVB072', 'HVB073'],
    { ...from2012R2, evidence: 'quoted' },
  ),
  row(16380, 'After a failed checkpoint the path of a virtual disk could not be set back.', ['HVB122', 'HVB068']),
  row(16382, 'No snapshot was taken because the name of a file or path is not valid.', ['HVB080'], {
    ...upTo2008R2,
  }),
  row(16382, 'No checkpoint was taken because a folder for it could not be created.', ['HVB080', 'HVB122'], {
    ...from2012,
  }),
  row(
    16384,
    'The checkpoint could not be finished because the worker process of the VM did not do its part.',
    ['HVB134'],
    {
      ...from2012R2,
    },
  ),
  row(16390, 'A disk of the VM cannot be changed because a merge is pending.', ['HVB027']),
  row(18000, 'No checkpoint was taken because pass-through disks are attached.', ['HVB011']),
  row(18002, 'No checkpoint was taken because the VM has as many as are allowed.', ['HVB063']),
  row(18004, 'No checkpoint was taken because a wrong checkpoint type was asked for.', ['HVB174'], {
    ...from2012,
  }),
  row(
    18012,
    'A checkpoint failed. It gives no reason: the HRESULT stands in the events of the same seconds.',
    ['HVB128', 'HVB122'],
    {
      ...from2012R2,
      evidence: 'quoted',
    },
  ),
  row(18014, 'A checkpoint was cancelled, by a time limit, the guest or the backup application.', ['HVB128'], {
    ...from2012R2,
    evidence: 'quoted',
  }),
  row(
    18016,
    'No production checkpoint could be taken, and a standard one is not allowed by the settings of the VM.',
    ['HVB019'],
    {
      ...from2016,
      evidence: 'quoted',
    },
  ),
  row(18018, 'Checkpoints are disabled for the VM.', ['HVB018'], {
    ...from2016,
    evidence: 'quoted',
  }),
  row(18032, 'No checkpoint was taken because a wrong backup type was asked for.', ['HVB126'], {
    ...from2012R2,
  }),
  row(18174, 'No checkpoint was taken because shareable virtual hard disks are attached.', ['HVB014'], {
    from: 'windows-server-2012-r2',
    to: 'windows-server-2012-r2',
  }),
  row(18174, 'No checkpoint was taken because a shared disk is not a VHD Set.', ['HVB015'], {
    ...from2016,
  }),
  row(
    18176,
    'No checkpoint was taken because a shared disk is attached and the VM was not checkpointed as part of its group.',
    ['HVB016'],
    {
      ...from2016,
    },
  ),
  row(18303, 'An export of the VM finished. Backup applications export the configuration too.', [], {
    ...from2012R2,
    evidence: 'seen',
    source: evtxMaps,
  }),
  row(18304, 'A VM became registered, by an import, a restore or an instant recovery.', [], {
    ...from2012R2,
    evidence: 'seen',
    source: evtxMaps,
  }),
  row(18350, 'The export of the VM failed.', []),
  row(18472, 'A checkpoint was to be exported for a backup but is no recovery checkpoint.', ['HVB174'], {
    ...from2016,
  }),
  row(18490, 'The export failed because the disk chain could not be joined.', ['HVB070']),
  row(18492, 'The export failed because no application-consistent checkpoint could be taken.', ['HVB174', 'HVB129'], {
    ...from2016,
  }),
  row(18494, 'The export of a group failed because the chain of a shared disk could not be joined.', ['HVB070'], {
    ...from2016,
    step: 'transfer',
  }),
  row(18496, 'The export failed because a shared disk is not a VHD Set.', ['HVB015'], {
    ...from2016,
    step: 'transfer',
  }),
  row(19050, 'An operation failed because the VM is not in a state that allows it.', ['HVB009'], {
    evidence: 'quoted',
  }),
  row(19060, 'The saved state of the VM could not be looked at; it is taken to be saved.', [], upTo2008R2),
  row(19060, 'An operation failed because another one runs on the VM.', ['HVB009'], {
    ...from2016,
    evidence: 'quoted',
  }),
  row(19070, 'The background merge of a disk began: changes of a deleted checkpoint go back into its parent.', [], {
    evidence: 'quoted',
  }),
  row(19080, 'The background merge of a disk finished successfully.', [], {
    evidence: 'quoted',
  }),
  row(19090, 'The background merge of a disk was interrupted; it goes on later, and until then the AVHDX stays.', [
    'HVB071',
  ]),
  row(
    19100,
    'The background merge of a disk failed, for the reason in its HRESULT; the AVHDX stays and grows. 0x80070020 is a file that something holds open, 0x80070299 a limit of the file system.',
    ['HVB070', 'HVB078', 'HVB197'],
    { evidence: 'quoted' },
  ),
  row(19542, 'No checkpoint was taken because virtual Fibre Channel adapters are attached.', ['HVB013'], {
    ...from2012,
  }),
];
