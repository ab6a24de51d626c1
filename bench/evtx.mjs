// Backup records out of an event log against reading the file, and against libevtx where it is installed, in one run.
// `node bench/evtx.mjs [megabytes] [runs]`. The log is written by the tests' writer; nothing is downloaded.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const megabytes = Number(process.argv[2] ?? 100);
const runs = Number(process.argv[3] ?? 5);
const folder = mkdtempSync(path.join(tmpdir(), 'hvb-bench-'));
const log = path.join(folder, 'bench.evtx');

/** Reads in pieces of 1 MB and does nothing with them. */
const readWhole = `
  const fs = require('fs'), file = fs.openSync(process.argv[1], 'r'), piece = Buffer.alloc(1 << 20);
  while (fs.readSync(file, piece) > 0);`;

try {
  const cli = path.join(folder, 'dist/cli.js');
  const maker = path.join(folder, 'make-log.js');
  await bundle('src/cli/main.ts', cli);
  await bundle('bench/evtx/make-log.ts', maker);
  spawnSync('cp', [path.join(root, 'package.json'), folder]);
  run(process.execPath, [maker, log, String(megabytes)]);
  const bytes = statSync(log).size;
  run('cat', [log]);

  const cat = median(() => run('cat', [log]).ms);
  const start = median(() => run(process.execPath, [cli, '--version']).ms);
  const read = median(() => run(process.execPath, ['-e', readWhole, log]).ms);
  const backup = median(() => run(process.execPath, [cli, 'events', log]).ms);
  const all = median(() => run(process.execPath, [cli, 'events', '--all', log]).ms, Math.min(runs, 3));
  const { stderr } = run(process.execPath, [cli, 'events', log]);
  console.log(`${(bytes / 1e6).toFixed(0)} MB; ${/\d+ of \d+ record\(s\) shown/.exec(stderr)?.[0] ?? 'nothing shown'}`);
  console.log(`medians of ${runs}, whole processes; hvbackup's own start (--version): ${start.toFixed(0)} ms`);
  row('cat FILE', cat, cat);
  row('node, the same bytes read', read, cat);
  row('hvbackup events (backup records)', backup, cat);
  row('hvbackup events --all (ndjson)', all, cat);
  const most = median(() => memory(cli, log), 1);
  console.log(`most memory resident, events: ${most} MB`);
  if (spawnSync('evtxexport', ['-V']).status === 0) {
    const peer = run('evtxexport', ['-f', 'xml', log]).ms;
    row('evtxexport -f xml (once)', peer, cat);
    console.log(
      `evtxexport takes ${(peer / backup).toFixed(0)} times as long as events, ${(peer / all).toFixed(1)} times as long as events --all`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param {string} from @param {string} to */
async function bundle(from, to) {
  await build({
    entryPoints: [path.join(root, from)],
    bundle: true,
    platform: 'node',
    outfile: to,
    minify: true,
    logLevel: 'warning',
  });
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const begun = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  const ms = Number(process.hrtime.bigint() - begun) / 1e6;
  if (error ?? status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return { ms, stderr };
}

/** @param {string} cli @param {string} file */
function memory(cli, file) {
  const program = `process.argv.splice(1, 1, ${JSON.stringify(cli)}); process.on('exit', () => {
    require('fs').writeSync(2, '\\nmost ' + process.resourceUsage().maxRSS); }); require(${JSON.stringify(cli)});`;
  const { stderr } = run(process.execPath, ['-e', program, 'cli', 'events', file]);
  return Math.round(Number(/most (\d+)/.exec(stderr)?.[1] ?? 0) / 1024);
}

/** @param {() => number} measure */
function median(measure, count = runs) {
  const sorted = Array.from({ length: count }, measure).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** @param {string} name @param {number} ms @param {number} base */
function row(name, ms, base) {
  console.log(`  ${name.padEnd(36)} ${ms.toFixed(0).padStart(7)} ms  ${(ms / base).toFixed(1).padStart(7)} x cat`);
}
