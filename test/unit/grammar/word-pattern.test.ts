import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

type WordPattern = string | { readonly pattern: string; readonly flags?: string };

/** The words of a line, as the editor finds them for a double click, and for what it offers while somebody types. */
function wordsOf(language: string, line: string): string[] {
  const file = path.resolve(`syntaxes/${language}language-configuration.json`);
  // The file is ours, and VS Code's own schema has both forms.
  const { wordPattern } = JSON.parse(readFileSync(file, 'utf8')) as { readonly wordPattern: WordPattern };
  const { pattern, flags = '' } = typeof wordPattern === 'string' ? { pattern: wordPattern } : wordPattern;
  return [...line.matchAll(new RegExp(pattern, `g${flags}`))].map(([word]) => word);
}

test.each([
  ['diskshadow.', 'add volume d: alias Müller', ['add', 'volume', 'd', 'alias', 'Müller']],
  ['diskshadow.', 'expose %Data% x:', ['expose', '%Data%', 'x']],
  [
    'backup-log.',
    'Verfasserkennung: {66841cd4-6ded-4f4b-8f17-fd23f8ddc3de} [8]',
    ['Verfasserkennung', '66841cd4-6ded-4f4b-8f17-fd23f8ddc3de', '8'],
  ],
  ['backup-log.', '状態: Gerät', ['状態', 'Gerät']],
  ['', '<scsi_controller type="string">', ['scsi_controller', 'type', 'string']],
])('%slanguage-configuration.json knows the words of %s', (language, line, words) => {
  expect(wordsOf(language, line)).toEqual(words);
});
