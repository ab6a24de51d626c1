import { table, welm, type Signature } from './signature';

const volume = {
  'guest-snapshot': 'volume-snapshot',
  checkpoint: 'volume-snapshot',
  'reference-point': 'volume-snapshot',
} as const;
const inGuest = {
  'guest-snapshot': 'guest-snapshot',
  checkpoint: 'guest-freeze',
  'reference-point': 'guest-freeze',
} as const;
const seen = 'https://github.com/OTRF/Security-Datasets';
const libyal = 'https://github.com/libyal/winevt-kb';

/**
 * VSS, volsnap and the software that uses them. The same rows hold on the host and in a guest; which of the two a computer is
 * decides the step (`guestStep`).
 */
const vss: readonly Signature[] = table(
  {
    provider: 'vss',
    backup: 'also',
    scope: 'host',
    evidence: 'M',
    sources: [welm, libyal],
    verdict: 'fails',
    steps: volume,
    fields: {},
  },
  [
    {
      ids: [8193],
      verdict: 'belongs',
      isContext: true,
      evidence: 'E',
      fields: { code: 2 },
      says: 'an unexpected error in a routine of VSS',
    },
    {
      ids: [8229],
      verdict: 'belongs',
      isContext: true,
      evidence: 'T',
      fields: { code: 1 },
      says: 'a VSS writer refused an event',
    },
    {
      ids: [12289],
      verdict: 'belongs',
      isContext: true,
      evidence: 'T',
      fields: { code: 2 },
      says: 'an unexpected error of VSS',
    },
    {
      ids: [12293],
      verdict: 'belongs',
      evidence: 'D',
      fields: { code: 3 },
      says: 'a call into a shadow copy provider failed',
    },
    { ids: [12297], stops: true, fields: { volume: 1 }, says: 'writes to a volume could not be flushed in time' },
    { ids: [12298], stops: true, fields: { volume: 1 }, says: 'writes to a volume could not be held' },
    { ids: [12310], stops: true, says: 'the shadow copy could not be committed in time' },
    { ids: [4001], stops: true, says: 'no place for shadow copy storage was found' },
    { ids: [4003, 12349], verdict: 'belongs', says: 'a writer was frozen for too long' },
    { ids: [12292], stops: true, fields: { code: 2 }, says: 'the shadow copy provider could not be loaded' },
    { ids: [12294], stops: true, says: 'the shadow copy provider refused what it was told' },
    { ids: [12299], stops: true, says: 'a provider committed another number of shadow copies than were asked for' },
    { ids: [12305], stops: true, says: 'a volume or disk was not found any more' },
    { ids: [12338, 12340], stops: true, fields: { volume: 2 }, says: 'the volumes of the set took too long to flush' },
    { ids: [12341], verdict: 'belongs', fields: { volume: 2 }, says: 'a volume was slow to flush and hold' },
    {
      ids: [12362, 12363, 12364],
      stops: true,
      steps: { ...volume, checkpoint: 'expose' },
      says: 'the LUN of a shadow copy did not arrive',
    },
    { ids: [8224], verdict: 'belongs', isContext: true, evidence: 'E', says: 'VSS went idle and stopped' },
  ],
);

const volsnap: readonly Signature[] = table(
  {
    provider: 'volsnap',
    backup: 'also',
    scope: 'host',
    evidence: 'M',
    sources: [welm, libyal],
    verdict: 'fails',
    stops: true,
    steps: volume,
    fields: { volume: 2 },
  },
  [
    { ids: [1, 2, 3, 4, 5, 6, 7, 10, 12, 22, 23, 28, 39, 41, 48, 67], says: 'a shadow copy could not be created' },
    { ids: [8], says: 'writes were held and not released in time' },
    { ids: [9], says: 'writes were held too long for the file system' },
    { ids: [17], says: 'writes were to be held twice at once' },
    { ids: [21], says: 'writes could not be held for lack of memory' },
    { ids: [11, 13, 14, 15, 16, 20, 24, 25, 35, 36, 40, 60], says: 'a shadow copy was lost' },
    {
      ids: [38],
      stops: false,
      verdict: 'belongs',
      isContext: true,
      says: 'shadow copies are at risk: their storage has reached its limit',
    },
    {
      ids: [63],
      stops: false,
      verdict: 'belongs',
      steps: { checkpoint: 'snapshot-delete' },
      says: 'a shadow copy could not be deleted yet',
    },
    {
      ids: [33, 58],
      stops: false,
      verdict: 'belongs',
      isContext: true,
      evidence: 'E',
      says: 'the oldest shadow copy was deleted to stay in the limits',
    },
  ],
);

