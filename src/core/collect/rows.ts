import type { Kind } from '../evidence/kinds';

/** Hosts that are collected from in one way, by how they back up; `all` where nobody knows which. */
export const collectTargets = ['2008-2012', '2012-r2', '2016', 'all'] as const;

export type CollectTarget = (typeof collectTargets)[number];

/** Something that is gathered on a host or in a guest. */
export type CollectRow = LogRow | TextRow | CopyRow;

interface Row {
  /** What a reader of ours takes it for. */
  readonly kind: Kind;
  readonly targets: readonly Exclude<CollectTarget, 'all'>[];
}

/** A log, exported whole. */
export interface LogRow extends Row {
  readonly act: 'export-log';
  readonly channel: string;
  /** Whose records in it are read. */
  readonly providers: readonly string[];
}

/** What a command prints. */
export interface TextRow extends Row {
  readonly act: 'save-output';
  /** It only reads. */
  readonly command: string;
  /** What it prints is saved as, without `.txt`. */
  readonly file: string;
}

/** Files that are copied. */
export interface CopyRow extends Row {
  readonly act: 'copy';
  readonly base: 'ProgramData' | 'ProgramFiles' | 'SystemRoot';
  /** Below that folder. */
  readonly from: string;
  readonly folder: string;
}

const every = ['2008-2012', '2012-r2', '2016'] as const;
const upTo2012R2 = ['2008-2012', '2012-r2'] as const;

const log = (channel: string, providers: readonly string[], targets: Row['targets'] = every): LogRow => ({
  act: 'export-log',
  kind: 'evtx',
  channel,
  providers,
  targets,
});
const output = (kind: Kind, file: string, command: string): TextRow => ({
  act: 'save-output',
  kind,
  command,
  file,
  targets: every,
});
const list = (name: string): TextRow => output('vssadmin', `vssadmin-${name}`, `vssadmin list ${name}`);
/** As a list, since tables cut long paths. Hosts before Windows Server 2012 have no such cmdlet. */
const objects = (cmdlet: string, chosen = '', file = cmdlet): TextRow =>
  output('powershell', file, `${cmdlet}${chosen} | Format-List *`);
const everyVm = ' -VMName *';

/**
 * Everything that the tool reads and a host can give. Channels: domain facts of each provider (real event XML, wevtutil collection
 * scripts, libyal's winevt-kb); where a Windows lacks one, wevtutil says so and the next line goes on. Configurations up to version
 * 5.0 are XML, and Hyper-V keeps a link to each below its folder in `%ProgramData%`, wherever the VM lies.
 */
export const collectRows: readonly CollectRow[] = [
  log('Microsoft-Windows-Hyper-V-VMMS-Admin', ['Microsoft-Windows-Hyper-V-VMMS']),
  log('Microsoft-Windows-Hyper-V-Worker-Admin', [
    'Microsoft-Windows-Hyper-V-Worker',
    'Microsoft-Windows-Hyper-V-SynthStor',
    'Microsoft-Windows-Hyper-V-Integration',
  ]),
  log(
    'Microsoft-Windows-Hyper-V-Integration-Admin',
    ['Microsoft-Windows-Hyper-V-Integration-VSS', 'Microsoft-Windows-Hyper-V-Integration-KvpExchange'],
    upTo2012R2,
  ),
  log('Microsoft-Windows-Hyper-V-High-Availability-Admin', ['Microsoft-Windows-Hyper-V-High-Availability']),
  log('Microsoft-Windows-Hyper-V-Guest-Drivers/Admin', ['Microsoft-Windows-Hyper-V-Guest-Drivers-IcSvc']),
  log('Microsoft-Windows-VHDMP-Operational', ['Microsoft-Windows-VHDMP']),
  log('Microsoft-Windows-VolumeSnapshot-Driver/Operational', ['Microsoft-Windows-VolumeSnapshot-Driver']),
  log('Microsoft-Windows-Backup', ['Microsoft-Windows-Backup']),
  // Both came with backup of VMs on SMB 3 shares, in Windows Server 2012; that the channels are called so is assumed.
  log('Microsoft-Windows-FileShareShadowCopyProvider/Operational', ['Microsoft-Windows-FileShareShadowCopyProvider']),
  log('Microsoft-Windows-FileShareShadowCopyAgent/Operational', ['Microsoft-Windows-FileShareShadowCopyAgent']),
  log('Application', ['VSS', 'ESENT', 'vmicvss', 'SQLWRITER', 'SQLVDI', 'Microsoft-Windows-Backup']),
  log('System', [
    'volsnap',
    'disk',
    'Microsoft-Windows-Ntfs',
    'Microsoft-Windows-FailoverClustering',
    'Microsoft-Windows-Kernel-General',
    'EventLog',
  ]),
  list('writers'),
  list('providers'),
  list('shadows'),
  list('shadowstorage'),
  list('volumes'),
  objects('Get-VM'),
  objects('Get-VMSnapshot', everyVm),
  objects('Get-VMHardDiskDrive', everyVm),
  objects('Get-VMHardDiskDrive', `${everyVm} | Get-VHD`, 'Get-VHD'),
  objects('Get-VMIntegrationService', everyVm),
  objects('Get-VMScsiController', everyVm),
  objects('Get-VMFibreChannelHba', everyVm),
  objects('Get-VMReplication'),
  objects('Get-VMHost'),
  objects('Get-Volume'),
  objects('Get-ClusterSharedVolumeState'),
  output(
    'listing',
    'vm-folders',
    'Get-VM | Select-Object -ExpandProperty Path | Sort-Object -Unique | Get-ChildItem -Recurse',
  ),
  output(
    'listing',
    'disks',
    'Get-VMHardDiskDrive * | Select-Object -ExpandProperty Path | Split-Path | Sort-Object -Unique | Get-ChildItem',
  ),
  output('wbadmin', 'wbadmin-versions', 'wbadmin get versions'),
  {
    act: 'copy',
    kind: 'wbadmin',
    base: 'SystemRoot',
    from: 'Logs\\WindowsServerBackup\\*.log',
    folder: 'WindowsServerBackup',
    targets: every,
  },
  // Where the SQL VSS writer of SQL Server 2019 and later writes it, in the guest.
  {
    act: 'copy',
    kind: 'product-log',
    base: 'ProgramFiles',
    from: 'Microsoft SQL Server\\90\\Shared\\SqlWriterLogger*.txt',
    folder: 'SqlWriter',
    targets: every,
  },
  {
    act: 'copy',
    kind: 'vm-config',
    base: 'ProgramData',
    from: 'Microsoft\\Windows\\Hyper-V\\Virtual Machines\\*.xml',
    folder: 'Virtual Machines',
    targets: upTo2012R2,
  },
  {
    act: 'copy',
    kind: 'vm-config',
    base: 'ProgramData',
    from: 'Microsoft\\Windows\\Hyper-V\\Snapshots\\*.xml',
    folder: 'Snapshots',
    targets: upTo2012R2,
  },
];
