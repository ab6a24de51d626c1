import { describe, expect, test } from 'vitest';
import { dshVerbs } from '../../../src/core/diskshadow/verbs';
import { ids, session, shadow } from '../../support/diskshadow';
import { scopesOf, tokenize } from './tokenize';

const scopeOf = async (text: string, part: string): Promise<string | undefined> =>
  scopesOf(await tokenize(text, 'diskshadow'), part);

describe('the colours of a script', () => {
  test('every command that the table has, in any case', async () => {
    const whole = dshVerbs.filter(({ name }) => !dshVerbs.some((other) => other.name.startsWith(`${name} `)));
    for (const { name } of whole)
      expect(await scopeOf(name.toUpperCase(), name.toUpperCase()), name).toMatch(/^keyword\.control\./);
  });

  test('every option behind its command', async () => {
    for (const { name, options } of dshVerbs)
      for (const option of options)
        expect(await scopeOf(`${name} ${option.name} x`, option.name), `${name} ${option.name}`).toBe(
          'support.constant.option.diskshadow',
        );
  });

  test.each([
    ['# nightly', '# nightly', 'comment.line.number-sign.diskshadow'],
    ['  //xcopy', '//xcopy', 'comment.line.number-sign.diskshadow'],
    ['add volume c: alias cdrive', 'cdrive', 'entity.name.variable.alias.diskshadow'],
    ['add volume c: alias cdrive', 'c:', 'string.unquoted.path.diskshadow'],
    ['expose %cdrive% p:', '%cdrive%', 'variable.other.diskshadow'],
    [`writer verify {${ids.hyperV}}`, `{${ids.hyperV}}`, 'constant.other.guid.diskshadow'],
    ['exec "c:\\a b.cmd"', '"c:\\a b.cmd"', 'string.quoted.double.diskshadow'],
    ['delete shadows all', 'delete shadows', 'keyword.control.danger.diskshadow'],
  ])('%s: %s', async (text, part, scope) => {
    expect(await scopeOf(text, part)).toBe(scope);
  });

  test('a word that is no command has no colour', async () => {
    expect(await scopeOf('creat', 'creat')).toBe('');
    expect(await scopeOf('recreate', 'recreate')).toBe('');
  });
});

describe('the colours of a session', () => {
  test('prompts, commands, what is printed, and failures', async () => {
    const text = session(
      ['add volume d: alias data', 'create'],
      `${shadow()}\nThe last operation failed.\n        - Returned HRESULT: 80042306\n`,
    );
    const lines = await tokenize(text, 'diskshadow');
    expect(scopesOf(lines, '->')).toBe('punctuation.separator.prompt.diskshadow');
    expect(scopesOf(lines, 'add volume')).toBe('keyword.control.diskshadow');
    expect(scopesOf(lines, 'Creation time:')).toContain('keyword.other.label.diskshadow');
    expect(scopesOf(lines, `{${ids.copy}}`)).toContain('constant.other.guid.diskshadow');
    expect(scopesOf(lines, '80042306')).toContain('invalid.illegal.code.diskshadow');
  });

  test('a line without end is coloured in time that grows with its length', async () => {
    for (const piece of ['%a', '- a: ', 'alias ', '"', '\\\\'])
      expect(await tokenize(piece.repeat(4000), 'diskshadow')).toHaveLength(1);
  });
});
