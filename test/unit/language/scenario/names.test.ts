import { describe, expect, test } from 'vitest';
import { applyEdits, defineName, placesOfName, renameInScenario } from '../../../../src/core/language/scenario';
import { openScenario } from '../../../../src/core/scenario';
import { damages } from '../../../support/mutation';
import { parseMarkers } from '../../../support/markers';
import { fullScenario, openMarked } from './sample';

const uri = 'mem:///a.hvbackup.yaml';

/** Every marked place is one of the name that is asked for at each of them, and there is no other. */
function expectPlaces(marked: string): void {
  const { text, ranges } = parseMarkers(marked);
  const doc = openScenario(uri, text);
  for (const { start, end } of ranges)
    for (const at of [start, end]) expect(placesOfName(doc, at).map(({ span }) => span)).toEqual(ranges);
}

function rename(marked: string, name: string, at = uri): string {
  const { doc, at: offset, text } = openMarked(marked, at);
  const result = renameInScenario(doc, offset)?.to(name);
  if (!result) return 'nothing';
  return 'refused' in result ? result.refused : applyEdits(text, result.edits);
}

describe('places of a name', () => {
  test.each([
    [
      'a VM: in its job, a restore and what is expected, in any case',
      'vms: [ { name: [|A|], node: A } ]\njobs: [ { name: A, vms: [[|a|], B] } ]\nrestore: [ { vm: [|A|] } ]\nexpect: { [|a|]: { outcome: failed } }\n',
    ],
    [
      'a node: in the cluster, of volumes, VMs and jobs',
      "host: { nodes: [[|N1|], { name: N2 }] }\nstorage: [ { name: N1, owner: '[|n1|]' } ]\nvms: [ { name: A, node: [|N1|] } ]\njobs: [ { name: j, vms: [A], node: [|N1|] } ]\n",
    ],
    ['a node that is an object', 'host: { nodes: [ { name: [|N2|] } ] }\nvms: [ { name: A, node: "[|N2|]" } ]\n'],
    ['a single host', 'host: { name: [|H|] }\nvms: [ { name: A, node: [|H|] } ]\n'],
    [
      'a volume',
      'storage:\n  - { name: [|V|], shadowStorage: { on: [|V|] } }\n  - { name: W, shadowStorage: { on: [|v|] } }\n',
    ],
    ['a job', 'jobs: [ { name: [|night|], vms: [night] } ]\n'],
    ['a name that nothing has', 'vms: [ { name: A, node: [|X|] } ]\nhost: { nodes: [Y] }\n'],
  ])('%s', (_name, marked) => {
    expectPlaces(marked);
  });

  test('are none of a key, a word and a comment', () => {
    for (const marked of ['vms: [ { na$0me: A } ]', 'provider: { kind: sys$0tem }', '# A$0', 'name: A$0'])
      expect(placesOfName(openMarked(marked).doc, openMarked(marked).at)).toEqual([]);
  });

  test('one leads to where the thing is described', () => {
    const { doc, at, text } = openMarked("jobs: [ { name: n, vms: [a$0] } ]\nvms: [ { name: 'A' } ]\n");
    const start = text.indexOf("'A'") + 1;
    expect(defineName(doc, at)).toEqual({ start, end: start + 1 });
    const unknown = openMarked('jobs: [ { name: n, vms: [a$0] } ]\n');
    expect(defineName(unknown.doc, unknown.at)).toBeUndefined();
  });
});

describe('another name', () => {
  test('stands in every place of it, in quotes where it was, and nowhere else', () => {
    const text = `vms: [ { name: A$0, node: A } ]\njobs: [ { name: A, vms: ['a'] } ]\nexpect: { "A": {} }\n`;
    expect(rename(text, ' B 1 ')).toBe(
      `vms: [ { name: B 1, node: A } ]\njobs: [ { name: A, vms: ['B 1'] } ]\nexpect: { "B 1": {} }\n`,
    );
  });

  test.each([
    ['what YAML takes for a number', '007', "'007'"],
    ['what YAML takes for a flag', 'true', "'true'"],
    ['a colon', 'A: B', "'A: B'"],
    ['a quote', "it's", "'it''s'"],
    ['brackets', '[A], {B}', "'[A], {B}'"],
    ['a sign of a comment', 'A #1', "'A #1'"],
    ['letters of any language', 'Größe', "'Größe'"],
  ])('is quoted where YAML wants it: %s', (_name, name, written) => {
    const text = rename('vms: [ { name: A$0 } ]\n', name);
    expect(text).toBe(`vms: [ { name: ${written} } ]\n`);
    expect(openScenario(uri, text).scenario.vms[0]?.name?.value).toBe(name);
  });

  test('of JSON is JSON', () => {
    const json = 'mem:///a.hvbackup.json';
    const text = rename('{ "vms": [ { "name": "A$0" } ], "restore": [ { "vm": "a" } ] }', 'B "1"', json);
    expect(text).toBe(String.raw`{ "vms": [ { "name": "B \"1\"" } ], "restore": [ { "vm": "B \"1\"" } ] }`);
  });

  test.each([
    ['nothing', 'vms: [ { name: A$0 } ]', '  ', 'A name has at least one character.'],
    ['that of another', 'vms: [ { name: A$0 }, { name: B } ]', 'b', 'Another VM of this scenario is called "b".'],
    [
      'that of a thing that is not there',
      'jobs: [ { vms: [A$0] } ]',
      'b',
      'No VM of this scenario is called "A", so there is none to rename.',
    ],
    ['of no name', 'name: A$0', 'b', 'nothing'],
  ])('is refused: %s', (_name, marked, name, words) => {
    expect(rename(marked, name)).toBe(words);
  });

  test('may differ by its case alone', () => {
    expect(rename('vms: [ { name: a$0 } ]\nexpect: { A: {} }\n', 'A')).toBe(
      'vms: [ { name: A } ]\nexpect: { A: {} }\n',
    );
  });
});

test('damage does not stop it, and all places lie in the text', () => {
  for (const text of damages(fullScenario, 29)) {
    const doc = openScenario(uri, text);
    for (let at = 0; at < text.length; at += 61)
      for (const { span, name } of placesOfName(doc, at)) {
        expect(span.end).toBeLessThanOrEqual(text.length);
        expect(name).not.toBe('');
      }
  }
});
