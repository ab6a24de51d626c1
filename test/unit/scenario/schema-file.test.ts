import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { openScenario, scenarioSchema, scenarioSchemaFile } from '../../../src/core/scenario';
import type { JsonSchema } from '../../../src/core/scenario/json-schema';
import { formatExamples } from '../../../src/core/scenario/units';
import { fullScenario } from '../language/scenario/sample';

const root = path.resolve(import.meta.dirname, '../../..');
const file = JSON.parse(readFileSync(path.join(root, 'schemas/hyperv-backup-scenario.schema.json'), 'utf8')) as object;
const validate = new Ajv({ strict: false, allErrors: true }).compile(file);

/** What the file says, and what we say, of one text. */
function verdicts(text: string): { file: boolean; ours: boolean } {
  const { schemaFindings } = openScenario('mem:///a.hvbackup.yaml', text);
  return { file: validate(parse(text, { uniqueKeys: false })), ours: schemaFindings.length === 0 };
}

/** Whole scenarios of the repository: the pages of rules, and the examples. */
function* scenarios(): Generator<string, void, undefined> {
  for (const name of readdirSync(path.join(root, 'docs/rules')).filter((one) => one.endsWith('.md'))) {
    const page = readFileSync(path.join(root, 'docs/rules', name), 'utf8');
    for (const [, fence = ''] of page.matchAll(/```text\n(hvbackup: 1\n[^]*?)```/g)) yield fence;
  }
  for (const name of readdirSync(path.join(root, 'examples'), { recursive: true, encoding: 'utf8' }))
    if (/\.hvbackup\.ya?ml$/.test(name)) yield readFileSync(path.join(root, 'examples', name), 'utf8');
}

test('the file is what the schema gives', () => {
  expect(file).toEqual(JSON.parse(JSON.stringify(scenarioSchemaFile())));
});

describe('the file of the schema', () => {
  test('says of a whole scenario that it is one', () => {
    expect(verdicts(fullScenario)).toEqual({ file: true, ours: true });
  });

  test('says of every scenario of the repository what we say', () => {
    let count = 0;
    for (const text of scenarios()) {
      if (openScenario('mem:///a.hvbackup.yaml', text).problems.some(({ code }) => code !== 'scenario/duplicate-key'))
        continue;
      const { file: theirs, ours } = verdicts(text);
      expect(theirs, text).toBe(ours);
      count++;
    }
    expect(count).toBeGreaterThan(10);
  });

  const minimal = 'hvbackup: 1\nhost: { os: windows-server-2019 }\nvms: []\n';
  test.each([
    ['an unknown key', `${minimal}jbos: []\n`],
    ['a key that is missing', 'hvbackup: 1\nvms: []\n'],
    ['another version', minimal.replace('hvbackup: 1', 'hvbackup: 2')],
    ['a word that is not of its list', minimal.replace('2019', '2020')],
    ['a size without a unit', `${minimal}storage: [ { name: A, kind: csv, size: 4 } ]\n`],
    ['a size with a unit of nothing', `${minimal}storage: [ { name: A, kind: csv, size: 4 XB } ]\n`],
    ['a duration whose parts are the wrong way round', `${minimal}requestor: { window: 30 min 2 h }\n`],
    ['a time that there is not', `${minimal}jobs: [ { name: n, vms: [A], at: '25:00' } ]\n`],
    ['a number out of its range', minimal.replace('[]', '[ { generation: 3 } ]')],
    ['an empty list where one must be', `${minimal}jobs: [ { name: n, vms: [] } ]\n`],
    ['text for a flag', `${minimal}provider: { kind: none, forced: maybe }\n`],
    ['a key without a value', `${minimal}name:\n`],
    ['a list for an object', `${minimal}provider: []\n`],
    ['a misspelt key of a VM that is expected', `${minimal}expect: { A: { outcom: failed } }\n`],
  ])('refuses %s', (_name, text) => {
    expect(verdicts(text)).toEqual({ file: false, ours: false });
  });

  test.each([
    ['a name that YAML takes for a number', minimal.replace('[]', '[ { name: 7 } ]')],
    ['a node by its name and one with its facts', minimal.replace('2019', '2019, nodes: [A, { name: B }]')],
    ['a limit that is a number', `${minimal}expect: { plan: { waves: 2 } }\n`],
    ['a rate', `${minimal}requestor: { readRate: 400 mb/s, window: 2 h 30 min }\n`],
  ])('takes %s', (_name, text) => {
    expect(verdicts(text)).toEqual({ file: true, ours: true });
  });

  test('has a description of every key, and examples that it takes itself', () => {
    const wrong: string[] = [];
    const visit = (schema: JsonSchema, where: string): void => {
      const {
        description,
        examples = [],
        format,
        properties = {},
        items,
        anyOf = [],
        additionalProperties: other,
      } = schema;
      if (!description && anyOf.length === 0) wrong.push(`${where} has no description.`);
      if (format && !formatExamples[format] && examples.length === 0) wrong.push(`${where} has no example.`);
      const own = new Ajv({ strict: false }).compile(scenarioSchemaFile(schema));
      for (const one of examples) if (!own(one)) wrong.push(`${where} does not take ${String(one)}.`);
      for (const [key, of] of Object.entries(properties)) visit(of, `${where}.${key}`);
      if (items) visit(items, `${where}[]`);
      for (const one of anyOf) visit(one, `${where}|`);
      if (typeof other === 'object') visit(other, `${where}.*`);
    };
    visit(scenarioSchema, '');
    expect(wrong).toEqual([]);
  });
});
