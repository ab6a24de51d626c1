import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(__dirname, '..', '..');
const outside = new Set(['node_modules', '.git', 'dist', 'dist-test', '.vscode-host', '.tsbuild', '.vscode-test']);

function* pages(folder: string): Generator<string> {
  for (const { name } of readdirSync(folder, { withFileTypes: true })) {
    const at = path.join(folder, name);
    if (outside.has(name)) continue;
    if (statSync(at).isDirectory()) yield* pages(at);
    else if (name.endsWith('.md')) yield at;
  }
}

/** Text without what stands in code, where brackets are no links. */
function prose(markdown: string): string {
  return markdown.replaceAll(/^ *```[^]*?^ *```/gm, '').replaceAll(/`[^`\n]*`/g, '');
}

/** GitHub's name of a heading: lower case, without punctuation, hyphens for spaces. */
function anchorsOf(file: string): Set<string> {
  const headings = readFileSync(file, 'utf8').matchAll(/^#{1,6} +(.+)$/gm);
  return new Set(
    [...headings].map(([, title = '']) =>
      title
        .trim()
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

/** What is wrong with the relative links of a page. */
function deadLinksOf(file: string): string[] {
  const targets = [...prose(readFileSync(file, 'utf8')).matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)];
  return targets.flatMap(([, target = '']) => {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) return [];
    const [name = '', anchor] = target.split('#');
    const to = name === '' ? file : path.resolve(path.dirname(file), decodeURIComponent(name));
    const where = `${path.relative(root, file)}: ${target}`;
    if (!existsSync(to)) return [where];
    return anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).has(anchor) ? [where] : [];
  });
}

/** Files and folders that our own pages name in code, such as `src/core/rules/rule.ts`. */
function namedPathsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return (
    [...text.matchAll(/`((?:src|test|scripts|docs|bench|examples|media|syntaxes|schemas)\/[\w./-]*)`/g)]
      .map(([, name = '']) => name)
      // `hvbNNN.test.ts` stands for a file that is to be made.
      .filter((name) => !name.includes('NNN') && !existsSync(path.join(root, name)))
      .map((name) => `${path.relative(root, file)}: ${name}`)
  );
}

const ours = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'bench/README.md'];

test('there are pages to look at', () => {
  expect([...pages(root)].length).toBeGreaterThan(20);
});

test('every relative link of a page leads to a file, and to a heading where it names one', () => {
  expect([...pages(root)].flatMap(deadLinksOf)).toEqual([]);
});

test('every file that our own pages name is there', () => {
  expect(ours.flatMap((name) => namedPathsOf(path.join(root, name)))).toEqual([]);
});

test('every npm script that a page names is one', () => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  // The manifest is ours; `manifest.test.ts` judges its form.
  const { scripts } = manifest as { readonly scripts: Readonly<Record<string, string>> };
  const named = ours.flatMap((name) =>
    [...readFileSync(path.join(root, name), 'utf8').matchAll(/npm run ([\w:-]+)/g)].map(([, script = '']) => script),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((script) => !(script in scripts))).toEqual([]);
});
