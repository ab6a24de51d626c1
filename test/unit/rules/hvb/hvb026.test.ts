import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig } from '../../../support/vm-config';
import { str } from '../../../support/vm-config/tree';

/** `<start>xxx...<end>` of exactly so many characters. */
const long = (length: number, start = 'D:\\VMs\\', end = '.vhdx'): string =>
  start + 'x'.repeat(length - start.length - end.length) + end;
const disk = (path: string): string => vmConfig({ ide: [{ path }] });
const guidRoot = '\\\\?\\Volume{de393808-58d8-11df-be86-00155d4e0e00}\\';
const move = "Move-VMStorage -VMName 'APP01' -DestinationStoragePath '<folder with a short path>'";

describeRule('HVB026', {
  fires: [
    {
      name: '260 characters',
      text: disk(`[|${long(260)}|]`),
      severity: 'warning',
      says: ['The disk at IDE 0:0', 'a path of 260 characters', 'more than 259'],
      powershell: move,
    },
    {
      name: 'a prefix is not counted',
      text: disk(`[|${long(264, '\\\\?\\D:\\')}|]`),
      says: ['a path of 260 characters'],
    },
    {
      name: 'a volume by GUID counts as a letter',
      text: disk(`[|${long(306, guidRoot)}|]`),
      says: ['a path of 260 characters'],
    },
    {
      name: 'the files of a saved state',
      text: vmConfig({ savedState: { memory: `[|${long(300, 'D:\\', '.bin')}|]`, device: 'D:\\a.vsv' } }),
      says: ['The saved state file', '300'],
    },
    {
      name: 'a checkpoint location in which the configurations get too long a path',
      text: vmConfig({ checkpoints: { location: `[|${long(209, 'D:\\', '')}|]` } }),
      says: ['A checkpoint configuration', '260'],
    },
    {
      name: 'the same of the configuration folder, with a slash at its end',
      text: vmConfig({ raw: { global_settings: { data_root: str(`[|${long(203, 'D:\\', '\\')}|]`) } } }),
      says: ['The configuration has', '260'],
    },
    {
      name: 'a name of the VM that a shell would read',
      text: vmConfig({ name: `it's $(x)`, ide: [{ path: `[|${long(260)}|]` }] }),
      powershell: `Move-VMStorage -VMName 'it''s $(x)' -DestinationStoragePath '<folder with a short path>'`,
    },
    { name: 'the disk of a checkpoint', text: vmConfig({ ide: [{ path: `[|${long(260)}|]` }], typeId: 'Snapshots' }) },
  ],
  quiet: [
    { name: '259 characters', text: disk(long(259)) },
    { name: '259 characters without the prefix', text: disk(long(263, '\\\\?\\D:\\')) },
    { name: '259 characters by the letter of the volume', text: disk(long(305, guidRoot)) },
    { name: 'a share, which is HVB158', text: disk(long(300, '\\\\fs\\vms\\')) },
    { name: 'a share with a prefix', text: disk(long(300, '\\\\?\\UNC\\fs\\vms\\')) },
    {
      name: 'an image, which no backup takes',
      text: vmConfig({ ide: [{ type: 'ISO', path: long(300, 'D:\\', '.iso') }] }),
    },
    { name: 'a pass-through disk, whose path is no file', text: vmConfig({ ide: [{ type: 'HDD', path: long(300) }] }) },
    {
      name: 'a checkpoint location that leaves room',
      text: vmConfig({ checkpoints: { location: long(208, 'D:\\', '') } }),
    },
    { name: 'an escaped ampersand is one character', text: disk(long(259, 'D:\\R&D\\')) },
  ],
  missing: [
    { name: 'no path', text: disk('') },
    { name: 'no drive', text: vmConfig({ ide: [], scsi: [] }) },
  ],
  broken: [
    { name: 'a path that is not closed', text: disk(long(260)).replace('</pathname>', '') },
    { name: 'cut off before the type of the drive', text: disk(long(260)).replace(/(<\/pathname>)[^]*/, '$1') },
    {
      name: 'cut off after the drive',
      text: disk(`[|${long(260)}|]`).replace(/(<type type="string">VHD<\/type>)[^]*/, '$1'),
    },
  ],
  fixed: 'no edit',
});

describe('HVB026 beside that', () => {
  test('it is a warning on every host; storage can be moved from 2012 on', () => {
    for (const hostOs of hostOsNames) {
      const [finding] = findingsOf(disk(long(260)), { hostOs }).filter(({ code }) => code === 'HVB026');
      expect(finding?.severity).toBe('warning');
      const old = hostOs === 'windows-server-2008' || hostOs === 'windows-server-2008-r2';
      expect(finding?.fixes().length).toBe(old ? 0 : 1);
    }
    const [unknown] = findingsOf(vmConfig({ version: '2.0', ide: [{ path: long(260) }] }));
    expect([unknown?.code, unknown?.severity, unknown?.fixes().length]).toEqual(['HVB026', 'warning', 0]);
  });

  test('its precondition names the node of a clustered VM', () => {
    const text = vmConfig({ clustered: true, ide: [{ path: long(260) }] });
    expect(findingsOf(text)[0]?.fixes()[0]?.safety).toContain('clustered');
  });
});
