import { leftovers } from '../../process';

/** A question that people ask in words. */
export interface Topic {
  /** Stable word of ours; what is asked for first. */
  readonly id: string;
  /** How else it is asked, in small letters. */
  readonly names: readonly string[];
  readonly title: string;
  /** The answer, whole sentences of ours. */
  readonly meaning: string;
  /** Its parts, each with its label. */
  readonly details: readonly { readonly label: string; readonly text: string }[];
  readonly rules: readonly string[];
  /** On what the answer depends. */
  readonly notes: readonly string[];
  readonly sources: readonly string[];
}

const article =
  'https://blog.workinghardinit.work/2014/03/06/some-insights-into-how-windows-2012-r2-hyper-v-backups-work/';
const autoRecoveryPage = 'https://blog.workinghardinit.work/2014/09/03/what-is-autorecovery-avhdx-all-about';
const forked = 'https://mskb.pkisolutions.com/kb/3175561';
const metadata =
  'https://documentation.commvault.com/11.20/use_of_checkpoint_information_for_restores_using_microsoft_hyper_v_server_2012_r2.html';
const controllers =
  'https://learn.microsoft.com/windows-server/identity/ad-ds/get-started/virtual-dc/virtualized-domain-controllers-hyper-v';
const hyperVVss = 'https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines';
const scsiPage =
  'https://blogs.msdn.microsoft.com/virtual_pc_guy/2015/03/09/how-hyper-v-backup-got-better-in-2012-r2-but-now-requires-a-scsi-controller/';
const providersPage = 'https://helpcenter.veeam.com/archive/backup/90/hyperv/vss_provider.html';
const history =
  'https://github.com/MicrosoftDocs/Virtualization-Documentation/blob/3da7f6ac/prospective-docs/Hyper-V-Backup-2016.md';

