import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createRegistry } from 'vscode-tmgrammar-test/dist/common';

/** One token of a line with its scopes below the root scope. */
export interface Token {
  readonly text: string;
  readonly scopes: string;
}

export interface TokenLine {
  readonly text: string;
  readonly tokens: readonly Token[];
}

const root = path.resolve(import.meta.dirname, '../../..');
const scopeNames = {
  'hyperv-vm-config': 'text.xml.hyperv-vm-config',
  'hyperv-backup-log': 'text.hyperv-backup-log',
  diskshadow: 'source.diskshadow',
  'hyperv-backup-scenario': 'source.hyperv-backup-scenario',
} as const;
const registry = createRegistry(
  Object.entries(scopeNames).map(([language, scopeName]) => ({
    path: path.join(root, `syntaxes/${language}.tmLanguage.json`),
    scopeName,
    language,
    injectTo: [],
  })),
);

/** Colours a text with the engine that VS Code uses. */
export async function tokenize(
  text: string,
  language: keyof typeof scopeNames = 'hyperv-vm-config',
): Promise<TokenLine[]> {
  const scopeName = scopeNames[language];
  const grammar = await registry.loadGrammar(scopeName);
  if (!grammar) throw new Error(`No grammar for ${scopeName}.`);
  let state: Parameters<typeof grammar.tokenizeLine>[1] = null;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return {
      text: line,
      tokens: tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scopes: scopes.slice(1).join(' '),
      })),
    };
  });
}

/** A sample of test/grammar. */
export function sample(name: string): string {
  return readFileSync(path.join(root, 'test/grammar', name), 'utf8');
}

/** The scopes of the first token that is exactly this text. */
export function scopesOf(lines: readonly TokenLine[], text: string): string | undefined {
  return lines.flatMap(({ tokens }) => tokens).find((token) => token.text === text)?.scopes;
}
