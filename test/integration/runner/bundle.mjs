import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');

/**
 * Bundles the mocha entry and each test file of a folder into a new folder of `dist-test/`, and gives its path. It is inside
 * the repository so that `mocha`, which stays outside the bundle, is found in node_modules.
 * @param {string} suite
 */
export async function bundleSuite(suite) {
  const tests = readdirSync(suite).filter((name) => name.endsWith('.test.ts'));
  if (tests.length === 0) throw new Error(`${suite} holds no *.test.ts.`);
  mkdirSync(path.join(root, 'dist-test'), { recursive: true });
  const outdir = mkdtempSync(path.join(root, 'dist-test', 'run-'));
  await build({
    entryPoints: [
      { in: path.join(root, 'test/integration/index.ts'), out: 'index' },
      ...tests.map((name) => ({ in: path.join(suite, name), out: `suite/${path.basename(name, '.ts')}` })),
    ],
    outdir,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outdir;
}
