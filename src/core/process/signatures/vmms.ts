import { only2012And2012R2, since2012, since2012R2, since2016, upTo2012 } from '../builds';
import { table, vmErrorFields, vmFields, welm, type Signature } from './signature';
import { writerSignatures } from './vmms-writer';

const q2203089 = 'https://learn.microsoft.com/en-us/answers/questions/2203089/hyper-v-checkpoint-error';
const chainGuide =
  'https://learn.microsoft.com/troubleshoot/windows-server/virtualization/hyper-v-snapshots-checkpoints-differencing-disks';
const mergeForum = 'https://learn.microsoft.com/en-us/archive/msdn-technet-forums/85a21c88-b18e-48b7-a04a-ade7204f5066';
const bareos = 'https://github.com/bareos/bareos/issues/2624';

/** Both generations of hosts from 2012 R2 on make a checkpoint, and log its failures alike. */
const create = { checkpoint: 'checkpoint-create', 'reference-point': 'checkpoint-create' } as const;
const createOrGuest = { 'guest-snapshot': 'guest-snapshot', ...create } as const;
const merge = { checkpoint: 'checkpoint-merge', 'reference-point': 'checkpoint-merge' } as const;

/** Checkpoints: made by backups, and by hand, so each alone proves no backup. */
const checkpoints: readonly Signature[] = table(
  {
    provider: 'vmms',
    backup: 'also',
    scope: 'vm',
    evidence: 'M',
    sources: [welm],
    fields: vmFields,
    verdict: 'fails',
    stops: true,
  },
  [
    {
      ids: [15252],
      steps: { 'guest-snapshot': 'guest-snapshot', checkpoint: 'guest-freeze', 'reference-point': 'guest-freeze' },
      generic: true,
      says: 'the VSS snapshot of the VM failed',
    },
    { ids: [15190], steps: create, builds: since2012R2, generic: true, says: 'no checkpoint could be taken' },
    { ids: [16360], steps: createOrGuest, fields: vmErrorFields, says: 'the checkpoint folder could not be reached' },
    {
      ids: [16370],
      builds: upTo2012,
      steps: { 'guest-snapshot': 'guest-snapshot' },
      fields: { ...vmFields, file: 0, error: 4, code: 5 },
      says: 'the storage for the snapshot could not be created',
    },
    {
      ids: [16370],
      builds: since2012R2,
      steps: create,
      fields: { ...vmFields, file: 3, error: 4, code: 5 },
      evidence: 'T',
      says: 'the differencing disk of the checkpoint could not be created',
      sources: [welm, 'http://www.c-amie.co.uk/technical/hyper-v-0x80070002-wsb-failed/'],
    },
    {
      ids: [16380],
      builds: since2012R2,
      steps: create,
      fields: { ...vmFields, file: 3, error: 4, code: 5 },
      says: 'the disk path could not be set back after the failed checkpoint',
    },
    {
      ids: [16382],
      builds: since2012R2,
      steps: create,
      fields: { ...vmFields, file: 3, error: 4, code: 5 },
      says: 'the folder of the checkpoint could not be made',
    },
    {
      ids: [16384],
      builds: since2012R2,
      steps: create,
      fields: vmErrorFields,
      says: 'the worker process did not finish the checkpoint',
    },
    {
      ids: [18000],
      builds: since2012R2,
      steps: create,
      says: 'pass-through disks are attached, which no checkpoint can hold',
    },
    { ids: [18002], builds: since2012R2, steps: create, says: 'the VM has as many checkpoints as it can have' },
    {
      ids: [18012],
      builds: since2012R2,
      steps: create,
      generic: true,
      since: 'guest-freeze',
      evidence: 'T',
      says: 'the checkpoint failed',
      sources: [welm, q2203089],
    },
    {
      ids: [18014],
      builds: since2012R2,
      steps: create,
      generic: true,
      since: 'guest-freeze',
      evidence: 'S',
      says: 'the checkpoint was cancelled',
      sources: [welm, q2203089],
    },
    {
      ids: [18016],
      builds: since2016,
      steps: create,
      since: 'guest-freeze',
      generic: true,
      evidence: 'T',
      says: 'no production checkpoint could be made',
    },
    { ids: [18018], builds: since2016, steps: create, evidence: 'T', says: 'checkpoints are turned off for the VM' },
    {
      ids: [18032],
      builds: since2012R2,
      backup: 'only',
      steps: create,
      says: 'the application asked for an unknown kind of backup',
    },
    { ids: [18174], builds: since2012R2, steps: create, says: 'shared virtual disks are attached' },
    {
      ids: [18176],
      builds: since2016,
      steps: create,
      says: 'shared virtual disks are attached and the checkpoint was not asked for the whole VM group',
    },
    { ids: [19542], builds: since2012, steps: createOrGuest, says: 'Fibre Channel controllers are attached' },
    {
      ids: [29156],
      builds: only2012And2012R2,
      steps: createOrGuest,
      says: 'initial replication or resynchronisation is not finished',
    },
    {
      ids: [18472],
      builds: since2016,
      backup: 'only',
      steps: { 'reference-point': 'transfer' },
      says: 'the checkpoint to be exported is no recovery checkpoint',
    },
    {
      ids: [18492],
      builds: since2016,
      steps: { 'reference-point': 'checkpoint-create' },
      generic: true,
      since: 'guest-freeze',
      says: 'no application-consistent checkpoint could be made for the export',
    },
    { ids: [18004], builds: since2012R2, steps: create, says: 'an unknown kind of checkpoint was asked for' },
    {
      ids: [18490],
      builds: since2016,
      steps: { 'reference-point': 'transfer' },
      fields: { ...vmErrorFields, file: 5 },
      says: 'the disk chain could not be merged for the export',
    },
    {
      ids: [18350],
      builds: since2012R2,
      steps: { 'reference-point': 'transfer' },
      fields: vmErrorFields,
      says: 'the export failed',
    },
    {
      ids: [18303],
      builds: since2016,
      verdict: 'proves',
      stops: false,
      steps: { 'reference-point': 'transfer' },
      evidence: 'X',
      says: 'the export of the VM is done',
      sources: [welm, 'https://github.com/EricZimmerman/evtx'],
    },
  ],
);