const made: readonly Signature[] = table(
  {
    provider: 'vssaudit',
    backup: 'also',
    scope: 'host',
    evidence: 'X',
    sources: [welm, seen],
    verdict: 'proves',
    steps: volume,
    fields: {},
  },
  [
    { ids: [8222], fields: { setId: 5, volume: 9 }, says: 'a shadow copy was created' },
    {
      provider: 'snapshot-driver',
      ids: [1006],
      evidence: 'M',
      edge: 'start',
      says: 'the provider began to commit the snapshot',
    },
    {
      provider: 'snapshot-driver',
      ids: [1007],
      evidence: 'M',
      edge: 'end',
      says: 'the provider committed the snapshot',
    },
    {
      provider: 'ntfs',
      ids: [98],
      evidence: 'E',
      verdict: 'belongs',
      steps: { checkpoint: 'autorecovery-attach' },
      fields: { volume: 1 },
      says: 'a volume appeared in the guest',
    },
  ],
);

/** Written by databases of the guest (or of any Windows) while a snapshot freezes them. */
const databases: readonly Signature[] = table(
  {
    provider: 'esent',
    backup: 'also',
    scope: 'guest',
    evidence: 'X',
    sources: [seen],
    verdict: 'proves',
    steps: inGuest,
    fields: {},
  },
  [
    { ids: [2001], edge: 'start', says: 'a database was frozen' },
    { ids: [2003], edge: 'end', says: 'a database was thawed' },
    { ids: [2005], verdict: 'belongs', says: 'a shadow copy of a database began' },
    { ids: [2006], verdict: 'belongs', says: 'the shadow copy of a database is complete' },
  ],
);

/** The Hyper-V requestor in a Windows guest, from 2012 R2 components on. */
const requestor: readonly Signature[] = table(
  {
    provider: 'icsvc',
    backup: 'only',
    scope: 'guest',
    evidence: 'M',
    sources: [libyal],
    verdict: 'fails',
    stops: true,
    steps: inGuest,
    fields: {},
  },
  [
    { ids: [1, 2, 3], fields: { code: 1 }, says: 'the requestor in the guest could not set the backup up' },
    {
      ids: [4],
      stops: false,
      verdict: 'belongs',
      fields: { code: 1 },
      says: 'iSCSI and Fibre Channel disks of the guest could not be told',
    },
    {
      ids: [5, 6, 7],
      steps: { checkpoint: 'autorecovery-attach', 'reference-point': 'guest-freeze' },
      says: 'disks or volumes of the AutoRecovery disk did not arrive in the guest',
    },
    { ids: [22], fields: { code: 1 }, says: 'this Windows in the guest cannot be backed up while it runs' },
    { ids: [23], fields: { code: 2 }, says: 'a writer in the guest has failed' },
    {
      ids: [24],
      stops: false,
      verdict: 'belongs',
      says: 'a cluster disk belongs to another node and is not in the snapshot',
    },
    { provider: 'vmicvss', ids: [1], says: 'this Windows in the guest cannot be backed up while it runs' },
    { provider: 'vmicvss', ids: [2], fields: { code: 2 }, says: 'a writer in the guest has failed' },
    { provider: 'vmicvss', ids: [3, 4, 5, 6], says: 'the requestor in the guest could not set the backup up' },
    { provider: 'vmicvss', ids: [13, 14], says: 'scoped snapshots in the guest stand in the way of its backup' },
    {
      provider: 'vmicvss',
      ids: [16, 17, 18, 19],
      steps: { checkpoint: 'autorecovery-attach' },
      says: 'disks or volumes of the AutoRecovery disk did not arrive in the guest',
    },
  ],
);

