import { describeTextRule } from '../../support/describe-text-rule';

const head = 'PS C:\\> Get-VM | Get-VMSnapshot\n';
const end = '\n\nPS C:\\> ';
const columns = `
VMName Name         SnapshotType CreationTime           ParentSnapshotName
------ ----         ------------ ------------           ------------------
`;

function disks(...rows: readonly (readonly [path: string, parent: string])[]): string {
  return rows
    .map(([path, parent]) => `Path       : ${path}\nVhdType    : Differencing\nParentPath : ${parent}\n`)
    .join('\n');
}

describeTextRule('powershell', 'HVB017', {
  fires: [
    {
      name: 'checkpoints of a person, once for a VM',
      text: `${columns}VM1    [|before patch|] Standard     03/06/2014 10:00:00 PM
VM1    after patch  Standard     03/07/2014 10:00:00 PM before patch
VM2    [|x|]            Standard     03/07/2014 10:00:00 PM
`,
      says: ['no backup made'],
      severity: 'hint',
    },
  ],
  quiet: [{ name: 'those of Replica', text: `${columns}VM1    rp           Replica      03/06/2014 10:00:00 PM\n` }],
  missing: [
    {
      name: 'no types',
      text: `VMName Name CreationTime ParentSnapshotName\n------ ---- ------------ ------------------\nVM1    a    1            b\n`,
    },
  ],
  broken: [{ name: 'a type that is cut', text: `${columns}VM1    rp           Standa...    03/06/2014 10:00:00 PM\n` }],
  advises: {
    says: 'type and age',
    powershell:
      "Get-VMSnapshot -VMName 'VM1' | Format-List VMName, Name, SnapshotType, CreationTime, ParentSnapshotName",
  },
});

describeTextRule('powershell', 'HVB018', {
  fires: [
    {
      name: 'turned off, as a word and as a number',
      text: 'Name           : VM1\nCheckpointType : [|Disabled|]\n',
      says: ['VM1'],
      severity: 'info',
    },
    { name: 'as a number', text: '{ "Name": "VM1", "CheckpointType": [|2|] }' },
  ],
  quiet: [{ name: 'production', text: 'Name           : VM1\nCheckpointType : Production\n' }],
  missing: [{ name: 'not shown', text: 'Name       : VM1\nGeneration : 2\n' }],
  broken: [{ name: 'no value', text: 'Name           : VM1\nCheckpointType :\n' }],
  advises: { says: 'production', powershell: "Set-VM -Name 'VM1' -CheckpointType Production" },
});

describeTextRule('powershell', 'HVB061', {
  fires: [
    {
      name: 'a checkpoint of a backup',
      text: `${columns}VM1    VM1 - Backup [|Recovery|]     03/06/2014 10:00:00 PM\n`,
      says: ['VM1 - Backup', '03/06/2014 10:00:00 PM'],
      severity: 'warning',
    },
    {
      name: 'as a number',
      text: '{ "VMName": "VM1", "Name": "b", "SnapshotType": [|1|] }',
    },
  ],
  quiet: [
    {
      name: 'a standard one with such a name',
      text: `${columns}VM1    Recovery     Standard     03/06/2014 10:00:00 PM\n`,
    },
  ],
  missing: [{ name: 'no checkpoint', text: `${head}${end}` }],
  broken: [{ name: 'cut behind the type', text: `${columns}VM1    VM1 - Backup [|Recovery|]` }],
  advises: {
    says: 'backup checkpoints',
    powershell:
      "Get-VMSnapshot -VMName 'VM1' -SnapshotType Recovery | Format-List VMName, Name, SnapshotType, CreationTime, ParentSnapshotName",
  },
});

describeTextRule('powershell', 'HVB063', {
  fires: [
    {
      name: 'four in a row',
      text: disks(
        ['[|D:\\V\\a4.avhdx|]', 'D:\\V\\a3.avhdx'],
        ['D:\\V\\a3.avhdx', 'D:\\V\\a2.avhdx'],
        ['D:\\V\\a2.avhdx', 'D:\\V\\a1.avhdx'],
        ['D:\\V\\a1.avhdx', 'D:\\V\\a.vhdx'],
      ),
      says: ['4 differencing disks'],
      severity: 'warning',
    },
  ],
  quiet: [
    {
      name: 'three',
      text: disks(
        ['D:\\V\\a3.avhdx', 'D:\\V\\a2.avhdx'],
        ['D:\\V\\a2.avhdx', 'D:\\V\\a1.avhdx'],
        ['D:\\V\\a1.avhdx', 'D:\\V\\a.vhdx'],
      ),
    },
    { name: 'a ring', text: disks(['D:\\V\\a.avhdx', 'D:\\V\\b.avhdx'], ['D:\\V\\b.avhdx', 'D:\\V\\a.avhdx']) },
  ],
  missing: [{ name: 'no parent', text: 'Path    : D:\\V\\a.vhdx\nVhdType : Dynamic\n' }],
  broken: [
    {
      name: 'a link is not there',
      text: disks(['D:\\V\\a4.avhdx', 'D:\\V\\a3.avhdx'], ['D:\\V\\a2.avhdx', 'D:\\V\\a1.avhdx']),
    },
  ],
  advises: {
    says: 'chain',
    powershell:
      "Get-ChildItem -LiteralPath 'D:\\V' | Where-Object Extension -in '.vhd', '.vhdx', '.avhd', '.avhdx' | ForEach-Object { Get-VHD -Path $_.FullName } | Format-List Path, ParentPath, VhdType",
  },
});

