import { describe, expect, test } from 'vitest';
import type { CompletionItem } from '../../../../src/core/language';
import { completeScenario, type ScenarioSurroundings } from '../../../../src/core/language/scenario';
import { openScenario } from '../../../../src/core/scenario';
import { damages } from '../../../support/mutation';
import { fullScenario, openMarked } from './sample';

function itemsAt(marked: string, around?: ScenarioSurroundings): readonly CompletionItem[] {
  const { doc, at } = openMarked(marked);
  return completeScenario(doc, at, around);
}

const labels = (marked: string, around?: ScenarioSurroundings): string[] =>
  itemsAt(marked, around).map(({ label }) => label);

/** The text after an item was taken; tab stops are left empty. */
function take(marked: string, label: string, around?: ScenarioSurroundings): string {
  const { doc, at, text } = openMarked(marked, marked.startsWith('{') ? 'mem:///a.hvbackup.json' : undefined);
  const item = completeScenario(doc, at, around).find((one) => one.label === label);
  if (!item) throw new Error(`No item "${label}".`);
  const { span, newText } = item.edit;
  const plain = item.isSnippet ? newText.replace(/\$\d|\$\{\d:([^}]*)\}/g, '$1').replace(/\\([$}\\])/g, '$1') : newText;
  return text.slice(0, span.start) + plain + text.slice(span.end);
}

const vmKeys = ['config', 'name', 'id', 'node', 'generation'];
const head = 'hvbackup: 1\nhost: { os: windows-server-2019, nodes: [HV01, HV02] }\n';
const storage = "storage:\n  - { name: CSV1, kind: csv }\n  - { name: 'My data', kind: csv }\n";

