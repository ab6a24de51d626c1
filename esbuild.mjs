// Builds every bundle of scripts/lib/targets.mjs. Plain esbuild, no plugins. Types are checked by `tsc -b`, not here.
//   --dev   not minified, with source maps
import { existsSync, rmSync } from 'node:fs';
import { buildTarget } from './scripts/lib/build-target.mjs';
import { targets } from './scripts/lib/targets.mjs';

const minify = !process.argv.includes('--dev');
rmSync('dist', { recursive: true, force: true });
for (const target of targets) {
  if (!existsSync(target.in)) throw new Error(`esbuild.mjs: entry ${target.in} does not exist`);
  await buildTarget(target, { minify, sourcemap: minify ? false : 'linked' });
}
