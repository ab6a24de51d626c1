import { describe, expect, test } from 'vitest';
import { hostOsNames, type HostOs } from '../../../../src/core/vmconfig/facts/host-os';
import type { Finding } from '../../../../src/core/rules/rule';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

/** With the flag's text marked. */
const flagged = (options: VmConfigOptions = {}, word = 'True'): string =>
  vmConfig({
    checkpoints: { mergePending: true },
    replace: ['disk_merge_pending type="bool">True', `disk_merge_pending type="bool">[|${word}|]`],
    ...options,
  });
const plain = vmConfig({ checkpoints: { mergePending: true } });
const chain = (name: string): string =>
  `Get-VM -Name ${name} | Format-List Name, Status, OperationalStatus; Get-VMHardDiskDrive -VMName ${name} | Get-VHD | Format-List Path, ParentPath, VhdType`;

describeRule('HVB027', {
  fires: [
    {
      name: 'the flag on a 2012 R2 host',
      text: flagged(),
      hostOs: 'windows-server-2012-r2',
      severity: 'warning',
      says: ['disk_merge_pending is True', 'inferred', '"APP01"', 'the next backup adds one more differencing disk'],
      powershell: chain("'APP01'"),
    },
    {
      name: 'an older host, whose backups make no checkpoint',
      text: flagged(),
      hostOs: 'windows-server-2012',
      severity: 'warning',
      says: ['a differencing disk that grows'],
    },
    { name: 'a configuration of 2008 R2 by its version', text: flagged({ version: '2.0' }), says: ['that grows'] },
    { name: 'a later version and no named host', text: flagged({ version: '9.0' }), says: ['the next backup'] },
    { name: 'a VM without a name', text: flagged({ name: '' }), says: ['a merge of this VM after'] },
    { name: 'a word in another case', text: flagged({}, 'true'), severity: 'warning' },
    { name: 'checkpoints that are listed', text: flagged({ checkpoints: { mergePending: true, count: 2 } }) },
    {
      name: 'a name with all that a shell reads',
      text: flagged({ name: `O'Neil & "Co" $(x)` }),
      powershell: chain(`'O''Neil & "Co" $(x)'`),
    },
    {
      name: 'a document that is cut off behind it',
      text: flagged().replace(/(True\|\]<\/disk_merge_pending>)[^]*/, '$1'),
    },
  ],
  quiet: [
    { name: 'False', text: vmConfig({ checkpoints: { mergePending: false } }) },
    {
      name: 'a checkpoint, which keeps the settings of its time',
      text: plain.replace('Virtual Machines', 'Snapshots'),
    },
  ],
  missing: [
    { name: 'no flag', text: vmConfig({ raw: { global_settings: { disk_merge_pending: undefined } } }) },
    { name: 'no word in it', text: plain.replace('>True</disk_merge_pending>', '></disk_merge_pending>') },
  ],
  broken: [
    { name: 'a word that is none', text: plain.replace('>True</disk_merge_pending>', '>Tru</disk_merge_pending>') },
    { name: 'not closed', text: plain.replace('</disk_merge_pending>', '') },
    { name: 'cut off in the word', text: plain.replace(/(<disk_merge_pending type="bool">True)[^]*/, '$1') },
  ],
  fixed: 'no edit',
});

describe('HVB027 beside that', () => {
  const found = (hostOs?: HostOs): Finding | undefined =>
    findingsOf(plain, hostOs ? { hostOs } : {}).find(({ code }) => code === 'HVB027');

  test('it is a warning on every host', () => {
    expect(hostOsNames.map((os) => found(os)?.severity)).toEqual(hostOsNames.map(() => 'warning'));
  });

  test('its advice: only reads, what to wait for, and that an old host merges while the VM is off', () => {
    const safety = (os: HostOs): string => found(os)?.fixes()[0]?.safety ?? '';
    expect(safety('windows-server-2012-r2')).toMatch(/^It only reads\..*19080.*19090 and 19100/);
    expect(safety('windows-server-2012')).not.toContain('while the VM is off');
    expect(safety('windows-server-2008-r2')).toContain('while the VM is off');
  });

  test('it alone speaks of the AVHDX then: HVB068 is quiet', () => {
    const disk = { path: 'D:\\a_7A3C5D10-52B4-4E0B-9C1E-0F6A2B7D9E41.avhdx' };
    const codes = (mergePending: boolean): string[] =>
      findingsOf(vmConfig({ checkpoints: { mergePending }, scsi: [[disk]] })).map(({ code }) => code);
    expect(codes(true)).toEqual(['HVB027']);
    expect(codes(false)).toEqual(['HVB068']);
  });
});
