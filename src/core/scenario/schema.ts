import { hostOsFacts } from '../vmconfig/facts/host-os';
import type { JsonSchema, NamedThing, ScenarioFormat } from './json-schema';

/** A word of a list and what it means; the one place where the words of a scenario stand. */
type Words = readonly (readonly [word: string, meaning: string])[];

const text = (description: string, ...examples: readonly string[]): JsonSchema => ({
  type: 'string',
  description,
  ...(examples.length > 0 && { examples }),
});
const flag = (description: string): JsonSchema => ({ type: 'boolean', description });
const number = (description: string, minimum: number, ...examples: readonly number[]): JsonSchema => ({
  type: 'integer',
  description,
  minimum,
  ...(examples.length > 0 && { examples }),
});
const one = (description: string, words: Words): JsonSchema => ({
  type: 'string',
  description,
  enum: words.map(([word]) => word),
  enumDescriptions: words.map(([, meaning]) => meaning),
});
/** A string that is more than its letters. */
const formed = (format: ScenarioFormat, description: string, ...examples: readonly string[]): JsonSchema => ({
  type: 'string',
  format,
  description,
  ...(examples.length > 0 && { examples }),
});
const named = (thing: NamedThing, description: string, ...examples: readonly string[]): JsonSchema => ({
  ...text(description, ...examples),
  'x-names': thing,
});
const list = (description: string, items: JsonSchema, minItems?: number): JsonSchema => ({
  type: 'array',
  description,
  items,
  ...(minItems !== undefined && { minItems }),
});
const object = (
  description: string,
  properties: Readonly<Record<string, JsonSchema>>,
  required: readonly string[] = [],
): JsonSchema => ({
  type: 'object',
  description,
  properties,
  ...(required.length > 0 && { required }),
  additionalProperties: false,
});

const hostOsWords: Words = hostOsFacts.map(({ os, name }) => [os, name]);

/** Guests are of more kinds than hosts: what matters is what of them can be frozen. */
const guestOsWords: Words = [
  ...hostOsWords.map(([word, meaning]) => [word, word === 'windows-client' ? 'Windows 7 to 11' : meaning] as const),
  ['windows-server-2003', 'Windows Server 2003 and 2003 R2'],
  ['windows-2000', 'Windows 2000: no VSS'],
  ['windows-xp', 'Windows XP: its VSS has no use for a host'],
  ['windows-nt4', 'Windows NT 4: no VSS'],
  ['dos', 'DOS: no integration services at all'],
  ['linux', 'Linux: say with `backupDaemon` whether it can be frozen'],
  ['bsd', 'A BSD: say with `backupDaemon` whether it can be frozen'],
  ['other', 'Something else, without VSS'],
];

const providers = list('The VSS hardware providers that are installed there, by name.', text('A name.', 'Compellent'));

const host = object(
  'The Hyper-V host, or the cluster and what its nodes have in common.',
  {
    os: one('Its Windows. It decides in which way VMs are backed up.', hostOsWords),
    name: named('node', 'The name of a single host.', 'HV01'),
    cluster: text('The name of the failover cluster.', 'HVC01'),
    nodes: list('The nodes of the cluster, as names or with what differs on one.', {
      anyOf: [
        text('The name of a node.', 'HV01'),
        object(
          'A node.',
          {
            name: text('Its name.', 'HV02'),
            os: one('Its Windows, where it differs: a cluster may be mixed while it is upgraded.', hostOsWords),
            providers,
          },
          ['name'],
        ),
      ],
    }),
    functionalLevel: one('Up to which Windows the functional level of the cluster was raised.', hostOsWords),
    storageSpacesDirect: flag(
      'True where the volumes are of Storage Spaces Direct, which no server outside the cluster can read.',
    ),
    providers,
  },
  ['os'],
);

