import { only2012And2012R2, since2012, since2012R2, since2016, upTo2012R2 } from '../builds';
import { table, vmErrorFields, vmFields, welm, type Signature } from './signature';

const create = { checkpoint: 'checkpoint-create', 'reference-point': 'checkpoint-create' } as const;
const createOrGuest = { 'guest-snapshot': 'guest-snapshot', ...create } as const;
const precheck = {
  'guest-snapshot': 'guest-request',
  checkpoint: 'precheck',
  'reference-point': 'guest-freeze',
} as const;
const maps = 'https://github.com/EricZimmerman/evtx';
const troubleshoot =
  'https://learn.microsoft.com/troubleshoot/windows-server/virtualization/hyper-v-virtual-machine-backup-checkpoint-storage';

/** The worker process of a VM. */
const worker: readonly Signature[] = table(
  {
    provider: 'worker',
    backup: 'also',
    scope: 'vm',
    evidence: 'M',
    sources: [welm],
    fields: vmErrorFields,
    verdict: 'fails',
    stops: true,
    steps: createOrGuest,
  },
  [
    { ids: [3210], evidence: 'T', says: 'the memory could not be saved for the checkpoint' },
    {
      ids: [3212],
      builds: since2012R2,
      steps: create,
      fields: vmFields,
      generic: true,
      since: 'guest-freeze',
      says: 'the checkpoint was cancelled',
    },
    {
      ids: [3216],
      builds: since2012R2,
      steps: create,
      says: 'the VM could not be switched to the new differencing disks',
    },
    {
      ids: [3280],
      evidence: 'T',
      generic: true,
      since: 'guest-freeze',
      says: 'the checkpoint could not be started',
      sources: [welm, 'https://mskb.pkisolutions.com/kb/3175561'],
    },
    { ids: [3286], fields: vmFields, says: 'the VM did not resume after the checkpoint and is paused' },
    { ids: [3330], says: 'the checkpoint folder could not be reached' },
    { ids: [3332], fields: vmFields, says: 'pass-through disks are attached, which no checkpoint can hold' },
    {
      ids: [3352],
      builds: since2016,
      steps: { checkpoint: 'guest-freeze', 'reference-point': 'guest-freeze' },
      says: 'the guest could not make its VSS snapshot',
      sources: [welm, troubleshoot],
    },
    {
      ids: [3370, 3372],
      fields: { ...vmFields, file: 3, error: 4, code: 5 },
      says: 'the path of a disk could not be used for the checkpoint',
    },
    { ids: [3438], builds: since2012, fields: vmFields, says: 'Fibre Channel controllers are attached' },
    {
      ids: [18520],
      builds: upTo2012R2,
      verdict: 'proves',
      stops: false,
      fields: vmFields,
      says: 'the checkpoint is made',
    },
    {
      ids: [18510],
      verdict: 'proves',
      stops: false,
      fields: vmFields,
      steps: { 'guest-snapshot': 'save', checkpoint: 'save', 'reference-point': 'save' },
      says: 'the VM is saved',
    },
    {
      ids: [18596],
      builds: since2012R2,
      verdict: 'proves',
      stops: false,
      fields: vmFields,
      steps: { checkpoint: 'resume', 'reference-point': 'resume' },
      says: 'the VM is resumed from its saved state',
    },
    { ids: [18590], verdict: 'belongs', isContext: true, stops: false, fields: vmFields, says: 'the guest crashed' },
    {
      ids: [18524],
      builds: since2016,
      verdict: 'belongs',
      isContext: true,
      stops: false,
      fields: vmFields,
      says: 'the VM was paused because its storage is lost',
    },
  ],
);

