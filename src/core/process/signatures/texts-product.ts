import { table, type Signature } from './signature';

const transfer = { checkpoint: 'transfer', 'reference-point': 'transfer' } as const;
const create = { checkpoint: 'checkpoint-create', 'reference-point': 'checkpoint-create' } as const;
const freeze = { checkpoint: 'guest-freeze', 'reference-point': 'guest-freeze' } as const;
const volume = {
  'guest-snapshot': 'volume-snapshot',
  checkpoint: 'volume-snapshot',
  'reference-point': 'volume-snapshot',
} as const;
const complete = { 'guest-snapshot': 'backup-complete', checkpoint: 'backup-complete' } as const;

/**
 * Lines of backup applications. One that names its VM proves a backup of it by itself, so it may begin a run; the others stand beside
 * what Windows logged.
 */
const ofVm: readonly Signature[] = table(
  {
    provider: 'backup-utility',
    ids: [],
    backup: 'only',
    scope: 'vm',
    evidence: 'T',
    sources: ['https://github.com/Digressive/HyperV-Backup-Utility'],
    verdict: 'fails',
    stops: true,
    steps: transfer,
    fields: { vmName: 'VmName', vmId: 'VmId', code: 'ErrorCode', file: 'File' },
  },
  [
    {
      marks: ['hyperv-backup-utility/export-begin'],
      verdict: 'proves',
      edge: 'start',
      stops: false,
      says: 'the application asked for an export of the VM',
    },
    {
      marks: ['hyperv-backup-utility/done'],
      verdict: 'proves',
      edge: 'end',
      stops: false,
      says: 'the files of the VM were exported or copied',
    },
    {
      marks: ['hyperv-backup-utility/failed'],
      generic: true,
      since: 'guest-freeze',
      says: 'the application could not export or copy the VM',
    },
    {
      provider: 'avamar',
      marks: ['avamar/checkpoint-failed'],
      steps: create,
      generic: true,
      since: 'guest-freeze',
      says: 'the application got no checkpoint of the VM',
      sources: ['https://www.dell.com/support/kbdoc/000044579'],
    },
    {
      provider: 'bareos',
      marks: ['bareos/plugin-failed'],
      generic: true,
      since: 'guest-freeze',
      says: 'the plug-in of the application gave up on the VM',
      sources: ['https://github.com/bareos/bareos/issues/2624'],
    },
  ],
);

const ofJob: readonly Signature[] = table(
  {
    provider: 'dpm',
    ids: [],
    backup: 'also',
    scope: 'host',
    evidence: 'T',
    sources: ['https://learn.microsoft.com/troubleshoot/system-center/dpm/host-level-backup-error-0x8007173d'],
    verdict: 'belongs',
    isContext: true,
    fields: { code: 'ErrorCode', file: 'File' },
    steps: complete,
  },
  [
    {
      marks: ['dpm/csv-busy'],
      steps: { 'guest-snapshot': 'add-volumes', checkpoint: 'volume-snapshot' },
      says: 'a shared volume could not be prepared for the backup',
    },
    {
      marks: ['dpm/snapshot-begin', 'dpm/add-volume', 'dpm/provider'],
      steps: volume,
      says: 'the application worked on its snapshot set',
    },
    {
      marks: ['dpm/vhd-chain', 'dpm/transfer'],
      steps: { ...transfer, 'guest-snapshot': 'transfer' },
      says: 'the application copied',
    },
    { marks: ['dpm/complete'], says: 'the application told the writers that the backup is complete' },
    { marks: ['dpm/release'], says: 'the application gave its snapshot back' },
    { marks: ['dpm-job/message'], says: 'the backup application reports an error' },
    {
      provider: 'bareos',
      marks: ['bareos/disk-not-opened'],
      verdict: 'fails',
      isContext: false,
      steps: transfer,
      says: 'the application could not open a disk',
      sources: ['https://github.com/bareos/bareos/issues/2624'],
    },
    {
      provider: 'avamar',
      marks: ['avamar/checkpoint-begin'],
      steps: create,
      says: 'the application asked for a checkpoint',
      sources: ['https://www.dell.com/support/kbdoc/000044579'],
    },
    {
      provider: 'avamar',
      marks: ['avamar/nothing-left'],
      steps: create,
      says: 'no VM was left to back up',
      sources: ['https://www.dell.com/support/kbdoc/000044579'],
    },
    ...(
      [
        [
          'veeam/prepare-timeout',
          freeze,
          'the writers of the guest were not ready in the time that the application waits',
        ],
        ['veeam/freeze-timeout', freeze, 'the guest could not be frozen in time'],
        ['veeam/keep-alive', freeze, 'the guest let go of its snapshot'],
        ['veeam/writer-failed', freeze, 'a VSS writer has failed'],
        ['veeam/recovery-checkpoint-failed', create, 'the application got no recovery checkpoint of the VM'],
        ['veeam/snapshot-failed', volume, 'the application got no snapshot from VSS'],
        ['veeam/vss-failed', volume, 'what drives VSS for the application gave up'],
        ['veeam/task-failed', transfer, 'a task of the job failed'],
      ] as const
    ).map(([mark, own, says]) => ({
      provider: 'veeam' as const,
      marks: [mark],
      steps: own,
      says,
      sources: ['https://www.veeam.com/kb1377', 'https://www.veeam.com/kb1680'],
    })),
    {
      provider: 'acronis',
      marks: ['acronis/block'],
      says: 'the backup application reports an error',
      sources: ['https://forum.acronis.com'],
    },
  ],
);

/** What backup applications write into logs of their own. */
export const productTextSignatures: readonly Signature[] = [...ofVm, ...ofJob];