/** Merging what a checkpoint left. Up to 2012 it belongs to checkpoints by hand only. */
const merging: readonly Signature[] = table(
  {
    provider: 'vmms',
    backup: 'also',
    scope: 'vm',
    evidence: 'M',
    sources: [welm],
    fields: vmFields,
    builds: since2012R2,
    steps: merge,
    verdict: 'fails',
  },
  [
    {
      ids: [19070],
      verdict: 'proves',
      edge: 'start',
      says: 'the merge of the checkpoint began',
      // The catalogue of events has it at every removal of a recovery checkpoint, by this thread, which names no build: so it
      // stands only for the two hosts whose message tables were read and whose backups make such checkpoints. It proves that no
      // removal began, not that something went wrong.
      always: {
        builds: { from: '6.3.9600', to: '10.0.14393' },
        whenever: 'a recovery checkpoint is removed',
        source: mergeForum,
      },
      sources: [welm, mergeForum],
    },
    {
      ids: [19080],
      verdict: 'proves',
      edge: 'end',
      evidence: 'T',
      says: 'the merge of the checkpoint is done',
      sources: [welm, bareos],
    },
    { ids: [19090], verdict: 'belongs', says: 'the merge was interrupted; it goes on later' },
    { ids: [19100], fields: vmErrorFields, evidence: 'T', says: 'the merge failed', sources: [welm, bareos] },
    { ids: [14210], fields: vmErrorFields, says: 'a checkpoint could not be deleted' },
    { ids: [15070], generic: true, says: 'a checkpoint could not be removed' },
    {
      ids: [14330, 14340],
      builds: since2012R2,
      says: 'a recovery checkpoint could not be deleted: only the backup path may',
    },
    {
      ids: [16160, 16170],
      fields: { vmName: 1, error: 3, code: 4 },
      says: 'files of a checkpoint could not be deleted',
    },
    {
      ids: [16180, 16190, 16200],
      fields: vmErrorFields,
      says: 'the list of checkpoints could not be brought up to date',
    },
    {
      ids: [14220, 14320, 15272],
      scope: 'host',
      verdict: 'belongs',
      fields: {},
      says: 'a checkpoint or its disk could not be removed',
    },
    { ids: [16390], verdict: 'belongs', says: 'a merge was pending when a disk was to be changed' },
    { ids: [15250], generic: true, says: 'the disks could not be merged', sources: [welm, chainGuide] },
    {
      ids: [16210],
      fields: { ...vmErrorFields, file: 5 },
      says: 'a disk could not be merged and may be inconsistent',
      sources: [welm, chainGuide],
    },
    {
      ids: [16220],
      verdict: 'belongs',
      fields: { ...vmErrorFields, file: 5 },
      says: 'a differencing disk was merged and its file could not be deleted',
    },
  ],
);

