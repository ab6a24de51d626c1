// The written nights of test/fixtures/sequence as folders of .evtx files, for a window of the real VS Code.
import { build } from 'esbuild';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./session.mjs').Evidence} Evidence */
/** @typedef {{ readonly name: string, readonly logs: () => Record<string, Uint8Array> }} Night */
/** @typedef {{ readonly sequenceFixtures: () => readonly Night[] }} Fixtures */

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Every night by its name.
 * @returns {Promise<ReadonlyMap<string, Evidence>>}
 */
export async function writtenNights() {
  const outfile = path.join(root, '.tsbuild', `nights-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(root, 'test/fixtures/sequence/index.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  try {
    /** @type {unknown} */
    const module = await import(pathToFileURL(outfile).href);
    const { sequenceFixtures } = /** @type {Fixtures} */ (module);
    return new Map(sequenceFixtures().map(({ name, logs }) => [name, new Map(Object.entries(logs()))]));
  } finally {
    rmSync(outfile);
  }
}

/**
 * The sample workspace as it is shipped.
 * @returns {Evidence}
 */
export function samples() {
  const folder = path.join(root, 'examples');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name))]),
  );
}
