import type { Consistency } from './files';
import type { GenerationId } from './steps';

/** What a guest can give at best, and what follows where it cannot (LIFECYCLE section 5). */
export interface GuestConsistency {
  readonly guest:
    | 'windows'
    | 'windows-refused'
    | 'windows-old'
    | 'linux-daemon'
    | 'linux-no-daemon'
    | 'saved'
    | 'off'
    | 'paused'
    | 'replica'
    | 'foreign-disk'
    | 'shared-disk';
  readonly what: string;
  /** Several where the backup application decides. */
  readonly gives: Readonly<Record<GenerationId, readonly Consistency[]>>;
  readonly rules: readonly string[];
  readonly sources: readonly string[];
}

const hyperVVss = 'https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines';
const mabs = 'https://learn.microsoft.com/azure/backup/back-up-hyper-v-virtual-machines-mabs';
const history =
  'https://github.com/MicrosoftDocs/Virtualization-Documentation/blob/3da7f6ac/prospective-docs/Hyper-V-Backup-2016.md';
const seed =
  'https://blog.workinghardinit.work/2014/03/06/some-insights-into-how-windows-2012-r2-hyper-v-backups-work/';

/** A row a kind of guest. */
export const guestConsistencies: readonly GuestConsistency[] = [
  {
    guest: 'windows',
    what: 'Windows guest, integration services healthy, basic NTFS disks',
    gives: { 'guest-snapshot': ['application'], checkpoint: ['application'], 'reference-point': ['application'] },
    rules: [],
    sources: [hyperVVss, history],
  },
  {
    guest: 'windows-refused',
    what: 'Windows guest whose backup service is off, or that refused (4097 to 4102)',
    gives: {
      'guest-snapshot': ['saved-state'],
      checkpoint: ['saved-state', 'crash'],
      'reference-point': ['crash', 'none'],
    },
    rules: ['HVB003', 'HVB030', 'HVB031', 'HVB032', 'HVB033', 'HVB034'],
    sources: [hyperVVss, history],
  },
  {
    guest: 'windows-old',
    what: 'Windows 2000, XP, NT 4 or DOS',
    gives: { 'guest-snapshot': ['saved-state'], checkpoint: ['saved-state', 'crash'], 'reference-point': ['crash'] },
    rules: ['HVB047'],
    sources: [seed],
  },
  {
    guest: 'linux-daemon',
    what: 'Linux guest with hv_vss_daemon',
    gives: {
      'guest-snapshot': ['saved-state', 'crash'],
      checkpoint: ['file-system'],
      'reference-point': ['file-system'],
    },
    rules: [],
    sources: [mabs, 'https://github.com/torvalds/linux/blob/master/tools/hv/hv_vss_daemon.c'],
  },
  {
    guest: 'linux-no-daemon',
    what: 'Linux guest without the daemon',
    gives: {
      'guest-snapshot': ['saved-state', 'crash'],
      checkpoint: ['saved-state', 'crash'],
      'reference-point': ['crash'],
    },
    rules: ['HVB042'],
    sources: [mabs],
  },
  {
    guest: 'saved',
    what: 'Saved VM: an exact copy, restored as saved',
    gives: { 'guest-snapshot': ['saved-state'], checkpoint: ['saved-state'], 'reference-point': ['saved-state'] },
    rules: ['HVB007'],
    sources: [hyperVVss],
  },
  {
    guest: 'off',
    what: 'VM that is off: an exact copy, as consistent as it was when it went off',
    gives: {
      'guest-snapshot': ['application', 'crash'],
      checkpoint: ['application', 'crash'],
      'reference-point': ['application', 'crash'],
    },
    rules: ['HVB008'],
    sources: [hyperVVss],
  },
  {
    guest: 'paused',
    what: 'Paused VM',
    gives: { 'guest-snapshot': ['none'], checkpoint: ['none'], 'reference-point': ['none'] },
    rules: ['HVB006'],
    sources: [mabs],
  },
  {
    guest: 'replica',
    what: 'Replica VM',
    gives: { 'guest-snapshot': ['crash'], checkpoint: ['crash'], 'reference-point': ['crash'] },
    rules: ['HVB196'],
    sources: [mabs],
  },
  {
    guest: 'foreign-disk',
    what: 'Pass-through, iSCSI and Fibre Channel disks of any guest: they are not in the backup of the host',
    gives: { 'guest-snapshot': ['none'], checkpoint: ['none'], 'reference-point': ['none'] },
    rules: ['HVB011', 'HVB012', 'HVB013'],
    sources: [mabs],
  },
  {
    guest: 'shared-disk',
    what: 'Virtual disks that VMs share: from 2016 on as VHD Sets, and only as a VM group',
    gives: { 'guest-snapshot': ['none'], checkpoint: ['none'], 'reference-point': ['application', 'none'] },
    rules: ['HVB014', 'HVB015', 'HVB016'],
    sources: [history],
  },
];