/** Groups of VMs that share disks, 2016 and later: the run is of the group. */
const groups: readonly Signature[] = table(
  {
    provider: 'vmms',
    backup: 'only',
    scope: 'vm',
    evidence: 'M',
    sources: [
      welm,
      'https://learn.microsoft.com/troubleshoot/windows-server/virtualization/error-back-up-vms-in-guest-cluster',
    ],
    fields: vmFields,
    builds: since2016,
    verdict: 'fails',
    stops: true,
  },
  [
    {
      ids: [16578],
      steps: { 'reference-point': 'checkpoint-create' },
      generic: true,
      since: 'guest-freeze',
      says: 'the checkpoint of the VM group failed',
    },
    {
      ids: [16580],
      verdict: 'proves',
      stops: false,
      steps: { 'reference-point': 'checkpoint-create' },
      says: 'the checkpoint of the VM group is made',
    },
    {
      ids: [16590],
      steps: { 'reference-point': 'reference-point' },
      fields: { vmId: 2 },
      says: 'the checkpoint of the group could not be turned into a reference point',
    },
    {
      ids: [16592],
      verdict: 'proves',
      stops: false,
      steps: { 'reference-point': 'reference-point' },
      fields: { vmId: 2 },
      says: 'the checkpoint of the group is now a reference point',
    },
    {
      ids: [16586],
      steps: { 'reference-point': 'transfer' },
      fields: { vmId: 2 },
      says: 'the checkpoint of the group could not be exported',
    },
    {
      ids: [16588],
      verdict: 'proves',
      stops: false,
      steps: { 'reference-point': 'transfer' },
      fields: { vmId: 2 },
      says: 'the checkpoint of the group is exported',
    },
    {
      ids: [16582],
      stops: false,
      steps: { 'reference-point': 'checkpoint-merge' },
      fields: { vmId: 2 },
      says: 'the checkpoint of the group could not be removed',
    },
    {
      ids: [16584],
      verdict: 'belongs',
      stops: false,
      steps: { 'reference-point': 'checkpoint-merge' },
      fields: { vmId: 2 },
      says: 'the checkpoint of the group is removed',
    },
    {
      ids: [16602],
      stops: false,
      steps: { 'reference-point': 'reference-point-delete' },
      fields: { vmId: 2 },
      says: 'the reference points of the group could not be removed',
    },
    {
      ids: [16604],
      verdict: 'proves',
      stops: false,
      steps: { 'reference-point': 'reference-point-delete' },
      fields: { vmId: 2 },
      says: 'the reference points of the group are removed',
    },
    {
      ids: [16612, 16613, 16614, 16615, 16616, 16620],
      steps: { 'reference-point': 'checkpoint-create' },
      says: 'the guest cluster of the VM group did not pass its checks',
    },
    {
      ids: [16617],
      steps: { 'reference-point': 'checkpoint-create' },
      says: 'a shared disk is in use by several nodes at once',
    },
    {
      ids: [16618, 16619],
      steps: { 'reference-point': 'checkpoint-create' },
      says: 'a shared disk is offline or has not exactly one owner',
    },
    {
      ids: [16621, 16641],
      steps: { 'reference-point': 'checkpoint-create' },
      fields: { vmName: 2 },
      says: 'the guest cluster of the VM group did not pass its checks',
    },
    {
      ids: [16627],
      steps: { 'reference-point': 'reference-point' },
      fields: { vmName: 2, error: 4, code: 5 },
      says: 'the reference point of the group could not be made',
    },
    {
      ids: [16629],
      steps: { 'reference-point': 'transfer' },
      fields: { vmName: 2, error: 5, code: 6 },
      says: 'the reference point of the group could not be exported',
    },
    {
      ids: [16631],
      steps: { 'reference-point': 'checkpoint-create' },
      fields: { vmName: 2 },
      says: 'the consistency that was asked for is not possible for this group',
    },
    {
      ids: [16633, 16635, 16639],
      stops: false,
      steps: { 'reference-point': 'reference-point-delete' },
      fields: { vmName: 2 },
      says: 'a reference point of the group could not be removed',
    },
    {
      ids: [16594, 16596],
      isContext: true,
      steps: { 'reference-point': 'checkpoint-create' },
      fields: { vmId: 2 },
      says: 'a failover cut an operation of the VM group',
    },
    {
      ids: [16598],
      steps: { 'reference-point': 'transfer' },
      fields: { vmId: 2 },
      says: 'a failover cut the export of the VM group, whose folder is left',
    },
  ],
);

/** What else may stand beside a backup. */
const context: readonly Signature[] = table(
  {
    provider: 'vmms',
    backup: 'also',
    scope: 'vm',
    evidence: 'M',
    sources: [welm],
    fields: vmFields,
    verdict: 'belongs',
    isContext: true,
    steps: createOrGuest,
  },
  [
    { ids: [14070], evidence: 'T', says: 'the worker process of the VM ended' },
    { ids: [16050], says: 'the disk is nearly full' },
    { ids: [16060], says: 'the VM was paused because the disk is full' },
    {
      ids: [16010],
      scope: 'host',
      fields: {},
      evidence: 'T',
      says: 'an operation failed',
      sources: [welm, 'http://www.c-amie.co.uk/technical/hyper-v-0x80070002-wsb-failed/'],
    },
    {
      ids: [12290],
      fields: { ...vmFields, file: 3, error: 4, code: 5 },
      says: 'an account has no permission to open the disk',
    },
  ],
);

/** Signatures of the Virtual Machine Management Service. */
export const vmmsSignatures: readonly Signature[] = [
  ...writerSignatures,
  ...checkpoints,
  ...merging,
  ...groups,
  ...context,
];
