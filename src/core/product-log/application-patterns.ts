import type { LinePattern } from './pattern';

type Row = Omit<LinePattern, 'product'>;

/** Words of Hyper-V-Backup.ps1 in its repository; what stands behind a VM at level ERROR is also the words of Windows. */
const utility: readonly Row[] = [
  {
    id: 'hyperv-backup-utility/host',
    pattern: /^Hostname: (?<server>[\w.-]{1,255}?)\.$/d,
    meaning: 'The host on which the script ran.',
  },
  {
    id: 'hyperv-backup-utility/begin',
    pattern: /^Process started$/d,
    meaning: 'The script began.',
  },
  {
    id: 'hyperv-backup-utility/vm',
    pattern: /^has \[\d{1,4}\] CPU cores, \[/d,
    meaning: 'What the VM has; its export comes next.',
  },
  {
    id: 'hyperv-backup-utility/export-begin',
    pattern: /^Attempting to export VM$/d,
    meaning:
      'The script asks Hyper-V to export the VM. An export makes a checkpoint of its own and no backup through VSS.',
  },
  {
    id: 'hyperv-backup-utility/done',
    pattern: /^(?:Export|Backup) Successful$/d,
    meaning: 'The files of the VM were exported or copied.',
  },
  {
    id: 'hyperv-backup-utility/failed',
    pattern: /^(?:Export|Backup) failed$/d,
    level: 2,
    meaning: 'The VM was not backed up; the reason stands in the lines before.',
  },
  {
    id: 'hyperv-backup-utility/vm-end',
    pattern: /^Processed in [\d:.]{5,20}$/d,
    meaning: 'The script is through with the VM, whatever came of it.',
  },
  {
    id: 'hyperv-backup-utility/end',
    pattern: /^Process finished\.$/d,
    meaning: 'The script ended. That says nothing of how the VMs fared.',
  },
];

/** Numbers stand in angle brackets; words: Dell's article on checkpoints that a backup leaves. */
const avamar: readonly Row[] = [
  {
    id: 'avamar/checkpoint-begin',
    pattern: /^Creating backup CheckPoint with '(?<type>[^'\r\n]{1,40})'/d,
    meaning: 'The plug-in asks Hyper-V for a backup checkpoint, with this consistency or type.',
  },
  {
    id: 'avamar/checkpoint-failed',
    pattern: /^Checkpoint creation for Virtual machine '(?<vm>[^'\r\n<]{1,100}?)(?:<[^'\r\n]{1,60}>)?' has failed/d,
    level: 2,
    meaning: 'Hyper-V made no checkpoint of this VM, so the backup goes on without it.',
  },
  {
    id: 'avamar/nothing-left',
    pattern: /^No targets available for backup after checkpoint process\./d,
    level: 3,
    meaning: 'No VM is left to back up.',
  },
];

/** Words: the pages on 30112 and 0x8007173D. */
const dpm: readonly Row[] = [
  {
    id: 'dpm/snapshot-begin',
    pattern: /^CVssSnapshotRequestor::InitializeSnapshotCreation/d,
    meaning: 'The agent begins a snapshot set.',
  },
  {
    id: 'dpm/add-volume',
    pattern: /^CVssSnapshotRequestor: AddVolumeForSnapshot - Marked volume (?<path>[^\r\n]{1,300}?) to be snapshot/d,
    meaning: 'A volume was put into the snapshot set.',
  },
  {
    id: 'dpm/csv-busy',
    pattern:
      /^Failed: Hr: = \[0x[0-9a-f]{8}\] : ClusterPrepareSharedVolumeForBackup for (?<path>[^\r\n]{1,300}?) failed/d,
    level: 3,
    meaning: 'The shared volume could not be prepared; the agent tries again as often as it is set to.',
  },
  {
    id: 'dpm/provider',
    pattern:
      /^"?CVssSnapshotRequestor:: ?ProviderId:\[\{(?<provider>[0-9A-F-]{36})\}\], h\/w provider:\[(?<hardware>\d{1,10})\], volume:\[(?<path>[^\]\r\n]{1,300})\]/d,
    meaning: 'Which VSS provider serves a volume. "h/w provider" is 0 for the one of Windows.',
  },
  {
    id: 'dpm/vhd-chain',
    pattern: /^VhdChain with ssBaseVhdOfVhdChain : (?<path>[^\r\n]{1,300})$/d,
    meaning: 'A disk of a VM as it stands in the snapshot, with what it depends on.',
  },
  {
    id: 'dpm/transfer',
    pattern: /^CDatasetFixupSubTaskBase::BeginDataMove/d,
    meaning: 'The agent begins to copy.',
  },
  {
    id: 'dpm/complete',
    pattern: /^CVssSnapshotRequestor::StartBackupComplete/d,
    meaning: 'The agent tells the writers that the backup is complete.',
  },
  {
    id: 'dpm/release',
    pattern: /^CFreeSnapshotSubTask: ReleaseSnapshot/d,
    meaning: 'The agent gives the snapshot back, after a backup that worked and after one that did not.',
  },
];