/** A row for each topic, in the order in which they are named to who asks what can be asked. */
export const topics: readonly Topic[] = [
  {
    id: 'restore',
    names: [
      'which file',
      'which file to attach',
      'restore from snapshot',
      'restore from a snapshot',
      'exposed snapshot',
      'storage snapshot',
      'attach',
    ],
    title: 'Which file of an exposed snapshot becomes the disk',
    meaning:
      'A snapshot of the storage that was taken during a backup of 2012 R2 or later holds three files for a disk. The restore of the backup application puts them together as they belong; by hand, only copies are attached, and nothing in the snapshot is merged or changed.',
    details: [
      {
        label: 'D.vhdx, the parent',
        text: 'The frozen point. A VM from a copy of it starts, and its applications repair themselves, for what the guest fixed after its snapshot is not in it.',
      },
      {
        label: 'D-AutoRecovery.avhdx, upon the parent',
        text: 'The frozen point with what the guest fixed: both together are the application-consistent copy. It is complete only with the parent of the same snapshot.',
      },
      {
        label: 'D_<GUID>.avhdx, upon the parent',
        text: 'What the VM wrote while the backup ran: as a crash would leave it. Alone it is of no use, and a VM made from it has lost the frozen point.',
      },
      {
        label: 'BackupSnapshot.xml',
        text: 'What the writer noted of the set. Products that keep it know which of the files belong together; a disk alone, without it, is no application-consistent copy to them.',
      },
    ],
    rules: ['HVB208', 'HVB207', 'HVB048'],
    notes: [
      'Names are conventions: which disk is whose parent stands in the headers, which `Get-VHD -Path` shows.',
      'Up to 2012 there is no AutoRecovery file: the disks in the snapshot were rolled back while it was made.',
    ],
    sources: [article, autoRecoveryPage, metadata],
  },
  {
    id: 'autorecovery',
    names: ['auto-recovery', 'auto recovery', 'autorecovery file', 'autorecovery disk', 'roll into parent'],
    title: 'What the AutoRecovery file is, and whether it can be rolled into its parent',
    meaning:
      'On 2012 R2 and later, the host adds a second child of the disk to the running guest, which finishes its snapshot on it: fix-ups of VSS and of the applications. It is taken away again after seconds and stays in the snapshot of the storage, for a restore.',
    details: [
      {
        label: 'In the snapshot',
        text: 'It belongs to the parent beside it: both together are the application-consistent copy.',
      },
      {
        label: 'Beside a running VM, with no backup',
        text: 'It was left behind and makes the next backup fail, since the file exists (0x80070050). The parent has been written since, or has another child, so it is never merged into it.',
      },
    ],
    rules: ['HVB060', 'HVB066', 'HVB208'],
    notes: ['A Linux guest has none: its driver answers that there is nothing to recover.'],
    sources: [autoRecoveryPage, forked, metadata],
  },
  {
    id: 'domain controller',
    names: [
      'domain controllers',
      'dc',
      'dcs',
      'restore a domain controller',
      'usn rollback',
      'vm-generationid',
      'ntds',
    ],
    title: 'Backup and restore of a domain controller',
    meaning:
      'The checkpoint of a backup is never applied and not kept. A domain controller that wakes up older than its partners know it must notice that it does, or changes are lost without a word (USN rollback).',
    details: [
      {
        label: 'Backup',
        text: 'Microsoft prefers a backup of the system state inside the guest; an application-consistent backup by a product that knows Active Directory is the other way.',
      },
      {
        label: 'Restore',
        text: 'By the backup application, in the way that it has for domain controllers. An older copy of a disk under the same VM is not a supported restore.',
      },
      {
        label: 'VM-GenerationID',
        text: 'With host and guest of 2012 or later, an id changes on a restore through the writer, on an import and where a checkpoint is applied, and the controller begins anew. Event 10180 says that it could not be changed.',
      },
      {
        label: 'After it',
        text: 'The invocation id of the controller must be another one: `repadmin /showrepl` shows it.',
      },
    ],
    rules: ['HVB048', 'HVB053', 'HVB211'],
    notes: [],
    sources: [controllers],
  },
  {
    id: 'leftovers',
    names: [
      'left behind',
      'leftover',
      'left-over',
      'lingering',
      'lingering checkpoint',
      'lingering checkpoints',
      'lingering backup checkpoint',
      'orphan avhdx',
      'orphaned avhdx',
    ],
    title: 'What a backup that died leaves behind',
    meaning:
      'Each sign has its step, and its first thing to do. Before any of them: no job of the backup application is running, and nothing of it is mounted or attached to a proxy.',
    details: Object.values(leftovers).map(({ sign, first, rules }) => ({
      label: capital(sign),
      text: `${first} (${rules.join(', ')})`,
    })),
    rules: ['HVB202', 'HVB061', 'HVB060', 'HVB062'],
    notes: [
      'An avhdx beside a .vhds is the data of a VHD Set, and no leftover.',
      'A product that backs up increments may keep its checkpoint until the next run on purpose.',
    ],
    sources: [...new Set(Object.values(leftovers).flatMap(({ sources }) => sources))],
  },
  {
    id: 'consistency',
    names: ['consistent', 'application-consistent', 'crash-consistent', 'application consistent', 'crash consistent'],
    title: 'How consistent a copy is',
    meaning:
      'All disks of a VM are of one instant in every backup of the host. What more the copy is worth, the guest decides: whether it froze its applications, its file systems, or nothing.',
    details: [
      { label: 'Application', text: 'A Windows guest froze its writers: databases are as after a clean stop.' },
      { label: 'File system', text: 'A Linux guest with its VSS daemon froze its file systems, and no application.' },
      {
        label: 'Saved state',
        text: 'The VM was saved for the moment of the snapshot: an outage, and memory and disks fit.',
      },
      { label: 'Crash', text: 'As after a power failure: file systems and databases repair themselves at the start.' },
    ],
    rules: ['HVB003', 'HVB042', 'HVB047'],
    notes: ['The active AVHDX in a snapshot is crash-consistent, however consistent its parent is.'],
    sources: [article, hyperVVss],
  },
  {
    id: 'scsi controller',
    names: ['scsi', 'vscsi', 'no scsi', 'why scsi', 'scsi controllers'],
    title: 'Why a VM needs a SCSI controller for a backup while it runs',
    meaning:
      'From 2012 R2 on, the guest finishes its snapshot on a disk that is added to it and taken away again. Only the virtual SCSI bus takes a disk while the VM runs, IDE does not. No disk has to hang on the controller.',
    details: [
      { label: 'Who lacks it', text: 'VMs of generation 1 that came without one; generation 2 always has one.' },
      { label: 'What is logged', text: 'VMMS 10103, on 2012 R2 and later.' },
    ],
    rules: ['HVB001'],
    notes: [],
    sources: [scsiPage, article],
  },
  {
    id: 'two volumes',
    names: ['two ntfs events', 'volumes e and f'],
    title: 'Why volumes come and go in the guest during a backup',
    meaning:
      'The guest sees the AutoRecovery disk for some seconds, and logs its volumes (NTFS event 98). Two volumes may be of two disks, or of one disk with two partitions, so their number says nothing certain of the number of AVHDX files.',
    details: [],
    rules: [],
    notes: ['VHDMP 1 and 2 on the host name the file that came and went.'],
    sources: [article],
  },
  {
    id: 'which path',
    names: ['which provider', 'hardware provider', 'system provider', 'which way', 'provider'],
    title: 'How to tell which way a backup took',
    meaning:
      'Two things are told apart: who made the snapshot of the storage, and how the VM was made consistent. The first is the provider, the second depends on the Windows of the host.',
    details: [
      {
        label: 'Hardware provider',
        text: 'A snapshot on the array; the provider id of the shadow copy is not that of Windows.',
      },
      {
        label: 'Provider of Windows',
        text: 'A shadow copy on the volume itself, provider {b5946137-7b9f-4925-af80-51abd60b20d5}; on 2008 R2 a CSV is in redirected mode for the whole backup.',
      },
      { label: 'File share provider', text: 'A share that the file server exposes for the time of the backup.' },
      {
        label: 'Up to 2012',
        text: 'A snapshot in the guest, and disks that are mounted on the host and rolled back.',
      },
      { label: 'From 2012 R2 on', text: 'A checkpoint: an AVHDX and an AutoRecovery file, for minutes.' },
      { label: 'By WMI, 2016 and later', text: 'A recovery checkpoint, then a reference point; no VSS on the host.' },
    ],
    rules: ['HVB104', 'HVB103'],
    notes: [
      'Whatever no record shows stays unknown; `vssadmin list shadows` names the provider while the copy is there.',
    ],
    sources: [providersPage, history, article],
  },
  {
    id: 'does not boot',
    names: ['unbootable', 'guest does not boot', 'does not start', 'data exchange'],
    title: 'A guest that does not start, and events of its integration services',
    meaning:
      'Events that an integration service is not enabled or does not answer are the effect of a guest that does not run its services; they are no cause of it. The guest is repaired offline, or restored from its last good backup.',
    details: [
      {
        label: 'First',
        text: 'Which backup is the last one that was application-consistent, or at least complete: `hvbackup runs` over the logs of the host shows it.',
      },
      {
        label: 'A VM that crashes',
        text: 'The worker tells of a guest that crashed (18590), VMMS of a worker process that ended (14070).',
      },
    ],
    rules: ['HVB004'],
    notes: [],
    sources: [article],
  },
];

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
