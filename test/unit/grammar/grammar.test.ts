import { describe, expect, test } from 'vitest';
import { expectGolden } from '../../support/golden';
import { damages } from '../../support/mutation';
import { sample, scopesOf, tokenize, type TokenLine } from './tokenize';

/** The snapshot format of vscode-tmgrammar-snap: a line, then its tokens, here with the text instead of carets. */
function show(lines: readonly TokenLine[]): string {
  return lines
    .map(({ text, tokens }) => [
      `>${text}`,
      ...tokens.filter(({ text }) => text.trim() !== '').map(({ text, scopes }) => `  ${text.trim()}   ${scopes}`),
    ])
    .flat()
    .join('\n');
}

/** The scopes of a text in one leaf of this name and type. */
async function valueScopes(name: string, type: string, value: string): Promise<string> {
  const lines = await tokenize(`<${name} type="${type}">${value}</${name}>`);
  return scopesOf(lines, value) ?? 'no token of its own';
}

describe('snapshots', () => {
  test.each(['healthy', 'broken'])('%s', async (name) => {
    expectGolden(`language-grammar-${name}`, show(await tokenize(sample(`${name}.xml`))));
  });
});

describe('semantic names', () => {
  test.each([
    ['size', 'integer', '2048', 'constant.numeric.integer'],
    ['CmosUtcSkew', 'integer', '-288005458208', 'constant.numeric.integer'],
    ['size', 'integer', 'two', 'invalid.illegal.integer'],
    ['last_powered_on_time', 'integer', '130385088000000000', 'constant.numeric.filetime'],
    ['creation_time', 'bytes', 'AICZxvWJzwE=', 'constant.numeric.filetime.base64'],
    ['Enabled', 'bool', 'False', 'constant.language.boolean'],
    ['Enabled', 'bool', 'yes', 'invalid.illegal.boolean'],
    ['data', 'bytes', 'AAABAA==', 'string.unquoted.base64'],
    ['data', 'bytes', '???', 'invalid.illegal.base64'],
    ['device', 'string', 'd422512d-2bf2-4752-809d-7b82b5fcb1b4', 'constant.other.guid'],
    ['ChannelInstanceGuid', 'string', '{0D5E3B1C-9C84-4B7A-8C7B-60E0A1B2C3D4}', 'constant.other.guid'],
    ['device', 'string', 'd422512d-2bf2-4752-809d-7b82b5fcb1b', 'string.unquoted.value'],
    ['MacAddress', 'string', '00-15-5D-0A-3C-01', 'constant.other.mac-address'],
    ['MacAddress', 'string', '00-15-5D', 'invalid.illegal.mac-address'],
    ['pathname', 'string', '\\\\fs1\\vms$\\a b.vhdx', 'string.unquoted.path'],
    ['vsvlocation', 'string', 'C:\\x.vsv', 'string.unquoted.path'],
    ['type', 'string', 'HDD', 'constant.language.drive-type'],
    ['sid', 'string', 'S-1-5-21-1-2-3-500', 'constant.other.sid'],
    ['name', 'string', '&lol;', 'invalid.illegal.entity'],
    ['name', 'string', '&amp;', 'constant.character.entity'],
  ])('%s of type %s: %s', async (name, type, value, scope) => {
    expect(await valueScopes(name, type, value)).toContain(`${scope}.hyperv`);
  });

  test('device nodes, in start and end tags', async () => {
    const name = '_84eaae65-2f2e-45f5-9bb5-0e857dc8eb47_';
    for (const tag of [`<${name}>`, `</${name}>`, `  <${name}/>`]) {
      expect(scopesOf(await tokenize(tag), name), tag).toContain('entity.name.type.device.hyperv');
    }
  });

  test('suppression comments, and only with their codes', async () => {
    const lines = await tokenize(
      '<!-- hvb-disable-next-line HVB001 xml/bad-name -->\n<!-- see HVB001, hvb-disable -->',
    );
    expect(scopesOf(lines.slice(0, 1), 'hvb-disable-next-line')).toContain('keyword.control.suppression.hyperv');
    expect(scopesOf(lines.slice(0, 1), 'HVB001')).toContain('constant.other.rule-code.hyperv');
    expect(scopesOf(lines.slice(0, 1), 'xml/bad-name')).toContain('constant.other.rule-code.hyperv');
    expect(scopesOf(lines.slice(1), ' see HVB001, hvb-disable ')).toBe('comment.block.hyperv');
  });

  test('the encoding that the prolog states', async () => {
    const lines = await tokenize('<?xml version="1.0" encoding="UTF-16" standalone="yes"?>');
    expect(scopesOf(lines, 'UTF-16')).toContain('constant.other.encoding.hyperv');
    expect(scopesOf(lines, 'xml')).toContain('keyword.other.prolog.hyperv');
  });

  test('a document type and its entities are invalid', async () => {
    const lines = await tokenize('<!DOCTYPE a [\n<!ENTITY b "c">\n]>\n<configuration>');
    expect(scopesOf(lines, '<!DOCTYPE')).toContain('invalid.illegal.doctype.hyperv');
    expect(scopesOf(lines, '<!ENTITY b')).toContain('invalid.illegal.entity.hyperv');
    expect(scopesOf(lines, 'configuration')).toBe('meta.tag.hyperv entity.name.tag.section.hyperv');
  });
});

