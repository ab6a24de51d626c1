import { describe, expect, test } from 'vitest';
import type { OutlineItem } from '../../../../src/core/language';
import { foldScenario, hoverScenario, outlineScenario } from '../../../../src/core/language/scenario';
import { openScenario } from '../../../../src/core/scenario';
import { damages, truncations } from '../../../support/mutation';
import { fullScenario, openMarked } from './sample';

const uri = 'mem:///a.hvbackup.yaml';

function hoverAt(marked: string): { text: string; words: string } | undefined {
  const { doc, at, text } = openMarked(marked);
  const found = hoverScenario(doc, at);
  return found && { text: text.slice(found.span.start, found.span.end), words: found.markdown };
}

describe('hover', () => {
  test.each([
    ['a key', 'ho$0st: { os: dos }', 'host', 'The Hyper-V host'],
    ['a key in an item', 'vms:\n  - no$0de: A', 'node', 'The host it runs on'],
    ['a word of a list', 'host: { os: windows-server-2012-$0r2 }', 'windows-server-2012-r2', 'Windows Server 2012 R2'],
    ['a word in a list of words', 'vms: [ { guest: { roles: [ sq$0l ] } } ]', 'sql', 'SQL Server'],
    ['a size', 'storage: [ { size: 4$0 TB } ]', '4 TB', '4,398,046,511,104 bytes'],
    ['a rate', 'requestor: { readRate: 1$0 MB/s }', '1 MB/s', '3.5 GB in an hour'],
    ['a duration', 'requestor: { window: 90$0 min }', '90 min', '1 h 30 min'],
    ['a key of a node that is an object', 'host: { nodes: [ A, { na$0me: B } ] }', 'name', 'Its name'],
    ['a VM that is expected', 'expect: { V$0M1: { outcome: failed } }', 'VM1', 'What you expect of a VM'],
    ['a key of JSON', '{ "ho$0st": {} }', '"host"', 'The Hyper-V host'],
  ])('tells of %s', (_name, marked, text, words) => {
    const found = hoverAt(marked);
    expect(found?.text).toBe(text);
    expect(found?.words).toContain(words);
  });

  test.each([
    ['a key that is not of the language', 'col$0our: red'],
    ['a value without a form', 'name: Ni$0ghtly'],
    ['a comment', '# ho$0st'],
    ['an empty text', '$0'],
    ['an amount without a unit', 'storage: [ { size: 4$0 } ]'],
  ])('says nothing of %s', (_name, marked) => {
    expect(hoverAt(marked)).toBeUndefined();
  });

  test('lists what a key takes, with its meaning', () => {
    const words = hoverAt('provider: { ki$0nd: system }')?.words ?? '';
    for (const word of ['system', 'hardware', 'file-share', 'none']) expect(words).toContain(`\`${word}\``);
  });
});

describe('outline', () => {
  const lines = (items: readonly OutlineItem[], depth = 0): string[] =>
    items.flatMap(({ name, detail, children }) => [
      `${'  '.repeat(depth)}${name}${detail === '' ? '' : ` (${detail})`}`,
      ...lines(children, depth + 1),
    ]);

  test('has all parts by their names', () => {
    expect(lines(outlineScenario(openScenario(uri, fullScenario)))).toEqual([
      'Host (windows-server-2012-r2)',
      'Storage',
      '  CSV1 (csv)',
      'Provider (Compellent)',
      'Backup application (veeam)',
      'Jobs',
      '  night (2 VMs)',
      'VMs',
      '  VM001 (windows-server-2012-r2)',
      '  LNX1 (linux)',
      String.raw`    C:\ClusterStorage\Volume1\LNX1\root.vhdx (vhdx)`,
      'Restores',
      '  VM001 (original)',
      'Expected',
      '  VM001 (succeeded)',
      '  lnx1 (succeeded)',
    ]);
  });

  test('says so where a name is missing, and how many an entry stands for', () => {
    const text =
      'vms:\n  - count: 20\n  - config: a.xml\n    disks: [ { kind: pass-through } ]\njobs: [ { vms: [A] } ]\n';
    expect(lines(outlineScenario(openScenario(uri, text)))).toEqual([
      'Jobs',
      '  (without a name) (1 VM)',
      'VMs',
      '  (without a name) (x 20)',
      '  a.xml',
      '    pass-through (pass-through)',
    ]);
  });
});

describe('folding', () => {
  const folds = (text: string): string[] =>
    foldScenario(openScenario(uri, text)).map(({ span }) => text.slice(span.start, span.end));

  test('keys and items of several lines, up to their last', () => {
    const text =
      'host:\n  os: dos\n  nodes: [A]\nvms:\n  - name: A\n    node: B\n  - name: B\n\nexpect: {\n  A: {}\n}\n';
    expect(folds(text)).toEqual([
      'host:\n  os: dos\n  nodes: [A]',
      'vms:\n  - name: A\n    node: B\n  - name: B',
      'name: A\n    node: B',
      'expect: {\n  A: {}\n}',
    ]);
  });

  test('what stands on one line is not folded', () => {
    expect(folds('host: { os: dos }\nvms: [ { name: A } ]\n')).toEqual([]);
  });
});

test('whatever is wrong with a text, nothing throws and children lie in their parents', () => {
  const isIn = (item: OutlineItem): boolean =>
    item.span.start <= item.selectionSpan.start &&
    item.selectionSpan.end <= item.span.end &&
    item.children.every(
      (child) => item.span.start <= child.span.start && child.span.end <= item.span.end && isIn(child),
    );
  for (const text of [...truncations(fullScenario, 7), ...damages(fullScenario, 41)]) {
    const doc = openScenario(uri, text);
    expect(outlineScenario(doc).every(isIn), text.slice(-40)).toBe(true);
    for (const { span } of foldScenario(doc)) expect(span.end).toBeLessThanOrEqual(text.length);
    for (let at = 0; at < text.length; at += 97) hoverScenario(doc, at);
  }
});
