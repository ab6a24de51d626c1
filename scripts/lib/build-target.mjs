import { build } from 'esbuild';
import { buildOptions, partsOf } from './targets.mjs';

/**
 * Builds one bundle. Its parts stand in it as text: V8 reads a text five times as fast as code that it has to understand, so a
 * command pays for its own part alone, and the file still works when it is copied somewhere by itself. Each part has its own
 * copy of what it shares with others.
 * @param {import('./targets.mjs').Target} target
 * @param {import('esbuild').BuildOptions} how
 */
export async function buildTarget(target, how) {
  const options = buildOptions(target);
  /** @type {Record<string, string>} */
  const texts = {};
  for (const [name, part] of partsOf(target)) {
    // A map beside the file would not be found from inside a text.
    const sourcemap = how.sourcemap ? 'inline' : false;
    const { outputFiles } = await build({ ...buildOptions(part), ...how, sourcemap, write: false });
    texts[name] = outputFiles[0]?.text ?? '';
  }
  const banner =
    Object.keys(texts).length === 0
      ? {}
      : { banner: { js: `${options.banner?.['js'] ?? ''}\n"use strict";\n${loaderOf(texts)}` } };
  await build({ ...options, ...how, ...banner });
}

/**
 * The line in front of a bundle that gives it its parts where it asks `require` for them.
 * @param {Record<string, string>} texts
 */
function loaderOf(texts) {
  const values = ['require', "require('node:vm').compileFunction", '__filename', JSON.stringify(texts)];
  return `require = (${partLoader.toString()})(${values.join(', ')});`;
}

/**
 * Runs in the bundle, not here.
 * @param {(name: string) => unknown} load @param {typeof import('node:vm').compileFunction} compile
 * @param {string} file @param {Record<string, string>} texts
 */
function partLoader(load, compile, file, texts) {
  /** @type {Record<string, { exports: unknown }>} */
  const loaded = {};
  /** @param {string} name */
  return (name) => {
    const text = texts[name];
    if (text === undefined) return load(name);
    if (loaded[name]) return loaded[name].exports;
    const module = (loaded[name] = { exports: {} });
    const part = compile(text, ['require', 'module', 'exports'], { filename: `${file}/${name.replaceAll('../', '')}` });
    Reflect.apply(part, undefined, [load, module, module.exports]);
    return module.exports;
  };
}
