import { describe, expect, test } from 'vitest';
import { getVm, quotePowerShell, vmParameter } from '../../../src/core/rules/powershell';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import type { VmConfig } from '../../../src/core/vmconfig/model';
import { vmConfig, type VmConfigOptions } from '../../support/vm-config';

function configOf(options: VmConfigOptions): VmConfig {
  const { config } = openVmConfig('mem:///vm.xml', vmConfig(options));
  if (!config) throw new Error('The builder gave no configuration.');
  return config;
}

const id = '7a3c5d10-52b4-4e0b-9c1e-0f6a2b7d9e41';
const byId = `-VM (Get-VM -Id '${id}')`;

const quotes = "'\u2018\u2019\u201a\u201b";

/**
 * What PowerShell makes of an expression of ours, by the rules of its tokenizer: in a single-quoted string any of five
 * characters is a quote, two of them are the second one, one ends the string. Throws where the expression is anything else.
 */
function evaluate(expression: string): string {
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = new RegExp(pattern.source, 'uy');
    found.lastIndex = at;
    const match = found.exec(expression);
    if (match) at += match[0].length;
    return match ?? undefined;
  };
  const string = (): string => {
    let value = '';
    for (at++; at < expression.length; at++) {
      const character = expression.charAt(at);
      if (quotes.includes(character) && !quotes.includes(expression.charAt(++at) || '\0')) return value;
      value += expression.charAt(at);
    }
    throw new Error('The string has no end.');
  };
  const term = (): string => {
    if (quotes.includes(expression.charAt(at) || '\0')) return string();
    const found = take(/\[char\]::ConvertFromUtf32\(0x([0-9a-f]+)\)/) ?? take(/\[char\]0x([0-9a-f]+)/);
    const code = found?.[1];
    if (code === undefined) throw new Error(`Not a term: ${expression.slice(at)}`);
    return String.fromCodePoint(Number.parseInt(code, 16));
  };
  const isGroup = take(/\(/) !== undefined;
  let value = term();
  while (take(/ \+ /)) value += term();
  if (isGroup !== (take(/\)/) !== undefined) || at !== expression.length)
    throw new Error(`Left: ${expression.slice(at)}`);
  return value;
}

describe('names in PowerShell', () => {
  test('what PowerShell reads is the name itself, whatever stands in it', () => {
    const pieces = [
      ...Array.from(quotes),
      '"',
      '`',
      '$',
      '$(x)',
      '&',
      ';',
      '\n',
      '\r\n',
      '\0',
      '\u202e',
      '\ud83d',
      '😀',
      '\u{e0041}',
      ' ',
      'a',
    ];
    for (const a of pieces)
      for (const b of pieces)
        for (const c of ['', ...pieces]) {
          const name = `${a}${b}${c}`;
          expect(evaluate(quotePowerShell(name)), JSON.stringify(name)).toBe(name);
        }
  });

  test.each([
    ['a plain name', 'APP01', "'APP01'"],
    ['spaces', 'File Server 1', "'File Server 1'"],
    ['a single quote', "Kunde's", "'Kunde''s'"],
    ['double quotes', 'the "big" one', `'the "big" one'`],
    ['a dollar sign', '$env:TEMP $(Stop-Computer)', "'$env:TEMP $(Stop-Computer)'"],
    ['an ampersand and a semicolon', 'A & B; Stop-Computer', "'A & B; Stop-Computer'"],
    [
      'typographic quotes, which PowerShell takes as quotes',
      'a\u2018b\u2019c\u201ad\u201be',
      "'a\u2018\u2018b\u2019\u2019c\u201a\u201ad\u201b\u201be'",
    ],
    ['letters beyond ASCII', 'Büro \u{1f4be}', "'Büro \u{1f4be}'"],
    ['nothing', '', "''"],
  ])('%s', (_name, text, quoted) => {
    expect(quotePowerShell(text)).toBe(quoted);
  });

  test('a VM is named by its name where the name means itself', () => {
    const config = configOf({ name: "Kunde's VM" });
    expect(vmParameter(config)).toBe("-VMName 'Kunde''s VM'");
    expect(vmParameter(config, '-Name')).toBe("-Name 'Kunde''s VM'");
    expect(getVm(config)).toBe("Get-VM -Name 'Kunde''s VM'");
  });

  test.each([
    ['a star', 'APP*'],
    ['a question mark', 'APP?'],
    ['brackets', 'APP[01]'],
    ['a backtick', 'APP`n'],
    ['a line end', 'APP\n01'],
    ['a change of direction', 'APP\u202e10'],
  ])('%s in the name is a wildcard or cannot be pasted: by id', (_name, name) => {
    expect(vmParameter(configOf({ name }))).toBe(byId);
    expect(getVm(configOf({ name }))).toBe(`Get-VM -Id '${id}'`);
  });

  test('without a name by id, and without both a placeholder that no shell takes for a VM', () => {
    expect(vmParameter(configOf({ name: '' }))).toBe(byId);
    const nameless = configOf({ name: '', id: 'none' });
    expect(vmParameter(nameless)).toBe("-VMName '<VM name>'");
    expect(getVm(nameless)).toBe("Get-VM -Name '<VM name>'");
  });
});
