import { describe, expect, test } from 'vitest';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import type { NamedFiles } from '../../../src/core/scenario';
import { describeTextRule, textFindings } from '../../support/describe-text-rule';
import { vmConfig, type VmConfigOptions } from '../../support/vm-config';
import { cutAfter, planText, running } from './plan-text';

const noScsi = (scsi = '[|0|]'): string => `generation: 1, controllers: { scsi: ${scsi} }, ${running}`;
const file = (options: VmConfigOptions): NamedFiles => ({
  configs: new Map([['./a.xml', openVmConfig('mem:///case/a.xml', vmConfig(options))]]),
  unread: new Map(),
});
const fromFile = (vm: string, options = {}): string =>
  planText(vm, options).replace('name: A,', 'config: [|./a.xml|],');

describeTextRule('scenario', 'HVB001', {
  fires: [
    {
      name: 'generation 1 without a controller on 2012 R2',
      text: planText(noScsi()),
      severity: 'error',
      says: ['"A" has no SCSI controller'],
    },
    {
      name: 'through VSS on 2019',
      text: planText(noScsi(), { os: 'windows-server-2019', more: 'requestor: { method: vss }' }),
      severity: 'warning',
    },
    {
      name: 'an entry that stands for many is one finding',
      text: planText(`count: 20, ${noScsi()}`),
      says: ['"A" (20 alike)'],
    },
    {
      name: 'the file says so',
      text: fromFile(running),
      named: file({ name: 'A', generation: 1, scsi: [] }),
    },
  ],
  quiet: [
    { name: 'with a controller', text: planText(noScsi('1')) },
    { name: '2012 needs none', text: planText(noScsi('0'), { os: 'windows-server-2012' }) },
    { name: 'it is off', text: planText(noScsi('0').replace('running', 'off')) },
    {
      name: 'no job has it',
      text: `${planText(noScsi('0'), { more: 'jobs: [ { name: n, vms: [B] } ]' })}  - { name: B }\n`,
    },
  ],
  missing: [{ name: 'nobody says how many', text: planText(`generation: 1, ${running}`) }],
  broken: [
    {
      name: 'cut off behind it',
      text: cutAfter(planText(`${running}, generation: 1, controllers: { scsi: [|0|] }`), '|]'),
    },
  ],
  advises: {
    says: 'Add a SCSI controller on the host',
    powershell: "Add-VMScsiController -VMName 'A'",
  },
});

const version = (words: string): string => `version: ${words}`;
describeTextRule('scenario', 'HVB020', {
  fires: [
    {
      name: '5.0 on 2019',
      text: planText(version("[|'5.0'|]"), { os: 'windows-server-2019' }),
      severity: 'warning',
      says: ['no production checkpoints', 'no change tracking'],
    },
    { name: '6.1 on 2016', text: planText(version("[|'6.1'|]"), { os: 'windows-server-2016' }) },
  ],
  quiet: [
    { name: '6.2', text: planText(version("'6.2'"), { os: 'windows-server-2019' }) },
    { name: '5.0 on its own host', text: planText(version("'5.0'")) },
  ],
  missing: [{ name: 'no version', text: planText('generation: 1', { os: 'windows-server-2019' }) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(version("[|'5.0'|]"), { os: 'windows-server-2019' }), '|]') }],
  advises: { says: 'Upgrade the configuration version', powershell: "Update-VMVersion -Name 'A'" },
});

describeTextRule('scenario', 'HVB021', {
  fires: [
    {
      name: '9.0 on 2016',
      text: planText(version("[|'9.0'|]"), { os: 'windows-server-2016' }),
      severity: 'error',
      says: ['runs 5.0 to 8.0'],
    },
    { name: '8.0 on 2012 R2', text: planText(version("[|'8.0'|]")), says: ['runs only 5.0'] },
    {
      name: 'on an older node',
      text: planText("node: HV2, version: [|'9.0'|]", {
        os: 'windows-server-2019',
        host: 'nodes: [HV1, { name: HV2, os: windows-server-2016 }]',
      }),
    },
  ],
  quiet: [{ name: 'the newest that it runs', text: planText(version("'8.0'"), { os: 'windows-server-2016' }) }],
  missing: [{ name: 'no version', text: planText('generation: 2', { os: 'windows-server-2016' }) }],
  broken: [{ name: 'cut off', text: cutAfter(planText(version("[|'9.0'|]"), { os: 'windows-server-2016' }), '|]') }],
  advises: { says: 'Ask the host which versions it runs', powershell: 'Get-VMHostSupportedVersion' },
});

