import { describe, expect, test } from 'vitest';
import {
  encodeSegment,
  extensionOf,
  fileName,
  joinUri,
  parentOf,
  segmentsOf,
} from '../../../src/core/evidence/uri-path';

describe('a URI or a path, its file name, its folder', () => {
  test.each([
    ['file:///c%3A/Virtual%20Machines/a.xml', 'a.xml', 'file:///c%3A/Virtual%20Machines'],
    ['file:///c%3A/V%C3%BC%23.xml', 'Vü#.xml', 'file:///c%3A/'],
    ['file:///x.xml', 'x.xml', 'file:///'],
    ['file:///a/b/', 'b', 'file:///a'],
    ['file://server/share/a.xml', 'a.xml', 'file://server/share'],
    ['vscode-vfs://github/o/r/a.xml?ref=x/y#z', 'a.xml', 'vscode-vfs://github/o/r'],
    ['untitled:Untitled-1', 'Untitled-1', undefined],
    ['mem:///vm.xml', 'vm.xml', 'mem:///'],
    ['/srv/100%/a%20b.xml', 'a%20b.xml', '/srv/100%'],
    ['/x', 'x', '/'],
    ['/a\\b', 'a\\b', '/'],
    ['D:\\VMs\\x.xml', 'x.xml', 'D:\\VMs'],
    ['D:\\x.xml', 'x.xml', 'D:\\'],
    ['D:/VMs/x.xml', 'x.xml', 'D:/VMs'],
    ['\\\\srv\\share\\x.xml', 'x.xml', '\\\\srv\\share'],
    ['x.xml', 'x.xml', undefined],
    ['file:///a/%zz.xml', '%zz.xml', 'file:///a'],
    ['', '', undefined],
    ['/', '', undefined],
  ])('%s', (uri, name, parent) => {
    expect(fileName(uri)).toBe(name);
    expect(parentOf(uri)).toBe(parent);
  });
});

test.each([
  ['file:///a', 'b c#.xml', 'file:///a/b%20c%23.xml'],
  ['file:///', 'x', 'file:///x'],
  ['/srv/', 'x y', '/srv/x y'],
  ['D:\\VMs', 'x', 'D:\\VMs\\x'],
  ['D:/VMs', 'x', 'D:/VMs/x'],
])('%s joined with %s', (folder, name, joined) => {
  expect(joinUri(folder, name)).toBe(joined);
  expect(fileName(joined)).toBe(name);
});

test('extensions', () => {
  expect(['a.XML', 'a.b.vhdx', 'a', '.gitignore', 'a.', ''].map(extensionOf)).toEqual(['xml', 'vhdx', '', '', '', '']);
});

test('segments leave out the authority and empty ones', () => {
  expect(segmentsOf('vscode-vfs://github/o//r%20s/a.xml')).toEqual(['o', 'r s', 'a.xml']);
  expect(segmentsOf('D:\\VMs/x')).toEqual(['D:', 'VMs', 'x']);
});

test('a lone surrogate in a name is no error', () => {
  expect(encodeSegment('a\ud800b')).toBe('a%EF%BF%BDb');
  expect(encodeSegment('😀')).toBe('%F0%9F%98%80');
});