describe('broken text', () => {
  const probe = '<zz type="integer">7</zz>';
  const isWhole = (lines: readonly TokenLine[]): boolean =>
    scopesOf(lines.slice(-1), '7') === 'meta.value.integer.hyperv constant.numeric.integer.hyperv';

  test.each([
    ['a missing end tag', '<a type="string">text'],
    ['a missing quote', '<a type="string>text</a>'],
    ['a half-typed tag', '<mem'],
    ['a half-typed attribute', '<mem type='],
    ['a bare <', '<'],
    ['a half-typed end tag', '</'],
    ['a prolog without its end', '<?xml version="1.0"'],
    ['a document type without its end', '<!DOCTYPE a ['],
    ['a bare ampersand', '<a type="string">R&D'],
    ['an unknown declaration', '<!WHAT'],
  ])('%s spoils nothing after it', async (_name, text) => {
    expect(isWhole(await tokenize(`${text}\n${probe}`))).toBe(true);
  });

  test('damage anywhere keeps every character, and the next line recovers unless a comment or CDATA is open', async () => {
    const text = sample('healthy.xml').slice(0, 1500);
    for (const damaged of damages(text, 9)) {
      const lines = await tokenize(`${damaged}\n${probe}`);
      for (const line of lines) expect(line.tokens.map((token) => token.text).join('')).toBe(line.text);
      const last =
        lines
          .at(-1)
          ?.tokens.map(({ scopes }) => scopes)
          .join(' ') ?? '';
      if (!/comment|cdata/.test(last)) expect(isWhole(lines), damaged).toBe(true);
    }
  });

  test.each([
    ['one attribute without end', `<a ${'b'.repeat(20_000)}`],
    ['spaces', `<a type${' '.repeat(20_000)}`],
    ['spaces in an end tag', `</a${' '.repeat(20_000)}x`],
    ['a long value', `<a type="integer">${'1'.repeat(20_000)}x</a>`],
    ['a long base64 with a fault', `<a type="bytes">${'A'.repeat(20_000)}!</a>`],
    ['a long path', `<pathname type="string">${'.avhd-AutoRecovery'.repeat(1_000)}</pathname>`],
    ['many brackets', '<'.repeat(20_000)],
    ['many ampersands', '&'.repeat(20_000)],
    ['many hyphens', `<!-- ${'-'.repeat(20_000)}`],
    ['nearly GUIDs', `<a type="string">${'d422512d-2bf2-4752-809d-'.repeat(800)}</a>`],
  ])('a line of 20,000 characters is coloured: %s', async (_name, text) => {
    // A rule that backtracks takes minutes here; the limit is far from both.
    const [line] = await tokenize(text);
    expect(line?.tokens.map((token) => token.text).join('')).toBe(text);
  });
});
