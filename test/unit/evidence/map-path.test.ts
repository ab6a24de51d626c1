import { describe, expect, test } from 'vitest';
import { mapPaths, type ListedFolder } from '../../../src/core/evidence/map-path';

/** `name/` is a folder, the rest are files; `incomplete` marks a listing that was cut off. */
function folder(uri: string, names: string, isComplete = true): ListedFolder {
  const all = names.split(' ').filter((name) => name !== '');
  return {
    uri,
    files: all.filter((name) => !name.endsWith('/')).map((name) => ({ name, uri: `${uri}/${name}` })),
    folders: all.filter((name) => name.endsWith('/')).map((name) => name.slice(0, -1)),
    isComplete,
  };
}

const near = 'file:///case/VM001/Virtual%20Machines/a.xml';

function check(folders: readonly ListedFolder[], path: string, expected: string, from = near): void {
  const status = mapPaths({ folders }).statusOf(path, from);
  const shown =
    status.status === 'present'
      ? status.uri
      : status.status === 'absent'
        ? `absent from ${status.folderUri}: ${status.folderNames.join(' ')}`
        : 'not checked';
  expect(shown).toBe(expected);
}

const vm = folder('file:///case/VM001', 'root.vhdx data.VHDX Virtual/');

describe('present', () => {
  test('by the folder and the file', () => {
    check([vm], 'D:\\VMs\\VM001\\root.vhdx', 'file:///case/VM001/root.vhdx');
  });
  test('in any case', () => {
    check([vm], 'd:\\vms\\vm001\\DATA.vhdx', 'file:///case/VM001/data.VHDX');
  });
  test('on a Cluster Shared Volume', () => {
    check([vm], 'C:\\ClusterStorage\\Volume1\\VM001\\root.vhdx', 'file:///case/VM001/root.vhdx');
  });
  test('on a share', () => {
    check([vm], '\\\\srv\\vms\\VM001\\root.vhdx', 'file:///case/VM001/root.vhdx');
  });
  test('the longer run of names wins', () => {
    check(
      [folder('file:///case/b/VM001', 'root.vhdx'), folder('file:///case/a/VM001', 'root.vhdx')],
      'D:\\a\\VM001\\root.vhdx',
      'file:///case/a/VM001/root.vhdx',
    );
  });
  test('of equal runs the nearest to the configuration wins', () => {
    check(
      [folder('file:///case/HV01/VM', 'x.vhdx'), folder('file:///case/HV02/VM', 'x.vhdx')],
      'D:\\VM\\x.vhdx',
      'file:///case/HV02/VM/x.vhdx',
      'file:///case/HV02/cfg/a.xml',
    );
  });
  test('flat evidence: beside the configuration, by its name alone', () => {
    check(
      [folder('file:///flat', 'root.vhdx a.xml')],
      'D:\\VMs\\VM001\\root.vhdx',
      'file:///flat/root.vhdx',
      'file:///flat/a.xml',
    );
  });
  test('percent-encoded folders', () => {
    check([folder('file:///case/VM%20%231', 'x.vhdx')], 'D:\\VM #1\\x.vhdx', 'file:///case/VM%20%231/x.vhdx');
  });
});

describe('absent', () => {
  test('from a folder that is there', () => {
    check([vm], 'D:\\VM001\\gone.vhdx', 'absent from file:///case/VM001: Virtual data.VHDX root.vhdx');
  });
  test('also when only an unlike folder has the name', () => {
    check(
      [vm, folder('file:///case/VM002', 'gone.vhdx')],
      'D:\\VM001\\gone.vhdx',
      'absent from file:///case/VM001: Virtual data.VHDX root.vhdx',
    );
  });
  test('a common folder name counts when the whole path matches', () => {
    check([folder('file:///case/D/VHDs', 'a.vhdx')], 'D:\\VHDs\\gone.vhdx', 'absent from file:///case/D/VHDs: a.vhdx');
  });
  test('never beside the configuration alone', () => {
    check(
      [folder('file:///flat', 'other.vhdx a.xml')],
      'D:\\VMs\\VM001\\root.vhdx',
      'not checked',
      'file:///flat/a.xml',
    );
  });
});

describe('not checked', () => {
  test.each<[string, readonly ListedFolder[], string]>([
    ['nothing was listed', [], 'D:\\VM001\\x.vhdx'],
    ['no folder of that name', [vm], 'D:\\VM009\\x.vhdx'],
    ['the listing was cut off', [folder('file:///case/VM001', 'root.vhdx', false)], 'D:\\VM001\\x.vhdx'],
    ['one of two equal folders was cut off', [vm, folder('file:///other/VM001', '', false)], 'D:\\VM001\\x.vhdx'],
    [
      'only a folder name that all hosts have',
      [folder('file:///c/B/Virtual Hard Disks', 'b.vhdx')],
      'D:\\A\\Virtual Hard Disks\\x.vhdx',
    ],
    ['the folder of another drive', [folder('file:///c/C/VMs', 'a.vhdx')], 'D:\\VMs\\x.vhdx'],
    ['a path without a folder', [vm], 'x.vhdx'],
    ['a root', [vm], 'D:\\'],
    ['a device', [vm], '\\\\.\\PhysicalDrive2'],
    ['a shadow copy device', [vm], '\\\\?\\GLOBALROOT\\Device\\HarddiskVolumeShadowCopy1\\VM001\\x.vhdx'],
    ['dots that would climb', [vm], 'D:\\VM001\\..\\VM001\\..\\x.vhdx'],
    ['an empty path', [vm], ''],
  ])('%s', (_name, folders, path) => {
    check(folders, path, 'not checked');
  });
});

test("a drive's own folder decides between two of one name", () => {
  const folders = [folder('file:///c/C$/VMs', 'x.vhdx'), folder('file:///c/D_/VMs', 'x.vhdx')];
  check(folders, 'D:\\VMs\\x.vhdx', 'file:///c/D_/VMs/x.vhdx');
  check(folders, 'C:\\VMs\\x.vhdx', 'file:///c/C$/VMs/x.vhdx');
});
