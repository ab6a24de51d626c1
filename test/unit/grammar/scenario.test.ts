import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../../src/core/scenario/json-schema';
import { scenarioSchema } from '../../../src/core/scenario/schema';
import { fullScenario } from '../language/scenario/sample';
import { scopesOf, tokenize, type TokenLine } from './tokenize';

const language = 'hyperv-backup-scenario';
const coloured = (text: string): Promise<TokenLine[]> => tokenize(text, language);

/** The innermost scope of a part, without the name of the language at its end. */
async function scopeOf(text: string, part: string): Promise<string | undefined> {
  const found = scopesOf(await coloured(text), part);
  return found?.split(' ').at(-1)?.replace(`.${language}`, '');
}

function* schemasIn(schema: JsonSchema | undefined): Generator<JsonSchema, void, undefined> {
  if (!schema) return;
  yield schema;
  const { properties = {}, items, anyOf = [], additionalProperties: other } = schema;
  for (const one of [...Object.values(properties), ...(items ? [items] : []), ...anyOf]) yield* schemasIn(one);
  if (typeof other === 'object') yield* schemasIn(other);
}

describe('the colours of a scenario', () => {
  test('every key of the schema, as a block, in braces and as JSON', async () => {
    const keys = new Set([...schemasIn(scenarioSchema)].flatMap(({ properties }) => Object.keys(properties ?? {})));
    for (const key of keys) {
      for (const text of [`${key}: x`, `  - ${key}:`, `a: { b: 1, ${key}: x }`])
        expect(await scopeOf(text, key), text).toBe('entity.name.tag');
      expect(await scopeOf(`{ "${key}":1 }`, `"${key}"`), key).toBe('entity.name.tag');
    }
  });

  test('every word of its lists', async () => {
    const words = new Set([...schemasIn(scenarioSchema)].flatMap((one) => one.enum ?? []));
    for (const word of words)
      for (const text of [`a: ${word}`, `a: { b: ${word}, c: 1 }`, `- ${word} # why`, `a: [x,${word}]`])
        expect(await scopeOf(text, word), text).toBe('support.constant.word');
    expect(words.size).toBeGreaterThan(60);
  });

  test.each([
    ['# nightly', '# nightly', 'comment.line.number-sign'],
    ['name: A # why', '# why', 'comment.line.number-sign'],
    ['name: A#1', 'A#1', 'string.unquoted'],
    ['size: 4 TB', '4', 'constant.numeric'],
    ['size: 4 TB', 'TB', 'keyword.other.unit'],
    ['{ writeRate: 5 MB/s }', 'MB/s', 'keyword.other.unit'],
    ['window: 2 h 30 min', 'min', 'keyword.other.unit'],
    ['storageSnapshots: at-most 4', 'at-most', 'keyword.operator.limit'],
    ['storageSnapshots: at-most 4', '4', 'constant.numeric'],
    ['event: VMMS 10103', 'VMMS', 'support.class.provider'],
    ['event: VMMS 10103', '10103', 'constant.numeric.event'],
    ['forced: true', 'true', 'constant.language.boolean'],
    ['count: 200', '200', 'constant.numeric'],
    ['integrationServices: 6.3.9600.17415', '6.3.9600.17415', 'constant.numeric'],
    [String.raw`path: 'C:\ClusterStorage\Volume1'`, String.raw`'C:\ClusterStorage\Volume1'`, 'string.quoted.single'],
    ["name: 'it''s'", "'it''s'", 'string.quoted.single'],
    [String.raw`name: "a \" b"`, String.raw`"a \" b"`, 'string.quoted.double'],
    ['config: ./logs of HV01/a.xml', './logs of HV01/a.xml', 'string.unquoted.path'],
    ['evidence: [ ../a.evtx, b ]', '../a.evtx', 'string.unquoted.path'],
    ['name: Nightly CSV1', 'Nightly CSV1', 'string.unquoted'],
    ['name: veeam of old', 'veeam of old', 'string.unquoted'],
    ['- - A', '-', 'punctuation.definition.block.sequence.item'],
    ['a: { b: 1 }', '{', 'punctuation.definition.mapping.begin'],
    ['a: [1]', ']', 'punctuation.definition.sequence.end'],
    ['a: [1, 2]', ',', 'punctuation.separator.sequence'],
    ['a: b', ':', 'punctuation.separator.key-value'],
    ['description: |', '|', 'keyword.control.flow.block-scalar'],
  ])('%s: %s', async (text, part, scope) => {
    expect(await scopeOf(text, part)).toBe(scope);
  });

  test('a block of text is text, and ends where the next key begins', async () => {
    const lines = await coloured('description: |\n  vms: 1\n\n  # no comment\nname: A');
    expect(new Set(lines[1]?.tokens.map(({ scopes }) => scopes))).toEqual(
      new Set([`string.unquoted.block.${language}`]),
    );
    expect(lines[3]?.tokens.at(-1)?.scopes).toBe(`string.unquoted.block.${language}`);
    expect(lines[4]?.tokens[0]).toEqual({ text: 'name', scopes: `entity.name.tag.${language}` });
  });

  test('brackets over several lines keep their colours', async () => {
    const lines = await coloured('guest: {\n  os: linux,\n  backupDaemon: false\n}\nname: A');
    expect(lines[1]?.tokens.find(({ text }) => text === 'os')?.scopes).toBe(`entity.name.tag.${language}`);
    expect(lines[4]?.tokens[0]?.scopes).toBe(`entity.name.tag.${language}`);
  });

  test('no letter of a whole scenario is without a colour', async () => {
    const bare = (await coloured(fullScenario)).flatMap(({ tokens }) =>
      tokens.filter(({ text, scopes }) => scopes === '' && text.trim() !== ''),
    );
    expect(bare).toEqual([]);
  });

  test('a line without end is coloured in time that grows with its length', async () => {
    for (const piece of ['a: ', '- ', "'a", '"\\', '{', '[a, ', 'a b', '#', './a ', '4 TB, '])
      expect(await coloured(piece.repeat(3000))).toHaveLength(1);
  });
});
