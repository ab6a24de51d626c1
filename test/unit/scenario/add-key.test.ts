import { describe, expect, test } from 'vitest';
import type { Fix } from '../../../src/core/rules/rule';
import { openScenario } from '../../../src/core/scenario';
import { applyEdits } from '../../../src/core/language/scenario';

const isMissing = ({ code, message }: { code: string; message: string }): boolean =>
  code === 'scenario/missing-key' && message.includes('has no "');

function fixesOf(text: string, uri: string): readonly Fix[] {
  return openScenario(uri, text).schemaFindings.filter(isMissing)[0]?.fixes?.() ?? [];
}

/** The text after the first fix of the first missing key, which is then there, and nothing else is wrong that was not before. */
function added(text: string, uri = 'mem:///a.hvbackup.yaml'): string {
  const [fix] = fixesOf(text, uri);
  const fixed = applyEdits(text, fix?.edits ?? []);
  const [before, after] = [text, fixed].map((one) => openScenario(uri, one));
  expect(after?.problems).toEqual(before?.problems);
  if (fix) expect(after?.schemaFindings.length).toBe((before?.schemaFindings.length ?? 0) - 1);
  return fixed;
}

describe('the key that is missing is written', () => {
  test.each([
    [
      'behind the first',
      'hvbackup: 1\nhost: { os: windows-server-2019 }\n',
      'hvbackup: 1\nvms: []\nhost: { os: windows-server-2019 }\n',
    ],
    ['behind the only one', 'hvbackup: 1 # first\n', 'hvbackup: 1 # first\nhost: { os: windows-server-2008 }\n'],
    [
      'with lines of Windows',
      'hvbackup: 1\r\nhost: { os: windows-server-2019 }\r\n',
      'hvbackup: 1\r\nvms: []\r\nhost: { os: windows-server-2019 }\r\n',
    ],
    [
      'in an item',
      'hvbackup: 1\nhost: { os: windows-server-2019 }\nvms: []\nstorage:\n  - name: A\n    path: x\n',
      'hvbackup: 1\nhost: { os: windows-server-2019 }\nvms: []\nstorage:\n  - name: A\n    kind: csv\n    path: x\n',
    ],
    [
      'in an item of one key',
      'hvbackup: 1\nhost: { os: windows-server-2019 }\nvms: []\nstorage:\n  - kind: csv\n',
      'hvbackup: 1\nhost: { os: windows-server-2019 }\nvms: []\nstorage:\n  - kind: csv\n    name: CSV1\n',
    ],
    [
      'in braces',
      'hvbackup: 1\nhost: { name: A }\nvms: []\n',
      'hvbackup: 1\nhost: { name: A, os: windows-server-2008 }\nvms: []\n',
    ],
    [
      'in braces of several keys',
      'hvbackup: 1\nhost: { name: A, nodes: [] }\nvms: []\n',
      'hvbackup: 1\nhost: { name: A, os: windows-server-2008, nodes: [] }\nvms: []\n',
    ],
    [
      'in empty braces',
      'hvbackup: 1\nhost: {}\nvms: []\n',
      'hvbackup: 1\nhost: { os: windows-server-2008 }\nvms: []\n',
    ],
    ['not where the first has no value yet', 'hvbackup:\n', 'hvbackup:\n'],
  ])('%s', (_name, text, wanted) => {
    expect(added(text)).toBe(wanted);
  });

  test('in JSON', () => {
    const text = '{ "hvbackup": 1, "vms": [] }';
    expect(added(text, 'mem:///a.hvbackup.json')).toBe(
      '{ "hvbackup": 1, "host": { "os": "windows-server-2008" }, "vms": [] }',
    );
  });

  test('with each word that it can have, none of them preferred', () => {
    const fixes = fixesOf(
      'hvbackup: 1\nhost: { os: windows-server-2019 }\nvms: []\nprovider: { name: A }\n',
      'mem:///a.hvbackup.yaml',
    );
    expect(fixes.map(({ title }) => title)).toEqual(
      ['system', 'hardware', 'file-share', 'none'].map((word) => `Add "kind: ${word}"`),
    );
    expect(fixes.some(({ preferred }) => preferred)).toBe(false);
  });
});
