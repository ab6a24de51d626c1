import { rowsOf } from './event-row';

/**
 * VMMS 10100 to 10189: the Hyper-V VSS writer and its checkpoints (EVENTS.md sections 1 and 2). Ids whose meaning changed have
 * one row per range of hosts.
 */
const row = rowsOf('vmms');
const from2012 = { from: 'windows-server-2012' } as const;
const only2012 = { from: 'windows-server-2012', to: 'windows-server-2012' } as const;
const upTo2008R2 = { to: 'windows-server-2008-r2' } as const;
const upTo2012 = { to: 'windows-server-2012' } as const;
const from2012R2 = { from: 'windows-server-2012-r2' } as const;

export const vmmsBackupEvents = [
  row(10100, 'The VM was just changing its power state, so it could not be backed up.', ['HVB009'], {
    ...upTo2008R2,
  }),
  row(10101, 'The state of the VM could not be changed for the backup.', ['HVB127'], { ...upTo2008R2 }),
  row(10101, 'The VM could not be saved for the backup: the offline method failed.', ['HVB127'], {
    ...from2012,
  }),
  row(10102, 'The backup of the VM could not be created.', ['HVB129'], { ...upTo2008R2 }),
  row(10102, 'The shadow copy inside the VM could not be created.', ['HVB129'], {
    ...only2012,
  }),
  row(
    10102,
    'The AutoRecovery disk file of the VM could not be removed after the backup. It stays beside the disk, and later backups of this VM may fail because a file of that name exists.',
    ['HVB060'],
    { ...from2012R2 },
  ),
  row(
    10103,
    'A virtual hard disk inside the volume snapshot could not be rolled back to the snapshot that the guest had taken. It says nothing about SCSI controllers.',
    ['HVB002', 'HVB096'],
    { ...upTo2012, evidence: 'quoted' },
  ),
  row(
    10103,
    'The VM has no virtual SCSI controller, so it cannot be backed up while it runs: the disk on which the guest finishes its snapshot could not be attached.',
    ['HVB001'],
    { ...from2012R2, evidence: 'quoted' },
  ),
  row(
    10104,
    'Something failed while a VM was restored from backup; it may not be registered, or may not start.',
    ['HVB132'],
    {
      evidence: 'quoted',
    },
  ),
  row(10105, 'A file of a restored VM was not put in its proper place.', ['HVB132']),
  row(10106, 'The Hyper-V VSS writer failed while it was listing the VMs (the Identify phase).', ['HVB120'], {
    evidence: 'quoted',
  }),
  row(
    10107,
    'Physical (pass-through) disks are attached to the VM and are not part of its backup. It is a warning, not the failure of a backup.',
    ['HVB011', 'HVB210'],
  ),
  row(10108, 'The Hyper-V VSS writer could not identify a VM; its configuration is probably damaged or unreadable.', [
    'HVB022',
  ]),
  row(10109, 'The configuration of the VM was not found on the snapshot.', ['HVB096'], {
    ...upTo2012,
  }),
  row(
    10109,
    'Incremental backup is enabled and pass-through disks are attached to the VM, so it cannot be backed up.',
    ['HVB011'],
    { ...from2012R2 },
  ),
  row(10110, 'A virtual hard disk of the VM was not found on the snapshot volume.', ['HVB096'], {
    ...upTo2012,
  }),
  row(
    10110,
    'Incremental backup is enabled and the guest uses iSCSI disks, so the VM cannot be backed up.',
    ['HVB012'],
    { ...from2012R2 },
  ),
  row(10111, 'A virtual hard disk inside the snapshot could not be mounted on the host.', ['HVB096', 'HVB102'], {
    ...upTo2012,
  }),
  row(
    10111,
    'Incremental backup is enabled and Fibre Channel disks are attached to the VM, so it cannot be backed up.',
    ['HVB013'],
    { ...from2012R2 },
  ),
  row(10112, 'Not as many volumes were rolled back as the snapshot set of the VM holds.', ['HVB096'], {
    ...upTo2012,
  }),
  row(
    10112,
    'Incremental backup is enabled and shareable virtual hard disks are attached to the VM, so it cannot be backed up.',
    ['HVB014', 'HVB015'],
    { ...from2012R2 },
  ),
  row(10113, 'The backup metadata of a component could not be read.', ['HVB126']),
  row(10127, 'The network configuration of a restored VM could not be repaired; check its network adapters.', [
    'HVB132',
  ]),
  row(10128, 'The network configuration of a checkpoint of a restored VM could not be repaired.', ['HVB132']),
  row(10129, 'The checkpoints of a restored VM could not be listed; they may not work.', ['HVB132']),
  row(
    10130,
    'The VM is set up for online backup, but that is not possible: integration services are missing, the VM is paused, or a guest volume is on a dynamic disk or is FAT32.',
    ['HVB003', 'HVB006', 'HVB030', 'HVB032'],
    { ...upTo2008R2 },
  ),
  row(10130, 'The host is a Windows client, where the Hyper-V VSS writer is not supported.', ['HVB203'], {
    ...from2012,
  }),
  row(10131, 'The existing VM could not be deleted, so the one from backup could not be restored over it.', ['HVB132']),
  row(10132, 'The existing VM could not be turned off, so the one from backup could not be restored over it.', [
    'HVB132',
  ]),
  row(10133, 'The path of the saved state of a restored VM could not be updated.', ['HVB132']),
  row(10134, 'The path of the saved state of a restored checkpoint could not be updated.', ['HVB132']),
  row(10136, 'The guest uses iSCSI disks; they are not part of the backup of the VM.', ['HVB012']),
  row(10137, 'No snapshots to roll back were found for the VM.', ['HVB096'], { ...upTo2012 }),
  row(10137, 'Resource pools could not be unloaded before the restore of the host component.', ['HVB132'], from2012R2),
  row(10143, 'The shadow copy set inside the running VM could not be deleted and stays in the guest.', ['HVB130'], {
    ...upTo2012,
  }),
  row(
    10143,
    'The place of the second-level paging file of a restored VM could not be updated.',
    ['HVB132'],
    from2012R2,
  ),
  row(
    10144,
    'The backup of the VM could not start because another operation runs on it, for example another backup, a merge, a migration or replication.',
    ['HVB009'],
    { ...from2012, evidence: 'quoted' },
  ),
  row(
    10145,
    'The files of the VM, or the way in which it can be backed up, changed between the listing and the preparation of the backup.',
    ['HVB029'],
    { ...from2012 },
  ),
  row(10147, 'The VM was stopped during its backup.', ['HVB121'], { ...from2012 }),
  row(10148, 'The metadata that the writer had given for this backup could not be read back.', ['HVB126'], {
    ...from2012,
  }),
  row(10149, 'The VM is not in the metadata that the backup application handed back.', ['HVB126'], {
    ...from2012,
  }),
  row(
    10150,
    'The backup checkpoint of the VM could not be created. It sums up a failure: the reason is its HRESULT and the events just before it.',
    ['HVB122'],
    { ...from2012, evidence: 'quoted' },
  ),
  row(10151, 'The list of renamed files could not be made for the backup of the VM.', ['HVB212'], from2012),
  row(10152, 'A file of the VM could not get its other name during the backup or restore.', ['HVB212'], from2012),
  row(10153, 'The list of renamed files could not be adjusted for a restore to another place.', ['HVB212'], from2012),
  row(
    10154,
    'The checkpoint of this backup could not be deleted, so the VM keeps writing to the AVHDX.',
    ['HVB123', 'HVB061'],
    { ...from2012 },
  ),
  row(10155, 'The checkpoint of the previous backup could not be deleted.', ['HVB123', 'HVB061'], {
    ...from2012,
  }),
  row(10156, 'The VM could not be told which checkpoint belongs to its last backup.', ['HVB123'], {
    ...from2012,
  }),
  row(10159, 'Checkpoints of the VM could not be marked as backed up.', ['HVB123'], {
    ...from2012,
  }),
  row(10160, 'An incremental backup was asked for, but it is disabled for the VM.', ['HVB131'], {
    ...from2012,
  }),
  row(
    10161,
    'Incremental backup is enabled and pass-through disks are attached to the VM, so it cannot be backed up.',
    ['HVB011'],
    {
      ...only2012,
    },
  ),
  row(
    10161,
    'The checkpoint of the backup could not be applied when the VM was restored; the restored VM may not be application-consistent.',
    ['HVB133'],
    from2012R2,
  ),
  row(
    10162,
    'Incremental backup is enabled and the guest uses iSCSI disks, so the VM cannot be backed up.',
    ['HVB012'],
    {
      ...only2012,
    },
  ),
  row(
    10165,
    'The configuration of the VM or its checkpoints could not be removed for an incremental restore.',
    ['HVB212'],
    from2012,
  ),
  row(10166, 'The parents of AVHD files could not be put right during an incremental restore.', ['HVB212'], from2012),
  row(10168, 'Virtual Fibre Channel disks are attached to the VM; they are not part of its backup.', ['HVB013'], {
    ...from2012,
  }),
  row(
    10169,
    'Incremental backup is enabled and Fibre Channel disks are attached to the VM, so it cannot be backed up.',
    ['HVB013'],
    {
      ...only2012,
    },
  ),
  row(
    10169,
    'Shareable virtual hard disks are attached to the VM; they are not part of its backup.',
    ['HVB014', 'HVB015'],
    {
      ...from2012R2,
    },
  ),
  row(
    10170,
    'The backup application itself reported that its backup of the VM failed. The reason stands in the log of that application.',
    ['HVB125'],
    { ...from2012 },
  ),
  row(
    10171,
    'The checkpoint of this backup could not be cleaned up in the VM; it stays behind.',
    ['HVB123', 'HVB061'],
    {
      ...from2012,
      evidence: 'quoted',
    },
  ),
  row(
    10172,
    'The writers inside the guest failed when they were told that the backup is complete; logs in the guest may not be truncated.',
    ['HVB124'],
    { ...from2012, evidence: 'quoted' },
  ),
  row(10175, 'The session of this backup could not be determined.', ['HVB126'], { ...from2012 }),
  row(10179, 'Deleted checkpoints could not be cleaned up during an incremental restore.', ['HVB212'], from2012),
  row(
    10180,
    'The restored VM did not get a new generation id; take special care with a domain controller.',
    ['HVB211'],
    from2012,
  ),
  row(10181, 'The time of the last successful backup could not be stored for the VM.', ['HVB139'], {
    ...from2012,
  }),
  row(10185, 'The backup options for the VM could not be read.', ['HVB126'], { ...from2012 }),
  row(10186, 'The backup application gave options for the VM that are wrong or not supported.', ['HVB126'], {
    ...from2012,
  }),
  row(10187, 'The backup application broke off a chain of incremental restores and began anew.', ['HVB212'], from2012),
  row(
    10188,
    'The backup application began an incremental restore without the full restore it builds on.',
    ['HVB212'],
    from2012,
  ),
  row(10189, 'The VM did not come back from its saved state after the backup and may still be saved.', ['HVB127'], {
    ...from2012,
  }),
];