const storage = object(
  'A volume that holds files of VMs.',
  {
    name: text('What it is called in this scenario.', 'CSV1'),
    kind: one('What it is.', [
      ['csv', 'A Cluster Shared Volume'],
      ['local', 'A volume of one host'],
      ['smb3', 'A share of an SMB 3 file server'],
    ]),
    path: formed(
      'host-path',
      'Where the host sees it. Files of VMs are of the volume whose path is the longest that they begin with.',
      String.raw`C:\ClusterStorage\Volume1`,
      String.raw`\\FS1\VMs`,
    ),
    owner: named('node', 'The coordinator node of a CSV, or the host of a local volume.', 'HV01'),
    fileSystem: one('Its file system.', [
      ['ntfs', 'NTFS, also below a CSV'],
      ['refs', 'ReFS: no persistent shadow copies by the system provider'],
      ['fat32', 'FAT32: no shadow copies'],
    ]),
    size: formed('size', 'How large it is.', '4 TB'),
    free: formed('size', 'How much is free: AVHDX files grow into it while a checkpoint is there.', '600 GB'),
    server: text('Of a share: its file server, by name and never by address.', 'FS1'),
    vssAgent: flag('Of a share: true where the File Server VSS Agent service is installed on the server.'),
    lun: object('The LUN below it.', {
      id: text('What the array calls it. Volumes with one id share it, and its snapshots.', 'LUN7'),
      snapshotLimit: number('How many snapshots of it the array keeps at once.', 1, 64),
      uniqueId: flag(
        'False where it answers no unique identifier (page 83h), without which no hardware provider can import it.',
      ),
    }),
    shadowStorage: object('Where its shadow copies are kept.', {
      on: named('storage', 'On which volume.', 'CSV1'),
      max: formed('size', 'The most that they may take.', '400 GB'),
      used: formed('size', 'What they take.', '120 GB'),
      copies: number('How many are there.', 0, 12),
    }),
    count: number(
      'So many alike volumes does this entry stand for, each on a LUN of its own. VMs on it are spread over them evenly.',
      1,
      20,
    ),
  },
  ['name', 'kind'],
);

const provider = object(
  'What takes the snapshot of the storage.',
  {
    kind: one('Its kind.', [
      ['system', 'The provider of Windows: copy on write on the volume itself'],
      ['hardware', 'A provider of the array: a snapshot of the LUN'],
      ['file-share', 'The provider for SMB 3 shares, with an agent on the file server'],
      ['none', 'None: the disks are read from a checkpoint (WMI backup, 2016 and later)'],
    ]),
    name: text('Its name, as "vssadmin list providers" shows it.', 'Compellent'),
    transportable: flag('True where its snapshot can be mounted on another server.'),
    autoRecovery: flag(
      'False where its snapshot cannot be written before it is final: up to 2012 every online backup needs that.',
    ),
    forced: flag('True where the job names this provider, so that no other may stand in for it.'),
    persistent: flag('True where the shadow copy outlives the application that asked for it.'),
    secondsPerSnapshot: number('How long one snapshot of the storage takes.', 0, 40),
    secondsPerMount: number('How long it takes until a proxy has it mounted.', 0, 120),
    snapshotsPerVolume: number('How many snapshots of one volume it takes at the same time.', 1, 4),
  },
  ['kind'],
);

const requestor = object('The backup application.', {
  product: one('Which.', [
    ['veeam', 'Veeam Backup & Replication'],
    ['dpm', 'System Center DPM or Azure Backup Server'],
    ['wsb', 'Windows Server Backup, wbadmin'],
    ['diskshadow', 'A diskshadow script'],
    ['other', 'Another'],
  ]),
  mode: one('Where the data are read.', [
    ['on-host', 'On the Hyper-V host'],
    ['off-host', 'On a proxy that mounts the snapshot of the storage'],
  ]),
  method: one('How it asks for a consistent VM; on 2016 and later there are two ways.', [
    ['vss', "Through the host's VSS and the Hyper-V writer"],
    ['wmi', 'Through WMI: a recovery checkpoint, then a reference point (2016 and later)'],
  ]),
  proxy: object(
    'The server that reads off-host.',
    {
      name: text('Its name.', 'PRX01'),
      os: one('Its Windows; it must be no older than the hosts.', hostOsWords),
      providers,
      memory: formed('size', 'Its memory.', '16 GB'),
      tasks: number('How many disks it reads at once.', 1, 4),
    },
    ['name'],
  ),
  vmsPerSnapshot: number('How many VMs share one snapshot of their storage; 1 is a snapshot for each VM.', 1, 8),
  window: formed('duration', 'How long the backups may take.', '6 h'),
  readRate: formed(
    'rate',
    'How fast it reads, all together. Without it no duration of the copying is predicted.',
    '400 MB/s',
  ),
  changeTracking: flag(
    'True where it reads only what changed since the last backup (RCT, or incremental backup of the VM).',
  ),
  ifNotQuiesced: one('What it does with a VM whose guest cannot be frozen.', [
    ['crash', 'It takes a crash-consistent copy'],
    ['saved-state', 'It lets the writer save the VM for a moment'],
    ['fail', 'It fails the VM'],
  ]),
  backupType: one('What it tells the applications in the guest.', [
    ['full', 'A full backup: applications may truncate their logs'],
    ['copy', 'A copy: the log chains of other backups go on'],
  ]),
  otherBackupsInGuest: flag('True where a database in a guest is backed up by another product as well.'),
  savedState: flag('True where the job is set to save VMs ("offline").'),
});

