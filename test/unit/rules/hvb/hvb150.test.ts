import { describe, expect, test } from 'vitest';
import { hostOsNames } from '../../../../src/core/vmconfig/facts/host-os';
import { findingsOf } from '../../../support/check-rule';
import { describeRule } from '../../../support/describe-rule';
import { vmConfig, type VmConfigOptions } from '../../../support/vm-config';
import { str } from '../../../support/vm-config/tree';

const csv = (volume: number | string, file: string): string => `C:\\ClusterStorage\\Volume${volume}\\APP01\\${file}`;
const disks = (...paths: string[]): string => vmConfig({ scsi: [paths.map((path) => ({ path }))], ide: [] });
const hostOs = 'windows-server-2012-r2';
const move = (volume: string): string =>
  `Move-VMStorage -VMName 'APP01' -DestinationStoragePath '${volume}\\<folder of this VM>'`;

describeRule('HVB150', {
  fires: [
    {
      name: 'two disks on two volumes',
      text: disks(csv(1, 'a.vhdx'), `[|${csv(2, 'b.vhdx')}|]`),
      hostOs,
      severity: 'warning',
      says: ['"APP01"', '2 Cluster Shared Volumes', 'C:\\ClusterStorage\\Volume1, C:\\ClusterStorage\\Volume2'],
      powershell: move('C:\\ClusterStorage\\Volume1'),
    },
    {
      name: 'the volume that holds most of them stays',
      text: disks(`[|${csv(1, 'a.vhdx')}|]`, csv(2, 'b.vhdx'), csv(2, 'c.vhdx')),
      hostOs,
      powershell: move('C:\\ClusterStorage\\Volume2'),
    },
    {
      name: 'three volumes are one finding',
      text: disks(csv(1, 'a.vhdx'), `[|${csv(2, 'b.vhdx')}|]`, csv(3, 'c.vhdx')),
      says: ['3 Cluster Shared Volumes'],
    },
    {
      name: 'the configuration elsewhere than the disk',
      text: vmConfig({
        ide: [{ path: csv(1, 'a.vhdx') }],
        raw: { global_settings: { data_root: str(`[|${csv(2, '')}|]`) } },
      }),
      hostOs,
    },
    {
      name: 'a saved state elsewhere',
      text: vmConfig({
        ide: [{ path: csv(1, 'a.vhdx') }],
        savedState: { memory: `[|${csv(2, 'x.bin')}|]`, device: csv(2, 'x.vsv') },
        scsi: [[{ path: csv(1, 'b.vhdx') }, { path: csv(1, 'c.vhdx') }]],
      }),
      hostOs,
    },
    {
      name: 'an older configuration without a named host',
      text: vmConfig({ version: '2.0', ide: [{ path: csv(1, 'a.vhd') }, { path: `[|${csv(2, 'b.vhd')}|]` }] }),
      severity: 'warning',
    },
    {
      name: 'a mount point that was given a name, quoted',
      text: vmConfig({
        name: `O'Neil`,
        ide: [{ path: `C:\\ClusterStorage\\SQL's\\a.vhdx` }, { path: `[|${csv(2, 'b.vhdx')}|]` }],
      }),
      hostOs,
      powershell: `Move-VMStorage -VMName 'O''Neil' -DestinationStoragePath 'C:\\ClusterStorage\\SQL''s\\<folder of this VM>'`,
    },
  ],
  quiet: [
    { name: 'one volume', text: disks(csv(1, 'a.vhdx'), csv(1, 'b.vhdx')), hostOs },
    {
      name: 'one volume in several cases and under other letters',
      text: disks(
        csv(1, 'a.vhdx'),
        'c:\\CLUSTERSTORAGE\\volume1\\b.vhdx',
        '\\\\?\\D:\\ClusterStorage\\Volume1\\c.vhdx',
        'C:/ClusterStorage/Volume1/d.vhdx',
      ),
      hostOs,
    },
    { name: 'volumes that are not shared', text: disks('D:\\a.vhdx', 'E:\\b.vhdx'), hostOs },
    { name: 'one shared and one not', text: disks(csv(1, 'a.vhdx'), 'E:\\b.vhdx'), hostOs },
    {
      name: 'an image on another volume, which no backup takes',
      text: vmConfig({ ide: [{ path: csv(1, 'a.vhdx') }, { type: 'ISO', path: csv(2, 'b.iso') }] }),
      hostOs,
    },
    {
      name: 'a checkpoint location, which is HVB010',
      text: vmConfig({ ide: [{ path: csv(1, 'a.vhdx') }], checkpoints: { location: csv(2, '') } }),
      hostOs,
    },
    { name: 'a later host', text: disks(csv(1, 'a.vhdx'), csv(2, 'b.vhdx')), hostOs: 'windows-server-2016' },
    {
      name: 'a later version',
      text: vmConfig({ version: '9.0', ide: [{ path: csv(1, 'a.vhdx') }, { path: csv(2, 'b.vhdx') }] }),
    },
    {
      name: 'a checkpoint',
      text: vmConfig({ typeId: 'Snapshots', ide: [{ path: csv(1, 'a.vhdx') }, { path: csv(2, 'b.vhdx') }] }),
      hostOs,
    },
  ],
  missing: [
    { name: 'no path', text: disks(csv(1, 'a.vhdx'), ''), hostOs },
    { name: 'no disk', text: vmConfig({ ide: [], scsi: [] }), hostOs },
    {
      name: 'no version and no host',
      text: vmConfig({
        ide: [{ path: csv(1, 'a.vhdx') }, { path: csv(2, 'b.vhdx') }],
        raw: { properties: { version: undefined } },
      }),
    },
  ],
  broken: [
    {
      name: 'the second path is not closed',
      text: disks(csv(1, 'a.vhdx'), csv(2, 'b.vhdx')).replace('b.vhdx</pathname>', 'b.vhdx'),
      hostOs,
    },
    {
      name: 'cut off before the second drive',
      text: disks(csv(1, 'a.vhdx'), csv(2, 'b.vhdx')).replace(/<drive1>[^]*/, ''),
      hostOs,
    },
    {
      name: 'damage elsewhere',
      text: disks(csv(1, 'a.vhdx'), `[|${csv(2, 'b.vhdx')}|]`).replace('</processors>', ''),
      hostOs,
    },
  ],
  fixed: 'no edit',
});

