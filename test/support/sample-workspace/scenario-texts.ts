/** Texts that scenarios name as evidence, by their paths below `examples/scenarios`. Written for this project, in the forms of the tools. */
export const scenarioTexts: readonly (readonly [name: string, text: string])[] = [
  [
    '01-article/veeam-messages.txt',
    `Processing PAYROLL Error: VSSControl: -2147467259 Backup job failed. Operation: [Shadow copies commit]. Code: [0x800423f4].
`,
  ],
  [
    '04-two-levels/SHOP-LINUX-messages.txt',
    `Mar  8 22:00:11 shop-linux kernel: hv_utils: VSS IC version 5.0
Mar  8 22:00:11 shop-linux Hyper-V VSS[612]: VSS: op=FREEZE: succeeded
Mar  8 22:00:14 shop-linux Hyper-V VSS[612]: VSS: op=THAW: succeeded
`,
  ],
  [
    '05-writers/LEDGER-vssadmin-writers.txt',
    `vssadmin 1.1 - Volume Shadow Copy Service administrative command-line tool
(C) Copyright 2001-2013 Microsoft Corp.

Writer name: 'Task Scheduler Writer'
   Writer Id: {d61d61c8-d73a-4eee-8cdd-f6f9786b7124}
   Writer Instance Id: {1bddd48e-5052-49db-9b07-b96f96727e6b}
   State: [1] Stable
   Last error: No error

Writer name: 'SqlServerWriter'
   Writer Id: {a65faa63-5ea8-4ebc-9dbd-a0c4db26912a}
   Writer Instance Id: {7c0e31d5-42f6-4a9b-8d17-e0b95c263fa8}
   State: [9] Failed
   Last error: Timed out

`,
  ],
  [
    '05-writers/LEDGER-vssadmin-providers.txt',
    `vssadmin 1.1 - Volume Shadow Copy Service administrative command-line tool
(C) Copyright 2001-2013 Microsoft Corp.

Provider name: 'Hyper-V IC Software Shadow Copy Provider'
   Provider type: Software
   Provider Id: {74600e39-7dc5-4567-a03b-f091d6c7b092}
   Version: 1.0.0.0

Provider name: 'Microsoft Software Shadow Copy provider 1.0'
   Provider type: System
   Provider Id: {b5946137-7b9f-4925-af80-51abd60b20d5}
   Version: 1.0.0.7

`,
  ],
  [
    '08-two-volumes/live-folder.txt',
    ` Volume in drive E is VMS
 Volume Serial Number is 5C11-A7F0

 Directory of E:\\VMs\\CANTEEN

03/10/2014  10:00 PM    <DIR>          .
03/10/2014  10:00 PM    <DIR>          ..
03/10/2014  10:00 PM    42,953,867,264 CANTEEN.vhdx
03/10/2014  10:00 PM        71,303,168 CANTEEN_9B7C1F02-6D54-4A38-8E1B-C05D27F6A943.avhdx
               2 File(s) 43,025,170,432 bytes
               2 Dir(s)  412,316,860,416 bytes free
`,
  ],
  [
    '08-two-volumes/exposed-snapshot.txt',
    ` Volume in drive X is VMS
 Volume Serial Number is 5C11-A7F0

 Directory of X:\\VMs\\CANTEEN

03/10/2014  10:00 PM    <DIR>          .
03/10/2014  10:00 PM    <DIR>          ..
03/10/2014  10:00 PM       104,857,600 CANTEEN-AutoRecovery.avhdx
03/10/2014  10:00 PM    42,953,867,264 CANTEEN.vhdx
03/10/2014  10:00 PM        71,303,168 CANTEEN_9B7C1F02-6D54-4A38-8E1B-C05D27F6A943.avhdx
               3 File(s) 43,130,028,032 bytes
               2 Dir(s)  412,316,860,416 bytes free
`,
  ],
  [
    '24-which-file/exposed-snapshot.txt',
    ` Volume in drive X is VMS
 Volume Serial Number is 70D2-13BE

 Directory of X:\\VMs\\ARCHIVE-A

05/02/2014  10:00 PM    <DIR>          .
05/02/2014  10:00 PM    <DIR>          ..
05/02/2014  10:00 PM       104,857,600 ARCHIVE-A-AutoRecovery.avhdx
05/02/2014  10:00 PM    64,428,703,744 ARCHIVE-A.vhdx
05/02/2014  10:00 PM        71,303,168 ARCHIVE-A_0E5B8D36-97A1-4C2F-B3D0-48F61C79E2A5.avhdx
               3 File(s) 64,604,864,512 bytes
               2 Dir(s)  412,316,860,416 bytes free
`,
  ],
  [
    '25-which-path/NODE20-vssadmin-providers.txt',
    `vssadmin 1.1 - Volume Shadow Copy Service administrative command-line tool
(C) Copyright 2001-2013 Microsoft Corp.

Provider name: 'EqualLogic'
   Provider type: Hardware
   Provider Id: {d4689bdf-7b60-4f6e-9afb-2d13c01b12ea}
   Version: 4.7.1.0

Provider name: 'Microsoft Software Shadow Copy provider 1.0'
   Provider type: System
   Provider Id: {b5946137-7b9f-4925-af80-51abd60b20d5}
   Version: 1.0.0.7

`,
  ],
  [
    '29-left-behind/NODE23-listing.txt',
    ` Volume in drive E is VMS
 Volume Serial Number is 91A4-0C7D

 Directory of E:\\VMs\\CELLAR

05/15/2014  07:30 AM    <DIR>          .
05/15/2014  07:30 AM    <DIR>          ..
05/13/2014  10:00 PM       104,857,600 CELLAR-AutoRecovery.avhdx
05/13/2014  10:00 PM    21,478,375,424 CELLAR.vhdx
05/15/2014  07:30 AM     3,221,225,472 CELLAR_5D92E0B7-1C48-4F63-A7D5-E80B3C6F1924.avhdx
               3 File(s) 24,804,458,496 bytes
               2 Dir(s)  412,316,860,416 bytes free
`,
  ],
  [
    '29-left-behind/NODE23-checkpoints.txt',
    `

VMName       : CELLAR
Name         : CELLAR - Backup - (5/13/2014 - 10:00:21 PM)
SnapshotType : Recovery
CreationTime : 5/13/2014 10:00:21 PM
ParentSnapshotName :


`,
  ],
];
