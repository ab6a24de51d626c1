import { failed as diskshadowFailed } from '../../support/diskshadow';
import { ids, providerList, storageList, writerList } from '../../support/vssadmin';
import { alphaVssFailure, dpmJob, veeamFailure } from '../../support/product-log';
import { session as wbadminSession, skipped } from '../../support/wbadmin';
import type { Question } from './question';

const hyperV = { name: 'Microsoft Hyper-V VSS Writer', id: ids.hyperV };
const system = { name: 'System Writer', id: ids.system };
const sql = { name: 'SqlServerWriter', id: ids.sql };
const asr = { name: 'ASR Writer', id: ids.asr };
const registry = { name: 'Registry Writer', id: ids.registry };
const timeout = 'VSSControl: Failed to prepare guest for freeze, wait timeout 900 sec';

/** Questions about writers, providers and what applications say of them. */
export const snapshotQuestions: readonly Question[] = [
  {
    number: 5,
    question: 'A writer failed (0x800423F4, F2, F3). Which service owns it, and is it of the host or of a guest?',
    files: {
      'writers host.txt': writerList([
        system,
        { ...hyperV, state: 8, error: 'Non-retryable error' },
        { ...sql, state: 7, error: 'Timed out' },
        { ...asr, state: 10, error: 'Retryable error' },
        registry,
      ]),
      'mail.msg': "The writer 'Microsoft Hyper-V VSS Writer' now failed with error 0x800423f4.\n",
    },
    kinds: { 'writers host.txt': 'vssadmin', 'mail.msg': 'message' },
    finds: [
      'writers host.txt:14 HVB089',
      'writers host.txt:20 HVB088',
      'writers host.txt:26 HVB090',
      'mail.msg:1 HVB089',
    ],
    explains: {
      '0x800423F4': ['HVB089'],
      '0x800423F2': ['HVB088'],
      '0x800423F3': ['HVB090'],
      SqlServerWriter: [/SQL/],
    },
    // The service of each writer, and where to look for the reason.
    says: [/vmms/i, /SQLWriter|SQL Server VSS Writer/i, /guest/i, '10150'],
  },
  {
    number: 5,
    question: 'The same in German, French and Japanese.',
    files: {
      'de.txt': writerList([{ ...hyperV, state: 8, error: 'Nicht wiederholbarer Fehler' }, system], 'de'),
      'fr.txt': writerList([{ ...hyperV, state: 8, error: 'Non-retryable error' }, system], 'fr'),
      'ja.txt': writerList([{ ...hyperV, state: 8, error: '再試行できないエラー' }, system], 'ja'),
    },
    kinds: { 'de.txt': 'vssadmin', 'fr.txt': 'vssadmin', 'ja.txt': 'vssadmin' },
    // German and Japanese words of the last error are not known; that the writer failed is, by its number.
    finds: ['de.txt:7 HVB086', 'fr.txt:8 HVB089', 'ja.txt:7 HVB086'],
    says: ['Microsoft Hyper-V VSS Writer'],
  },
  {
    number: 11,
    question: 'Windows Server Backup is finished, but a component was skipped (0x80070002).',
    files: {
      'wsb.log': wbadminSession('wbadmin start backup -backupTarget:E: -hyperv:"SQL01" -quiet', [
        skipped('Online\\SQL01', 'The system cannot find the file specified. (0x80070002)'),
      ]),
      'events.txt':
        "Microsoft-Windows-Hyper-V-VMMS-Admin/16370:\n'SQL01' cannot create the storage required for the checkpoint using disk D:\\VMs\\SQL01\\data.vhdx: The system cannot find the file specified. (0x80070002). (Virtual machine ID 5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01)\n",
    },
    hostOs: '2012-r2',
    kinds: { 'wsb.log': 'wbadmin', 'events.txt': 'message' },
    finds: ['wsb.log:9 HVB213', 'events.txt:1 HVB064'],
    says: ['Online\\SQL01', /not backed up/, 'D:\\VMs\\SQL01\\data.vhdx'],
  },
  {
    number: 12,
    question: 'DPM says 30112 or 32612.',
    files: {
      'alert 1.txt': dpmJob(
        'DPM encountered a retryable VSS error. (ID 30112 Details: VssError:The writer experienced a transient error. (0x800423F3))',
      ),
      'alert 2.txt':
        'DPM cannot start a job because another backup is in progress on the volume. (ID 32612 Details: Internal error code: 0x8007173D)\n',
    },
    kinds: { 'alert 1.txt': 'product-log', 'alert 2.txt': 'message' },
    finds: ['alert 1.txt:3 HVB090', 'alert 1.txt:3 HVB193', 'alert 2.txt:1 HVB142', 'alert 2.txt:1 HVB194'],
    explains: { 30112: ['HVB193'], 32612: ['HVB194'], '0x8007173D': ['HVB142'] },
    says: [/events of the same minute/, /one job after the other/i],
  },
  {
    number: 14,
    question: 'A guest cluster with a VHD Set fails with 32768, 32770 or 32775.',
    files: {
      'one.txt': 'Checkpoint failed. Error code: 32768\n',
      'two.txt': "Backup of 'C:\\ClusterStorage\\Volume1\\shared.vhds' failed. Error code: 32770\n",
      'three.txt': "Backup of 'C:\\ClusterStorage\\Volume1\\shared.vhds' failed. Error code: 32775\n",
      'event.txt':
        "The guest cluster validation on VM group 'GC1' failed. (Virtual machine ID 5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01)\n",
    },
    hostOs: '2016',
    kinds: { 'one.txt': 'message', 'two.txt': 'message', 'three.txt': 'message', 'event.txt': 'message' },
    finds: [
      'one.txt:1 HVB175',
      'two.txt:1 HVB175',
      'two.txt:1 HVB177',
      'three.txt:1 HVB175',
      'three.txt:1 HVB181',
      'event.txt:1 HVB176',
    ],
    explains: { 32768: ['HVB175'], 32770: ['HVB177'], 32775: ['HVB181'], 16617: ['HVB177'], 16618: ['HVB181'] },
    says: [/plain cluster disk/, /online.*owner/i, /every VM|all VMs|each VM/i],
  },
  {
    number: 16,
    question: 'Veeam: wait timeout 900 sec. Which limit is that?',
    files: { job: `Error: ${timeout}.\n`, 'other.txt': veeamFailure('0x800423f4') },
    kinds: { job: 'product-log', 'other.txt': 'product-log' },
    finds: ['job:1 HVB200', 'other.txt:1 HVB089'],
    // Its own limit, beside those with which it is mixed up.
    says: ['900', /freeze/, /20/, /60/, /1200/],
    explains: { HVB200: [/900/, /1200/] },
  },
  {
    number: 19,
    question: 'The Hyper-V writer is missing; the host is a Windows client.',
    files: {
      'w.txt': writerList([system, asr, registry]),
      'e.txt': 'Hyper-V VSS is not supported on client operating systems.\n',
    },
    hostOs: 'windows-client',
    kinds: { 'w.txt': 'vssadmin', 'e.txt': 'message' },
    finds: ['w.txt:4 HVB085', 'e.txt:1 HVB203'],
    explains: { HVB085: ['vmms'], HVB203: ['Export-VM'], 10130: ['HVB203'] },
    says: [/client/, 'Export-VM'],
    // Restarting vmms gives a client no writer.
    never: [/w\.txt[^]*Start-Service vmms[^]*e\.txt/],
  },
  {
    number: 19,
    question: 'The same list of a server, and of who knows where.',
    files: { 'w.txt': writerList([system, asr, registry]) },
    kinds: { 'w.txt': 'vssadmin' },
    finds: ['w.txt:4 HVB085'],
    says: [/vmms/, /host/],
  },
  {
    number: 20,
    question: 'My script on a cluster fails with a duplicate volume.',
    files: {
      'script output.txt': alphaVssFailure('VssObjectAlreadyExistsException'),
      'ds.txt': diskshadowFailed('8004230d', false),
      'hr.txt': '0x8004230D\n',
    },
    kinds: { 'script output.txt': 'product-log', 'ds.txt': 'diskshadow', 'hr.txt': 'message' },
    finds: ['script output.txt:1 HVB206', 'ds.txt:10 HVB206', 'hr.txt:1 HVB206'],
    explains: { '0x8004230D': ['HVB206'] },
    says: [/once/i, 'C:\\ClusterStorage'],
  },
  {
    number: 'also',
    question: 'Which provider takes the snapshot, and is there room for it?',
    files: {
      'p.txt': providerList([
        { name: 'Microsoft Software Shadow Copy provider 1.0', id: ids.systemProvider, type: 'System' },
      ]),
      's.txt': storageList([{ used: '7.95 GB (4%)', allocated: '7.99 GB (4%)', maximum: '8.00 GB (4%)' }]),
    },
    kinds: { 'p.txt': 'vssadmin', 's.txt': 'vssadmin' },
    finds: ['s.txt:7 HVB094'],
    says: ['8.00 GB'],
  },
];
