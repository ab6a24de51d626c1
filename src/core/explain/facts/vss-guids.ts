import { inBoxWriters, writerMetadata } from './sources';

/** A GUID that names a VSS writer or provider. */
export interface VssGuid {
  /** Lower case, no braces. */
  readonly guid: string;
  readonly kind: 'writer' | 'provider';
  /** As `vssadmin` prints it. */
  readonly name: string;
  /** Whole sentences of ours. */
  readonly about: string;
  readonly rules: readonly string[];
  readonly source: string;
}

/**
 * The service that hosts a writer, by the writer's id: public lists of writers and services (support.carbonite.com, "List of VSS Writers and
 * Services"). Only of writers that all lists agree on.
 */
export const writerServices: Readonly<Record<string, string>> = {
  '66841cd4-6ded-4f4b-8f17-fd23f8ddc3de': 'vmms',
  'e8132975-6f93-4464-a53e-1050253ae220': 'CryptSvc',
  'afbab4a2-367d-4d15-a586-71dbb18f8485': 'VSS',
  '542da469-d3e1-473c-9f4f-7847f01fc64f': 'VSS',
  'be000cbe-11fe-4426-9c58-531aa6355fc4': 'VSS',
  '4dc3bdd4-ab48-4d07-adb0-3bee2926fd7f': 'VSS',
  'a6ad56c2-b509-4e6c-bb19-49d8f43532f0': 'Winmgmt',
  '4969d978-be47-48b0-b100-f328f07ac1e0': 'BITS',
  'b2014c9e-8711-4c5c-a5a9-3cf384484757': 'NTDS',
  'be9ac81e-3619-421f-920f-4c6fea9e93ad': 'DHCPServer',
  '2707761b-2324-473d-88eb-eb007a359533': 'DFSR',
  'd76f5a28-3092-4589-ba48-2958fb88ce29': 'NtFrs',
  '12ce4370-5bb7-4c58-a76a-e5d5097e3674': 'srmsvc',
  '2a40fd15-dfca-4aa8-a654-1f8c654603f6': 'AppHostSvc',
  '59b1f0cf-90ef-465f-9609-6ca8b2938366': 'IISADMIN',
  '7e47b561-971a-46e6-96b9-696eeaa53b2a': 'MSMQ',
  'cd3f2362-8bef-46c7-9181-d62844cdc0b2': 'WSearch',
  '368753ec-572e-4fc7-b4b9-ccd9bdc624cb': 'TSGateway',
  '5382579c-98df-47a7-ac6c-98a6d7106e09': 'TermServLicensing',
  'f08c1483-8407-4a26-8c26-6c267a629741': 'WINS',
  'a65faa63-5ea8-4ebc-9dbd-a0c4db26912a': 'SQLWriter',
};

export const hyperVWriter = '66841cd4-6ded-4f4b-8f17-fd23f8ddc3de';
export const systemProvider = 'b5946137-7b9f-4925-af80-51abd60b20d5';

const row = (
  kind: VssGuid['kind'],
  guid: string,
  name: string,
  about: string,
  source: string = inBoxWriters,
  rules: readonly string[] = [],
): VssGuid => ({ kind, guid, name, about, source, rules });
const writer = (guid: string, name: string, about: string, source?: string, rules?: readonly string[]): VssGuid =>
  row('writer', guid, name, about, source, rules);
const provider = (guid: string, name: string, about: string, source: string, rules?: readonly string[]): VssGuid =>
  row('provider', guid, name, about, source, rules);

const guestWriter = 'Inside a guest it takes part in the backup of its VM.';

