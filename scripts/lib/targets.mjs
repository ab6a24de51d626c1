/**
 * @typedef {object} Target
 * @property {string} in
 * @property {string | undefined} out
 * @property {'node' | 'browser' | 'neutral'} platform
 * @property {'cjs' | 'esm' | 'iife'} format
 * @property {string[]} [external]
 */

/** Every bundle, in one array. @type {readonly Target[]} */
export const targets = [
  {
    in: 'src/client/extension.node.ts',
    out: 'dist/extension.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode', './language/node', './features/sequence/window', './features/log-viewer/log-editor'],
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
    in: 'src/client/features/sequence/window.ts',
    out: 'dist/features/sequence/window.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    in: 'src/client/features/log-viewer/log-editor.ts',
    out: 'dist/features/log-viewer/log-editor.js',
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
  { in: 'src/webview/panel/main.ts', out: 'dist/webview/panel.js', platform: 'browser', format: 'iife' },
  { in: 'src/webview/log/main.ts', out: 'dist/webview/log.js', platform: 'browser', format: 'iife' },
  {
    in: 'src/cli/main.ts',
    out: 'dist/cli.js',
    platform: 'node',
    format: 'cjs',
    external: ['./parts/events', './parts/diagnosis'],
  },
  // Node compiles what it loads: help and version load neither, and a command its own part alone.
  {
    in: 'src/cli/parts/events.ts',
    out: 'dist/parts/events.js',
    platform: 'node',
    format: 'cjs',
    // A pasted text is read by the part that has its readers anyway; a log of Windows needs none of them.
    external: ['../parts/diagnosis'],
  },
  { in: 'src/cli/parts/diagnosis.ts', out: 'dist/parts/diagnosis.js', platform: 'node', format: 'cjs' },
  { in: 'src/worker/node.ts', out: 'dist/worker.js', platform: 'node', format: 'cjs' },
  // No output: core must bundle for a neutral platform with nothing external, or the build fails.
  { in: 'src/core/index.ts', out: undefined, platform: 'neutral', format: 'esm' },
];

const mainFields = {
  node: ['module', 'main'],
  browser: ['browser', 'module', 'main'],
  neutral: ['module', 'main'],
};

/**
 * What esbuild is told for one of them.
 * @param {Target} target
 * @returns {import('esbuild').BuildOptions}
 */
export function buildOptions({ in: entry, out, platform, format, external = [] }) {
  return {
    entryPoints: [entry],
    bundle: true,
    platform,
    format,
    target: 'es2022',
    external,
    mainFields: mainFields[platform],
    // A lazy bundle of ours is loaded by `require`: the `import()` of Node would want an ES module with its extension.
    ...(format === 'cjs' ? { supported: { 'dynamic-import': false } } : {}),
    ...(out === undefined ? { write: false } : { outfile: out }),
    ...(entry === 'src/cli/main.ts' ? { banner: { js: '#!/usr/bin/env node' } } : {}),
    logLevel: 'warning',
  };
}
