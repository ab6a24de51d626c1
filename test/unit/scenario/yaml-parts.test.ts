import { describe, expect, test } from 'vitest';
import { parseYaml, parseYamlWhole } from '../../../src/core/scenario/parse-yaml';
import { readScenario } from '../../../src/core/scenario/read';
import { yamlParts } from '../../../src/core/scenario/yaml-parts';
import { damages } from '../../support/mutation';

const scenario = `# A plan.
hvbackup: 1
name: Nightly   # at night
host:
  os: windows-server-2012-r2
  nodes: [HV01,
    HV02]

storage:
  # The only one.
  - { name: CSV1, kind: csv, path: 'C:\\ClusterStorage\\Volume1',
      lun: { id: LUN7 } }
vms:
  - name: A
    disks:
      - { kind: vhdx, path: 'C:\\ClusterStorage\\Volume1\\a.vhdx' }
      - kind: vhdx

  # Another.
  -   name: B
      guest:
        os: linux
  -
    name: C
description: |
  Lines - of: text
    - and no items
expect:
  A: { outcome: succeeded }
`;

const wholes = [
  scenario,
  scenario.replaceAll('\n', '\r\n'),
  'hvbackup: 1',
  'hvbackup: 1\nvms:\n',
  'vms:\n  - 1\n  - a\n  - [b]\n',
  'vms: [ { name: A } ]\nhost: {}\n',
  'a:\n  b:\n    - 1\nc:\n  - - 1\n    - 2\n  - 3\n',
  'a: "x\n  y"\nb: 1\n',
];

describe('reading in parts', () => {
  test.each(wholes.map((text) => [text]))('gives what reading as a whole gives: %j', (text) => {
    expect(yamlParts(text)).toBeDefined();
    const [parts, whole] = [parseYaml(text), parseYamlWhole(text)];
    expect(whole.problems).toEqual([]);
    expect(parts.problems).toEqual([]);
    expect(parts.root).toEqual(whole.root);
  });

  test.each([
    '{ hvbackup: 1 }',
    '--- \nhvbackup: 1\n',
    '%YAML 1.2\n---\na: 1\n',
    '- 1\n- 2\n',
    '"hvbackup": 1\n',
    '  a: 1\n',
    'vms: [\n]\n',
    'a:\n    - 1\n  - 2\n',
    '',
    '# nothing\n',
    'a\n',
  ])('a text that is written otherwise is read as a whole: %j', (text) => {
    expect(yamlParts(text)).toBeUndefined();
    expect(parseYaml(text)).toEqual(parseYamlWhole(text));
  });

  test('a damaged text that is still right means the same in parts', () => {
    let compared = 0;
    for (const text of damages(scenario, 3)) {
      const whole = parseYamlWhole(text);
      const parts = parseYaml(text);
      if (whole.problems.length > 0) continue;
      compared++;
      expect(parts).toEqual(whole);
    }
    expect(compared).toBeGreaterThan(50);
  });

  test('what is not closed in one item costs that item only', () => {
    const text = scenario.replace("{ kind: vhdx, path: 'C:", "{ kind: vhdx, path: C: '");
    const { root, problems } = parseYaml(text);
    expect(problems.length).toBeGreaterThan(0);
    const vms = root?.kind === 'map' ? root.entries.find(({ key }) => key === 'vms')?.value : undefined;
    expect(vms?.kind === 'list' ? vms.items.length : 0).toBe(3);
  });

  test('the parts hold all of the text behind the first, once', () => {
    const parts = yamlParts(scenario) ?? [];
    expect(scenario.slice(0, parts[0]?.start)).toBe('# A plan.\n');
    for (const [at, part] of parts.entries()) expect(part.end).toBe(parts[at + 1]?.start ?? scenario.length);
    expect(parts.map(({ kind }) => kind).join(' ')).toBe('entry entry entry head item head item item item entry entry');
  });

  test('a key that stands twice is told with the place of the first', () => {
    const { problems } = parseYaml('a: 1\nb: 2\na: 3\n');
    expect(problems).toMatchObject([
      { code: 'scenario/duplicate-key', span: { start: 10, end: 11 }, related: [{ span: { start: 0, end: 1 } }] },
    ]);
  });
});

test('what is read of a text after an edit is what a fresh reading of it is, wherever the edit stands', () => {
  const vms = Array.from({ length: 30 }, (_, at) => `  - name: VM${at}\n    generation: 2\n    guest: { os: linux }\n`);
  const text = `hvbackup: 1\nhost: { os: windows-server-2012-r2 }\nvms:\n${vms.join('')}expect:\n  VM1: { outcome: failed }\n`;
  let compared = 0;
  for (let at = 3; at < text.length; at += 97) {
    for (const put of ['x', '\n  # a note\n', '']) {
      const edited = text.slice(0, at) + put + text.slice(at + (put === '' ? 1 : 0));
      const whole = parseYamlWhole(edited);
      // Of a broken text more is read in parts than as a whole.
      if (whole.problems.length > 0) continue;
      compared++;
      expect(readScenario(parseYaml(edited).root), `${at} ${put}`).toEqual(readScenario(whole.root));
    }
    // And the text as it was before is read as it was.
    expect(readScenario(parseYaml(text).root).vms.map(({ span }) => span)).toEqual(
      readScenario(parseYamlWhole(text).root).vms.map(({ span }) => span),
    );
  }
  expect(compared).toBeGreaterThan(20);
});

test('a VM before an edit is not read again', () => {
  const text = (used: number): string =>
    `hvbackup: 1\nvms:\n  - name: FIRST\n  - name: SECOND\n    disks: [{ kind: vhdx, used: ${used} GB }]\n`;
  const [before, after] = [40, 50].map((used) => readScenario(parseYaml(text(used)).root).vms);
  expect(after?.[0]).toBe(before?.[0]);
  expect(after?.[1]).not.toBe(before?.[1]);
  expect(after?.[1]?.disks?.[0]?.used?.value).toBe(50 * 2 ** 30);
});