const dpmJob: readonly Row[] = [
  {
    id: 'dpm-job/message',
    pattern: /\(ID:? (?<number>\d{2,6})(?= Details: |\))/d,
    level: 2,
    meaning: 'A message of DPM with its number; what Windows said stands behind "Details".',
  },
  {
    id: 'dpm-job/vm',
    pattern: /^[ \t]{0,8}Source details:\s{0,24}\\Backup Using [A-Z][\w ]{3,40}\\(?<vm>[^\r\n]{1,100})$/d,
    meaning:
      'The VM, and how Hyper-V offered it: "Child Partition Snapshot" is a backup of the running guest, "Saved State" one that stops it for a while.',
  },
  {
    id: 'dpm-job/node',
    pattern: /^[ \t]{0,8}Cluster node:?\s{1,24}(?<server>[\w.-]{1,255})$/d,
    meaning: 'The node on which it ran.',
  },
];

/** Words: bareos/bareos issue 2624. The number in parentheses is an error of Windows in hexadecimal. */
const bareos: readonly Row[] = [
  {
    id: 'bareos/plugin-failed',
    pattern:
      /Command plugin "hyper-v:(?:[^"\r\n]{0,200}?vmname=(?<vm>[^":\r\n]{1,100}))?[^"\r\n]{0,300}": [^\r\n]{1,200}failed/d,
    level: 2,
    meaning: 'The plug-in for Hyper-V gave up on this VM.',
  },
  {
    id: 'bareos/disk-not-opened',
    pattern: /^could not open disk (?<path>[^\r\n]{1,400}?\.a?vhdx?): [^\r\n]{1,300}?\((?<error>[0-9a-f]{1,4})\)/d,
    level: 2,
    meaning: 'A disk of the VM could not be opened. 20 is hexadecimal: another process has the file open.',
  },
];

/** Words: Veeam's KB1377, KB1680 and KB2825, and the job messages that people quote. */
const veeam: readonly Row[] = [
  {
    id: 'veeam/prepare-timeout',
    pattern: /VSSControl: Failed to prepare guest for freeze, wait timeout(?: (?<seconds>\d{1,5}) sec)?/d,
    level: 2,
    meaning:
      'The writers of the guest were not ready for a freeze in the time that Veeam waits, 900 seconds unless it was changed.',
  },
  {
    id: 'veeam/freeze-timeout',
    pattern: /VSSControl: Failed to freeze guest, wait timeout/d,
    level: 2,
    meaning:
      'The snapshot took longer than writers stay frozen: 60 seconds, that of Exchange 20. This limit is of the writers and cannot be set.',
  },
  {
    id: 'veeam/keep-alive',
    pattern:
      /Failed to call RPC function 'Vss\.(?:KeepSnapshot|FinishSnapshot)'|^[ \t]{0,8}\d{1,2}:\d{2}:\d{2} [AP]M {1,8}\d{1,6} {1,8}WARN {1,8}Snapshot timeout occurred/d,
    level: 2,
    meaning:
      'The guest let go of its snapshot, because it did not hear from the backup server for as long as it waits, 1200 seconds unless it was changed.',
  },
  {
    id: 'veeam/writer-failed',
    pattern:
      /Writer name: \[(?<writer>[^\]\r\n]{1,100})\]\. Class ID: \[\{[0-9a-f-]{36}\}\]\.[^\r\n]{0,120}?Writer's state: \[(?<state>VSS_WS_[A-Z_]{3,40})\]/d,
    level: 2,
    meaning: 'A VSS writer failed; its state says in which phase, the code why.',
  },
  {
    id: 'veeam/recovery-checkpoint-failed',
    pattern: /Failed to create VM recovery checkpoint/d,
    level: 2,
    meaning: 'Hyper-V made no recovery checkpoint of the VM. The code is that of the WMI job.',
  },
  {
    id: 'veeam/snapshot-failed',
    pattern: /(?:Operation: \[(?<operation>[^\]\r\n]{1,80})\]\. )?Code: \[0x[0-9a-f]{8}\]/d,
    level: 2,
    meaning: 'VSS failed in this phase, with this code.',
  },
  {
    id: 'veeam/vss-failed',
    pattern: /VSSControl: -\d{10}(?!\d)/d,
    level: 2,
    meaning: 'What drives VSS for Veeam gave up, with a result code in decimal.',
  },
  // Job messages begin with what was being done; the text beside them is that of the lines above.
  {
    id: 'veeam/task-failed',
    pattern: /^[ \t]{0,8}(?:Processing \S[^\r\n]{0,99}?|Creating VSS snapshot) Error: /d,
    level: 2,
    meaning: 'A task of the job failed.',
  },
];

const byProduct = (product: LinePattern['product'], rows: readonly Row[]): LinePattern[] =>
  rows.map((row) => ({ product, level: 4, ...row }));

/** The lines of backup applications. */
export const applicationPatterns: readonly LinePattern[] = [
  ...byProduct('hyperv-backup-utility', utility),
  ...byProduct('avamar', avamar),
  ...byProduct('dpm', dpm),
  ...byProduct('dpm-job', dpmJob),
  ...byProduct('bareos', bareos),
  ...byProduct('veeam', veeam),
];