/** What the host says of the guest's backup service. Up to 2012 R2 each service has its own provider. */
const integration: readonly Signature[] = table(
  {
    provider: 'integration-vss',
    backup: 'also',
    scope: 'vm',
    evidence: 'M',
    sources: [welm],
    fields: vmFields,
    verdict: 'fails',
    steps: precheck,
    stops: false,
  },
  [
    {
      ids: [4000],
      builds: upTo2012R2,
      says: 'the backup service of the guest is of another version and cannot connect',
    },
    {
      ids: [4010],
      builds: upTo2012R2,
      verdict: 'belongs',
      says: 'the backup service of the guest is of an unsupported version',
    },
    {
      ids: [4096],
      builds: { to: '6.1.7601' },
      says: 'the backup service of the guest is off, not running or not ready',
    },
    { ids: [4096], builds: only2012And2012R2, says: 'the backup service of the VM is not enabled' },
    { ids: [4097], builds: only2012And2012R2, backup: 'only', steps: precheck, says: 'the guest has dynamic disks' },
    {
      ids: [4098],
      builds: only2012And2012R2,
      backup: 'only',
      steps: precheck,
      says: 'a guest volume keeps its shadow storage on another volume',
    },
    {
      ids: [4099],
      builds: only2012And2012R2,
      backup: 'only',
      steps: precheck,
      says: 'a guest volume cannot be snapshotted',
    },
    { ids: [4100], builds: only2012And2012R2, says: 'the backup service of the guest is not running or not ready' },
    {
      ids: [4101],
      builds: { from: '6.3.9600', to: '6.3.9600' },
      backup: 'only',
      steps: precheck,
      says: 'the guest has storage space disks',
    },
    {
      ids: [4102],
      builds: { from: '6.3.9600', to: '6.3.9600' },
      backup: 'only',
      steps: precheck,
      says: 'the integration components of the guest are too old',
    },
  ],
);

/** The same from 2016 on, where one provider speaks for all services. */
const integration2016: readonly Signature[] = table(
  {
    provider: 'integration',
    backup: 'also',
    scope: 'vm',
    evidence: 'M',
    sources: [welm],
    fields: vmFields,
    builds: since2016,
    verdict: 'fails',
    steps: precheck,
    stops: false,
  },
  [
    { ids: [4093], evidence: 'T', says: 'the backup service of the VM is not enabled' },
    { ids: [4097], backup: 'only', steps: precheck, says: 'the guest has dynamic disks' },
    { ids: [4098], backup: 'only', steps: precheck, says: 'a guest volume keeps its shadow storage on another volume' },
    { ids: [4099], backup: 'only', steps: precheck, says: 'a guest volume cannot be snapshotted' },
    { ids: [4100], says: 'the backup service of the guest is not running or not ready', sources: [welm, troubleshoot] },
    { ids: [4101], backup: 'only', steps: precheck, says: 'the guest has storage space disks' },
    { ids: [4102], backup: 'only', steps: precheck, says: 'the integration components of the guest are too old' },
  ],
);

/** Virtual disks that come and go on the host. Which of them belong to a backup is told by the file's name. */
const vhdmp: readonly Signature[] = table(
  {
    provider: 'vhdmp',
    backup: 'also',
    scope: 'host',
    evidence: 'X',
    sources: [welm, maps],
    fields: { file: 'VhdFileName' },
    verdict: 'belongs',
    steps: {},
  },
  [
    { ids: [1], says: 'a virtual disk was mounted' },
    { ids: [2], says: 'a virtual disk was unmounted' },
    {
      ids: [8, 9, 10],
      builds: since2016,
      evidence: 'M',
      steps: { 'reference-point': 'transfer', checkpoint: 'transfer' },
      says: 'change tracking of a disk is lost',
    },
  ],
);

/** Storage that fails below a virtual disk. */
const storage: readonly Signature[] = table(
  {
    provider: 'synthstor',
    backup: 'also',
    scope: 'vm',
    evidence: 'M',
    sources: [welm],
    fields: { ...vmFields, file: 3, error: 4, code: 5 },
    verdict: 'belongs',
    isContext: true,
    steps: createOrGuest,
  },
  [
    { ids: [12140], evidence: 'T', says: 'a disk could not be opened' },
    { ids: [12142], says: 'the chain of a differencing disk is broken' },
    { ids: [12290], says: 'an account has no permission to open the disk' },
    { ids: [12244], fields: { ...vmFields, file: 3 }, says: 'a disk is in use by another process' },
    { provider: 'worker', ids: [12142], says: 'the chain of a differencing disk is broken' },
    { provider: 'worker', ids: [12290], says: 'an account has no permission to open the disk' },
    { provider: 'worker', ids: [12244], fields: { ...vmFields, file: 3 }, says: 'a disk is in use by another process' },
  ],
);

