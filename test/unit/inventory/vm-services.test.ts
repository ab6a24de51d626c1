import { describeTextRule } from '../../support/describe-text-rule';

const vms = (
  generation: number,
  state: string,
  version = '5.0',
): string => `PS C:\\> Get-VM | Format-Table Name, State, Generation, Version

Name   State   Generation Version
----   -----   ---------- -------
@APP01@ ${state} ${generation}          ${version}
WEB01  Running 1          5.0


`;
const controllers = (command: string, ...rows: readonly string[]): string => `PS C:\\> ${command}

VMName ControllerNumber Drives
------ ---------------- ------
${rows.map((row) => `${row}\n`).join('')}

PS C:\\> `;
const marked = (text: string, isMarked: boolean): string => text.replace('@APP01@', isMarked ? '[|APP01|] ' : 'APP01 ');
const web = 'WEB01  0                {}';

describeTextRule('powershell', 'HVB001', {
  fires: [
    {
      name: 'a VM that runs and of which no controller is listed',
      text: marked(vms(1, 'Running') + controllers('Get-VM | Get-VMScsiController', web), true),
      severity: 'warning',
      says: ['"APP01" has no SCSI controller', 'event 10103'],
      related: 1,
    },
    {
      name: 'an error on 2012 R2',
      hostOs: 'windows-server-2012-r2',
      text: marked(vms(1, 'Running') + controllers('Get-VM | Get-VMScsiController', web), true),
      severity: 'error',
    },
  ],
  quiet: [
    {
      name: 'it has one',
      text: marked(
        vms(1, 'Running') + controllers('Get-VM | Get-VMScsiController', web, 'APP01  0                {}'),
        false,
      ),
    },
    {
      name: 'generation 2',
      text: marked(vms(2, 'Running') + controllers('Get-VM | Get-VMScsiController', web), false),
    },
    { name: 'off', text: marked(vms(1, 'Off    ') + controllers('Get-VM | Get-VMScsiController', web), false) },
    {
      name: 'the command asked for another VM only',
      text: marked(vms(1, 'Running') + controllers('Get-VMScsiController -VMName WEB01', web), false),
    },
    {
      name: 'written by Windows Server 2012',
      text: marked(vms(1, 'Running', '4.0') + controllers('Get-VM | Get-VMScsiController', web), false),
    },
  ],
  missing: [{ name: 'no controllers were asked for', text: `${marked(vms(1, 'Running'), false)}PS C:\\> ` }],
  broken: [
    {
      name: 'the end of the list is missing',
      text: marked(vms(1, 'Running') + controllers('Get-VM | Get-VMScsiController', web), false).replace(
        /\s*PS C:\\> $/,
        '\n',
      ),
    },
  ],
  advises: { says: 'Add a SCSI controller', powershell: "Add-VMScsiController -VMName 'APP01'" },
});

const list = (enabled: string, status: string): string => `VMName                   : APP01
Id                       : Microsoft:8C0B2B6E-1B1C-4A3A-9E0D-1F7B0A8E6A11\\5CED1297-4598-4915-A5FC-AD21BB4D02A4
Name                     : Sicherung
Enabled                  : ${enabled}
PrimaryOperationalStatus : ${status}
`;

describeTextRule('powershell', 'HVB003', {
  fires: [
    {
      name: 'by its id, whatever its name is',
      text: list('[|False|]', 'Ok'),
      severity: 'error',
      says: ['of "APP01" is turned off'],
    },
    {
      name: 'by its English name in a table',
      hostOs: 'windows-server-2012-r2',
      text: `
VMName Name                    Enabled PrimaryStatusDescription SecondaryStatusDescription
------ ----                    ------- ------------------------ --------------------------
APP01  Guest Service Interface False   OK
APP01  Heartbeat               True    OK
APP01  VSS                     [|False|]   OK
`,
      says: ['saves the VM'],
    },
  ],
  quiet: [
    { name: 'it is on', text: list('True', 'Ok') },
    {
      name: 'another service is off',
      text: `
VMName Name                    Enabled PrimaryStatusDescription SecondaryStatusDescription
------ ----                    ------- ------------------------ --------------------------
APP01  Guest Service Interface False   OK
APP01  VSS                     True    OK
`,
    },
  ],
  missing: [
    {
      name: 'neither its id nor a name that is known',
      text: 'VMName                   : APP01\nName                     : Sicherung\nEnabled                  : False\nPrimaryOperationalStatus : Ok\n',
    },
  ],
  broken: [{ name: 'no value', text: list('', 'Ok') }],
  advises: {
    says: 'Turn the backup integration service on',
    powershell:
      "Get-VMIntegrationService -VMName 'APP01' | Where-Object Id -like '*5CED1297-4598-4915-A5FC-AD21BB4D02A4' | Enable-VMIntegrationService",
  },
});

const ran =
  'Name       : APP01\nState      : Running\nGeneration : 2\n\n\nPS C:\\> Get-VMIntegrationService APP01 | fl\n\n';

describeTextRule('powershell', 'HVB004', {
  fires: [
    {
      name: 'no contact, of a VM that runs',
      text: ran + list('True', '[|NoContact|]'),
      severity: 'error',
      says: ['"APP01"', 'although the VM ran'],
    },
  ],
  quiet: [
    { name: 'it answers', text: ran + list('True', 'Ok') },
    { name: 'it is off', text: ran + list('False', 'NoContact') },
    { name: 'the VM is off', text: ran.replace('Running', 'Off') + list('True', 'NoContact') },
  ],
  missing: [{ name: 'nothing says that the VM runs', text: list('True', 'NoContact') }],
  broken: [{ name: 'a word that is not known', text: ran + list('True', 'NoCon') }],
  advises: {
    says: 'Look at the status again',
    powershell:
      "Get-VMIntegrationService -VMName 'APP01' | Where-Object Id -like '*5CED1297-4598-4915-A5FC-AD21BB4D02A4' | Format-List VMName, Enabled, PrimaryOperationalStatus, SecondaryOperationalStatus",
  },
});
