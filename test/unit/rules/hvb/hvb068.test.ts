import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';
import { absent, facts, findingsAmong, present, shown } from './evidence';

const guid = 'AB12CD34-0000-1111-2222-333344445555';
const file = `root_${guid}.avhdx`;
const path = `D:\\VMs\\APP01\\${file}`;
const on = (disk: string, options: VmConfigOptions = {}): string => vmConfig({ ide: [{ path: disk }], ...options });
const look = (name: string): string =>
  `Get-VMSnapshot -VMName ${name} | Format-List Name, SnapshotType, CreationTime; Get-VMHardDiskDrive -VMName ${name} | Get-VHD | Format-List Path, ParentPath, VhdType`;

describeRule('HVB068', {
  fires: [
    {
      name: 'the disk of a checkpoint, and no checkpoint is listed',
      text: on(`[|${path}|]`),
      hostOs: 'windows-server-2012-r2',
      severity: 'warning',
      says: ['IDE 0:0', '"APP01"', file, 'inferred', 'unless a job is running'],
      powershell: look("'APP01'"),
    },
    { name: 'an AVHD', text: on(`[|D:\\a_b_${guid}.AVHD|]`), hostOs: 'windows-server-2016', severity: 'warning' },
    { name: 'a differencing disk without an id', text: on('[|D:\\child.avhdx|]'), severity: 'warning' },
    { name: 'an unknown host', text: on(`[|${path}|]`, { version: '9.0' }), severity: 'warning' },
    {
      name: 'generation 2',
      text: vmConfig({ generation: 2, ide: [], scsi: [[{ path: `[|${path}|]` }]] }),
      says: ['SCSI 0:0'],
    },
    { name: 'a clustered VM on a CSV', text: on(`[|c:\\clusterstorage\\volume1\\${file}|]`, { clustered: true }) },
    {
      name: 'a replicated VM: Replica keeps AVHDX files',
      text: on(`[|${path}|]`, { replication: { server: 'hv02' } }),
      severity: 'hint',
      says: ['Replica keeps it as a recovery point'],
    },
    { name: 'the file is there', text: on(`[|${path}|]`), evidence: facts({ [path]: present(file) }) },
    { name: 'each disk is one', text: vmConfig({ ide: [{ path: `[|${path}|]` }, { path: '[|E:\\x.avhdx|]' }] }) },
    {
      name: 'a name with all that a shell reads',
      text: on(`[|${path}|]`, { name: `O'Neil & "Co" $(x)` }),
      powershell: look(`'O''Neil & "Co" $(x)'`),
    },
  ],
  quiet: [
    { name: 'a checkpoint is listed', text: on(path, { checkpoints: { count: 1 } }) },
    { name: 'a merge is pending, which is HVB027', text: on(path, { checkpoints: { mergePending: true } }) },
    { name: 'a base disk', text: on('D:\\root.vhdx') },
    { name: 'a VHD Set', text: vmConfig({ scsi: [[{ path: 'D:\\quorum.vhds', shared: true }]] }) },
    {
      name: 'a checkpoint of a VHD Set',
      text: vmConfig({ scsi: [[{ path: `D:\\quorum_${guid}.avhds`, shared: true }]] }),
    },
    { name: 'the AutoRecovery disk, which is HVB060', text: on('D:\\root-AutoRecovery.avhdx') },
    { name: 'a checkpoint', text: on(path, { typeId: 'Snapshots' }) },
    {
      name: 'a checkpoint by its folder',
      text: on(path, { typeId: 'Realized' }),
      uri: `mem:///VMs/Snapshots/${guid}.xml`,
    },
    { name: 'an older host, where no backup makes a checkpoint', text: on(path), hostOs: 'windows-server-2012' },
    { name: 'an older host by the version', text: on(path, { version: '2.0' }) },
    {
      name: 'the file is not there, which is HVB067',
      text: on(path),
      evidence: facts({ [path]: absent('root.avhdx') }),
    },
    { name: 'an image of that name', text: vmConfig({ ide: [{ type: 'ISO', path }] }) },
  ],
  missing: [
    {
      name: 'no number of checkpoints',
      text: on(path, { raw: { global_settings: { snapshots: { list: { size: undefined } } } } }),
    },
    { name: 'no list', text: on(path, { raw: { global_settings: { snapshots: undefined } } }) },
    {
      name: 'no flag of a merge',
      text: on(`[|${path}|]`, { raw: { global_settings: { disk_merge_pending: undefined } } }),
    },
    { name: 'no path', text: on('') },
    { name: 'no type in whole properties', text: on(`[|${path}|]`, { raw: { properties: { type_id: undefined } } }) },
  ],
  broken: [
    { name: 'cut off before the type it may be a checkpoint', text: on(path).replace(/<type_id[^]*/, '') },
    { name: 'a number that is none', text: on(path).replace('<size type="integer">0<', '<size type="integer">zero<') },
    { name: 'a path that is not closed', text: on(path).replace('</pathname>', '') },
    { name: 'damage elsewhere', text: on(`[|${path}|]`).replace('</processors>', '') },
  ],
  fixed: 'no edit',
});

describe('HVB068 beside that', () => {
  test('a warning from 2012 R2 on: that no checkpoint means so is inferred, so it is no error', () => {
    const severity = (hostOs?: (typeof hostOsNames)[number]) =>
      findingsOf(on(path, { version: '9.0' }), hostOs ? { hostOs } : {}).find(({ code }) => code === 'HVB068')
        ?.severity;
    const none = undefined;
    expect(hostOsNames.map(severity)).toEqual([none, none, none, ...Array.from({ length: 6 }, () => 'warning')]);
    expect(severity()).toBe('warning');
  });

  test('it points to the number of checkpoints', () => {
    const text = on(path);
    const [finding] = findingsOf(text);
    const span = finding?.related[0]?.span;
    expect(text.slice((span?.start ?? 0) - '<size type="integer">'.length, span?.end)).toBe('<size type="integer">0');
    expect(finding?.related[0]?.message).toBe('No checkpoint is listed here.');
  });

  test('of a document cut off anywhere nothing is claimed that the whole one does not say', () => {
    const text = on(path, { typeId: 'Snapshots' });
    for (let end = 0; end <= text.length; end += 97)
      expect(findingsOf(text.slice(0, end)).map(({ code }) => code)).not.toContain('HVB068');
  });

  test('its advice: in order, and nothing that merges, renames or deletes', () => {
    const [fix] = findingsOf(on(path))[0]?.fixes() ?? [];
    expect(fix?.powershell).not.toMatch(/Merge-VHD|Remove-|Rename-|Move-|Set-/i);
    expect(fix?.safety).toMatch(
      /^It only reads\..*idle.*restorable backup.*free space.*shut the VM down.*Never delete or rename/,
    );
  });

  test('in files', async () => {
    const uri = 'mem:///case/APP01/Virtual%20Machines/a.xml';
    const files = { [uri]: on(path), [`mem:///case/APP01/${file}`]: 'x' };
    expect(shown(on(path), await findingsAmong(files, uri), 'HVB068')).toEqual([
      `warning ${path}: The disk at IDE 0:0 of "APP01" is ${file}, and no checkpoint is listed; inferred: a backup left it behind, unless a job is running or incremental backup is enabled.`,
    ]);
    const gone = { [uri]: on(path), 'mem:///case/APP01/root.vhdx': 'x' };
    expect(shown(on(path), await findingsAmong(gone, uri), 'HVB068')).toEqual([]);
  });
});