describeTextRule('powershell', 'HVB066', {
  fires: [
    {
      name: 'two children of one disk',
      text: disks(['D:\\V\\a1.avhdx', '[|D:\\V\\a.vhdx|]'], ['D:\\V\\a2.avhdx', 'd:\\v\\A.vhdx']),
      says: ['a.vhdx', '2 disks'],
      related: 1,
      severity: 'warning',
    },
  ],
  quiet: [
    {
      name: 'the same disk twice',
      text: disks(['D:\\V\\a1.avhdx', 'D:\\V\\a.vhdx'], ['D:\\V\\A1.avhdx', 'D:\\V\\a.vhdx']),
    },
  ],
  missing: [{ name: 'no parents', text: 'Path       : D:\\V\\a.vhdx\nVhdType    : Dynamic\nParentPath :\n' }],
  broken: [
    {
      name: 'the second is cut',
      text: 'Path       : D:\\V\\a1.avhdx\nParentPath : D:\\V\\a.vhdx\n\nPath       : D:\\V\\a2.avhdx\nParentPa',
    },
  ],
  advises: {
    says: 'branch',
    powershell:
      "Get-ChildItem -LiteralPath 'D:\\V' | Where-Object Extension -in '.vhd', '.vhdx', '.avhd', '.avhdx' | ForEach-Object { Get-VHD -Path $_.FullName } | Format-List Path, ParentPath, VhdType",
  },
});

const drive = `PS C:\\> Get-VM | Get-VMHardDiskDrive

VMName ControllerType ControllerNumber ControllerLocation DiskNumber Path
------ -------------- ---------------- ------------------ ---------- ----
VM1    SCSI           0                0                             `;

describeTextRule('powershell', 'HVB068', {
  fires: [
    {
      name: 'on an AVHDX, and a whole list without checkpoints',
      text: `${drive}[|D:\\V\\a_1.avhdx|]\n\n${head}${end}`,
      says: ['a_1.avhdx'],
      severity: 'warning',
    },
    {
      name: 'those of this VM were asked for, and there are none',
      text: `${drive}[|D:\\V\\a_1.avhdx|]\n\nPS C:\\> Get-VMSnapshot -VMName VM1\n${end}`,
    },
    {
      name: 'another VM has the only checkpoint',
      text: `${drive}[|D:\\V\\a_1.avhdx|]\n\n${head}${columns}VM2    x            Standard     03/06/2014 10:00:00 PM${end}`,
    },
  ],
  quiet: [
    {
      name: 'it has a checkpoint',
      text: `${drive}D:\\V\\a_1.avhdx\n\n${head}${columns}VM1    x            Standard     03/06/2014 10:00:00 PM${end}`,
    },
    {
      name: 'only those of one VM were asked for',
      text: `${drive}D:\\V\\a_1.avhdx\n\nPS C:\\> Get-VMSnapshot -VMName VM2\n${end}`,
    },
    {
      name: 'only those of a backup were asked for',
      text: `${drive}D:\\V\\a_1.avhdx\n\nPS C:\\> Get-VMSnapshot -VMName VM1 -SnapshotType Recovery\n${end}`,
    },
    { name: 'a VHDX', text: `${drive}D:\\V\\a.vhdx\n\n${head}${end}` },
  ],
  missing: [{ name: 'no list of checkpoints', text: `${drive}D:\\V\\a_1.avhdx\n` }],
  broken: [{ name: 'the list is cut', text: `${drive}D:\\V\\a_1.avhdx\n\n${head}` }],
  advises: {
    says: 'checkpoints of this VM',
    powershell:
      "Get-VMSnapshot -VMName 'VM1' | Format-List VMName, Name, SnapshotType, CreationTime, ParentSnapshotName",
  },
});
