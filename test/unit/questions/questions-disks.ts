import { checkpointId, dirListing, powershellListing } from '../../support/listing';
import { asList, asTable, session, type PsObject } from '../../support/powershell';
import type { Question } from './question';

const folder = 'D:\\VMs\\SQL01\\Virtual Hard Disks';
const child = (at: number): string => `root_${checkpointId(at)}.avhdx`;

/** `Get-VHD`, as far as a chain needs it. */
const disk = (path: string, parent = '', type = parent === '' ? 'Dynamic' : 'Differencing'): PsObject => ({
  type: 'Microsoft.Vhd.PowerShell.VirtualHardDisk',
  properties: {
    ComputerName: 'HV01',
    Path: `${folder}\\${path}`,
    VhdFormat: 'VHDX',
    VhdType: type,
    FileSize: 41_943_040,
    Size: 136_365_211_648,
    ParentPath: parent === '' ? '' : `${folder}\\${parent}`,
  },
});

const snapshot = (name: string, type: string): PsObject => ({
  type: 'VMSnapshot',
  properties: {
    VMName: 'SQL01',
    Name: name,
    SnapshotType: { word: type, number: type === 'Recovery' ? 2 : 0 },
    CreationTime: '3/6/2014 10:00:31 PM',
    ParentSnapshotName: '',
  },
});

const recovery = snapshot('SQL01 - Backup - (3/6/2014 - 10:00:31 PM)', 'Recovery');
const piles = Array.from({ length: 14 }, (_unused, at) => child(at + 1));

