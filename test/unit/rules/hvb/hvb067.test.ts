import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { similarFile } from '../../../../src/core/rules/hvb/hvb067-avhdx-moved';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { absent, facts, findingsAmong, present, shown } from './evidence';

const guid = 'AB12CD34-0000-1111-2222-333344445555';
const other = '99999999-0000-1111-2222-333344445555';
const file = `root_${guid}.avhdx`;
const path = `D:\\VMs\\APP01\\${file}`;
const disk = vmConfig({ ide: [{ path }], checkpoints: { count: 1 } });
const marked = vmConfig({ ide: [{ path: `[|${path}|]` }], checkpoints: { count: 1 } });
const look = (folder: string): string =>
  `Get-ChildItem -LiteralPath ${folder} | Where-Object Extension -in '.vhd', '.vhdx', '.avhd', '.avhdx' | ForEach-Object { Get-VHD -Path $_.FullName } | Format-List Path, ParentPath, VhdType`;

describeRule('HVB067', {
  fires: [
    {
      name: 'the same id under another name',
      text: marked,
      evidence: facts({ [path]: absent('root.vhdx', `old_${file}.bak`) }),
      severity: 'error',
      says: [file, 'IDE 0:0', 'is not in its folder', `old_${file}.bak is`, 'Copy every file'],
      powershell: look("'D:\\VMs\\APP01'"),
    },
    {
      name: 'another extension and another case',
      text: marked,
      evidence: facts({ [path]: absent(`ROOT_${guid.toLowerCase()}.VHDX`) }),
      severity: 'error',
    },
    {
      name: 'another disk of the same chain, which only makes it likely',
      text: marked,
      evidence: facts({ [path]: absent('root.vhdx', `root_${other}.avhdx`) }),
      severity: 'warning',
      says: [`root_${other}.avhdx is`, 'inferred'],
    },
    {
      name: 'the id was taken out of the name',
      text: marked,
      evidence: facts({ [path]: absent('root.avhdx') }),
      severity: 'warning',
    },
    {
      name: 'the id is preferred',
      text: marked,
      evidence: facts({ [path]: absent(`root_${other}.avhdx`, `x ${guid} .avhdx`) }),
      severity: 'error',
      says: [`x ${guid} .avhdx is`],
    },
    {
      name: 'a name with several underscores, as AVHD, in a folder that a shell would read',
      text: vmConfig({ ide: [{ path: `[|D:\\it's $(x)\\a_b_c_${guid}.avhd|]` }] }),
      evidence: facts({ [`D:\\it's $(x)\\a_b_c_${guid}.avhd`]: absent(`A_B_C_${other}.avhd`) }),
      powershell: look(`'D:\\it''s $(x)'`),
    },
    {
      name: 'a differencing disk without an id',
      text: vmConfig({ ide: [{ path: '[|D:\\child.avhdx|]' }] }),
      evidence: facts({ 'D:\\child.avhdx': absent(`child_${other}.avhdx`) }),
      severity: 'warning',
    },
  ],
  quiet: [
    { name: 'the file is there', text: disk, evidence: facts({ [path]: present(file, `root_${other}.avhdx`) }) },
    { name: 'it was not looked for', text: disk, evidence: facts({ [path]: { status: 'not-checked' } }) },
    { name: 'no evidence', text: disk },
    {
      name: 'nothing like it is there',
      text: disk,
      evidence: facts({ [path]: absent('root.vhdx', `root2_${other}.avhdx`, `data_${other}.avhdx`) }),
    },
    {
      name: 'only its change tracking and its replication log',
      text: disk,
      evidence: facts({ [path]: absent(`${file}.rct`, `${file}.mrt`, `root_${guid}.hrl`, `${file}.hrl`) }),
    },
    {
      name: 'only the AutoRecovery disk made of it',
      text: disk,
      evidence: facts({ [path]: absent(`root_${guid}-AutoRecovery.avhdx`, 'root-AutoRecovery.avhdx') }),
    },
    {
      name: 'the data of a VHD Set of that name',
      text: disk,
      evidence: facts({ [path]: absent('ROOT.vhds', `root_${other}.avhdx`) }),
    },
    { name: 'a chain of the other format', text: disk, evidence: facts({ [path]: absent(`root_${other}.avhd`) }) },
    {
      name: 'a folder that only holds the id in its name',
      text: disk,
      evidence: facts({ [path]: absent(guid, `${guid}.xml`) }),
    },
    {
      name: 'a base disk',
      text: vmConfig({ ide: [{ path: 'D:\\root.vhdx' }] }),
      evidence: facts({ 'D:\\root.vhdx': absent(`root_${other}.avhdx`) }),
    },
    {
      name: 'a VHD Set',
      text: vmConfig({ scsi: [[{ path: 'D:\\root.vhds' }]] }),
      evidence: facts({ 'D:\\root.vhds': absent(`root_${other}.avhdx`) }),
    },
    { name: 'while typing', text: disk, slow: false, evidence: facts({ [path]: absent(`root_${other}.avhdx`) }) },
  ],
  missing: [
    { name: 'no path', text: vmConfig({ ide: [{ path: '' }] }), evidence: facts({ '': absent(file) }) },
    { name: 'no disk', text: vmConfig({ ide: [] }), evidence: facts({ [path]: absent(`root_${other}.avhdx`) }) },
  ],
  broken: [
    {
      name: 'a path that is not closed',
      text: disk.replace('</pathname>', ''),
      evidence: facts({ [path]: absent(`root_${other}.avhdx`) }),
    },
    {
      name: 'cut off before the type',
      text: disk.replace(/(<\/pathname>)[^]*/, '$1'),
      evidence: facts({ [path]: absent(`root_${other}.avhdx`) }),
    },
    {
      name: 'cut off after the drive',
      text: marked.replace(/(<type type="string">VHD<\/type>)[^]*/, '$1'),
      evidence: facts({ [path]: absent(`root_${other}.avhdx`) }),
    },
  ],
  fixed: 'no edit',
});

