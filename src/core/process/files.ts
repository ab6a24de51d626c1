/** What a file of a VM is at a point of a backup. `<disk>` stands for the name of a virtual disk without its ending. */
export type FileKind =
  | 'disk'
  | 'checkpoint-avhdx'
  | 'auto-recovery-avhdx'
  | 'saved-state'
  | 'guest-shadow-storage'
  | 'tracking'
  | 'volume-snapshot'
  | 'mounted-vhd'
  | 'storage-view';

/** What can be said of the data in a file, or of a VM's backup. */
export const consistencies = ['application', 'file-system', 'crash', 'saved-state', 'none', 'unknown'] as const;

export type Consistency = (typeof consistencies)[number];

export interface FileKindFacts {
  readonly pattern: string;
  readonly what: string;
  readonly sources: readonly string[];
}

const seed =
  'https://blog.workinghardinit.work/2014/03/06/some-insights-into-how-windows-2012-r2-hyper-v-backups-work/';
const autoRecovery = 'https://blog.workinghardinit.work/2014/09/03/what-is-autorecovery-avhdx-all-about';

/** Each kind with its name pattern and a sentence of what it holds. */
export const fileKinds: Readonly<Record<FileKind, FileKindFacts>> = {
  disk: {
    pattern: '<disk>.vhdx',
    what: 'The virtual disk. While a backup checkpoint exists nothing is written to it: it is the frozen point.',
    sources: [seed],
  },
  'checkpoint-avhdx': {
    pattern: '<disk>_<GUID>.avhdx',
    what: 'What the VM has written since the checkpoint; in a storage snapshot it is only crash-consistent.',
    sources: [seed],
  },
  'auto-recovery-avhdx': {
    pattern: '<disk>-AutoRecovery.avhdx',
    what: 'A second child of the disk that holds what the guest repaired after its snapshot; with the disk it is the whole application-consistent image.',
    sources: [autoRecovery],
  },
  'saved-state': {
    pattern: '<VM>.vsv, <VM>.bin',
    what: 'The memory and devices of a VM that was saved for the backup.',
    sources: ['https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines'],
  },
  'guest-shadow-storage': {
    pattern: 'in the guest: System Volume Information',
    what: 'The shadow copy that the guest made inside its own virtual disk.',
    sources: ['https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines'],
  },
  tracking: {
    pattern: '<disk>.vhdx.rct, <disk>.vhdx.mrt',
    what: 'Which blocks changed since the last backup, and the last writes for the case of a crash.',
    sources: ['https://cdubhub.us/2016/08/01/whats-the-scoop-on-hyper-v-2016-resilient-change-tracking-rct/'],
  },
  'volume-snapshot': {
    pattern: 'shadow copy of the volume or LUN',
    what: 'One instant of the host volume with all files of the VM in it.',
    sources: ['https://learn.microsoft.com/windows-server/storage/file-server/volume-shadow-copy-service'],
  },
  'mounted-vhd': {
    pattern: '<disk>.vhd mounted on the host',
    what: 'A virtual disk of the shadow copy that the host has mounted to roll it back to the guest snapshot.',
    sources: ['https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines'],
  },
  'storage-view': {
    pattern: 'view of the LUN snapshot, mapped to the proxy',
    what: 'What the array shows to the off-host proxy.',
    sources: [seed],
  },
};
