import { asList, session, type PsObject } from '../../support/powershell';
import { daemon, kernel, logged, unitStatus } from '../../support/kernel-log';
import { lsListing } from '../../support/listing';
import { utilityLine } from '../../support/product-log';
import { logsOf } from '../../support/records-to-evtx';
import { records } from '../../support/records';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { good2012R2, good2016 } from '../../fixtures/runs/good';
import { availability, integration, started, vm001, vmms } from '../../fixtures/runs/words';
import type { Question } from './question';

const id = '(Virtual machine ID 5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01)';
const noScsi = `'SQL01' cannot be hot backed up since it has no SCSI controllers attached. Please add one or more SCSI controllers to the virtual machine before performing a backup. ${id}\n`;
const notReverted = `'SQL01' failed to revert to VSS snapshot on the virtual hard disk 'D:\\VMs\\SQL01\\SQL01.vhd'. ${id}\n`;

/** An event as Event Viewer copies it. */
const details = (source: string, number: number, level: string, message: string, log = 'System'): string =>
  [
    `Log Name:      ${log}`,
    `Source:        ${source}`,
    'Date:          3/6/2014 10:00:31 PM',
    `Event ID:      ${number}`,
    'Task Category: None',
    `Level:         ${level}`,
    'Keywords:      ',
    'User:          SYSTEM',
    'Computer:      HV01.example.test',
    'Description:',
    message,
    '',
  ].join('\n');

const vm = (properties: PsObject['properties']): PsObject => ({ type: 'VirtualMachine', properties });
const paused = `Cluster Shared Volume 'CSV1' ('Cluster Disk 1') has entered a paused state because of 'STATUS_IO_TIMEOUT(c00000b5)'. All I/O will temporarily be queued until a path to the volume is reestablished.`;
const lost = `Cluster Shared Volume 'CSV1' ('Cluster Disk 1') is no longer accessible from this cluster node because of error '(1460)'.`;

const noController = failedCheckpoint.find(({ cause }) => cause === 10103)?.records ?? [];
const moved = [
  ...good2012R2,
  ...records([
    { at: '2014-03-06T22:00:40', host: 'HV01', provider: availability, id: 22501, data: [vm001.VmId, vm001.VmName] },
  ]),
];
/** The guest has no working backup service, and the checkpoint is made without it. */
const fellBack = records([
  started('HV01', '10.0.14393'),
  { at: '2014-03-06T22:00:05', host: 'HV01', provider: integration, id: 4100, level: 2, data: vm001 },
  { at: '2014-03-06T22:00:05', host: 'HV01', provider: integration, id: 4097, level: 2, data: vm001 },
  { at: '2014-03-06T22:02:00', host: 'HV01', provider: vmms, id: 19070, data: vm001 },
  { at: '2014-03-06T22:03:00', host: 'HV01', provider: vmms, id: 19080, data: vm001 },
]);
const tracking = (number: number): string =>
  details(
    'Microsoft-Windows-VHDMP',
    number,
    'Warning',
    "Change tracking of the virtual hard disk 'D:\\VMs\\SQL01\\root.vhdx' was stopped.",
    'Microsoft-Windows-VHDMP-Operational',
  );

