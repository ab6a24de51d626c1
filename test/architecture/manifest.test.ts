import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesBelow, read, root } from './sources';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon?: string;
  readonly engines: { readonly vscode: string };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly languages: readonly { readonly id: string; readonly configuration: string }[];
    readonly grammars: readonly { readonly language: string; readonly path: string; readonly scopeName: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  };
  readonly devDependencies: Readonly<Record<string, string>>;
}

const text = read('package.json');
// The manifest is ours and checked by the tests below; the type only names what they read.
const manifest = JSON.parse(text) as Manifest;
const strings = JSON.parse(read('package.nls.json')) as Record<string, string>;
const client = [...filesBelow('src/client', /\.ts$/), 'src/protocol/lsp.ts'].map(read).join('\n');

describe('manifest', () => {
  test('every command has a handler, a title from package.nls.json and the one category', () => {
    for (const { command, title, category } of manifest.contributes.commands) {
      expect(client, command).toContain(`'${command}'`);
      expect(strings[title.replaceAll('%', '')], command).toBeTruthy();
      expect(category).toBe('%category%');
    }
  });

  test('menus name commands that exist', () => {
    const known = new Set(manifest.contributes.commands.map(({ command }) => command));
    for (const { command } of Object.values(manifest.contributes.menus).flat()) expect(known).toContain(command);
  });

  test('every placeholder has a string and every string a placeholder', () => {
    const used = [...text.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
    expect([...new Set(used)].sort()).toEqual(Object.keys(strings).sort());
  });

  test('every setting has a type, a default, a scope and a description', () => {
    for (const [name, setting] of Object.entries(manifest.contributes.configuration.properties)) {
      for (const key of ['type', 'default', 'scope', 'markdownDescription'])
        expect(setting, `${name}.${key}`).toHaveProperty(key);
      expect(client + filesBelow('src/server', /\.ts$/).map(read).join('\n')).toContain(
        name.replace('hypervBackup.', ''),
      );
    }
  });

  test('every file it names is there', () => {
    const { languages, grammars } = manifest.contributes;
    const files = [...languages.map((one) => one.configuration), ...grammars.map((one) => one.path)];
    for (const file of [...files, ...(manifest.icon ? [manifest.icon] : [])]) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
    }
    for (const entry of [manifest.main, manifest.browser])
      expect(read('scripts/lib/targets.mjs')).toContain(entry.replace('./', ''));
  });

  test('the API types are no newer than the oldest VS Code it runs on', () => {
    const major = (version: string): string =>
      version
        .replace(/^[^\d]*/, '')
        .split('.')
        .slice(0, 2)
        .join('.');
    expect(major(manifest.devDependencies['@types/vscode'] ?? '')).toBe(major(manifest.engines.vscode));
  });
});
