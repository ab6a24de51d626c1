import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderOf, hostFileName, parseHostPath, plainLength, volumeOf } from '../../../src/core/evidence/host-path';
import { readDiskName } from '../../../src/core/evidence/disk-name';

describe('forms of a path: volume, segments', () => {
  test.each<[string, string | undefined, string]>([
    ['D:\\VMs\\X.vhdx', 'drive:d', 'VMs|X.vhdx'],
    ['d:/VMs//X.vhdx', 'drive:d', 'VMs|X.vhdx'],
    ['D:\\', 'drive:d', ''],
    ['D:', 'drive:d', ''],
    ['C:\\ClusterStorage\\Volume1\\VM\\x.vhdx', 'csv:volume1', 'ClusterStorage|Volume1|VM|x.vhdx'],
    ['c:\\clusterstorage\\VOLUME1', 'csv:volume1', 'clusterstorage|VOLUME1'],
    ['C:\\ClusterStorage', 'drive:c', 'ClusterStorage'],
    ['\\\\srv\\vms$\\a\\x.vhdx', 'share:\\\\srv\\vms$', 'a|x.vhdx'],
    ['//SRV/VMs/x', 'share:\\\\srv\\vms', 'x'],
    ['\\\\?\\D:\\a\\x', 'drive:d', 'a|x'],
    ['\\\\?\\UNC\\srv\\share\\x', 'share:\\\\srv\\share', 'x'],
    ['\\\\?\\Volume{DE393808-58D8-11DF-BE86-00155D4E0E00}\\x', 'volume:de393808-58d8-11df-be86-00155d4e0e00', 'x'],
    ['\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy15\\x', undefined, 'x'],
    ['\\\\.\\PhysicalDrive2', undefined, ''],
    ['\\\\srv', undefined, 'srv'],
    ['VMs\\x.vhdx', undefined, 'VMs|x.vhdx'],
    ['C:x.vhdx', undefined, 'C:x.vhdx'],
    ['\\x.vhdx', undefined, 'x.vhdx'],
    ['', undefined, ''],
  ])('%s', (text, volume, segments) => {
    const path = parseHostPath(text);
    expect(volumeOf(path)?.key).toBe(volume);
    expect(path.segments.join('|')).toBe(segments);
    expect(hostFileName(path)).toBe(path.segments.at(-1) ?? '');
  });

  test('labels are written as people write them', () => {
    const label = (text: string): string | undefined => volumeOf(parseHostPath(text))?.label;
    expect(label('c:\\clusterstorage\\Volume1\\x')).toBe('C:\\clusterstorage\\Volume1');
    expect(label('e:\\x')).toBe('E:');
    expect(label('\\\\Srv\\Share\\x')).toBe('\\\\Srv\\Share');
  });

  test('the prefix of an extended path does not count for the limit', () => {
    expect(plainLength(parseHostPath('D:\\a'))).toBe(4);
    expect(plainLength(parseHostPath('\\\\?\\D:\\a'))).toBe(4);
    expect(plainLength(parseHostPath('\\\\?\\UNC\\s\\h\\a'))).toBe('\\\\s\\h\\a'.length);
    expect(plainLength(parseHostPath('\\\\.\\D:\\a'))).toBe(4);
    expect(plainLength(parseHostPath('\\\\.\\unc\\s\\h\\a'))).toBe('\\\\s\\h\\a'.length);
    expect(plainLength(parseHostPath('\\\\?\\Volume{DE393808-58D8-11DF-BE86-00155D4E0E00}\\a'))).toBe('X:\\a'.length);
  });

  test.each([
    ['D:\\VMs\\a.vhdx', 'D:\\VMs'],
    ['D:/VMs/a.vhdx', 'D:/VMs'],
    ['D:\\a.vhdx', 'D:\\'],
    ['\\\\?\\D:\\a.vhdx', '\\\\?\\D:\\'],
    ['\\\\fs\\vms\\a.vhdx', '\\\\fs\\vms\\'],
    ['\\\\fs\\vms\\x\\a.vhdx', '\\\\fs\\vms\\x'],
    ['a.vhdx', ''],
    ['', ''],
  ])('the folder of %s is %s', (text, folder) => {
    expect(folderOf(text)).toBe(folder);
  });

  test('any text is a path of some form', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('\\', '/', '?', '.', ':', 'C', 'U', 'N', 'Volume{') }), (text) => {
        expect(parseHostPath(text).segments).not.toContain('');
      }),
      { seed: 1 },
    );
  });
});

describe('names of disk files', () => {
  const guid = 'AB12CD34-0000-1111-2222-333344445555';
  test.each<[string, string]>([
    ['root.vhdx', 'disk root - vhdx'],
    ['ROOT.VHD', 'disk ROOT - vhd'],
    [`root_${guid}.avhdx`, `checkpoint root ${guid.toLowerCase()} avhdx`],
    [`a_b_${guid}.avhd`, `checkpoint a_b ${guid.toLowerCase()} avhd`],
    ['root-AutoRecovery.avhdx', 'auto-recovery root - avhdx'],
    [`root-autorecovery_${guid}.AVHDX`, `auto-recovery root ${guid.toLowerCase()} avhdx`],
    [`root_${guid}-AutoRecovery.avhdx`, `auto-recovery root ${guid.toLowerCase()} avhdx`],
    ['child.avhdx', 'differencing child - avhdx'],
    ['shared.vhds', 'vhd-set shared - vhds'],
    [`shared_${guid}.avhds`, `vhd-set shared ${guid.toLowerCase()} avhds`],
    ['root.vhdx.rct', 'change-tracking root - vhdx'],
    [`root_${guid}.avhdx.mrt`, `change-tracking root ${guid.toLowerCase()} avhdx`],
    [`_${guid}.avhdx`, `checkpoint  ${guid.toLowerCase()} avhdx`],
  ])('%s', (name, expected) => {
    const { kind, base, guid: id, extension } = readDiskName(name) ?? {};
    expect([kind, base, id ?? '-', extension].join(' ')).toBe(expected);
  });

  test.each(['a.iso', 'a', '.vhdx', 'a.vhdx.txt', '', 'a.rct'])('%s is no disk', (name) => {
    expect(readDiskName(name)).toBeUndefined();
  });
});
