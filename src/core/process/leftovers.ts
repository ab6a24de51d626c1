/** What a backup that died can leave behind (LIFECYCLE section 6). */
export type LeftoverId =
  | 'checkpoint'
  | 'auto-recovery-file'
  | 'merge-pending'
  | 'volume-shadow'
  | 'guest-shadow'
  | 'vm-saved'
  | 'csv-backup-mode'
  | 'storage-view'
  | 'reference-point'
  | 'tracking-lost'
  | 'merge-disabled'
  | 'writer-waiting';

export interface Leftover {
  /** What would be seen. */
  readonly sign: string;
  /** What to do first; never a change to disk files. */
  readonly first: string;
  /** Rules that tell more. */
  readonly rules: readonly string[];
  readonly sources: readonly string[];
}

/** Every kind of leftover with its sign and the first thing to do. */
export const leftovers: Readonly<Record<LeftoverId, Leftover>> = {
  checkpoint: {
    sign: 'a recovery checkpoint and an active avhdx with no job running; an incremental job may keep one on purpose',
    first: 'Ask the backup application to remove its checkpoint, or run its next job to the end.',
    rules: ['HVB061', 'HVB201', 'HVB202'],
    sources: [
      'https://blog.workinghardinit.work/2015/10/15/remove-lingering-backup-checkpoints-from-a-hyper-v-virtual-machine/',
    ],
  },
  'auto-recovery-file': {
    sign: 'a file whose name holds AutoRecovery beside the virtual disk',
    first:
      'Find out which backup owns the AutoRecovery file before anything else; it can make the next backup fail with 0x80070050 or 0x800423FB.',
    rules: ['HVB060'],
    sources: ['https://mskb.pkisolutions.com/kb/3175561'],
  },
  'merge-pending': {
    sign: 'an avhdx in the chain with no checkpoint to show for it',
    first: 'Give the merge room and time: it starts again when the VM or the management service does.',
    rules: ['HVB070', 'HVB071'],
    sources: [
      'https://learn.microsoft.com/troubleshoot/windows-server/virtualization/hyper-v-snapshots-checkpoints-differencing-disks',
    ],
  },
  'volume-shadow': {
    sign: 'a shadow copy of the host volume with no job running',
    first: 'Find the application that owns the shadow copy and let it release it.',
    rules: ['HVB099'],
    sources: ['https://learn.microsoft.com/windows-server/storage/file-server/volume-shadow-copy-service'],
  },
  'guest-shadow': {
    sign: 'a shadow copy set inside the guest',
    first:
      'In the guest, look for the set, by its id where an event names it; copies of Previous Versions are not to be touched.',
    rules: ['HVB130'],
    sources: ['https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines'],
  },
  'vm-saved': {
    sign: 'a VM that stays in saved state after the job',
    first: 'Start the VM when there is memory for it.',
    rules: ['HVB127'],
    sources: ['https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines'],
  },
  'csv-backup-mode': {
    sign: 'a Cluster Shared Volume in backup mode: event 5140 with no 5141 after it',
    first: 'Wait for the timer that the event names; 30 minutes after its requestor has died the mode is cleared.',
    rules: ['HVB141'],
    sources: ['https://learn.microsoft.com/windows/win32/api/resapi/nf-resapi-clusterclearbackupstateforsharedvolume'],
  },
  'storage-view': {
    sign: 'a view of the LUN snapshot, or its mapping to the proxy, on the array',
    first: 'Let the backup application or its hardware provider unmap and delete the view.',
    rules: ['HVB152'],
    sources: [
      'https://blog.workinghardinit.work/2014/03/06/some-insights-into-how-windows-2012-r2-hyper-v-backups-work/',
    ],
  },
  'reference-point': {
    sign: 'more reference points than the product keeps',
    first: 'Have the application that made the reference point remove it.',
    rules: ['HVB172'],
    sources: ['https://github.com/bareos/bareos/issues/2624'],
  },
  'tracking-lost': {
    sign: 'change tracking that was reset',
    first: 'Allow one full backup.',
    rules: ['HVB170'],
    sources: ['https://github.com/Velocidex/evtx-data'],
  },
  'merge-disabled': {
    sign: 'merging of the disks of the VM that stays turned off after an export for backup',
    first: 'Let the backup application finish or repeat its job; it turns merging on again.',
    rules: ['HVB173'],
    sources: ['https://github.com/bareos/bareos/issues/2820'],
  },
  'writer-waiting': {
    sign: 'a VSS writer in the state "waiting for completion" with no job running',
    first:
      'Find out whether the application is still at work; its end, or a restart of the service of the writer, resets the state.',
    rules: ['HVB091'],
    sources: ['https://learn.microsoft.com/windows/win32/vss/overview-of-processing-a-backup-under-vss'],
  },
};
