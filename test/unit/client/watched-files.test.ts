import { expect, test } from 'vitest';
import { watchedFiles } from '../../../src/client/features/sequence/watched-files';
import { zipEntryUri } from '../../../src/core';

const zip = 'file:///c%3A/e/bundle.zip';
const inZip = (path: string): { uri: string; label: string } => ({
  uri: zipEntryUri(zip, path),
  label: `e/bundle.zip/${path}`,
});

test('of logs in a zip the zip is watched, once and by its own name', () => {
  const log = { uri: 'file:///c%3A/e/HV01.evtx', label: 'e/HV01.evtx' };
  expect(watchedFiles([inZip('HV01/a b.evtx'), inZip('c.txt'), log])).toEqual([
    { uri: zip, label: 'e/bundle.zip' },
    log,
  ]);
});

test('a zip in a folder that looks like one, and one on another file system', () => {
  const uri = zipEntryUri('vscode-remote://ssh-remote+h/e!/b.zip', 'a.evtx');
  expect(watchedFiles([{ uri, label: 'e!/b.zip/a.evtx' }])).toEqual([
    { uri: 'vscode-remote://ssh-remote+h/e', label: 'e!' },
    { uri: 'vscode-remote://ssh-remote+h/e!/b.zip', label: 'e!/b.zip' },
  ]);
});
