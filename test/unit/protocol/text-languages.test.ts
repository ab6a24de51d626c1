import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { textKinds } from '../../../src/core/texts/text-kinds';
import { languageOfText } from '../../../src/protocol/text-languages';

/** Their documents have a language of their own, or are read as files. */
const otherwise: readonly string[] = ['diskshadow'];

test('a pasted text of every kind has a language that the extension brings', () => {
  const manifest = readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8');
  const { contributes } = JSON.parse(manifest) as { contributes: { languages: readonly { id: string }[] } };
  const ids = contributes.languages.map(({ id }) => id);
  for (const kind of textKinds.keys()) {
    if (otherwise.includes(kind)) continue;
    expect(ids, kind).toContain(languageOfText[kind]);
  }
});
