import { describeTextRule } from '../../support/describe-text-rule';

const columns = `
Name  State   CPUUsage(%) MemoryAssigned(M) Uptime           Status             Version
----  -----   ----------- ----------------- ------           ------             -------
`;

describeTextRule('powershell', 'HVB006', {
  fires: [
    {
      name: 'a VM that somebody paused, in the table that Get-VM prints',
      text: `${columns}APP01 [|Paused|]  0           4096              1.02:03:04       Operating normally 9.0
SQL01 Running 3           8192              1.02:03:04       Operating normally 9.0
`,
      severity: 'warning',
      says: ['"APP01" was paused', 'saved state'],
    },
    {
      name: 'one that Hyper-V paused, in a list',
      text: 'Name       : APP01\nState      : [|PausedCritical|]\nGeneration : 2\n',
      says: ['PausedCritical'],
    },
    { name: 'as a number in JSON', text: '{ "VMName": "APP01", "Name": "APP01", "Generation": 2, "State": [|9|] }' },
  ],
  quiet: [
    {
      name: 'others',
      text: `${columns}APP01 Running 0           4096              1.02:03:04       Operating normally 9.0
Paused Saved  0           0                 00:00:00         Operating normally 9.0
`,
    },
  ],
  missing: [{ name: 'no state', text: 'Name       : APP01\nGeneration : 2\nVersion    : 9.0\n' }],
  broken: [
    {
      name: 'a state that is cut',
      text: `
Name  State   CPUUsage(%) MemoryAssigned(M) Uptime           Status             Version
----  -----   ----------- ----------------- ------           ------             -------
APP01 Pau...  0           4096              1.02:03:04       Operating normally 9.0
`,
    },
  ],
  advises: { says: 'Let the VM go on', powershell: "Resume-VM -Name 'APP01'" },
});

describeTextRule('powershell', 'HVB007', {
  fires: [
    {
      name: 'a saved VM',
      text: `${columns}APP01 [|Saved|]   0           0                 00:00:00         Operating normally 9.0
`,
      severity: 'info',
      says: ['"APP01" was saved', 'not application-consistent'],
    },
  ],
  quiet: [
    {
      name: 'it runs',
      text: `${columns}Saved Running 0           4096              1.02:03:04       Operating normally 9.0
`,
    },
  ],
  missing: [{ name: 'no state', text: 'Name       : APP01\nGeneration : 2\nVersion    : 9.0\n' }],
  broken: [{ name: 'no value', text: 'Name       : APP01\nState      :\nGeneration : 2\n' }],
  advises: { says: 'Start the VM', powershell: "Start-VM -Name 'APP01'" },
});

describeTextRule('powershell', 'HVB008', {
  fires: [
    {
      name: 'two VMs that are off, told once',
      text: `${columns}APP01 [|Off|]     0           0                 00:00:00         Operating normally 9.0
SQL01 Running 3           8192              1.02:03:04       Operating normally 9.0
WEB01 Off     0           0                 00:00:00         Operating normally 9.0
`,
      severity: 'info',
      says: ['"APP01" and one other VM were off'],
      related: 1,
    },
  ],
  quiet: [
    {
      name: 'it runs',
      text: `${columns}Off   Running 0           4096              1.02:03:04       Operating normally 9.0
`,
    },
  ],
  missing: [{ name: 'no state', text: 'Name       : APP01\nGeneration : 2\nVersion    : 9.0\n' }],
  broken: [{ name: 'no value', text: 'Name       : APP01\nState      :\nGeneration : 2\n' }],
  advises: { says: 'Nothing is needed' },
});

describeTextRule('powershell', 'HVB027', {
  fires: [
    {
      name: 'a merge that runs',
      text: `${columns}APP01 Running 0           4096              1.02:03:04       [|Merging disks|]      9.0
`,
      severity: 'info',
      says: ['a merge of "APP01"', 'had not finished'],
    },
    {
      name: 'on Windows Server 2012',
      hostOs: 'windows-server-2012',
      text: 'Name       : APP01\nState      : Running\nStatus     : [|Merging disks (20%)|]\nGeneration : 1\n',
      says: ['writes to a differencing disk'],
    },
  ],
  quiet: [
    {
      name: 'nothing is done',
      text: `${columns}APP01 Running 0           4096              1.02:03:04       Operating normally 9.0
`,
    },
    {
      name: 'a backup',
      text: `${columns}APP01 Running 0           4096              1.02:03:04       Backing up...      9.0
`,
    },
  ],
  missing: [{ name: 'no status', text: 'Name       : APP01\nGeneration : 2\nVersion    : 9.0\n' }],
  broken: [
    {
      name: 'a status that is cut',
      text: `
Name  State   CPUUsage(%) MemoryAssigned(M) Uptime           Status     Version
----  -----   ----------- ----------------- ------           ------     -------
APP01 Running 0           4096              1.02:03:04       Mergin...  9.0
`,
    },
  ],
  advises: {
    says: 'See whether a merge is running',
    powershell:
      "Get-VM -Name 'APP01' | Format-List Name, Status, OperationalStatus; Get-VMHardDiskDrive -VMName 'APP01' | Get-VHD | Format-List Path, ParentPath, VhdType",
  },
});
