import { describeTextRule } from '../../support/describe-text-rule';

const hba = (name: string): string =>
  `VMName                : ${name}\nSanName               : SAN-A\nWorldWidePortNameSetA : C003FF0000FFFF00\n\n`;

describeTextRule('powershell', 'HVB013', {
  fires: [
    {
      name: 'two adapters of a VM, told once',
      text: `VMName                : [|SQL 01|]\nSanName               : SAN-A\nWorldWidePortNameSetA : C003FF0000FFFF00\n\n${hba('SQL 01')}`,
      severity: 'warning',
      says: ['"SQL 01" has 2 virtual Fibre Channel adapters', 'SAN "SAN-A"'],
      related: 1,
    },
    {
      name: 'in a table',
      text: 'VMName SanName WorldWidePortNameSetA\n------ ------- ---------------------\n[|APP01|]  SAN-A   C003FF0000FFFF00\n',
      says: ['a virtual Fibre Channel adapter'],
    },
    {
      name: 'inside of a VM in JSON',
      text: '{ "Name": "A", "Generation": 2, "State": 2, "FibreChannelHostBusAdapters": [{ "VMName": "[|A|]", "SanName": "S", "WorldWidePortNameSetA": "C0" }] }',
    },
  ],
  quiet: [
    { name: 'none are listed', text: 'PS C:\\> Get-VMFibreChannelHba *\nPS C:\\> ' },
    {
      name: 'one of a checkpoint',
      text: 'VMName                : A\nVMSnapshotName        : x\nSanName               : S\nWorldWidePortNameSetA : C0\n',
    },
  ],
  missing: [{ name: 'no name of a VM', text: 'SanName               : S\nWorldWidePortNameSetA : C0\n' }],
  broken: [
    {
      name: 'a name that is cut',
      text: 'VMName SanName WorldWidePortNameSetA\n------ ------- ---------------------\nAPP... SAN-A   C003FF0000FFFF00\n',
    },
  ],
  advises: {
    says: 'List the virtual Fibre Channel adapters',
    powershell:
      "Get-VMFibreChannelHba -VMName 'SQL 01' | Format-List VMName, SanName, WorldWidePortNameSetA, WorldWidePortNameSetB",
  },
});

const security = (tpm: string, shielded: string): string =>
  `TpmEnabled                        : ${tpm}\nShielded                          : ${shielded}\nEncryptStateAndVmMigrationTraffic : True\n`;

describeTextRule('powershell', 'HVB028', {
  fires: [
    {
      name: 'a TPM that is on, of the VM in the command',
      text: `PS C:\\> Get-VMSecurity -VMName App01\n\n${security('[|True|]', 'False')}\n\nPS C:\\> `,
      severity: 'warning',
      says: ['The virtual TPM of "App01" is on'],
    },
    { name: 'a shielded VM', text: security('True', '[|True|]'), says: ['is shielded'] },
    {
      name: 'in JSON',
      text: '{ "TpmEnabled": [|true|], "Shielded": false, "EncryptStateAndVmMigrationTraffic": true }',
    },
  ],
  quiet: [
    { name: 'it is off', text: security('False', 'False') },
    { name: 'no host of that age has one', hostOs: 'windows-server-2012-r2', text: security('True', 'False') },
    { name: 'Get-Tpm of the host', text: 'TpmPresent : True\nTpmReady   : True\nTpmEnabled : True\n' },
  ],
  missing: [{ name: 'not shown', text: 'PS C:\\> Get-VMSecurity App01\nPS C:\\> ' }],
  broken: [{ name: 'no value', text: security('', '') }],
  advises: {
    says: 'guardian certificates',
    powershell: "Get-ChildItem -LiteralPath 'Cert:\\LocalMachine\\Shielded VM Local Certificates'",
  },
});

const service = (vm: string, status: string, name = 'VSS'): string =>
  `VMName                     : ${vm}\nName                       : ${name}\nEnabled                    : True\nPrimaryOperationalStatus   : Ok\nSecondaryOperationalStatus : ${status}\n\n`;

describeTextRule('powershell', 'HVB005', {
  fires: [
    {
      name: 'services of another version, told once for a VM',
      text: `${service('APP01', 'ProtocolMismatch', 'Heartbeat')}${service('APP01', '[|ProtocolMismatch|]')}${service('SQL01', 'Ok')}`,
      severity: 'warning',
      says: ['"APP01"', 'ProtocolMismatch of "VSS"'],
      related: 1,
    },
    {
      name: 'as a number in JSON',
      text: '{ "VMName": "A", "Name": "VSS", "Enabled": true, "PrimaryOperationalStatus": 2, "SecondaryOperationalStatus": [|32775|] }',
    },
  ],
  quiet: [{ name: 'all is well', text: service('APP01', 'Ok') }],
  missing: [
    { name: 'not shown', text: 'VMName  : APP01\nName    : VSS\nEnabled : True\nPrimaryOperationalStatus : Ok\n' },
  ],
  broken: [{ name: 'no value', text: service('APP01', '') }],
  advises: {
    says: 'See which version the guest reports',
    powershell: "Get-VM -Name 'APP01' | Format-List Name, IntegrationServicesVersion, IntegrationServicesState",
  },
});
