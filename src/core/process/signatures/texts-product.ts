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
 * Lines of applications that back VMs up through WMI and name the VM: such a line proves a backup of it by itself, so it may begin a
 * run.
 */
const ofVm: readonly Signature[] = table(
  {
    provider: 'bareos',
    ids: [],
    backup: 'only',
    scope: 'vm',
    evidence: 'T',
    sources: ['https://github.com/bareos/bareos/issues/2624'],
    verdict: 'fails',
    stops: true,
    generic: true,
    since: 'guest-freeze',
    steps: { 'reference-point': 'transfer' },
    fields: { vmName: 'VmName', vmId: 'VmId', code: 'ErrorCode', file: 'File' },
  },
  [
    { marks: ['bareos/plugin-failed'], says: 'the plug-in of the application gave up on the VM' },
    {
      provider: 'avamar',
      marks: ['avamar/checkpoint-failed'],
      steps: { 'reference-point': 'checkpoint-create' },
      says: 'the application got no checkpoint of the VM',
      sources: ['https://www.dell.com/support/kbdoc/000044579'],
    },
  ],
);

/** A script that exports VMs. An export goes neither through the VSS writer nor through a reference point, so it proves no step. */
const exports: readonly Signature[] = table(
  {
    provider: 'backup-utility',
    ids: [],
    backup: 'also',
    scope: 'vm',
    evidence: 'T',
    sources: ['https://github.com/Digressive/HyperV-Backup-Utility'],
    verdict: 'belongs',
    isContext: true,
    steps: transfer,
    fields: { vmName: 'VmName', vmId: 'VmId', code: 'ErrorCode', file: 'File' },
  },
  [
    { marks: ['hyperv-backup-utility/export-begin'], says: 'a script asked for an export of the VM' },
    { marks: ['hyperv-backup-utility/done'], says: 'a script exported or copied the VM' },
    { marks: ['hyperv-backup-utility/failed'], says: 'a script could not export or copy the VM' },
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
export const productTextSignatures: readonly Signature[] = [...ofVm, ...exports, ...ofJob];
