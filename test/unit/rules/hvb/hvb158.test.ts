import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const disks = (...paths: string[]): string => vmConfig({ ide: paths.map((path) => ({ path })) });
const long = (length: number, start: string): string => `${start}${'x'.repeat(length - start.length - 5)}.vhdx`;
const drive = "-VMName 'APP01' -ControllerType IDE -ControllerNumber 0 -ControllerLocation 0";

describeRule('HVB158', {
  fires: [
    {
      name: 'an IPv4 address',
      text: disks('[|\\\\10.0.0.5\\vms\\a.vhdx|]'),
      severity: 'error',
      says: ['The disk at IDE 0:0', '\\\\10.0.0.5\\vms', 'IP address', 'full name'],
      powershell: `Set-VMHardDiskDrive ${drive} -Path '\\\\<full name of 10.0.0.5>\\vms\\a.vhdx'`,
    },
    {
      name: 'with a prefix',
      text: disks('[|\\\\?\\UNC\\10.0.0.5\\vms\\a.vhdx|]'),
      powershell: `Set-VMHardDiskDrive ${drive} -Path '\\\\?\\UNC\\<full name of 10.0.0.5>\\vms\\a.vhdx'`,
    },
    { name: 'with slashes', text: disks('[|//10.0.0.5/vms/a.vhdx|]') },
    { name: 'an IPv6 address', text: disks('[|\\\\2001-db8--5.ipv6-literal.net\\vms\\a.vhdx|]') },
    { name: 'an IPv6 address with its zone', text: disks('[|\\\\fe80--5s4.IPv6-literal.NET\\vms\\a.vhdx|]') },
    {
      name: 'the disk of a checkpoint, whose file is left alone',
      text: disks('[|\\\\10.0.0.5\\vms\\a_AB12CD34-0000-1111-2222-333344445555.avhdx|]'),
    },
    {
      name: 'the saved state',
      text: vmConfig({
        ide: [{ path: '\\\\fs1\\vms\\a.vhdx' }],
        savedState: { memory: '[|\\\\10.0.0.5\\vms\\a.bin|]', device: '\\\\fs1\\vms\\a.vsv' },
      }),
      says: ['The saved state file'],
    },
    {
      name: 'a share and a volume',
      text: disks('D:\\a.vhdx', '[|\\\\fs1\\vms\\b.vhdx|]'),
      severity: 'error',
      says: ['The disk at IDE 0:1 of "APP01"', 'local volume', 'one kind of storage'],
      powershell: "Move-VMStorage -VMName 'APP01' -DestinationStoragePath '\\\\fs1\\vms\\<folder of this VM>'",
    },
    {
      name: 'a share and a Cluster Shared Volume',
      text: disks('[|\\\\fs1\\vms\\b.vhdx|]', 'C:\\ClusterStorage\\Volume1\\a.vhdx'),
    },
    {
      name: 'a share and a volume by its GUID',
      text: disks('[|\\\\fs1\\vms\\b.vhdx|]', '\\\\?\\Volume{de393808-58d8-11df-be86-00155d4e0e00}\\a.vhdx'),
    },
    {
      name: 'disks on a share, checkpoints on a volume',
      text: vmConfig({ ide: [{ path: '[|\\\\fs1\\vms\\b.vhdx|]' }], checkpoints: { location: 'D:\\Snap' } }),
    },
    {
      name: 'a long path, of which the rest is inferred',
      text: disks(`[|${long(260, '\\\\fs1\\vms\\')}|]`),
      severity: 'warning',
      says: ['a path of 260 characters on its share', 'inferred'],
    },
    {
      name: 'a long path without its prefix',
      text: disks(`[|${long(266, '\\\\?\\UNC\\fs1\\vms\\')}|]`),
      says: ['260'],
    },
    {
      name: 'an address in a path that is long too is said once',
      text: disks(`[|${long(300, '\\\\10.0.0.5\\vms\\')}|]`),
      says: ['IP address'],
    },
    {
      name: 'a share that a shell would read',
      text: vmConfig({ name: `O'Neil`, ide: [{ path: `[|\\\\10.0.0.5\\it's $(x)\\a.vhdx|]` }] }),
      powershell: `Set-VMHardDiskDrive -VMName 'O''Neil' -ControllerType IDE -ControllerNumber 0 -ControllerLocation 0 -Path '\\\\<full name of 10.0.0.5>\\it''s $(x)\\a.vhdx'`,
    },
  ],
  quiet: [
    { name: 'all on one share', text: disks('\\\\fs1.corp.example\\vms\\a.vhdx', '\\\\FS1.corp.example\\vms\\b.vhdx') },
    { name: 'all on local volumes', text: disks('D:\\a.vhdx', 'E:\\b.vhdx') },
    { name: '259 characters', text: disks(long(259, '\\\\fs1\\vms\\')) },
    { name: '259 without the prefix', text: disks(long(265, '\\\\?\\UNC\\fs1\\vms\\')) },
    { name: 'a long local path, which is HVB026', text: disks(long(300, 'D:\\')) },
    { name: 'a name that begins like an address', text: disks('\\\\10.0.0.5.corp.example\\vms\\a.vhdx') },
    {
      name: 'an image on a share beside local disks',
      text: vmConfig({ ide: [{ path: 'D:\\a.vhdx' }, { type: 'ISO', path: '\\\\10.0.0.5\\iso\\a.iso' }] }),
    },
    {
      name: 'a host that stores no VM on shares',
      text: disks('\\\\10.0.0.5\\vms\\a.vhdx'),
      hostOs: 'windows-server-2008-r2',
    },
    {
      name: 'a checkpoint of a VM with files of both kinds',
      text: vmConfig({ typeId: 'Snapshots', ide: [{ path: 'D:\\a.vhdx' }, { path: '\\\\fs1\\vms\\b.vhdx' }] }),
    },
    { name: 'a path that leads nowhere', text: disks('\\\\10.0.0.5', 'D:\\a.vhdx') },
  ],
  missing: [
    { name: 'no path', text: disks('D:\\a.vhdx', '') },
    { name: 'no disk', text: vmConfig({ ide: [] }) },
  ],
  broken: [
    { name: 'a path that is not closed', text: disks('\\\\10.0.0.5\\vms\\a.vhdx').replace('</pathname>', '') },
    { name: 'cut off before the type', text: disks('\\\\10.0.0.5\\vms\\a.vhdx').replace(/(<\/pathname>)[^]*/, '$1') },
    {
      name: 'cut off after the drive',
      text: disks('[|\\\\10.0.0.5\\vms\\a.vhdx|]').replace(/(<type type="string">VHD<\/type>)[^]*/, '$1'),
    },
    {
      name: 'cut off before the drive of the other kind',
      text: disks('\\\\fs1\\vms\\a.vhdx', 'D:\\b.vhdx').replace(/<drive1>[^]*/, ''),
    },
  ],
  fixed: 'no edit',
});