/** A VM that moves between nodes in the middle of a backup. Tables end at 2012 R2. */
const moving: readonly Signature[] = table(
  {
    provider: 'availability',
    backup: 'also',
    scope: 'vm',
    evidence: 'M',
    sources: [welm],
    fields: { vmName: 2, vmId: 1 },
    builds: upTo2012R2,
    verdict: 'belongs',
    isContext: true,
    steps: createOrGuest,
  },
  [
    { ids: [21300, 21306], builds: only2012And2012R2, says: 'a live migration of the VM began' },
    {
      ids: [21301, 21307],
      builds: only2012And2012R2,
      fields: { vmId: 1, vmName: 3 },
      says: 'a live migration of the VM ended',
    },
    { ids: [22501, 22502], says: 'a migration of the VM began' },
    { ids: [22503, 22504], says: 'a migration of the VM ended' },
    { ids: [22505, 22506], says: 'a migration of the VM failed' },
  ],
);

/** Cluster Shared Volumes. */
const cluster: readonly Signature[] = table(
  {
    provider: 'cluster',
    backup: 'also',
    scope: 'host',
    evidence: 'M',
    sources: [welm],
    fields: { volume: 1 },
    verdict: 'belongs',
    steps: { 'guest-snapshot': 'volume-snapshot', checkpoint: 'volume-snapshot', 'reference-point': 'volume-snapshot' },
  },
  [
    {
      ids: [5140],
      builds: upTo2012R2,
      backup: 'only',
      steps: { 'guest-snapshot': 'add-volumes', checkpoint: 'volume-snapshot' },
      says: 'a shared volume went into backup mode',
    },
    {
      ids: [5141],
      builds: upTo2012R2,
      backup: 'only',
      steps: { 'guest-snapshot': 'backup-complete', checkpoint: 'backup-complete' },
      says: 'a shared volume left backup mode',
    },
    { ids: [1584], backup: 'only', says: 'a snapshot of a shared volume was taken without preparing it' },
    {
      ids: [5120],
      isContext: true,
      evidence: 'D',
      says: 'a shared volume was paused',
      sources: [
        welm,
        'https://learn.microsoft.com/troubleshoot/windows-server/backup-and-storage/event-5120-5142-access-clusterstorage-folder',
      ],
    },
    {
      ids: [5142],
      isContext: true,
      evidence: 'D',
      says: 'a shared volume was lost',
      sources: [
        welm,
        'https://learn.microsoft.com/troubleshoot/windows-server/backup-and-storage/event-5120-5142-access-clusterstorage-folder',
      ],
    },
    {
      ids: [5216],
      verdict: 'fails',
      stops: true,
      builds: since2012,
      fields: { volume: 1, code: 3 },
      says: 'the software snapshot of a shared volume failed',
    },
    {
      ids: [5217],
      verdict: 'fails',
      stops: true,
      builds: since2012,
      fields: { volume: 1, setId: 2, code: 3 },
      says: 'the software snapshot of a shared volume failed',
    },
    {
      ids: [5218],
      builds: since2012R2,
      steps: { checkpoint: 'snapshot-delete' },
      says: 'an old software snapshot was deleted by the cluster',
    },
    {
      ids: [5156, 5157],
      isContext: true,
      builds: since2016,
      evidence: 'D',
      says: 'a shared volume was paused because its snapshots were deleted',
      sources: [
        'https://learn.microsoft.com/troubleshoot/windows-server/high-availability/failover-clustering-system-log-events',
      ],
    },
  ],
);

/** Signatures of the host's own providers other than VMMS. */
export const hostSignatures: readonly Signature[] = [
  ...worker,
  ...integration,
  ...integration2016,
  ...vhdmp,
  ...storage,
  ...moving,
  ...cluster,
];
