import { describe, expect, test } from 'vitest';
import { applyEdits, formatScenario } from '../../../../src/core/language/scenario';
import { meaning } from '../../../../src/core/language/scenario/format';
import { openScenario } from '../../../../src/core/scenario';
import { damages, seededRandom, truncations } from '../../../support/mutation';
import { fullScenario } from './sample';

const uri = 'mem:///a.hvbackup.yaml';
const formatted = (text: string, at = uri): string => applyEdits(text, formatScenario(openScenario(at, text)));

describe('the layout', () => {
  test.each([
    ['blanks behind a colon and a dash', 'name:   A\nvms:\n  -   name:  B\n', 'name: A\nvms:\n  - name: B\n'],
    [
      'other steps of indentation',
      'host:\n    os: dos\n    lun:\n        id: 1\n',
      'host:\n  os: dos\n  lun:\n    id: 1\n',
    ],
    [
      'a list as far left as its key',
      'vms:\n- name: A\n  node: B\n- name: C\n',
      'vms:\n  - name: A\n    node: B\n  - name: C\n',
    ],
    ['keys of an item', 'vms:\n  -   name: A\n      node: B\n', 'vms:\n  - name: A\n    node: B\n'],
    ['a dash on a line of its own', 'vms:\n   -\n     name: A\n', 'vms:\n  -\n    name: A\n'],
    ['lists in lists', 'a:\n - - x\n   - y\n', 'a:\n  - - x\n    - y\n'],
    ['blanks at the end, blank lines', 'name: A  \n\n   \nhost: x\t\n', 'name: A\n\n\nhost: x\n'],
    [
      'comments stay above their line',
      '# top\nhost:\n    # of os\n    os: dos # why  \n',
      '# top\nhost:\n  # of os\n  os: dos # why\n',
    ],
    ['brackets stay as they are', 'host: { os:   dos,nodes: [A,B] }\n', 'host: { os: dos,nodes: [A,B] }\n'],
    [
      'lines in brackets move with their key',
      'vms:\n- name: A\n  guest: {\n    os: linux\n  }\n',
      'vms:\n  - name: A\n    guest: {\n      os: linux\n    }\n',
    ],
    [
      'a block of text',
      'vms:\n- name: A\n  group: |\n     one  \n       two\n\n  node: B\n',
      'vms:\n  - name: A\n    group: |\n       one  \n         two\n\n    node: B\n',
    ],
    ['lines as Windows ends them', 'host:\r\n    os: dos  \r\n', 'host:\r\n  os: dos\r\n'],
    ['quotes', `name:  'a  b'\nhost:   "c  d"\n`, `name: 'a  b'\nhost: "c  d"\n`],
    ['a value on the line below', 'name:\n      A\n', 'name:\n      A\n'],
  ])('%s', (_name, text, wanted) => {
    expect(formatted(text)).toBe(wanted);
  });

  test('of a text that has it already is not touched', () => {
    expect(formatScenario(openScenario(uri, fullScenario))).toEqual([]);
  });

  test('of JSON', () => {
    expect(formatted('{"hvbackup":1,\r\n"vms":[]}', 'mem:///a.hvbackup.json')).toBe(
      '{\r\n  "hvbackup": 1,\r\n  "vms": []\r\n}',
    );
  });

  test.each([
    ['what is not closed', 'host:   {\n  os: dos\n'],
    ['a tab', 'host:\n\tos:   dos\n'],
    ['nothing', ''],
    ['an alias, which is not followed', 'a: &x  { b: 1 }\nc:   *x\n'],
  ])('is not made of %s', (_name, text) => {
    expect(formatted(text)).toBe(text);
  });
});

/** Other layouts of one text: blanks where they mean nothing. */
function* otherLayouts(text: string): Generator<string, void, undefined> {
  const random = seededRandom(7);
  for (let round = 0; round < 60; round++) {
    const step = 2 + Math.floor(random() * 6);
    yield text
      .split('\n')
      .map((line) => {
        const blanks = /^ */.exec(line)?.[0].length ?? 0;
        const wider = line.replace(/^(\s*(?:- )?[A-Za-z]+:) (?=\S)/, `$1${' '.repeat(1 + Math.floor(random() * 3))}`);
        return (
          ' '.repeat((blanks / 2) * step) +
          wider.trimStart().replace(/^- /, `-${' '.repeat(step - 1)}`) +
          ' '.repeat(Math.floor(random() * 2) * 2)
        );
      })
      .join('\n');
  }
}

describe('the meaning', () => {
  const isSame = (text: string): boolean => {
    const before = openScenario(uri, text);
    const after = openScenario(uri, applyEdits(text, formatScenario(before)));
    return meaning(before.root) === meaning(after.root) && before.problems.length === after.problems.length;
  };

  test('stays, whatever is wrong with a text', () => {
    for (const text of [...truncations(fullScenario, 11), ...damages(fullScenario, 19)])
      expect(isSame(text), text.slice(-60)).toBe(true);
  });

  test('stays in every layout, and what was laid out once stays as it is', () => {
    let changed = 0;
    for (const text of otherLayouts(fullScenario)) {
      expect(isSame(text)).toBe(true);
      const once = formatted(text);
      if (once !== text) changed++;
      expect(formatted(once)).toBe(once);
    }
    expect(changed).toBeGreaterThan(20);
  });
});
