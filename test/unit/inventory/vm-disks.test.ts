import { describeTextRule } from '../../support/describe-text-rule';

const drive = (values: Readonly<Record<string, string>>): string =>
  Object.entries({
    VMName: 'APP01',
    ControllerType: 'SCSI',
    ControllerNumber: '0',
    ControllerLocation: '1',
    ...values,
  })
    .map(([name, value]) => `${name.padEnd(29)} : ${value}\n`)
    .join('');
const path = 'D:\\VMs\\data.vhdx';

describeTextRule('powershell', 'HVB010', {
  fires: [
    {
      name: 'Windows Server 2012, by the version of the VM',
      text: `Name                 : APP01
SnapshotFileLocation : [|C:\\ProgramData\\Microsoft\\Windows\\Hyper-V|]
Version              : 4.0


PS C:\\> Get-VMHardDiskDrive APP01 | fl

${drive({ Path: path })}`,
      severity: 'error',
      says: ['go to C:', 'disk at SCSI 0:1 is on D:', 'saved state'],
      related: 1,
    },
  ],
  quiet: [
    {
      name: 'one volume',
      text: `Name                 : APP01\nSnapshotFileLocation : D:\\Checkpoints\nVersion              : 4.0\n\n\n${drive({ Path: path })}`,
    },
    {
      name: 'the disk of another VM',
      text: `Name                 : APP01\nSnapshotFileLocation : C:\\Checkpoints\nVersion              : 4.0\n\n\n${drive({ VMName: 'WEB01', Path: path })}`,
    },
  ],
  missing: [
    {
      name: 'no disks',
      text: 'Name                 : APP01\nSnapshotFileLocation : C:\\Checkpoints\nVersion              : 4.0\n',
    },
  ],
  broken: [
    {
      name: 'no path',
      text: `Name                 : APP01\nSnapshotFileLocation : C:\\Checkpoints\nVersion              : 4.0\n\n\n${drive({ Path: '' })}`,
    },
  ],
  advises: {
    says: 'Move the checkpoint location to D:',
    powershell: "Set-VM -Name 'APP01' -SnapshotFileLocation 'D:\\VMs'",
  },
});

describeTextRule('powershell', 'HVB011', {
  fires: [
    {
      name: 'a disk of the host',
      text: drive({ Path: 'Disk 3 127.00 GB Bus 0 Lun 0 Target 0', DiskNumber: '[|3|]' }),
      severity: 'warning',
      says: ['disk at SCSI 0:1 of "APP01" is disk 3 of the host'],
    },
  ],
  quiet: [{ name: 'a virtual disk', text: drive({ Path: path, DiskNumber: '' }) }],
  missing: [{ name: 'the number is not shown', text: drive({ Path: path }) }],
  broken: [{ name: 'no number', text: drive({ Path: path, DiskNumber: '3...' }) }],
  advises: {
    says: 'List the physical disks',
    powershell: "Get-VMHardDiskDrive -VMName 'APP01' | Where-Object DiskNumber -NE $null",
  },
});

describeTextRule('powershell', 'HVB014', {
  fires: [
    {
      name: 'a shared disk on 2012 R2',
      hostOs: 'windows-server-2012-r2',
      text: drive({ Path: path, SupportPersistentReservations: '[|True|]' }),
      severity: 'error',
      says: ['event 10169'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'on another host', text: drive({ Path: path, SupportPersistentReservations: 'True' }) },
    {
      name: 'not shared',
      hostOs: 'windows-server-2012-r2',
      text: drive({ Path: path, SupportPersistentReservations: 'False' }),
    },
  ],
  missing: [{ name: 'not shown', hostOs: 'windows-server-2012-r2', text: drive({ Path: path }) }],
  broken: [
    {
      name: 'no value',
      hostOs: 'windows-server-2012-r2',
      text: drive({ Path: path, SupportPersistentReservations: '' }),
    },
  ],
  advises: {
    says: 'List the shared disks',
    powershell: "Get-VMHardDiskDrive -VMName 'APP01' | Where-Object SupportPersistentReservations",
  },
});

describeTextRule('powershell', 'HVB015', {
  fires: [
    {
      name: 'a shared disk on 2022',
      hostOs: 'windows-server-2022',
      text: drive({ Path: `[|${path}|]`, SupportPersistentReservations: 'True' }),
      severity: 'error',
      says: ['event 18174'],
      related: 1,
    },
    {
      name: 'on a host that a VM of its version shows',
      text: `Name       : APP01\nGeneration : 2\nVersion    : 9.0\n\n\n${drive({ Path: `[|${path}|]`, SupportPersistentReservations: 'True' })}`,
      severity: 'warning',
    },
  ],
  quiet: [
    {
      name: 'a VHD Set',
      hostOs: 'windows-server-2022',
      text: drive({ Path: 'D:\\VMs\\data.vhds', SupportPersistentReservations: 'True' }),
    },
    { name: 'an unknown host', text: drive({ Path: path, SupportPersistentReservations: 'True' }) },
  ],
  missing: [{ name: 'not shown', hostOs: 'windows-server-2022', text: drive({ Path: path }) }],
  broken: [
    {
      name: 'a path that is cut',
      hostOs: 'windows-server-2022',
      text: drive({ Path: 'D:\\VMs\\da...', SupportPersistentReservations: 'True' }),
    },
  ],
  advises: {
    says: 'VHD Set',
    powershell: "Convert-VHD -Path 'D:\\VMs\\data.vhdx' -DestinationPath 'D:\\VMs\\data.vhds'",
  },
});

const vhd = (format: string): string =>
  `Path      : D:\\VMs\\old.vhd\nVhdFormat : ${format}\nVhdType   : Dynamic\nParentPath :\n`;

describeTextRule('powershell', 'HVB075', {
  fires: [
    {
      name: 'by Get-VHD',
      hostOs: 'windows-server-2019',
      text: vhd('[|VHD|]'),
      severity: 'warning',
      says: ['"old.vhd"', 'change tracking'],
    },
    {
      name: 'by the extension, on a host that another VM of it shows',
      text: `
Name  State   Generation Version
----  -----   ---------- -------
APP01 Running 1          5.0
WEB01 Running 2          9.0


PS C:\\> Get-VMHardDiskDrive APP01 | fl

${drive({ Path: '[|D:\\VMs\\old.vhd|]' })}`,
      severity: 'info',
    },
    {
      name: 'by the extension, on a host that the version of the VM shows',
      text: `Name       : APP01\nGeneration : 1\nVersion    : 8.0\n\n\n${drive({ Path: '[|D:\\VMs\\old.vhd|]' })}`,
      severity: 'info',
      says: ['inferred'],
    },
  ],
  quiet: [
    { name: 'VHDX', hostOs: 'windows-server-2019', text: vhd('VHDX') },
    { name: 'on 2012', hostOs: 'windows-server-2012', text: vhd('VHD') },
    { name: 'on an unknown host', text: vhd('VHD') },
  ],
  missing: [
    {
      name: 'no format',
      hostOs: 'windows-server-2019',
      text: 'Path       : D:\\VMs\\old.vhd\nVhdType    : Dynamic\nParentPath :\n',
    },
  ],
  broken: [{ name: 'no value', hostOs: 'windows-server-2019', text: vhd('') }],
  advises: {
    says: 'Convert the disk to VHDX',
    powershell: "Convert-VHD -Path 'D:\\VMs\\old.vhd' -DestinationPath 'D:\\VMs\\old.vhdx'",
  },
});