describe('HVB150 beside that', () => {
  const spread = (options: VmConfigOptions = {}): string =>
    vmConfig({ ide: [{ path: csv(1, 'a.vhdx') }, { path: csv(2, 'b.vhdx') }], ...options });

  test('its severity on every host', () => {
    const severities = hostOsNames.map(
      (os) => findingsOf(spread(), { hostOs: os }).find(({ code }) => code === 'HVB150')?.severity,
    );
    expect(severities.slice(0, 4)).toEqual(['warning', 'warning', 'warning', 'warning']);
    expect(severities.slice(4)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('it points to a file of the volume that stays', () => {
    const text = spread();
    const [finding] = findingsOf(text, { hostOs });
    const [related] = finding?.related ?? [];
    expect(text.slice(related?.span?.start, related?.span?.end)).toBe(csv(1, 'a.vhdx'));
    expect(related?.message).toBe('This file is on C:\\ClusterStorage\\Volume1.');
  });

  test('storage is moved from 2012 on; its precondition', () => {
    const fixes = (os: (typeof hostOsNames)[number]) => findingsOf(spread(), { hostOs: os })[0]?.fixes() ?? [];
    expect(fixes('windows-server-2008-r2')).toEqual([]);
    expect(fixes('windows-server-2012')).toHaveLength(1);
    expect(fixes('windows-server-2012')[0]?.safety).toMatch(/No backup and no merge.*room for all files.*shared disk/);
  });
});
