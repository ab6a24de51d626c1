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
  readonly list: 'writers' | 'providers' | 'shadows' | 'shadowstorage' | 'volumes';
}

/** Files that are copied. */
export interface CopyRow extends Row {
  readonly act: 'copy';
  /** Below `%ProgramData%`. */
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
const list = (name: TextRow['list']): TextRow => ({ act: 'save-output', kind: 'vssadmin', list: name, targets: every });

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
  {
    act: 'copy',
    kind: 'vm-config',
    from: 'Microsoft\\Windows\\Hyper-V\\Virtual Machines\\*.xml',
    folder: 'Virtual Machines',
    targets: upTo2012R2,
  },
  {
    act: 'copy',
    kind: 'vm-config',
    from: 'Microsoft\\Windows\\Hyper-V\\Snapshots\\*.xml',
    folder: 'Snapshots',
    targets: upTo2012R2,
  },
];
