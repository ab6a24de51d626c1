import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sampleFiles } from '../support/sample-workspace';
import { root } from './sources';

const examples = path.join(root, 'examples');
/** Each log is one chunk of 64 KB at least, nearly all of it zeros, which the package compresses. */
const packagedBudgetBytes = 750_000;

function existing(): string[] {
  return readdirSync(examples, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(examples, name)).isFile())
    .map((name) => name.replaceAll(path.sep, '/'))
    .sort();
}

/** Guides and scenarios are written by hand. */
const byHand = /(?:^|\/)README\.md$|^scenarios\/.*\.hvbackup\.yaml$/;

test('examples/ holds what the generator writes, byte for byte, and what is written by hand', () => {
  const files = sampleFiles();
  expect(existing().filter((name) => files.has(name) || !byHand.test(name))).toEqual([...files.keys()].sort());
  for (const [name, bytes] of files) {
    expect(
      readFileSync(path.join(examples, name)).equals(bytes),
      `examples/${name}: run scripts/generate-examples.mjs`,
    ).toBe(true);
  }
});

test('the script agrees', () => {
  const check = (): string =>
    execFileSync(process.execPath, [path.join(root, 'scripts/generate-examples.mjs'), '--check'], {
      cwd: root,
      encoding: 'utf8',
      stdio: 'pipe',
    });
  expect(check).not.toThrow();
});

test('it is small enough to be shipped', () => {
  const total = existing().reduce((sum, name) => sum + statSync(path.join(examples, name)).size, 0);
  expect(total).toBeLessThan(packagedBudgetBytes);
});
