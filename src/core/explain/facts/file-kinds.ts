import type { DiskName } from '../../evidence/disk-name';

/** A kind of file that a backup of a VM meets, told by its name. */
export interface FileKind {
  /** Stable word of ours. */
  readonly id: string;
  readonly title: string;
  /** Whole sentences of ours. */
  readonly meaning: string;
  readonly rules: readonly string[];
  readonly source: string;
  /** Whether people may touch it; absent where the meaning says so. */
  readonly touch?: string;
}

const lifecycle =
  'https://learn.microsoft.com/windows-server/virtualization/hyper-v/manage/choose-between-standard-or-production-checkpoints-in-hyper-v';
const autoRecoveryPage = 'https://blog.workinghardinit.work/2014/09/03/what-is-autorecovery-avhdx-all-about';
const rctPage = 'https://cdubhub.us/2016/08/01/whats-the-scoop-on-hyper-v-2016-resilient-change-tracking-rct/';
const survey = 'our survey of real VM configurations';
const sets = 'https://learn.microsoft.com/windows-server/virtualization/hyper-v/manage/create-vhdset-file';
const metadata =
  'https://documentation.commvault.com/11.20/use_of_checkpoint_information_for_restores_using_microsoft_hyper_v_server_2012_r2.html';
const replica = 'https://learn.microsoft.com/openspecs/windows_protocols/ms-hrl/93f47a0e-20d8-42b6-869d-4eeb221dfa4f';
const handsOff = 'Leave the file where it is and under its name: the disks of the chain find each other by them.';

const ofVm = 'Hyper-V alone writes it: leave it where it is, and copy it only together with the other files of the VM.';

const row = (
  id: string,
  title: string,
  meaning: string,
  rules: readonly string[],
  source: string,
  touch?: string,
): FileKind => ({ id, title, meaning, rules, source, ...(touch !== undefined && { touch }) });

/** By the kinds that `readDiskName` tells apart. A name is a convention; the chain itself stands in the headers of the disks. */
export const diskKinds: Readonly<Record<DiskName['kind'], FileKind>> = {
  disk: row(
    'disk',
    'Virtual hard disk',
    'A virtual hard disk by its name: the base of a chain, or a disk without checkpoints.',
    ['HVB075'],
    lifecycle,
    'While it has checkpoints, nothing may write to it, mount it or move it: their disks would not fit it any more.',
  ),
  checkpoint: row(
    'checkpoint',
    'Disk of a checkpoint',
    `By its name the differencing disk that a checkpoint made for its base: it holds only what changed since. During a backup it is normal, and in a VHD Set always; one that stays without a checkpoint waits for its merge. ${handsOff}`,
    ['HVB061', 'HVB062', 'HVB067'],
    lifecycle,
  ),
  'auto-recovery': row(
    'auto-recovery',
    'AutoRecovery disk',
    `By its name the second child of a disk, on which the guest finishes its snapshot during a host backup (from 2012 R2 on). It is normal while a backup runs. One that stays was left behind and makes later backups fail because the file exists (0x80070050). Its contents do not fit its parent any more, so it must not be put together with it. ${handsOff}`,
    ['HVB060'],
    autoRecoveryPage,
  ),
  differencing: row(
    'differencing',
    'Differencing disk',
    `By its extension the disk of a checkpoint: it holds only what changed, and its parent is named in its header. ${handsOff}`,
    ['HVB062', 'HVB067'],
    lifecycle,
  ),
  'vhd-set': row(
    'vhd-set',
    'VHD Set',
    'A disk that several VMs share (from 2016 on). The file is small; the data lies in .avhdx files beside it, which are normal there.',
    ['HVB016', 'HVB076'],
    sets,
    'Leave it and the .avhdx files beside it where they are; checkpoints of it go through Hyper-V.',
  ),
  'change-tracking': row(
    'change-tracking',
    'Change tracking file',
    'A file of resilient change tracking beside a disk (from 2016 on): .rct tells a backup which blocks changed, .mrt keeps the last writes over a crash. Without it the next backup is a full one.',
    ['HVB170', 'HVB171'],
    rctPage,
    'Leave it beside its disk and under its name.',
  ),
};

/** By extension. */
export const kindsByExtension: Readonly<Record<string, FileKind>> = {
  vmcx: row(
    'vmcx',
    'VM configuration',
    'The configuration of a VM or a checkpoint, from configuration version 6.2 on. It is binary and only Hyper-V writes it.',
    ['HVB022'],
    survey,
    ofVm,
  ),
  vmrs: row(
    'vmrs',
    'Run-time state',
    'The run-time state of a VM or a checkpoint, from 2016 on: memory and devices of a saved VM in one file.',
    ['HVB007'],
    survey,
    ofVm,
  ),
  vmgs: row(
    'vmgs',
    'Guest state',
    'The guest state of a VM, from configuration version 9.0 on. It belongs to the VM like its disks.',
    ['HVB028'],
    survey,
    ofVm,
  ),
  vsv: row(
    'vsv',
    'Saved devices',
    'The saved state of the devices of a VM, up to 2012 R2. It exists for a saved VM and for standard checkpoints.',
    ['HVB007'],
    survey,
    ofVm,
  ),
  bin: row(
    'bin',
    'Saved memory',
    'The saved memory of a VM, up to 2012 R2, or the place kept for it while the VM runs.',
    ['HVB007'],
    survey,
    ofVm,
  ),
  hrl: row(
    'hrl',
    'Log of Hyper-V Replica',
    'Writes to a disk in their order, which Hyper-V Replica sends to the recovery server, from 2012 on. Replica makes and removes such files by itself.',
    ['HVB196'],
    replica,
  ),
  slp: row(
    'slp',
    'Second-level paging file',
    'Where Hyper-V pages memory while a VM with little memory restarts. It is temporary.',
    [],
    survey,
  ),
  iso: row(
    'iso',
    'Disc image',
    'An optical disc image. It is no part of the data of a VM, but a path that is gone can keep a restored VM from starting.',
    [],
    survey,
    'It may be moved where no VM names it.',
  ),
  vfd: row('vfd', 'Virtual diskette', 'A virtual diskette.', [], survey),
};

export const guidXml = row(
  'vm-config',
  'VM configuration',
  'By its name, a GUID, the configuration of a VM or of a checkpoint, up to configuration version 5.0. This product checks such files.',
  ['HVB022'],
  survey,
  ofVm,
);
export const backupSnapshotXml = row(
  'backup-snapshot',
  'Backup checkpoint description',
  'A file that the Hyper-V writer of 2012 R2 adds to a backup: it tells the restore which checkpoint disks belong together, so that the restored VM is application-consistent.',
  ['HVB133', 'HVB208'],
  metadata,
);

/** Every row, for checks of the table. */
export const fileKinds: readonly FileKind[] = [
  ...Object.values(diskKinds),
  ...Object.values(kindsByExtension),
  guidXml,
  backupSnapshotXml,
];