const job = object(
  'A job of the plan.',
  {
    name: text('Its name.', 'night'),
    at: formed('time-of-day', 'When it begins, in quotes: YAML takes 22:00 for a number.', '22:00'),
    vms: list('Its VMs, by name.', named('vm', 'A VM.', 'VM001'), 1),
    concurrent: number('How many VMs are worked on at once.', 1, 4),
    node: named('node', 'The node that its snapshots are taken on.', 'HV01'),
    proxy: text('Its proxy, where it is not that of the requestor.', 'PRX02'),
    volumes: list(
      'The volumes that it takes, where the product is told volumes: Windows Server Backup, a script of diskshadow.',
      named('storage', 'A volume.', 'CSV1'),
    ),
  },
  ['name', 'vms'],
);

const disk = object(
  'A virtual disk of the VM.',
  {
    path: formed(
      'host-path',
      'Its file on the host; absent for a physical disk.',
      String.raw`C:\ClusterStorage\Volume1\VM001\root.vhdx`,
    ),
    on: one('Its controller.', [
      ['ide', 'IDE'],
      ['scsi', 'SCSI'],
    ]),
    kind: one('What it is.', [
      ['vhd', 'A .vhd file: no change tracking'],
      ['vhdx', 'A .vhdx file'],
      ['vhds', 'A VHD Set, shared by a guest cluster'],
      ['shared', 'A .vhdx shared by a guest cluster'],
      ['pass-through', 'A physical disk of the host: no backup of the host has it'],
      ['fibre-channel', 'Over a virtual Fibre Channel adapter: no backup of the host has it'],
    ]),
    size: formed('size', 'Its largest size.', '120 GB'),
    used: formed('size', 'What is written in it.', '80 GB'),
    writeRate: formed('rate', 'How fast the VM writes to it: so fast an AVHDX grows.', '5 MB/s'),
  },
  ['kind'],
);

const guest = object('What runs in the VM.', {
  os: one('Its operating system.', guestOsWords),
  state: one('Its state when the backup begins.', [
    ['running', 'Running'],
    ['off', 'Off: its files are copied as they are'],
    ['saved', 'Saved: its files are copied as they are'],
    ['paused', 'Paused: the writer leaves it out'],
  ]),
  integrationServices: text('The version of its integration services.', '6.3.9600.17415'),
  backupService: one('The integration service "Backup (volume checkpoint)".', [
    ['enabled', 'Enabled and answering'],
    ['disabled', 'Disabled in the settings of the VM'],
    ['no-contact', 'Enabled, and the guest does not answer'],
  ]),
  roles: list(
    'What matters when it is restored.',
    one('A role.', [
      ['domain-controller', 'A domain controller'],
      ['sql', 'SQL Server'],
      ['exchange', 'Exchange'],
    ]),
  ),
  backupDaemon: flag('Linux and BSD: true where hv_vss_daemon (or its like) runs.'),
  iscsi: flag('True where it has disks by an iSCSI initiator of its own: no backup of the host has them.'),
  fibreChannel: flag('True where it has a virtual Fibre Channel adapter.'),
  dynamicDisks: flag('True where one of its disks is a dynamic disk: up to 2012 R2 it cannot be frozen then.'),
  shadowStorageElsewhere: flag(
    'True where the shadow copies of a volume are kept on another one: it cannot be frozen then.',
  ),
});

