import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { absent, facts, findingsAmong, present, shown } from './evidence';

const guid = 'AB12CD34-0000-1111-2222-333344445555';
const root = 'D:\\VMs\\APP01\\root.vhdx';
const disk = (path: string): string => vmConfig({ ide: [{ path }] });
const marked = (path: string): string => disk(`[|${path}|]`);
const look = (name: string, folder: string): string =>
  `Get-VMHardDiskDrive -VMName ${name} | Get-VHD | Format-List Path, ParentPath, VhdType; Get-ChildItem -LiteralPath ${folder} | Where-Object Extension -in '.vhd', '.vhdx', '.avhd', '.avhdx' | ForEach-Object { Get-VHD -Path $_.FullName } | Format-List Path, ParentPath, VhdType`;

describeRule('HVB060', {
  fires: [
    {
      name: 'a disk that is one',
      text: marked('D:\\VMs\\APP01\\root-AutoRecovery.avhdx'),
      severity: 'hint',
      says: ['IDE 0:0', 'root-AutoRecovery.avhdx', 'if no job runs', 'is in use'],
      powershell: look("'APP01'", "'D:\\VMs\\APP01'"),
    },
    {
      name: 'one beside the disk',
      text: marked(root),
      evidence: facts({ [root]: present('root.vhdx', 'ROOT-autorecovery.AVHDX') }),
      severity: 'hint',
      says: ['ROOT-autorecovery.AVHDX lies beside root.vhdx', 'if no backup job runs', '0x80070050'],
    },
    {
      name: 'the disk itself is not there',
      text: marked(root),
      evidence: facts({ [root]: absent('root-AutoRecovery.avhdx') }),
    },
    {
      name: 'a VM that runs on the disk of a checkpoint',
      text: marked(`D:\\a_b_${guid}.avhdx`),
      evidence: facts({ [`D:\\a_b_${guid}.avhdx`]: present('a_b-AutoRecovery.avhdx') }),
    },
    {
      name: 'one made of the disk of a checkpoint',
      text: marked(root),
      evidence: facts({ [root]: present('root.vhdx', `root_${guid}-AutoRecovery.avhdx`) }),
    },
    {
      name: 'a VHD, and a folder and a name that a shell would read',
      text: vmConfig({ name: `O'Neil`, ide: [{ path: `[|D:\\it's $(x) & [y]\\root.vhd|]` }] }),
      evidence: facts({ [`D:\\it's $(x) & [y]\\root.vhd`]: present('root-AutoRecovery.avhd') }),
      powershell: look(`'O''Neil'`, `'D:\\it''s $(x) & [y]'`),
    },
    {
      name: 'disks of one name in two folders',
      text: vmConfig({ ide: [{ path: '[|D:\\root.vhdx|]' }, { path: '[|E:\\root.vhdx|]' }] }),
      evidence: facts({
        'D:\\root.vhdx': present('root-AutoRecovery.avhdx'),
        'E:\\root.vhdx': present('root-AutoRecovery.avhdx'),
      }),
    },
  ],
  quiet: [
    { name: 'no evidence', text: disk(root) },
    {
      name: 'a folder without one',
      text: disk(root),
      evidence: facts({ [root]: present('root.vhdx', `root_${guid}.avhdx`) }),
    },
    {
      name: 'one of another disk',
      text: disk(root),
      evidence: facts({ [root]: present('root2-AutoRecovery.avhdx', 'data-AutoRecovery.avhdx') }),
    },
    {
      name: 'its change tracking',
      text: disk(root),
      evidence: facts({ [root]: present('root-AutoRecovery.avhdx.rct') }),
    },
    {
      name: 'a name that only holds the word',
      text: disk(root),
      evidence: facts({ [root]: present('root-AutoRecovery-old.avhdx', 'root-AutoRecovery.txt') }),
    },
    {
      name: 'a folder that was not looked into',
      text: disk(root),
      evidence: facts({ [root]: { status: 'not-checked' } }),
    },
    {
      name: 'an image beside it',
      text: vmConfig({ ide: [{ type: 'ISO', path: root }] }),
      evidence: facts({ [root]: present('root-AutoRecovery.avhdx') }),
    },
    {
      name: 'the checkpoint of a backup names it rightly',
      text: vmConfig({ ide: [{ path: 'D:\\root-AutoRecovery.avhdx' }], typeId: 'Snapshots' }),
    },
    {
      name: 'an older host, which makes none',
      text: disk('D:\\root-AutoRecovery.avhdx'),
      hostOs: 'windows-server-2012',
    },
    { name: 'while typing', text: disk('D:\\root-AutoRecovery.avhdx'), slow: false },
  ],
  missing: [
    { name: 'no path', text: disk(''), evidence: facts({ '': present('-AutoRecovery.avhdx') }) },
    { name: 'no disk', text: vmConfig({ ide: [] }), evidence: facts({ [root]: present('root-AutoRecovery.avhdx') }) },
  ],
  broken: [
    { name: 'a path that is not closed', text: disk('D:\\a-AutoRecovery.avhdx').replace('</pathname>', '') },
    { name: 'cut off before the type', text: disk('D:\\a-AutoRecovery.avhdx').replace(/(<\/pathname>)[^]*/, '$1') },
    {
      name: 'cut off after the drive',
      text: marked('D:\\a-AutoRecovery.avhdx').replace(/(<type type="string">VHD<\/type>)[^]*/, '$1'),
    },
  ],
  fixed: 'no edit',
});