describe('HVB158 beside that', () => {
  const found = (options: VmConfigOptions, hostOs?: (typeof hostOsNames)[number]) =>
    findingsOf(vmConfig(options), hostOs ? { hostOs } : {}).filter(({ code }) => code === 'HVB158');

  test('its severity on every host', () => {
    const options: VmConfigOptions = { version: '9.0', ide: [{ path: '\\\\10.0.0.5\\vms\\a.vhdx' }] };
    const severities = hostOsNames.map((os) => found(options, os)[0]?.severity);
    expect(severities).toEqual([undefined, undefined, ...Array.from({ length: 7 }, () => 'error')]);
    expect(found(options)[0]?.severity).toBe('error');
  });

  test('an address and files of both kinds are two facts; the local file is pointed to', () => {
    const findings = found({ ide: [{ path: 'D:\\a.vhdx' }, { path: '\\\\10.0.0.5\\vms\\b.vhdx' }] });
    expect(findings).toHaveLength(2);
    expect(findings.flatMap(({ related }) => related.map(({ message }) => message))).toEqual([
      'The disk at IDE 0:0 is on a local volume.',
    ]);
    expect(findings.flatMap(({ fixes }) => fixes().map(({ powershell }) => powershell)).join()).toContain(
      "Move-VMStorage -VMName 'APP01' -DestinationStoragePath '\\\\<full name of 10.0.0.5>\\vms\\<folder of this VM>'",
    );
  });

  test('no AVHDX and no checkpoint is pointed elsewhere', () => {
    expect(found({ ide: [{ path: '\\\\10.0.0.5\\vms\\a.avhdx' }], checkpoints: { count: 1 } })[0]?.fixes()).toEqual([]);
    expect(found({ ide: [{ path: '\\\\10.0.0.5\\vms\\a.vhdx' }], typeId: 'Snapshots' })[0]?.fixes()).toEqual([]);
  });
});