describe('HVB067 beside that', () => {
  const evidence = facts({ [path]: absent(`x_${file}`) });

  test('it is an error on every host, known or not', () => {
    for (const hostOs of [undefined, ...hostOsNames])
      expect(
        findingsOf(disk, { evidence, ...(hostOs && { hostOs }) }).find(({ code }) => code === 'HVB067')?.severity,
      ).toBe('error');
  });

  test('one absence is one finding: it, else vmconfig/file-not-found', () => {
    const codes = (...names: string[]): string[] =>
      findingsOf(disk, { evidence: facts({ [path]: absent(...names) }) })
        .map(({ code }) => code)
        .filter((code) => code !== 'HVB017');
    expect(codes(`x_${file}`)).toEqual(['HVB067']);
    expect(codes(`root_${other}.avhdx`)).toEqual(['HVB067']);
    expect(codes('root.vhdx')).toEqual(['vmconfig/file-not-found']);
    expect(codes('root-AutoRecovery.avhdx')).toEqual(['HVB060', 'vmconfig/file-not-found']);
  });

  test('a file that two drives name is told once', () => {
    const twice = vmConfig({ ide: [{ path }, { path: path.toUpperCase() }] });
    expect(findingsOf(twice, { evidence }).filter(({ code }) => code === 'HVB067')).toHaveLength(1);
  });

  test('nothing is proved by a status other than absent', () => {
    const folderNames = [`root_${other}.avhdx`];
    expect(similarFile(file, { status: 'absent', folderNames })).toBe(`root_${other}.avhdx`);
    expect(similarFile(file, { status: 'absent' })).toBeUndefined();
    expect(similarFile(file, { status: 'present', folderNames })).toBeUndefined();
    expect(similarFile(file, { status: 'not-checked' })).toBeUndefined();
    expect(similarFile(file, undefined)).toBeUndefined();
  });

  test('no advice merges, and renaming is only warned of', () => {
    for (const { powershell, safety } of findingsOf(disk, { evidence }).flatMap(({ fixes }) => fixes())) {
      expect(powershell).not.toMatch(/Merge-VHD|Remove-|Rename-|Move-|Set-VHD/i);
      expect(safety).toMatch(/^It only reads\./);
    }
  });

  test('in files', async () => {
    const uri = 'mem:///case/APP01/Virtual%20Machines/a.xml';
    const folder = 'mem:///case/APP01';
    const files = { [uri]: disk, [`${folder}/root.vhdx`]: 'x', [`${folder}/root_${guid}.avhdx.old`]: 'x' };
    expect(shown(disk, await findingsAmong(files, uri), 'HVB067')).toEqual([
      `error ${path}: ${file}, the disk at IDE 0:0, is not in its folder, but ${file}.old is; without it the VM loses its newest data. Copy every file of the chain before anything else, and ask the backup vendor or Microsoft support.`,
    ]);
    expect(
      shown(disk, await findingsAmong({ [uri]: disk, 'mem:///case/elsewhere/x.txt': 'x' }, uri), 'HVB067'),
    ).toEqual([]);
  });
});
