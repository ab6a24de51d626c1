import type { GenerationId, StepId } from './steps';

/** A limit that a backup can run into (LIFECYCLE section 1). */
export interface ProcessLimit {
  readonly id: string;
  readonly what: string;
  readonly seconds?: number;
  readonly count?: number;
  readonly sizeTb?: number;
  /** Steps in which it bites. */
  readonly steps: readonly StepId[];
  /** Absent: all generations. */
  readonly generations?: readonly GenerationId[];
  /** What is seen when it is exceeded. */
  readonly sign: string;
  readonly sources: readonly string[];
}

const vssOverview = 'https://learn.microsoft.com/windows-server/storage/file-server/volume-shadow-copy-service';
const providers = 'https://learn.microsoft.com/windows/win32/vss/shadow-copy-creation-for-providers';
const messages = 'https://github.com/Velocidex/evtx-data';

/** The limits of Windows itself. Those of products stand with their products. */
export const limits: readonly ProcessLimit[] = [
  {
    id: 'freeze-to-thaw',
    what: 'From Freeze to Thaw a writer waits 60 seconds; a writer may set less (Exchange: 20).',
    seconds: 60,
    steps: ['guest-freeze', 'guest-snapshot', 'volume-snapshot'],
    sign: '0x800423F2, or a writer that failed at freeze',
    sources: [
      'https://learn.microsoft.com/windows/win32/vss/overview-of-processing-a-backup-under-vss',
      'https://www.veeam.com/kb1377',
    ],
  },
  {
    id: 'flush-and-hold',
    what: 'Writes to a volume are held for 10 seconds at most.',
    seconds: 10,
    steps: ['guest-snapshot', 'volume-snapshot', 'checkpoint-create'],
    sign: 'volsnap 8 or 9, VSS 12297 or 12298, 0x80042313 or 0x80042314',
    sources: [vssOverview, providers],
  },
  {
    id: 'volumes-per-set',
    what: 'A snapshot set holds 64 volumes.',
    count: 64,
    steps: ['add-volumes', 'volume-snapshot'],
    sign: '0x80042312',
    sources: [providers],
  },
  {
    id: 'copies-per-volume',
    what: 'A volume holds 512 shadow copies of the system provider; shared folders keep 64 by default.',
    count: 512,
    steps: ['volume-snapshot'],
    sign: 'volsnap 58, or 0x80042317',
    sources: [vssOverview, messages],
  },
  {
    id: 'volume-size',
    what: 'Volumes above 64 TB are not supported with VSS.',
    sizeTb: 64,
    steps: ['volume-snapshot'],
    sign: 'none of its own',
    sources: [vssOverview],
  },
  {
    id: 'csv-backup-mode',
    what: 'A shared volume of 2008 R2 leaves backup mode 30 minutes after its requestor died.',
    seconds: 1800,
    steps: ['add-volumes', 'volume-snapshot'],
    generations: ['guest-snapshot'],
    sign: 'FailoverClustering 5140 with no 5141 after it',
    sources: [
      'https://learn.microsoft.com/windows/win32/api/resapi/nf-resapi-clusterclearbackupstateforsharedvolume',
      messages,
    ],
  },
  {
    id: 'smb-prepare',
    what: 'A file server has 30 minutes to prepare its shadow copy.',
    seconds: 1800,
    steps: ['volume-snapshot'],
    sign: 'FileShareShadowCopyProvider 1006, Agent 1005',
    sources: [messages],
  },
  {
    id: 'smb-commit',
    what: 'All file servers have 60 seconds to commit.',
    seconds: 60,
    steps: ['volume-snapshot'],
    sign: 'FileShareShadowCopyProvider 1007, Agent 1006',
    sources: [messages],
  },
  {
    id: 'smb-expose',
    what: 'A file server has 30 minutes to show the shadow copy as a share.',
    seconds: 1800,
    steps: ['expose', 'volume-snapshot'],
    sign: 'FileShareShadowCopyProvider 1008, Agent 1007',
    sources: [messages],
  },
  {
    id: 'linux-freeze',
    what: 'A Linux guest has 15 minutes to answer a freeze (10 seconds in older kernels).',
    seconds: 900,
    steps: ['guest-freeze'],
    generations: ['checkpoint', 'reference-point'],
    sign: '"VSS: timeout waiting for daemon to reply" in the kernel log of the guest',
    sources: ['https://github.com/torvalds/linux/blob/master/drivers/hv/hv_snapshot.c'],
  },
];