/** Questions about hosts, guests and whole nights. */
export const hostQuestions: readonly Question[] = [
  {
    number: 1,
    question: '"Cannot be hot backed up since it has no SCSI controllers" (10103).',
    files: {
      'New Text Document.txt': noScsi,
      'copied.txt': details(
        'Microsoft-Windows-Hyper-V-VMMS',
        10103,
        'Warning',
        noScsi.trim(),
        'Microsoft-Windows-Hyper-V-VMMS-Admin',
      ),
    },
    kinds: { 'New Text Document.txt': 'message', 'copied.txt': 'event-text' },
    finds: ['New Text Document.txt:1 HVB001', 'copied.txt HVB001'],
    explains: { 10103: ['HVB001', 'HVB002'], HVB001: ['Add-VMScsiController'] },
    says: ['SQL01', 'SCSI controller', "Add-VMScsiController -VMName 'SQL01'", /Every other generation 1 VM/],
  },
  {
    number: 1,
    question: 'The number alone, of a host that nobody named: both meanings stand beside each other.',
    files: { '10103.txt': 'Hyper-V-VMMS 10103\n' },
    kinds: { '10103.txt': 'message' },
    finds: ['10103.txt:1 HVB001', '10103.txt:1 HVB002'],
    says: [/If the host runs .*2012 R2 and later/, /If the host runs .*2012 and earlier/],
  },
  {
    number: 'also',
    question: '10103 of a host 2008 R2: a disk was not rolled back.',
    files: { 'e.txt': notReverted },
    hostOs: '2008-r2',
    kinds: { 'e.txt': 'message' },
    finds: ['e.txt:1 HVB002'],
    never: [/SCSI controller to|Add-VMScsiController/],
    says: ['SQL01'],
  },
  {
    number: 8,
    question: 'Production checkpoints cannot be created, and a standard one is made instead.',
    files: {
      'e.txt': `Production checkpoints cannot be created for 'LNX1'. ${id}\n`,
      'vm.txt': asList([
        vm({
          Name: 'LNX1',
          Generation: 2,
          Version: '8.0',
          State: { word: 'Running', number: 2 },
          CheckpointType: { word: 'ProductionOnly', number: 3 },
        }),
      ]),
      'guest.txt':
        logged([kernel(1.6, 'hv_utils: Heartbeat IC version 3.0'), kernel(1.7, 'hv_utils: VSS IC version 5.0')]) +
        unitStatus('hypervvssd', 'inactive (dead)'),
    },
    hostOs: '2016',
    kinds: { 'e.txt': 'message', 'vm.txt': 'powershell', 'guest.txt': 'kernel-log' },
    finds: ['e.txt:1 HVB019', 'guest.txt:5 HVB042'],
    explains: { 18016: ['HVB019'] },
    says: [/consistent/, /daemon/],
  },
  {
    number: 9,
    question: 'A Linux guest freezes in the backup, or its VSS is not offered.',
    files: {
      dmesg: logged([
        kernel(1.6, 'hv_utils: VSS IC version 5.0'),
        daemon(8.1, 'VSS starting; pid is:812'),
        kernel(3600, 'hv_utils: VSS: timeout waiting for daemon to reply'),
      ]),
      'old.txt': logged(
        [kernel(1.6, "hv_utils: Integration service 'Backup (volume snapshot)' not supported on this host version.")],
        'dmesg -T',
      ),
      'unit.txt': unitStatus('hv-vss-daemon', 'failed (Result: exit-code)'),
    },
    kinds: { dmesg: 'kernel-log', 'old.txt': 'kernel-log', 'unit.txt': 'kernel-log' },
    finds: ['dmesg:3 HVB044', 'old.txt:1 HVB043', 'unit.txt:3 HVB042'],
    explains: { HVB042: ['hyperv-daemons'], HVB044: [/NFS/], HVB045: ['iSCSI'] },
    says: [/daemon/, /crash-consistent/, /NFS/],
  },
  {
    number: 10,
    question: 'Each run is a full one: change tracking was lost.',
    files: {
      'vhdmp.txt': tracking(9),
      'vm.txt': asList([vm({ Name: 'OLD1', Generation: 1, Version: '5.0', State: { word: 'Running', number: 2 } })]),
    },
    hostOs: '2016',
    kinds: { 'vhdmp.txt': 'event-text', 'vm.txt': 'powershell' },
    finds: ['vhdmp.txt HVB170', 'vm.txt:4 HVB020'],
    explains: { HVB156: [/Update-ClusterFunctionalLevel/], HVB179: [/checkpoint/], HVB170: [/full/] },
    says: [/full/, '5.0'],
  },
  {
    number: 13,
    question: 'DPM: must all VMs be on one node?',
    explains: { HVB149: [/node/, /hardware|HW/i, /2012/] },
    never: [/seed/i],
  },
  {
    number: 15,
    question: 'CSV 5120 and 5142 while backups run.',
    files: {
      'cluster.txt': `${paused}\n${lost}\n`,
      'copied.txt': details('Microsoft-Windows-FailoverClustering', 5120, 'Error', paused),
    },
    kinds: { 'cluster.txt': 'message', 'copied.txt': 'event-text' },
    finds: ['cluster.txt:1 HVB143', 'copied.txt HVB143'],
    explains: { 5120: ['HVB143', 'HVB164'], 5142: ['HVB143', 'HVB164'], HVB164: ['ms_msclient'] },
    says: ['CSV1', 'c00000b5', /timeout of the storage/],
  },
  {
    number: 21,
    question: 'May I restore a domain controller from an image of its VM?',
    explains: { HVB048: [/system-state/i, /invocationID/, /checkpoint/] },
  },
  {
    number: 22,
    question: 'The Best Practices Analyzer says that VMs should be backed up each week. With what?',
    files: {
      'bpa.txt': [
        'Severity : Warning',
        'Title    : Virtual machines should be backed up at least once every week',
        'Problem  : One or more virtual machines have not been backed up in the past week.',
        'Impact   : Significant data loss might occur.',
        '',
      ].join('\n'),
    },
    kinds: { 'bpa.txt': 'message' },
    finds: ['bpa.txt:2 HVB139'],
    explains: { HVB139: ['wbadmin start backup', /restore/] },
    says: [/wbadmin start backup.*-hyperv/, /Cluster Shared Volume|CSV/, /restore/],
    never: [/small shops/],
  },
  {
    number: 24,
    question: 'A live migration ran into the backup and left a checkpoint.',
    files: logsOf(moved),
    finds: ['HV01/Microsoft-Windows-Hyper-V-High-Availability-Admin.evtx HVB162'],
    says: ['VM001', /load balancing|migrations/i],
    explains: { HVB162: ['HVB061'] },
  },
  {
    number: 25,
    question: 'Is the backup that I have consistent?',
    files: logsOf(good2012R2),
    runs: ['consistency application', 'AutoRecovery'],
  },
  {
    number: 25,
    question: 'Nobody told that it fell back: what does the report say?',
    files: logsOf(fellBack),
    runs: [/consistency crash/, /crash-consistent/],
    never: ['consistency application'],
  },
  {
    number: 25,
    question: 'And on 2016, disk by disk.',
    files: logsOf(good2016),
    runs: ['SQL-02', 'consistency application'],
  },
  {
    number: 1,
    question: 'The whole night as logs: what broke, what followed from it.',
    files: logsOf(noController),
    runs: [/no SCSI controller/],
  },
  {
    number: 'also',
    question: 'The VM came from VMware or an older host: are its integration components in order?',
    files: {
      'vm.txt': session(
        [
          'Get-VM V2V1 | fl',
          asList([
            vm({
              Name: 'V2V1',
              Generation: 1,
              Version: '8.0',
              State: { word: 'Running', number: 2 },
              IntegrationServicesState: 'Update required',
              IntegrationServicesVersion: '6.2.9200.16433',
            }),
          ]),
        ],
        [
          'Get-VMIntegrationService V2V1 | fl',
          asList([
            {
              type: 'VMIntegrationComponent',
              properties: {
                VMName: 'V2V1',
                Name: 'VSS',
                Enabled: true,
                PrimaryStatusDescription: 'No Contact',
                SecondaryStatusDescription: '',
              },
            },
          ]),
        ],
      ),
    },
    kinds: { 'vm.txt': 'powershell' },
    // That the components are old is not proved by the state alone, which says nothing of the backup service.
    finds: ['vm.txt:16 HVB004'],
    explains: { HVB005: [/integration/i] },
  },
  {
    number: 'also',
    question: 'The export to a share fails with access denied: whose account is it?',
    files: {
      'log.txt':
        utilityLine('INFO', 'SQL01', 'Attempting to export VM') +
        utilityLine(
          'ERROR',
          'SQL01',
          "Failed to create export directory '\\\\nas\\backup\\SQL01'. Error: 'General access denied error' (0x80070005): SQL01.",
        ) +
        utilityLine('ERROR', 'SQL01', 'Export failed'),
    },
    kinds: { 'log.txt': 'product-log' },
    finds: ['log.txt:2 HVB159'],
    says: [/account of the (?:host|computer)|computer account/i, '\\\\nas\\backup'],
    explains: { HVB159: [/account/i] },
  },
  {
    number: 'also',
    question: 'What do the files beside my disk mean?',
    files: { 'ls.txt': lsListing(['root.vhdx', 'root.vhdx.rct', 'root.vhdx.mrt']) },
    kinds: { 'ls.txt': 'listing' },
    finds: [],
    explains: { 'root.vhdx.rct': [/change/i] },
  },
];
