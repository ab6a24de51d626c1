import { expect, test } from 'vitest';
import { fileName, isZipUri, joinUri, parentOf, zipEntryUri, zipRootUri } from '../../../../src/core';
import { zipPlaces } from '../../../../src/core/evidence/zip/zip-uri';

test('the URI of an entry is written as VS Code writes it again', () => {
  expect(zipEntryUri('file:///c%3A/e/b.zip', "HV01/it's (1) [x]!.xml")).toBe(
    'hyperv-backup-zip://file_/c%3A/e/b.zip%21/HV01/it%27s%20%281%29%20%5Bx%5D%21.xml',
  );
  expect(zipEntryUri('vscode-remote://ssh-remote%2Bhost/x.zip', 'a')).toBe(
    'hyperv-backup-zip://vscode-remote_ssh-remote%2Bhost/x.zip%21/a',
  );
});

test.each([
  ['file:///c%3A/e/b.zip', 'HV01/x.evtx'],
  ['file:///e%21/b.zip', 'a!/b.txt'],
  ['file://server/share/x.zip', '50%/q#?.xml'],
  ['vscode-vfs://github/a/b.zip', '\u{1F600}'],
  ['stdin:///', 'x'],
])('leads back to the zip and the path: %s, %s', (zipUri, path) => {
  expect(zipPlaces(zipEntryUri(zipUri, path))).toContainEqual({ zipUri, path });
});

test('folders and names of it are read as of any other', () => {
  const uri = zipEntryUri('file:///e/b.zip', 'HV 01/x.evtx');
  const folder = parentOf(uri) ?? '';
  expect([fileName(uri), fileName(folder), parentOf(folder)]).toEqual([
    'x.evtx',
    'HV 01',
    zipRootUri('file:///e/b.zip'),
  ]);
  expect(joinUri(folder, 'x.evtx')).toBe(uri);
});

test('no other URI leads into a zip', () => {
  for (const uri of [
    'file:///e/b.zip!/x',
    '',
    'hyperv-backup-zip:',
    'hyperv-backup-zip://x/y',
    'hyperv-backup-zip://file_',
  ]) {
    expect(zipPlaces(uri)).toEqual([]);
  }
  expect(isZipUri('file:///e/b.zip!/x')).toBe(false);
  expect(zipPlaces('hyperv-backup-zip://file_/b.zip%21/%E0%A4%A')).toEqual([
    { zipUri: 'file:///b.zip', path: '%E0%A4%A' },
  ]);
});