/** Names and ids: Microsoft's page of in-box writers, and public output of vssadmin for the rest (EVENT-CATALOGUE.md, "Ids"). */
export const vssGuids: readonly VssGuid[] = [
  writer(
    hyperVWriter,
    'Microsoft Hyper-V VSS Writer',
    'The writer of the host that backs up VMs; the Virtual Machine Management service hosts it, and only on Windows Server.',
    'https://learn.microsoft.com/windows/win32/hyperv_v2/backing-up-and-restoring-virtual-machines',
    ['HVB085', 'HVB086'],
  ),
  writer(
    '1072ae1c-e5a7-4ea1-9e4a-6f7964656570',
    'Cluster Shared Volume VSS Writer',
    'Reports the files on Cluster Shared Volumes and brings in the other nodes of the cluster.',
    undefined,
    ['HVB147'],
  ),
  writer(
    '41e12264-35d8-479b-8e5c-9b23d1dad37e',
    'Cluster Database',
    'Backs up the configuration of the failover cluster.',
    writerMetadata,
  ),
  writer(
    'e8132975-6f93-4464-a53e-1050253ae220',
    'System Writer',
    `Reports the files of Windows itself. ${guestWriter}`,
    undefined,
    ['HVB035'],
  ),
  writer(
    'afbab4a2-367d-4d15-a586-71dbb18f8485',
    'Registry Writer',
    `Backs up the registry. ${guestWriter}`,
    undefined,
    ['HVB035'],
  ),
  writer(
    '542da469-d3e1-473c-9f4f-7847f01fc64f',
    'COM+ REGDB Writer',
    'Backs up the registration database of COM+.',
    undefined,
    ['HVB035'],
  ),
  writer(
    'be000cbe-11fe-4426-9c58-531aa6355fc4',
    'ASR Writer',
    'Describes disks and boot configuration for a bare-metal restore.',
    undefined,
    ['HVB035'],
  ),
  writer('a6ad56c2-b509-4e6c-bb19-49d8f43532f0', 'WMI Writer', 'Backs up the repository of WMI.', undefined, [
    'HVB035',
  ]),
  writer(
    '4dc3bdd4-ab48-4d07-adb0-3bee2926fd7f',
    'Shadow Copy Optimization Writer',
    'Leaves files out of shadow copies that nobody needs in a backup.',
  ),
  writer(
    '75dfb225-e2e4-4d39-9ac9-ffaff65ddf06',
    'VSS Metadata Store Writer',
    'Keeps the metadata of writers that take part without code of their own.',
  ),
  writer(
    '0bada1de-01a9-4625-8278-69e735f39dd2',
    'Performance Counters Writer',
    'Backs up the registration of performance counters.',
  ),
  writer('d61d61c8-d73a-4eee-8cdd-f6f9786b7124', 'Task Scheduler Writer', 'Backs up scheduled tasks.'),
  writer(
    '4969d978-be47-48b0-b100-f328f07ac1e0',
    'BITS Writer',
    'Leaves unfinished downloads of the background transfer service out of backups.',
  ),
  writer(
    'b2014c9e-8711-4c5c-a5a9-3cf384484757',
    'NTDS',
    `Backs up the database of Active Directory on a domain controller. ${guestWriter}`,
    undefined,
    ['HVB035', 'HVB048'],
  ),
  writer(
    'dd846aaa-a1b6-42a8-aaf8-03dcb6114bfd',
    'ADAM Writer',
    'Backs up the databases of Active Directory Lightweight Directory Services.',
  ),
  writer('772c45f8-ae01-4f94-940c-94961864acad', 'ADFS VSS Writer', 'Backs up Active Directory Federation Services.'),
  writer(
    '886c43b1-d455-4428-a37f-4d6b9e43f50f',
    'AD RMS Writer',
    'Backs up Active Directory Rights Management Services.',
  ),
  writer(
    '6f5b15b5-da24-4d88-b737-63063e3a1f86',
    'Certificate Authority',
    'Backs up the database of a certification authority.',
  ),
  writer('be9ac81e-3619-421f-920f-4c6fea9e93ad', 'Dhcp Jet Writer', 'Backs up the database of a DHCP server.'),
  writer(
    '2707761b-2324-473d-88eb-eb007a359533',
    'DFS Replication service writer',
    'Backs up folders of DFS Replication.',
    writerMetadata,
  ),
  writer(
    'd76f5a28-3092-4589-ba48-2958fb88ce29',
    'FRS Writer',
    'Backs up folders of the File Replication Service.',
    writerMetadata,
  ),
  writer(
    '41db4dbf-6046-470e-8ad5-d5081dfb1b70',
    'Dedup Writer',
    'Backs up the store of data deduplication.',
    writerMetadata,
  ),
  writer(
    '12ce4370-5bb7-4c58-a76a-e5d5097e3674',
    'FSRM Writer',
    'Backs up the settings of File Server Resource Manager.',
  ),
  writer(
    '2a40fd15-dfca-4aa8-a654-1f8c654603f6',
    'IIS Config Writer',
    'Backs up the configuration of Internet Information Services.',
  ),
  writer(
    '59b1f0cf-90ef-465f-9609-6ca8b2938366',
    'IIS Metabase Writer',
    'Backs up the metabase of Internet Information Services.',
  ),
  writer('7e47b561-971a-46e6-96b9-696eeaa53b2a', 'MSMQ Writer', 'Backs up Message Queuing.'),
  writer('cd3f2362-8bef-46c7-9181-d62844cdc0b2', 'MSSearch Service Writer', 'Backs up the search index.'),
  writer('35e81631-13e1-48db-97fc-d5bc721bb18a', 'NPS VSS Writer', 'Backs up Network Policy Server.'),
  writer('368753ec-572e-4fc7-b4b9-ccd9bdc624cb', 'TS Gateway Writer', 'Backs up the Remote Desktop Gateway.'),
  writer('5382579c-98df-47a7-ac6c-98a6d7106e09', 'TermServLicensing', 'Backs up Remote Desktop Licensing.'),
  writer('d46bf321-fdba-4a35-8ec3-454df03bc86a', 'Sync Share Service Writer', 'Backs up Work Folders.'),
  writer('82cb5521-68db-4626-83a4-7fc6f88853e9', 'WDS VSS Writer', 'Backs up Windows Deployment Services.'),
  writer('8d5194e1-e455-434a-b2e5-51296cce67df', 'WIDWriter', 'Backs up the Windows Internal Database.'),
  writer('f08c1483-8407-4a26-8c26-6c267a629741', 'WINS Jet Writer', 'Backs up the database of a WINS server.'),
  writer(
    'a65faa63-5ea8-4ebc-9dbd-a0c4db26912a',
    'SqlServerWriter',
    `Freezes and backs up databases of SQL Server. ${guestWriter}`,
    writerMetadata,
    ['HVB049', 'HVB035'],
  ),
  writer(
    '76fe1ac4-15f7-4bcd-987e-8e1acb462fb7',
    'Microsoft Exchange Writer',
    `Freezes and backs up databases of Exchange. ${guestWriter}`,
    writerMetadata,
    ['HVB035'],
  ),
  writer('eee8c692-67ed-4250-8d86-390603070d00', 'Event Logs Writer', 'Backs up the event logs.', writerMetadata),
  provider(
    systemProvider,
    'Microsoft Software Shadow Copy provider 1.0',
    'The system provider of Windows: it makes shadow copies in software, by copying what is overwritten into shadow copy storage.',
    'https://learn.microsoft.com/windows-server/storage/file-server/volume-shadow-copy-service',
    ['HVB104'],
  ),
  provider(
    '89300202-3cec-4981-9171-19f59559e0f2',
    'Microsoft File Share Shadow Copy provider',
    'The provider for disks on SMB 3 shares: it asks the agent on the file server to make the shadow copy. The same GUID names its event provider.',
    'https://learn.microsoft.com/archive/blogs/clausjor/vss-for-smb-file-shares',
    ['HVB157'],
  ),
  provider(
    '74600e39-7dc5-4567-a03b-f091d6c7b092',
    'Hyper-V IC Software Shadow Copy Provider',
    'The provider that the integration services bring into a guest, from 2012 R2 on: the host makes the snapshot as a differencing disk. On a machine that no longer runs on Hyper-V it is a leftover.',
    'public logs and tools that name this id',
    ['HVB040'],
  ),
  provider(
    '2f900f90-00e9-440e-873a-96ca5eb079e5',
    'Microsoft iSCSI Target VSS provider',
    'A hardware provider, by a log of DPM that of the Microsoft iSCSI Target. It does not support auto-recovery, which backups on hosts up to 2012 need.',
    'https://learn.microsoft.com/troubleshoot/system-center/dpm/hyper-v-backup-fails-error-30112',
    ['HVB102'],
  ),
];