const ids = ['A36DB6E1-9365-4963-950E-C58B18AB5A0C', 'B46DB6E1-9365-4963-950E-C58B18AB5A0C'];
const two = (first: string, second: string): string => planText(first) + `  - { name: ${second} }\n`;
describeTextRule('scenario', 'HVB023', {
  fires: [
    {
      name: 'two ids',
      text: two(`id: ${ids[0]}`, `[|a|], id: ${ids[1]}`),
      severity: 'warning',
      related: 1,
      says: ['also has the name "a"'],
    },
    { name: 'two entries without ids', text: two('', '[|A|]') },
  ],
  quiet: [
    { name: 'other names', text: two('', 'B') },
    { name: 'one id: it is one VM', text: two(`id: ${ids[0]}`, `A, id: ${ids[0]?.toLowerCase()}`) },
    { name: 'its replica', text: two('replica: primary', 'A, replica: replica') },
    { name: 'alike VMs of one entry', text: planText('count: 2') },
  ],
  missing: [{ name: 'no name', text: two('', "''") }],
  broken: [{ name: 'cut off', text: cutAfter(two('', '[|A|]'), '|]') }],
  advises: {
    says: 'Give this VM another name on the host',
    powershell: "Get-VM -Id 'b46db6e1-9365-4963-950e-c58b18ab5a0c' | Rename-VM -NewName 'a-2'",
  },
});

const called = (name: string, vm = ''): string => planText(vm).replace('name: A', `name: ${name}`);
const disk = (path: string): string => `disks: [ { kind: vhdx, path: ${path} } ]`;
describeTextRule('scenario', 'HVB024', {
  fires: [
    { name: 'a name', text: called('[|R&D|]'), severity: 'warning', says: ['"R&D"'] },
    { name: 'a file', text: planText(disk(String.raw`[|'D:\VMs\r&d.vhdx'|]`)), says: ['disk "r&d.vhdx"'] },
  ],
  quiet: [{ name: 'a folder', text: planText(disk(String.raw`'D:\R&D\a.vhdx'`)) }],
  missing: [{ name: 'no name', text: called("''") }],
  broken: [{ name: 'cut off', text: cutAfter(called('[|R&D|]'), '|]') }],
  advises: { says: 'Rename the VM to "R+D"', powershell: "Rename-VM -Name 'R&D' -NewName 'R+D'" },
});

describeTextRule('scenario', 'HVB025', {
  fires: [
    { name: 'a slash', text: called("[|'SQL/1'|]"), severity: 'warning', says: ['AnyBackup'] },
    { name: 'a colon', text: called("[|'SQL: 1'|]"), severity: 'info' },
  ],
  quiet: [{ name: 'a hyphen', text: called("'SQL-1'") }],
  missing: [{ name: 'no name', text: called("''") }],
  broken: [{ name: 'cut off', text: cutAfter(called("[|'SQL/1'|]"), '|]') }],
  advises: { says: 'Rename the VM to "SQL-1"', powershell: "Rename-VM -Name 'SQL/1' -NewName 'SQL-1'" },
});

describe('what a configuration file says', () => {
  const findings = (text: string, named: NamedFiles): string[] =>
    textFindings('scenario', text, undefined, undefined, named).map(
      ({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`,
    );

  test('is marked on the line of the file, and not to be edited here', () => {
    const text = planText(running).replace('name: A,', 'config: ./a.xml,');
    const named = file({ name: 'R&D', generation: 1, scsi: [] });
    expect(findings(text, named)).toEqual(['HVB001 ./a.xml', 'HVB024 ./a.xml']);
    const [found] = textFindings('scenario', text, 'HVB001', undefined, named);
    expect(found?.fixes().flatMap(({ edits = [] }) => edits)).toEqual([]);
  });

  test('what the scenario says itself is marked there, and can be edited', () => {
    const text = planText(noScsi('0'));
    const [found] = textFindings('scenario', text, 'HVB001');
    const [edit] = found?.fixes().flatMap(({ edits = [] }) => edits) ?? [];
    expect(text.slice(0, edit?.span.start) + (edit?.newText ?? '') + text.slice(edit?.span.end)).toBe(
      planText(noScsi('1')),
    );
  });
});
