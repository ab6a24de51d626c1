// The .evtx viewer's core on a large log: first rows, the count of all rows, jumps, searches and memory, against reading the file.
// `node bench/log-viewer.mjs [megabytes] [runs] [text]`; with `text`, a search that has to decode every record as well.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const megabytes = Number(process.argv[2] ?? 1000);
const runs = Number(process.argv[3] ?? 3);
const withText = process.argv[4] === 'text';
const folder = mkdtempSync(path.join(tmpdir(), 'hvb-bench-'));
const log = path.join(folder, 'bench.evtx');

/** Reads in pieces of 1 MB and does nothing with them. */
const readWhole = `
  const fs = require('fs'), file = fs.openSync(process.argv[1], 'r'), piece = Buffer.alloc(1 << 20), begun = performance.now();
  while (fs.readSync(file, piece) > 0);
  console.log(JSON.stringify({ ms: performance.now() - begun }));`;

try {
  const maker = path.join(folder, 'make-log.js');
  const main = path.join(folder, 'main.mjs');
  await bundle('bench/evtx/make-log.ts', maker, 'cjs');
  await bundle('bench/log-viewer/main.ts', main, 'esm');
  ask(maker, log, String(megabytes));
  const read = least(() => ask('-e', readWhole, log));
  const all = Array.from({ length: runs }, () => ask(main, log, ...(withText ? ['text'] : [])));
  const [first = {}] = all;
  const of = (/** @type {string} */ name) => first[name] ?? 0;
  console.log(
    `${(statSync(log).size / 1e6).toFixed(0)} MB, ${of('rows')} rows, ${of('backup')} backup records; least of ${runs}`,
  );
  row('Node reads the bytes', read);
  row('first rows shown', lowest(all, 'firstRows'));
  row(
    'all rows counted, backup records found',
    lowest(all, 'counted'),
    `${(lowest(all, 'counted') / read).toFixed(1)} x reading`,
  );
  row('jump to a page (median)', lowest(all, 'jump'));
  row('jump to a page (longest)', lowest(all, 'worstJump'));
  row('filter by id', lowest(all, 'byIdMs'), `${of('byIdHits')} hits`);
  if (withText) row('filter by text', lowest(all, 'byTextMs'), `${of('byTextHits')} hits`);
  console.log(
    `  index and hits hold ${(of('indexBytes') / 1e6).toFixed(1)} MB; most memory resident ${Math.max(...all.map((one) => one['residentMb'] ?? Number.NaN))} MB`,
  );
  if (of('checksFailed') > 0) console.log(`  ${of('checksFailed')} checks failed`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} from @param {string} to @param {'cjs' | 'esm'} format */
async function bundle(from, to, format) {
  await build({
    entryPoints: [path.join(root, from)],
    bundle: true,
    mainFields: ['module', 'main'],
    platform: 'node',
    format,
    outfile: to,
    minify: true,
    logLevel: 'warning',
  });
}

/**
 * The last line of a process, which is JSON where it measures something.
 * @param {...string} args
 * @returns {Record<string, number>}
 */
function ask(...args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  // It is printed by the programs of this bench.
  return stdout === '' ? {} : /** @type {Record<string, number>} */ (JSON.parse(stdout));
}

/** @param {() => Record<string, number>} measure */
function least(measure) {
  return Math.min(...Array.from({ length: runs }, () => measure()['ms'] ?? Number.NaN));
}

/** @param {Record<string, number>[]} all @param {string} name */
function lowest(all, name) {
  return Math.min(...all.map((one) => one[name] ?? Number.NaN));
}

/** @param {string} name @param {number} ms @param {string} [more] */
function row(name, ms, more = '') {
  console.log(`  ${name.padEnd(42)}${`${ms.toFixed(ms < 10 ? 1 : 0)} ms`.padStart(12)}   ${more}`);
}
