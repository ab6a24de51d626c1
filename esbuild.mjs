// Builds every bundle. Plain esbuild, no plugins, one array of targets. Types are checked by `tsc -b`, not here.
import { build } from 'esbuild';
import { existsSync, rmSync } from 'node:fs';

const minify = !process.argv.includes('--dev');
/** @type {{ in: string, out: string | undefined, platform: import('esbuild').Platform, format: import('esbuild').Format, external?: string[] }[]} */
const targets = [
  {
    in: 'src/client/extension.node.ts',
    out: 'dist/extension.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode', './language/node'],
  },
  // A bundle apart: the entry loads it when one of our files is there, so foreign XML never pays for the client library.
  {
    in: 'src/client/language/node.ts',
    out: 'dist/language/node.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    in: 'src/client/extension.browser.ts',
    out: 'dist/web/extension.js',
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
  },
  { in: 'src/server/node.ts', out: 'dist/server.js', platform: 'node', format: 'cjs' },
  { in: 'src/server/browser.ts', out: 'dist/web/server.js', platform: 'browser', format: 'iife' },
  { in: 'src/cli/main.ts', out: 'dist/cli.js', platform: 'node', format: 'cjs' },
  // No output: core must bundle for a neutral platform with nothing external, or the build fails.
  { in: 'src/core/index.ts', out: undefined, platform: 'neutral', format: 'esm' },
];

rmSync('dist', { recursive: true, force: true });
for (const target of targets) {
  if (!existsSync(target.in)) throw new Error(`esbuild.mjs: entry ${target.in} does not exist`);
  await build({
    entryPoints: [target.in],
    bundle: true,
    platform: target.platform,
    format: target.format,
    target: 'es2022',
    minify,
    sourcemap: minify ? false : 'linked',
    external: target.external ?? [],
    mainFields:
      target.platform === 'node'
        ? ['module', 'main']
        : target.platform === 'browser'
          ? ['browser', 'module', 'main']
          : ['module', 'main'],
    ...(target.out === undefined ? { write: false } : { outfile: target.out }),
    ...(target.in.startsWith('src/cli') ? { banner: { js: '#!/usr/bin/env node' } } : {}),
    logLevel: 'warning',
  });
}
