import { describeTextRule } from '../../support/describe-text-rule';

const table = (...rows: readonly string[]): string => `
Name  State   Generation Version
----  -----   ---------- -------
${rows.map((row) => `${row}\n`).join('')}`;

describeTextRule('powershell', 'HVB020', {
  fires: [
    {
      name: 'on Windows Server 2019',
      hostOs: 'windows-server-2019',
      text: table('APP01 Running 1          [|5.0|]'),
      severity: 'warning',
      says: ['on Windows Server 2019', 'no change tracking'],
    },
    {
      name: 'beside a VM that no older host runs',
      text: table('APP01 Running 1          [|5.0|]', 'WEB01 Running 2          9.0'),
      severity: 'info',
      says: ['inferred'],
    },
  ],
  quiet: [
    { name: 'new enough', hostOs: 'windows-server-2019', text: table('APP01 Running 1          8.0') },
    { name: 'on 2012 R2', hostOs: 'windows-server-2012-r2', text: table('APP01 Running 1          5.0') },
    { name: 'on an unknown host', text: table('APP01 Running 1          5.0') },
  ],
  missing: [{ name: 'no version', hostOs: 'windows-server-2019', text: 'Name       : APP01\nGeneration : 1\n' }],
  broken: [
    {
      name: 'no value',
      hostOs: 'windows-server-2019',
      text: 'Name       : APP01\nGeneration : 1\nVersion    : 5.\n',
    },
  ],
  advises: { says: 'Upgrade the configuration version', powershell: "Update-VMVersion -Name 'APP01'" },
});

describeTextRule('powershell', 'HVB021', {
  fires: [
    {
      name: 'too new',
      hostOs: 'windows-server-2016',
      text: table('APP01 Running 1          [|9.0|]'),
      severity: 'error',
      says: ['Windows Server 2016 runs 5.0 to 8.0'],
    },
    { name: 'too old', hostOs: 'windows-server-2022', text: table('APP01 Off     1          [|5.0|]') },
  ],
  quiet: [
    { name: 'in range', hostOs: 'windows-server-2016', text: table('APP01 Running 1          8.0') },
    { name: 'an unknown host', text: table('APP01 Running 1          9.0') },
  ],
  missing: [{ name: 'no version', hostOs: 'windows-server-2016', text: 'Name       : APP01\nGeneration : 1\n' }],
  broken: [
    {
      name: 'no value',
      hostOs: 'windows-server-2016',
      text: 'Name       : APP01\nGeneration : 1\nVersion    :\n',
    },
  ],
  advises: { says: 'Ask the host', powershell: 'Get-VMHostSupportedVersion' },
});

const replication = (mode: string): string =>
  `VMName            : APP01\nReplicationState  : Replicating\nReplicationHealth : Normal\nReplicationMode   : ${mode}\nFrequencySec      : 300\nPrimaryServer     : HV01\n`;

describeTextRule('powershell', 'HVB196', {
  fires: [
    {
      name: 'by Get-VMReplication',
      text: replication('[|Replica|]'),
      severity: 'warning',
      says: ['"APP01" is a replica', 'crash-consistent'],
    },
    {
      name: 'by Get-VM',
      text: 'Name            : APP01\nState           : Off\nReplicationMode : [|Replica|]\nGeneration      : 2\n',
    },
  ],
  quiet: [{ name: 'the primary', text: replication('Primary') }],
  missing: [
    {
      name: 'no mode',
      text: 'Name             : Replica\nState            : Off\nReplicationState : Replicating\nGeneration       : 2\n',
    },
  ],
  broken: [{ name: 'no value', text: replication('') }],
  advises: {
    says: 'where its primary is',
    powershell: "Get-VMReplication -VMName 'APP01' | Format-List VMName, Mode, State, Health, PrimaryServer",
  },
});
