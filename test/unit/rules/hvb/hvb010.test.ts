import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import type { Finding } from '../../../../src/core/rules/rule';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';

/** Checkpoints at one place and a disk at another; the place of the checkpoints is marked. */
const apart = (location: string, disk: string, options: VmConfigOptions = {}): string =>
  vmConfig({ checkpoints: { location: `[|${location}|]` }, ide: [{ path: disk }], ...options });
const plain = (location: string, ...disks: string[]): string =>
  vmConfig({ checkpoints: { location }, ide: disks.map((path) => ({ path })) });
const volume = '\\\\?\\Volume{3f2a1c5e-0000-4d6b-9a10-5c1f7e8b9d02}';
const other = '\\\\?\\Volume{aaaa1c5e-0000-4d6b-9a10-5c1f7e8b9d02}';
const old = 'windows-server-2012';

describeRule('HVB010', {
  fires: [
    {
      name: 'two drives on a 2012 host',
      text: apart('C:\\ProgramData\\Microsoft\\Windows\\Hyper-V', 'D:\\VMs\\APP01\\a.vhdx'),
      hostOs: old,
      severity: 'error',
      says: ['"APP01"', 'C:', 'IDE 0:0', 'D:', 'saved state'],
      powershell: "Set-VM -Name 'APP01' -SnapshotFileLocation 'D:\\VMs\\APP01'",
    },
    {
      name: 'the same on 2012 R2',
      text: apart('C:\\Snap', 'D:\\a.vhdx'),
      hostOs: 'windows-server-2012-r2',
      severity: 'info',
      says: ['matters little'],
    },
    {
      name: 'a configuration of 2008 R2 without a named host',
      text: apart('C:\\Snap', 'D:\\a.vhd', { version: '2.0' }),
      severity: 'error',
      says: ['saved state'],
    },
    {
      name: 'an unknown host',
      text: apart('C:\\Snap', 'D:\\a.vhdx', { version: '9.0' }),
      severity: 'info',
      says: ['up to Windows Server 2012', 'from 2012 R2 on'],
    },
    {
      name: 'two shared volumes',
      text: apart('C:\\ClusterStorage\\Volume1', 'C:\\ClusterStorage\\Volume2\\a.vhdx'),
      hostOs: old,
      severity: 'error',
      says: ['C:\\ClusterStorage\\Volume1', 'C:\\ClusterStorage\\Volume2'],
    },
    {
      name: 'a shared volume and its own system drive',
      text: apart('C:\\Snap', 'C:\\ClusterStorage\\Volume2\\a.vhdx'),
      hostOs: old,
      severity: 'error',
    },
    {
      name: 'a share and a drive',
      text: apart('C:\\Snap', '\\\\fs1\\vms\\a.vhdx'),
      hostOs: old,
      severity: 'error',
      says: ['\\\\fs1\\vms'],
      powershell: "Set-VM -Name 'APP01' -SnapshotFileLocation '\\\\fs1\\vms\\'",
    },
    {
      name: 'two volumes by GUID',
      text: apart(`${volume}\\Snap`, `${other}\\a.vhdx`),
      hostOs: old,
      severity: 'error',
      powershell: `Set-VM -Name 'APP01' -SnapshotFileLocation '${other}\\'`,
    },
    {
      name: 'an extended path',
      text: apart('C:\\Snap', '\\\\?\\D:\\a.vhdx'),
      hostOs: old,
      severity: 'error',
      powershell: "Set-VM -Name 'APP01' -SnapshotFileLocation '\\\\?\\D:\\'",
    },
    {
      name: 'a disk in the root of a drive',
      text: apart('C:\\Snap', 'D:\\a.vhdx'),
      hostOs: old,
      powershell: "Set-VM -Name 'APP01' -SnapshotFileLocation 'D:\\'",
    },
    {
      name: 'a path and a name that need quoting',
      text: apart('C:\\Snap', "D:\\Anna's $VM & `x`\\a.vhdx", { name: "Anna's VM" }),
      hostOs: old,
      powershell: "Set-VM -Name 'Anna''s VM' -SnapshotFileLocation 'D:\\Anna''s $VM & `x`'",
    },
  ],
  quiet: [
    { name: 'one drive', text: plain('d:\\Snap', 'D:\\VMs\\a.vhdx'), hostOs: old },
    { name: 'one drive, written as an extended path', text: plain('D:\\Snap', '\\\\?\\d:\\VMs\\a.vhdx'), hostOs: old },
    {
      name: 'one shared volume in other letters',
      text: plain('c:\\clusterstorage\\volume1', 'C:\\ClusterStorage\\Volume1\\a.vhdx'),
      hostOs: old,
    },
    { name: 'one share', text: plain('\\\\FS1\\vms\\snap', '\\\\fs1\\VMS\\a.vhdx'), hostOs: old },
    { name: 'two shares may be of one volume', text: plain('\\\\fs1\\snap', '\\\\fs1\\vms\\a.vhdx'), hostOs: old },
    { name: 'a volume by GUID may have that letter', text: plain(`${volume}\\Snap`, 'D:\\a.vhdx'), hostOs: old },
    { name: 'a mount point does not show', text: plain('D:\\Snap', 'D:\\Mounts\\Data\\a.vhdx'), hostOs: old },
    { name: 'a relative location', text: plain('Snapshots', 'D:\\a.vhdx'), hostOs: old },
    {
      name: 'a disk that is no file',
      text: vmConfig({ checkpoints: { location: 'C:\\Snap' }, ide: [{ type: 'HDD', path: 'D:\\x' }] }),
      hostOs: old,
    },
    {
      name: 'an image in the DVD drive',
      text: vmConfig({
        checkpoints: { location: 'D:\\Snap' },
        ide: [{ path: 'D:\\a.vhdx' }, { type: 'ISO', path: 'E:\\setup.iso' }],
      }),
      hostOs: old,
    },
    {
      name: 'a checkpoint',
      text: vmConfig({ checkpoints: { location: 'C:\\Snap' }, typeId: 'Snapshots' }),
      hostOs: old,
    },
  ],
  missing: [
    { name: 'no location', text: vmConfig(), hostOs: old },
    { name: 'an empty location', text: plain('', 'D:\\a.vhdx'), hostOs: old },
    { name: 'no disk', text: vmConfig({ checkpoints: { location: 'C:\\Snap' }, ide: [] }), hostOs: old },
    { name: 'a disk without a path', text: plain('C:\\Snap', ''), hostOs: old },
  ],
  broken: [
    {
      name: 'cut off before its type, where a checkpoint would look the same',
      text: plain('C:\\Snap', 'D:\\a.vhdx').split('<properties>')[0] ?? '',
      hostOs: old,
    },
    {
      name: 'a location that was not closed',
      text: plain('C:\\Snap', 'D:\\a.vhdx').replace('</data_root>', ''),
      hostOs: old,
    },
    {
      name: 'a fault elsewhere changes nothing',
      text: apart('C:\\Snap', 'D:\\a.vhdx').replace('</settings>', ''),
      hostOs: old,
    },
  ],
  fixed: 'no edit',
});

describe('HVB010 beside that', () => {
  const found = (text: string, hostOs: (typeof hostOsNames)[number] = old): Finding | undefined =>
    findingsOf(text, { hostOs }).find(({ code }) => code === 'HVB010');

  test('its severity on every host', () => {
    const severities = hostOsNames.map((os) => found(plain('C:\\Snap', 'D:\\a.vhdx'), os)?.severity);
    expect(severities).toEqual(['error', 'error', 'error', 'info', 'info', 'info', 'info', 'info', 'info']);
  });

  test('each disk elsewhere is pointed to, one on the same volume is not', () => {
    const text = plain('C:\\Snap', 'D:\\a.vhdx', 'C:\\b.vhdx', 'E:\\c.vhdx');
    const related = found(text)?.related ?? [];
    expect(related.map(({ span }) => text.slice(span?.start, span?.end))).toEqual(['D:\\a.vhdx', 'E:\\c.vhdx']);
    expect(found(text)?.fixes()[0]?.safety).toContain('The disks lie on D:, C:, E:');
    expect(found(plain('C:\\Snap', 'D:\\a.vhdx'))?.fixes()[0]?.safety).toBe(
      'The VM must have no checkpoint (event 16340).',
    );
  });
});
