import { describeTextRule } from '../../support/describe-text-rule';

const vm = (values: Readonly<Record<string, string>>): string =>
  `${Object.entries({ Name: 'APP01', Generation: '2', ...values })
    .map(([name, value]) => `${name.padEnd(23)} : ${value}\n`)
    .join('')}\n`;
const [one, two] = ['1e0f4f1c-1111-4c5a-9a3e-000000000001', '2e0f4f1c-1111-4c5a-9a3e-000000000002'];

describeTextRule('powershell', 'HVB023', {
  fires: [
    {
      name: 'two ids, names that differ in case',
      text: vm({ Name: '[|APP01|]', VMId: one }) + vm({ Name: 'app01', VMId: two }),
      severity: 'warning',
      says: ['Another VM in this text also has the name "APP01"'],
      related: 1,
    },
  ],
  quiet: [
    { name: 'one VM, shown twice', text: vm({ VMId: one }) + vm({ VMId: one }) },
    { name: 'two names', text: vm({ VMId: one }) + vm({ Name: 'APP02', VMId: two }) },
  ],
  missing: [{ name: 'no ids', text: vm({}) + vm({}) }],
  broken: [{ name: 'no name', text: vm({ Name: '', VMId: one }) + vm({ Name: '', VMId: two }) }],
  advises: {
    says: 'another name',
    powershell: `Get-VM -Id '${one}' | Rename-VM -NewName 'APP01-1e0f4f1c'`,
  },
});

describeTextRule('powershell', 'HVB024', {
  fires: [
    {
      name: 'in the name of a VM',
      text: vm({ Name: '[|R&D|]' }),
      severity: 'warning',
      says: ['"R&D" holds an ampersand'],
    },
    {
      name: 'in the name of a disk',
      text: 'VMName             : APP01\nControllerType     : SCSI\nControllerNumber   : 0\nControllerLocation : 1\nPath               : [|D:\\VMs\\a&b.vhdx|]\n',
      says: ['"a&b.vhdx"', 'SCSI 0:1', 'Acronis'],
    },
  ],
  quiet: [{ name: 'a plus sign', text: vm({ Name: 'R+D' }) }],
  missing: [{ name: 'no name', text: 'State      : Running\nGeneration : 2\nVersion    : 9.0\n' }],
  broken: [{ name: 'an empty name', text: vm({ Name: '' }) }],
  advises: { says: 'Rename the VM', powershell: "Rename-VM -Name 'R&D' -NewName 'R+D'" },
});

describeTextRule('powershell', 'HVB025', {
  fires: [
    {
      name: 'a slash',
      text: vm({ Name: '[|APP/01|]' }),
      severity: 'warning',
      says: ['AnyBackup'],
    },
    { name: 'a colon', text: vm({ Name: '[|APP:01|]' }), severity: 'info', says: ['inferred'] },
  ],
  quiet: [{ name: 'a hyphen', text: vm({ Name: 'APP-01' }) }],
  missing: [{ name: 'no name', text: 'State      : Running\nGeneration : 2\nVersion    : 9.0\n' }],
  broken: [{ name: 'an empty name', text: vm({ Name: '' }) }],
  advises: { says: 'Rename the VM', powershell: "Rename-VM -Name 'APP/01' -NewName 'APP-01'" },
});

const long = `D:\\${'a'.repeat(140)}\\${'b'.repeat(140)}`;

describeTextRule('powershell', 'HVB026', {
  fires: [
    {
      name: 'a folder, told once',
      text: vm({ Path: `[|${long}|]`, ConfigurationLocation: long }),
      severity: 'warning',
      says: ['of "APP01"', `${long.length} characters`],
    },
  ],
  quiet: [
    { name: 'a short one', text: vm({ Path: 'D:\\VMs\\APP01' }) },
    { name: 'on a share, which is another finding', text: vm({ Path: `\\\\server\\share\\${long.slice(3)}` }) },
  ],
  missing: [{ name: 'no path', text: vm({}) }],
  broken: [{ name: 'an empty path', text: vm({ Path: '' }) }],
  advises: {
    says: 'short path',
    powershell: "Move-VMStorage -VMName 'APP01' -DestinationStoragePath '<folder with a short path>'",
  },
});