describe('HVB060 beside that', () => {
  test('a hint from 2012 R2 on, and where the host is not known', () => {
    const text = vmConfig({ version: '9.0', ide: [{ path: 'D:\\a-AutoRecovery.avhdx' }] });
    const severity = (hostOs?: (typeof hostOsNames)[number]) =>
      findingsOf(text, hostOs ? { hostOs } : {}).find(({ code }) => code === 'HVB060')?.severity;
    const none = undefined;
    expect(hostOsNames.map(severity)).toEqual([none, none, none, ...Array.from({ length: 6 }, () => 'hint')]);
    expect(severity()).toBe('hint');
  });

  test('one that a disk of the VM is told once, and HVB068 leaves it alone', () => {
    const path = 'D:\\a-AutoRecovery.avhdx';
    const text = vmConfig({ ide: [{ path }, { path: 'D:\\a.vhdx' }] });
    const evidence = facts({ 'D:\\a.vhdx': present('a.vhdx', 'a-AutoRecovery.avhdx'), [path]: present() });
    expect(
      findingsOf(text, { evidence }).map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`),
    ).toEqual([`HVB060 ${path}`]);
  });

  test('two that lie beside one disk are two', () => {
    const evidence = facts({ [root]: present('root-AutoRecovery.avhdx', `root_${guid}-AutoRecovery.avhdx`) });
    expect(findingsOf(disk(root), { evidence })).toHaveLength(2);
  });

  test('no advice removes, renames or merges', () => {
    for (const { powershell, safety } of findingsOf(disk('D:\\a-AutoRecovery.avhdx')).flatMap(({ fixes }) => fixes())) {
      expect(`${powershell ?? ''} ${safety ?? ''}`).not.toMatch(/Merge-VHD|Remove-|Rename-|Move-|delete/i);
      expect(safety).toContain('must not be put together with its parent');
    }
  });

  test('in files', async () => {
    const uri = 'mem:///case/APP01/Virtual%20Machines/a.xml';
    const files = {
      [uri]: disk(root),
      'mem:///case/APP01/root.vhdx': 'x',
      'mem:///case/APP01/root-AutoRecovery.avhdx': 'x',
    };
    expect(shown(disk(root), await findingsAmong(files, uri), 'HVB060')).toEqual([
      `hint ${root}: root-AutoRecovery.avhdx lies beside root.vhdx; if no backup job runs, it was left behind and the next backup fails because the file exists (0x80070050).`,
    ]);
  });
});
