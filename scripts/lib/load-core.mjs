import { build } from 'esbuild';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The core as a module for scripts, bundled from its sources so that it is never older than they are.
 * @param {string} root
 * @returns {Promise<typeof import('../../src/core')>}
 */
export async function loadCore(root) {
  const outfile = path.join(root, '.tsbuild', `core-for-scripts-${process.pid}.mjs`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [path.join(root, 'src/core/index.ts')],
    bundle: true,
    platform: 'neutral',
    format: 'esm',
    outfile,
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  /** @type {unknown} */
  const core = await import(pathToFileURL(outfile).href);
  return /** @type {typeof import('../../src/core')} */ (core);
}