const vm = object('A VM. Either it names its configuration file, or it says here what matters.', {
  config: formed(
    'file',
    'The configuration file. Its facts are taken; what is written here too must agree with it.',
    './VM001.xml',
  ),
  name: text('Its name.', 'VM001'),
  id: text('Its id.', 'A36DB6E1-9365-4963-950E-C58B18AB5A0C'),
  node: named('node', 'The host it runs on.', 'HV01'),
  generation: { type: 'integer', description: 'Its generation.', minimum: 1, maximum: 2, examples: [1, 2] },
  version: formed('config-version', 'The version of its configuration, in quotes.', '5.0', '9.0'),
  controllers: object('How many controllers it has.', {
    ide: number('IDE controllers.', 0, 2),
    scsi: number('SCSI controllers. A generation 1 VM without one cannot be backed up online on 2012 R2.', 0, 1),
  }),
  disks: list('Its disks.', disk),
  checkpoints: formed(
    'host-path',
    'The folder of its checkpoint files; up to 2012 it must be on the volume of the disks.',
    String.raw`C:\ClusterStorage\Volume1\VM001`,
  ),
  guest,
  replica: one('Its part in Hyper-V Replica.', [
    ['none', 'None'],
    ['primary', 'The primary'],
    ['replica', 'The replica'],
  ]),
  group: text(
    'Its VM group, or "none": VMs that share a disk are backed up as a group (2016 and later).',
    'sql-cluster',
  ),
  clustered: flag('True where it is a role of the cluster.'),
  count: number('So many alike VMs does this entry stand for.', 1, 200),
});

const restore = object(
  'A restore that you plan, so that it can be judged before.',
  {
    vm: named('vm', 'The VM.', 'VM001'),
    to: one('Where to.', [
      ['original', 'Over the VM that is there'],
      ['new', 'As another VM'],
      ['other-host', 'To another host'],
    ]),
    from: one('Where from.', [
      ['storage-snapshot', 'An exposed snapshot of the storage'],
      ['backup', 'What the backup application keeps'],
      ['checkpoint', 'A checkpoint of the VM'],
    ]),
    attach: one('Which file of the snapshot becomes the disk.', [
      ['parent', 'The parent disk: the frozen point'],
      ['auto-recovery', 'The AutoRecovery file upon its parent: the frozen point with the fix-ups of the guest'],
      ['avhdx', 'The active AVHDX: as a crash would leave it'],
    ]),
    keepPermissions: flag('False where files are copied without their permissions.'),
  },
  ['vm'],
);

const expected = object('What you expect of a VM.', {
  outcome: one('How its backup ends.', [
    ['succeeded', 'It succeeds'],
    ['failed', 'It fails'],
  ]),
  consistency: one('How consistent its copy is.', [
    ['application', 'Applications were quiesced'],
    ['file-system', 'File systems were frozen'],
    ['crash', 'As a crash would leave it'],
    ['saved-state', 'Memory and disks belong together'],
    ['none', 'There is no usable copy'],
  ]),
  event: text('The event that tells of the failure.', 'VMMS 10103'),
  step: text('The step at which it fails, by its id.', 'precheck'),
});

/** The schema of a scenario, version 1. `schemas/` has it as a file; validation, hover and completion work on this. */
export const scenarioSchema: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Hyper-V backup scenario',
  ...object(
    'A test of a backup environment: the facts, the plan, the evidence, and what you expect.',
    {
      hvbackup: { type: 'integer', const: 1, description: 'The version of this format.', examples: [1] },
      name: text('What this scenario is about.', 'Nightly CSV1'),
      description: text('Whatever a reader must know.', 'The VMs of CSV1, as they are in March.'),
      host,
      storage: list('The volumes that hold the files of the VMs.', storage),
      provider,
      requestor,
      jobs: list('The jobs of the plan. Without one, all VMs are backed up together.', job),
      vms: list('The VMs.', vm),
      evidence: list(
        'Files that tell what happened: logs, pasted output, zips and folders of them.',
        formed('file', 'A file or a folder.', './HV01-VMMS-Admin.evtx'),
      ),
      restore: list('Restores that you plan.', restore),
      expect: {
        ...object('What you expect: of each VM by its name, and of the plan.', {
          plan: object('What you expect of the plan.', {
            storageSnapshots: formed('count-limit', 'How many snapshots of the storage are taken.', 'at-most 4'),
            waves: formed('count-limit', 'How many rounds the plan needs.', 'at-most 2'),
            ends: one('When all is done.', [
              ['within-window', 'Within the window of the requestor'],
              ['after-window', 'Later than that'],
            ]),
          }),
        }),
        additionalProperties: expected,
      },
    },
    ['hvbackup', 'host', 'vms'],
  ),
};