describe('keys', () => {
  test.each([
    ['an empty file', '$0', ['hvbackup', 'name', 'host', 'vms']],
    ['half a key', 'hvbackup: 1\nho$0', ['host']],
    ['an object on lines below', 'host:\n  $0', ['os', 'cluster', 'nodes']],
    ['a line of blanks deeper than the last', 'host:\n  os: dos\n  $0', ['cluster', 'nodes']],
    ['behind a dash', 'vms:\n  - $0', vmKeys],
    ['below the first key of an item', 'vms:\n  - name: A\n    $0', ['config', 'node', 'disks']],
    ['of an item whose dash stands as far left as its list', 'vms:\n- name: A\n  $0', ['config', 'node']],
    ['of a list in an item', 'vms:\n  - name: A\n    disks:\n      - $0', ['path', 'on', 'kind']],
    ['in braces on one line', 'host: { $0', ['os', 'cluster']],
    ['in braces behind a comma', 'host: { os: windows-server-2019, $0 }', ['cluster', 'nodes']],
    ['in braces in brackets', 'vms: [ { name: A, $0 } ]', ['config', 'node']],
    [
      'in braces on several lines',
      'vms:\n  - name: A\n    guest: {\n      os: linux,\n      $0\n    }\n',
      ['state', 'roles'],
    ],
    ['in nested braces', 'requestor: { proxy: { name: P, $0 } }', ['os', 'tasks']],
    ['at the top after lists', `${head}vms:\n  - name: A\n$0`, ['name', 'storage', 'expect']],
    ['of a node that is an object', 'host:\n  nodes:\n    - $0', ['name', 'os']],
    ['behind a line that is no YAML', 'host:\n  os windows\n  $0', ['os', 'cluster']],
    ['behind a brace that is not closed', 'host: { os: linux\nvms:\n  - $0', vmKeys],
    ['at the first column behind a brace that is not closed', 'host: { os: linux\n$0', ['vms', 'jobs']],
    ['behind a quote that is not closed', "name: 'Nightly\nhost:\n  $0", ['os', 'cluster']],
    ['behind a block of text', 'description: |\n  one\n  two\n$0', ['host', 'vms']],
    ['in quotes', "hvbackup: 1\n'$0'", ['host']],
    ['where lines end as Windows ends them', 'hvbackup: 1\r\nhost:\r\n  $0\r\n', ['os', 'cluster']],
  ])('%s', (_name, marked, some) => {
    expect(labels(marked)).toEqual(expect.arrayContaining(some));
  });

  test.each([
    ['of the top level', `${head}$0`, ['hvbackup', 'host']],
    ['of an item', 'vms:\n  - name: A\n    node: B\n    $0', ['name', 'node']],
    ['in braces', 'vms: [ { name: A, $0 } ]', ['name']],
    ['that stand below', 'vms:\n  - name: A\n    $0\n    node: B\n', ['name', 'node']],
  ])('that are there are not offered again: %s', (_name, marked, none) => {
    const found = labels(marked);
    expect(found).not.toEqual([]);
    for (const key of none) expect(found).not.toContain(key);
  });

  test('of another item may be written in this one', () => {
    expect(labels('vms:\n  - name: A\n    node: B\n  - $0')).toEqual(expect.arrayContaining(['name', 'node']));
  });

  test('what must be there comes first', () => {
    const [first] = [...itemsAt('storage:\n  - $0')].sort((a, b) => ((a.sortText ?? '') < (b.sortText ?? '') ? -1 : 1));
    expect(first?.label).toBe('name');
    expect(first?.documentation).toContain('What it is called');
  });

  test.each([
    ['an object on lines', 'hvbackup: 1\nho$0', 'host', 'hvbackup: 1\nhost:\n  os: '],
    ['an object in an item', 'vms:\n  - name: A\n    gu$0', 'guest', 'vms:\n  - name: A\n    guest:\n      '],
    ['an object behind a dash', 'vms:\n  - $0', 'guest', 'vms:\n  - guest:\n      '],
    ['an object in braces', 'vms: [ { gu$0 } ]', 'guest', 'vms: [ { guest: {  } } ]'],
    ['a list', '$0', 'vms', 'vms:\n  - '],
    ['a list in braces', 'host: { no$0', 'nodes', 'host: { nodes: []'],
    ['a word', 'host:\n  o$0', 'os', 'host:\n  os: '],
    ['a key that has its colon', 'host:\n  o$0: windows', 'os', 'host:\n  os: windows'],
    ['a key in quotes', "host:\n  'o$0': windows", 'os', "host:\n  'os': windows"],
  ])('are written as the place wants them: %s', (_name, marked, label, text) => {
    expect(take(marked, label)).toBe(text);
  });

  test('of "expect" are the VMs, also those that only their configurations name', () => {
    const vms = 'vms:\n  - name: A\n  - name: A\n  - config: b.xml\n  - name: plan\nexpect:\n  ';
    expect(labels(`${head}${vms}$0`, { vmNames: ['B', 'A: x'] })).toEqual(['plan', 'A', 'B', 'A: x']);
    expect(labels(`${head}${vms}A: {}\n  $0`)).toEqual(['plan']);
    expect(take(`expect:\n  $0`, 'A: x', { vmNames: ['A: x'] })).toBe("expect:\n  'A: x':\n    ");
  });
});