/** Questions about what a backup leaves on disks. */
export const diskQuestions: readonly Question[] = [
  {
    number: 2,
    question: 'A checkpoint of a backup does not go away. Whose is it, and how do I get rid of it?',
    files: { 'Unbenannt-1.txt': session(['Get-VMSnapshot -VMName SQL01', asTable([recovery])]) },
    kinds: { 'Unbenannt-1.txt': 'powershell' },
    finds: ['Unbenannt-1.txt:5 HVB061'],
    says: [
      'of type Recovery',
      // Who may own it, and that it may be meant to stay.
      'keeps it on purpose',
      /no job.*mount.*proxy.*free space.*Remove-VMSnapshot.*19080/,
      "Get-VMSnapshot -VMName 'SQL01' -SnapshotType Recovery",
    ],
    never: [/PS> .*Remove-VMSnapshot/],
  },
  {
    number: 2,
    question: 'The same, as a list, beside a checkpoint that somebody made.',
    files: {
      'snap.log': session(['Get-VMSnapshot SQL01 | fl', asList([recovery, snapshot('before update', 'Standard')])]),
    },
    kinds: { 'snap.log': 'powershell' },
    finds: ['snap.log:5 HVB061', 'snap.log:10 HVB017'],
    says: ['SQL01 has a checkpoint that no backup made'],
  },
  {
    number: 3,
    question: 'The folder is full of avhdx files, and Hyper-V Manager shows no checkpoint.',
    files: {
      'dir.txt': dirListing([{ path: folder, files: [{ name: 'root.vhdx', size: 90_000_000_000 }, ...piles] }]),
    },
    kinds: { 'dir.txt': 'listing' },
    finds: ['dir.txt:9 HVB062'],
    // How many, of which disk, what makes them go, and that this needs room.
    says: ['14', 'root', /free space|room/i, /backup application|no job/i],
  },
  {
    number: 3,
    question: 'The same with Get-VHD: how does the chain go, and is it too long?',
    files: {
      'chain.txt': asList([
        disk('root.vhdx'),
        ...piles.map((name, at) => disk(name, at === 0 ? 'root.vhdx' : (piles[at - 1] ?? ''))),
      ]),
    },
    kinds: { 'chain.txt': 'powershell' },
    finds: ['chain.txt:115 HVB063'],
    says: [/14/],
  },
  {
    number: 4,
    question: 'The next backup fails, because the file exists (0x80070050).',
    files: {
      'error.txt': 'Failed to create checkpoint for backup: The file exists. (0x80070050)\n',
      'dir.txt': dirListing([
        { path: folder, files: ['root.vhdx', `root_${checkpointId(1)}.avhdx`, 'root-AutoRecovery.avhdx'] },
      ]),
    },
    kinds: { 'error.txt': 'message', 'dir.txt': 'listing' },
    finds: ['error.txt:1 HVB060', 'dir.txt:10 HVB060'],
    explains: {
      '0x80070050': ['AutoRecovery', 'HVB060'],
      '0x800423FB': [/auto-?recovery/i, 'HVB096'],
      'root-AutoRecovery.avhdx': [/AutoRecovery/],
    },
    says: ['AutoRecovery', /nothing uses it|not in use|prove/i],
    never: [/delete it now|delete the file/i],
  },
  {
    number: 4,
    question: 'Or with 0x800423FB.',
    files: { 'hr.msg': 'VSS_E_AUTORECOVERY_FAILED 0x800423fb\n' },
    kinds: { 'hr.msg': 'message' },
    finds: ['hr.msg:1 HVB096'],
    says: ['AutoRecovery'],
  },
  {
    number: 6,
    question: 'Background merge failed (19100). Why, and what next?',
    files: {
      'full.txt':
        "Microsoft-Windows-Hyper-V-VMMS-Admin/19100:\n'SQL01' background disk merge failed to complete: There is not enough space on the disk. (0x80070070). (Virtual machine ID 5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01)\n",
      'fragmented.txt':
        "'SQL01' background disk merge failed to complete: The requested operation could not be completed due to a file system limitation (0x80070299). (Virtual machine ID 5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01)\n",
      'in use.txt':
        "'SQL01' background disk merge failed to complete: The process cannot access the file because it is being used by another process. (0x80070020). (Virtual machine ID 5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01)\n",
    },
    hostOs: '2016',
    kinds: { 'full.txt': 'message', 'fragmented.txt': 'message', 'in use.txt': 'message' },
    finds: [
      'full.txt:1 HVB070',
      // With this code it is a story of its own.
      'fragmented.txt:1 HVB197',
      'in use.txt:1 HVB070',
    ],
    explains: { 19100: ['HVB070', 'HVB172'], '0x80070299': ['HVB197'] },
    says: ['SQL01', '0x80070070', '0x80070299', '0x80070020', /reference point/i],
  },
  {
    number: 7,
    question: 'An avhdx "is being used by another process". By which?',
    files: {
      'error.log': [
        "Failed to open attachment 'D:\\VMs\\SQL01\\Virtual Hard Disks\\root_9E339AF7-90B7-4E25-98A0-000000000001.avhdx'. Error: 'The process cannot access the file because it is being used by another process.' (0x80070020).",
        '',
        'vmwp.exe           pid: 4712   type: File           1A4: D:\\VMs\\SQL01\\Virtual Hard Disks\\root_9E339AF7-90B7-4E25-98A0-000000000001.avhdx',
        '',
      ].join('\n'),
    },
    kinds: { 'error.log': 'message' },
    finds: ['error.log:1 HVB078'],
    explains: { '0x80070020': ['HVB078', /virus|scanner/i], HVB109: [/exclu/i] },
    says: ['root_9E339AF7', /proxy/i, /virus scanner/i, /mounted image|mount/i],
  },
  {
    number: 17,
    question: 'The disk ran full while checkpoints were merged.',
    files: {
      'gci.txt': powershellListing([
        {
          path: folder,
          files: [
            { name: 'root.vhdx', size: 900_000_000_000 },
            { name: child(1), size: 80_000_000_000 },
          ],
        },
      ]),
      'dir.txt': dirListing(
        [
          {
            path: folder,
            files: [
              { name: 'root.vhdx', size: 900_000_000_000 },
              { name: child(1), size: 80_000_000_000 },
            ],
          },
        ],
        { free: 1_000_000_000 },
      ),
      'error.txt': 'Impossibile copiare i file: Spazio su disco insufficiente. (0x80070070)\n',
    },
    kinds: { 'gci.txt': 'listing', 'dir.txt': 'listing', 'error.txt': 'message' },
    finds: ['dir.txt:11 HVB072', 'error.txt:1 HVB072'],
    says: [/no avhdx or VHD Set may be deleted|never delete|may be deleted/i],
  },
  {
    number: 18,
    question: 'The chain has a branch: which of the two is right?',
    files: {
      'vhd.txt': session(
        [
          'Get-VHD -Path *.vhdx,*.avhdx',
          asList([disk('root.vhdx'), disk(child(1), 'root.vhdx'), disk(child(2), 'root.vhdx')]),
        ],
        [
          'Get-VMHardDiskDrive SQL01 | fl',
          asList([
            {
              type: 'HardDiskDrive',
              properties: {
                VMName: 'SQL01',
                ControllerType: { word: 'SCSI', number: 1 },
                ControllerNumber: 0,
                ControllerLocation: 0,
                Path: `${folder}\\${child(2)}`,
              },
            },
          ]),
        ],
      ),
    },
    kinds: { 'vhd.txt': 'powershell' },
    finds: ['vhd.txt:17 HVB066'],
    // Which of the two the VM runs on stands in the same paste, and copies come before anything else.
    says: [
      child(1),
      child(2),
      /The VM SQL01 uses the branch of root_9E339AF7-90B7-4E25-98A0-000000000002/,
      /cop(?:y|ies)/i,
    ],
  },
  {
    number: 23,
    question: 'After a restore the VM does not start: access denied (0x80070005).',
    files: {
      'start.txt':
        "'SQL01': Account does not have permission to open attachment 'D:\\VMs\\SQL01\\Virtual Hard Disks\\root.vhdx'. Error: 'General access denied error' (0x80070005). (Virtual machine ID 5B0E1D2A-4C11-4A5B-9E0F-0A1B2C3D4E01)\n",
    },
    kinds: { 'start.txt': 'message' },
    finds: ['start.txt:1 HVB073'],
    explains: { '0x80070005': ['HVB073'], HVB207: ['NT VIRTUAL MACHINE', 'icacls'] },
    says: ['NT VIRTUAL MACHINE', 'root.vhdx'],
  },
  {
    number: 'also',
    question: 'Some vendors keep a checkpoint on purpose: is this one of those?',
    explains: { HVB201: [/on purpose|deliberately/i, /incremental/i], HVB061: ['HVB201'] },
    never: [/whitelist/i],
  },
  {
    number: 'also',
    question: 'A VM was made from the avhdx of a storage snapshot.',
    files: {
      'drives.txt': session(
        [
          'Get-VMHardDiskDrive RESTORED | fl',
          asList([
            {
              type: 'HardDiskDrive',
              properties: {
                VMName: 'RESTORED',
                ControllerType: { word: 'SCSI', number: 1 },
                ControllerNumber: 0,
                ControllerLocation: 0,
                Path: `E:\\Snap\\${child(1)}`,
              },
            },
          ]),
        ],
        ['Get-VMSnapshot -VMName RESTORED', ''],
      ),
    },
    kinds: { 'drives.txt': 'powershell' },
    finds: ['drives.txt:7 HVB068'],
    explains: { HVB208: [/crash-consistent/, /AutoRecovery/, /copy/] },
  },
];
