import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

const path = 'D:\\VMs\\root.vhd';
const on = (disk: string, options: VmConfigOptions = {}): string => vmConfig({ ide: [{ path: disk }], ...options });
const hostOs = 'windows-server-2016';

describeRule('HVB075', {
  fires: [
    {
      name: 'a VHD on a 2016 host',
      text: on(`[|${path}|]`),
      hostOs,
      severity: 'warning',
      says: ['IDE 0:0', '.vhd file', 'resilient change tracking'],
      powershell: "Convert-VHD -Path 'D:\\VMs\\root.vhd' -DestinationPath 'D:\\VMs\\root.vhdx'",
    },
    {
      name: 'an AVHD, whose chain is of that format',
      text: on('[|D:\\root_AB12CD34-0000-1111-2222-333344445555.AVHD|]', { checkpoints: { count: 1 } }),
      hostOs: 'windows-server-2022',
      severity: 'warning',
      says: ['.avhd file'],
    },
    {
      name: 'an unknown host that must be of 2016 or later',
      text: on(`[|${path}|]`, { version: '8.0' }),
      severity: 'warning',
    },
    {
      name: 'a path that a shell would read',
      text: on(`[|D:\\O'Neil $(x)\\a;b.VHD|]`),
      hostOs,
      powershell: `Convert-VHD -Path 'D:\\O''Neil $(x)\\a;b.VHD' -DestinationPath 'D:\\O''Neil $(x)\\a;b.VHDx'`,
    },
  ],
  quiet: [
    { name: 'a VHDX', text: on('D:\\VMs\\root.vhdx'), hostOs },
    { name: 'a VHDX with vhd in its name', text: on('D:\\VMs\\root.vhd.vhdx'), hostOs },
    { name: 'a VHD Set', text: vmConfig({ scsi: [[{ path: 'D:\\q.vhds', shared: true }]] }), hostOs },
    { name: 'a host without change tracking', text: on(path), hostOs: 'windows-server-2012-r2' },
    { name: 'version 5.0 without a named host', text: on(path) },
    { name: 'version 2.0 without a named host', text: on(path, { version: '2.0' }) },
    { name: 'a client', text: on(path, { version: '9.0' }), hostOs: 'windows-client' },
    { name: 'a checkpoint', text: on(path, { typeId: 'Snapshots' }), hostOs },
    { name: 'an image of that name', text: vmConfig({ ide: [{ type: 'ISO', path }] }), hostOs },
  ],
  missing: [
    { name: 'no path', text: on(''), hostOs },
    { name: 'no disk', text: vmConfig({ ide: [] }), hostOs },
    { name: 'no version and no host', text: on(path, { raw: { properties: { version: undefined } } }) },
  ],
  broken: [
    { name: 'a path that is not closed', text: on(path).replace('</pathname>', ''), hostOs },
    { name: 'cut off in the path', text: on(path).replace(/root\.vhd<[^]*/, 'root.vhd'), hostOs },
    { name: 'cut off before the type', text: on(path).replace(/(<\/pathname>)[^]*/, '$1'), hostOs },
    {
      name: 'cut off after the drive',
      text: on(`[|${path}|]`).replace(/(<type type="string">VHD<\/type>)[^]*/, '$1'),
      hostOs,
    },
  ],
  fixed: 'no edit',
});

describe('HVB075 beside that', () => {
  const found = (text: string, check: Parameters<typeof findingsOf>[1] = {}) =>
    findingsOf(text, check).find(({ code }) => code === 'HVB075');

  test('its severity on every host', () => {
    const none = undefined;
    const severities = hostOsNames.map((os) => found(on(path), { hostOs: os })?.severity);
    expect(severities).toEqual([none, none, none, none, 'warning', 'warning', 'warning', 'warning', none]);
  });

  test('two steps, in order, each with its precondition', () => {
    const text = vmConfig({ scsi: [[], [{ path: 'D:\\a.vhdx' }, { path: 'E:\\b.vhd' }]], clustered: true });
    const fixes = found(text, { hostOs })?.fixes() ?? [];
    expect(fixes.map(({ powershell }) => powershell)).toEqual([
      "Convert-VHD -Path 'E:\\b.vhd' -DestinationPath 'E:\\b.vhdx'",
      "Set-VMHardDiskDrive -VMName 'APP01' -ControllerType SCSI -ControllerNumber 1 -ControllerLocation 1 -Path 'E:\\b.vhdx'",
    ]);
    expect(fixes[0]?.safety).toMatch(/VM off, no checkpoints.*free space.*clustered/);
    expect(fixes[1]?.safety).toMatch(
      /Only after the conversion has succeeded.*Keep the old file until a backup succeeded/,
    );
  });

  test('a VM whose name means others too is found by its id', () => {
    const text = on(path, { name: 'APP*' });
    expect(found(text, { hostOs })?.fixes()[1]?.powershell).toBe(
      "Set-VMHardDiskDrive -VMHardDiskDrive (Get-VMHardDiskDrive -VM (Get-VM -Id '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41') -ControllerType IDE -ControllerNumber 0 -ControllerLocation 0) -Path 'D:\\VMs\\root.vhdx'",
    );
  });

  test('a disk in a chain of checkpoints is not offered a conversion', () => {
    expect(found(on('D:\\a.avhd', { checkpoints: { count: 1 } }), { hostOs })?.fixes()).toEqual([]);
  });
});