describe('values', () => {
  test.each([
    ['words of a list', 'provider: { kind: $0 }', ['system', 'hardware', 'file-share', 'none']],
    ['behind a colon alone', 'provider:\n  kind:$0', ['system', 'hardware', 'file-share', 'none']],
    ['half a word', 'vms:\n  - guest:\n      state: ru$0', ['running', 'off', 'saved', 'paused']],
    ['of a list of words', 'vms: [ { guest: { roles: [sql, $0] } } ]', ['domain-controller', 'sql', 'exchange']],
    ['behind a dash', 'vms:\n  - guest:\n      roles:\n        - $0', ['domain-controller', 'sql', 'exchange']],
    ['flags', 'provider:\n  forced: $0', ['true', 'false']],
    ['numbers', 'hvbackup: $0', ['1']],
    ['nodes', `${head}vms: [ { node: $0 } ]`, ['HV01', 'HV02']],
    ['volumes', `${storage}  - name: V\n    shadowStorage: { on: $0 }`, ['CSV1', 'My data', 'V']],
    ['VMs of a job', `${head}vms: [ { name: A }, { name: B } ]\njobs: [ { name: n, vms: [A, $0] } ]`, ['A', 'B']],
    ['VMs in a list on lines', `${head}vms: [ { name: A } ]\njobs:\n  - name: n\n    vms:\n      - $0`, ['A']],
    ['an amount', 'requestor: { window: $0 }', ['6 h']],
    ['in a quote that is open', "provider: { kind: '$0", ['system', 'hardware', 'file-share', 'none']],
    ['in a quote that is closed', 'provider: { kind: "$0" }', ['system', 'hardware', 'file-share', 'none']],
  ])('%s', (_name, marked, all) => {
    expect(labels(marked)).toEqual(all);
  });

  test.each([
    ['a word over another', 'provider: { kind: sys$0tem }', 'hardware', 'provider: { kind: hardware }'],
    ['behind a colon alone', 'provider:\n  kind:$0\n', 'system', 'provider:\n  kind: system\n'],
    ['a flag', 'provider: { forced: $0 }', 'true', 'provider: { forced: true }'],
    ['a number', 'hvbackup: $0', '1', 'hvbackup: 1'],
    ['a time, which YAML takes for a number', 'jobs: [ { at: $0 } ]', '22:00', "jobs: [ { at: '22:00' } ]"],
    ['a time in quotes', "jobs: [ { at: '2$0' } ]", '22:00', "jobs: [ { at: '22:00' } ]"],
    ['a version', 'vms: [ { version: $0 } ]', '5.0', "vms: [ { version: '5.0' } ]"],
    [
      'a value with blanks',
      `${storage}  - shadowStorage: { on: My d$0 }`,
      'My data',
      `${storage}  - shadowStorage: { on: My data }`,
    ],
    ['before a comment', 'provider:\n  kind: sys$0 # why\n', 'hardware', 'provider:\n  kind: hardware # why\n'],
    [
      'a path',
      'storage:\n  - path: $0',
      String.raw`C:\ClusterStorage\Volume1`,
      String.raw`storage:${'\n'}  - path: 'C:\ClusterStorage\Volume1'`,
    ],
    [
      'a path in double quotes',
      'storage:\n  - path: "$0"',
      String.raw`C:\ClusterStorage\Volume1`,
      String.raw`storage:${'\n'}  - path: "C:\\ClusterStorage\\Volume1"`,
    ],
  ])('are written so that they mean themselves: %s', (_name, marked, label, text) => {
    expect(take(marked, label)).toBe(text);
  });

  test('files that exist: configurations for VMs, the others as evidence', () => {
    const files = [
      { path: './VM001.xml', kind: 'config' },
      { path: './logs of HV01/HV01.evtx', kind: 'evidence' },
    ] as const;
    expect(labels('vms: [ { config: $0 } ]', { files })).toEqual(['./VM001.xml']);
    expect(labels('evidence: [ $0 ]', { files })).toEqual(['./logs of HV01/HV01.evtx']);
    expect(labels('evidence: [ $0 ]')).toEqual(['./HV01-VMMS-Admin.evtx']);
    expect(take('evidence:\n  - ./logs o$0', './logs of HV01/HV01.evtx', { files })).toBe(
      'evidence:\n  - ./logs of HV01/HV01.evtx',
    );
  });
});

test.each([
  ['in a comment', 'host: # $0'],
  ['in a comment of its own', '# ho$0'],
  ['in a block of text', 'description: |\n  na$0me'],
  ['in a folded block of text', 'vms:\n  - name: A\n    group: >-\n      x\n      $0'],
  ['right behind a dash', 'vms:\n  -$0'],
  ['below a key that is not of the language', 'colour:\n  $0'],
  ['behind an object that is closed', 'host: { os: dos } $0'],
])('nothing is offered %s', (_name, marked) => {
  expect(labels(marked)).toEqual([]);
});

