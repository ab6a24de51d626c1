// Builds every bundle of scripts/lib/targets.mjs. Plain esbuild, no plugins. Types are checked by `tsc -b`, not here.
//   --dev   not minified, with source maps
import { build } from 'esbuild';
import { existsSync, rmSync } from 'node:fs';
import { buildOptions, targets } from './scripts/lib/targets.mjs';

const minify = !process.argv.includes('--dev');
rmSync('dist', { recursive: true, force: true });
for (const target of targets) {
  if (!existsSync(target.in)) throw new Error(`esbuild.mjs: entry ${target.in} does not exist`);
  await build({ ...buildOptions(target), minify, sourcemap: minify ? false : 'linked' });
}