/** Windows Server Backup. Its records are of a whole job. */
const serverBackup: readonly Signature[] = table(
  {
    provider: 'backup',
    backup: 'only',
    scope: 'host',
    evidence: 'D',
    sources: [welm],
    verdict: 'fails',
    steps: { 'guest-snapshot': 'backup-complete', checkpoint: 'backup-complete' },
    fields: {},
  },
  [
    {
      ids: [1],
      verdict: 'proves',
      steps: { 'guest-snapshot': 'identify', checkpoint: 'identify' },
      says: 'a backup began',
    },
    {
      ids: [4],
      verdict: 'proves',
      evidence: 'X',
      says: 'the backup finished successfully',
      sources: [welm, 'https://github.com/mickem/nscp/issues/330'],
    },
    { ids: [14], verdict: 'belongs', says: 'the backup is over' },
    { ids: [5, 517], stops: true, generic: true, since: 'identify', fields: { code: 2 }, says: 'the backup failed' },
    { ids: [7], verdict: 'belongs', evidence: 'M', says: 'the backup completed with errors' },
    { ids: [8], stops: true, generic: true, since: 'identify', evidence: 'M', says: 'the backup was cancelled' },
    {
      ids: [9],
      stops: true,
      generic: true,
      since: 'identify',
      evidence: 'M',
      fields: { code: 'HRESULT' },
      steps: volume,
      says: 'the shadow copy for the backup failed',
    },
    {
      ids: [521],
      stops: true,
      generic: true,
      since: 'identify',
      fields: { code: 2 },
      steps: volume,
      says: 'the shadow copy for the backup failed',
    },
    {
      ids: [565],
      scope: 'vm',
      stops: true,
      evidence: 'M',
      fields: { vmName: 'ComponentName' },
      says: 'the component of the VM did not pass its consistency check',
    },
  ],
);

/** SMB 3 shares. */
const shares: readonly Signature[] = table(
  {
    provider: 'share-provider',
    backup: 'only',
    scope: 'host',
    evidence: 'M',
    sources: [welm, libyal],
    verdict: 'fails',
    stops: true,
    steps: volume,
    fields: {},
  },
  [
    { ids: [1006], says: 'the file server did not prepare its shadow copy within 30 minutes' },
    { ids: [1007], says: 'the file servers did not commit within 60 seconds' },
    {
      steps: { ...volume, checkpoint: 'expose' },
      ids: [1008],
      says: 'the file server did not show the shadow copy within 30 minutes',
    },
    { ids: [1009], fields: { code: 2 }, says: 'the agent on the file server could not be reached' },
    { provider: 'share-agent', ids: [1005], says: 'the file server did not prepare its shadow copy within 30 minutes' },
    { provider: 'share-agent', ids: [1006], says: 'the file servers did not commit within 60 seconds' },
    {
      provider: 'share-agent',
      ids: [1007],
      steps: { ...volume, checkpoint: 'expose' },
      says: 'the file server did not show the shadow copy within 30 minutes',
    },
    { provider: 'share-agent', ids: [1008], says: 'the requestor stopped talking to the file server' },
    {
      provider: 'share-agent',
      ids: [1013],
      says: 'the requestor has no right to make shadow copies on the file server',
    },
  ],
);

/** Signatures of VSS, of what uses it, and of guests. */
export const vssSignatures: readonly Signature[] = [
  ...vss,
  ...volsnap,
  ...made,
  ...databases,
  ...requestor,
  ...serverBackup,
  ...shares,
];

/** The step that a volume event means when it is logged inside a guest. */
export const guestStep = inGuest;