describe('in JSON', () => {
  const keys = (marked: string): string[] => {
    const { doc, at } = openMarked(marked, 'mem:///a.hvbackup.json');
    return completeScenario(doc, at).map(({ label }) => label);
  };

  test.each([
    ['keys', '{ $0 }', ['hvbackup', 'host']],
    ['keys in open quotes', '{ "hvbackup": 1, "$0" }', ['host', 'vms']],
    ['keys of an item', '{ "vms": [ { "name": "A", "$0" } ] }', ['node', 'guest']],
    ['words', '{ "provider": { "kind": "$0" } }', ['system', 'hardware']],
    ['names', '{ "vms": [ { "name": "A" } ], "jobs": [ { "vms": [ $0 ] } ] }', ['A']],
  ])('%s', (_name, marked, some) => {
    expect(keys(marked)).toEqual(expect.arrayContaining(some));
  });

  test.each([
    ['a key', '{ $0 }', 'name', '{ "name":  }'],
    ['a list', '{ $0 }', 'vms', '{ "vms": [] }'],
    ['a key in open quotes', '{ "n$0" }', 'name', '{ "name" }'],
    [
      'a path',
      '{ "storage": [ { "path": $0 } ] }',
      String.raw`\\FS1\VMs`,
      String.raw`{ "storage": [ { "path": "\\\\FS1\\VMs" } ] }`,
    ],
  ])('%s stands in quotes', (_name, marked, label, text) => {
    expect(take(marked, label)).toBe(text);
  });
});

describe('while a scenario is typed letter by letter', () => {
  test('no key or value is offered twice, and what is offered replaces a part of the line that holds the cursor', () => {
    const wrong: string[] = [];
    for (let at = 0; at <= fullScenario.length; at++) {
      const text = fullScenario.slice(0, at);
      const items = completeScenario(openScenario('mem:///a.hvbackup.yaml', text), at);
      const names = items.map(({ label }) => label);
      const isEdit = items.every(
        ({ edit: { span } }) => span.start <= at && span.end === at && !text.slice(span.start).includes('\n'),
      );
      if (new Set(names).size !== names.length || !isEdit) wrong.push(text.slice(-40));
    }
    expect(wrong).toEqual([]);
  });

  test('each key is offered by its first letter', () => {
    const keys = [...fullScenario.matchAll(/(?:^ *(?:- )?|[{,] )([a-z][A-Za-z]+)(?=: |:\n)/gm)];
    const missing = keys.flatMap((found) => {
      const [whole, key = ''] = found;
      const at = found.index + whole.length - key.length + 1;
      const before = fullScenario.slice(0, at);
      return labels(before).includes(key) ? [] : [`${key} in ${before.slice(-30)}`];
    });
    // It stands in the block of text.
    expect(missing).toEqual([expect.stringMatching(/^vms in .*description: \|\n {2}v$/s)]);
    expect(keys.length).toBeGreaterThan(50);
  });

  test('in the middle of the whole text every edit stays in its line', () => {
    const doc = openScenario('mem:///a.hvbackup.yaml', fullScenario);
    for (let at = 0; at <= fullScenario.length; at++)
      for (const { edit } of completeScenario(doc, at)) {
        expect(edit.span.start <= at && at <= edit.span.end).toBe(true);
        expect(fullScenario.slice(edit.span.start, edit.span.end)).not.toContain('\n');
      }
  });

  test('damage does not stop it', () => {
    for (const text of damages(fullScenario, 23))
      for (const at of [text.length >> 2, text.length >> 1, text.length])
        expect(Array.isArray(completeScenario(openScenario('mem:///a.hvbackup.yaml', text), at))).toBe(true);
  });
});
