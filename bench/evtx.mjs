// Backup records out of an event log against reading the file, and against libevtx where it is installed, in one run.
// `node bench/evtx.mjs [megabytes] [runs] [folder]`. The log is written by the tests' writer; nothing is downloaded. The folder is
// one where `npm install winevtx` was called, for that peer; without it, it is left out.
import { build } from 'esbuild';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildOptions, targets } from '../scripts/lib/targets.mjs';

const root = path.resolve(import.meta.dirname, '..');
const megabytes = Number(process.argv[2] ?? 100);
const runs = Number(process.argv[3] ?? 5);
const winevtx = process.argv[4];
const folder = mkdtempSync(path.join(tmpdir(), 'hvb-bench-'));
const log = path.join(folder, 'bench.evtx');

/** Reads in pieces of 1 MB and does nothing with them. */
const readWhole = `
  const fs = require('fs'), file = fs.openSync(process.argv[1], 'r'), piece = Buffer.alloc(1 << 20);
  while (fs.readSync(file, piece) > 0);`;

/** All records as lines of JSON, by winevtx as its page says. */
const allByWinevtx = `
  const { parseEvtxFile } = await import(process.argv[2]);
  const { readFileSync, writeSync } = await import('node:fs');
  const show = (_key, value) => (typeof value === 'bigint' ? String(value) : value);
  let text = '';
  for (const { event } of parseEvtxFile(readFileSync(process.argv[1]))) {
    text += JSON.stringify(event, show) + '\\n';
    if (text.length > 65536) { writeSync(1, text); text = ''; }
  }
  writeSync(1, text);`;

try {
  const cli = path.join(folder, 'dist/cli.js');
  const maker = path.join(folder, 'make-log.js');
  await asShipped('src/cli/main.ts', cli);
  for (const part of ['events', 'diagnosis'])
    await asShipped(`src/cli/parts/${part}.ts`, path.join(folder, 'dist/parts', `${part}.js`));
  await asShipped('src/worker/node.ts', path.join(folder, 'dist/worker.js'));
  await bundle('bench/evtx/make-log.ts', maker);
  spawnSync('cp', [path.join(root, 'package.json'), folder]);
  run(process.execPath, [maker, log, String(megabytes)]);
  const bytes = statSync(log).size;
  run('cat', [log]);

  const cat = median(() => run('cat', [log]));
  const start = median(() => run(process.execPath, [cli, '--version']));
  const read = median(() => run(process.execPath, ['-e', readWhole, log]));
  const backup = median(() => run(process.execPath, [cli, 'events', '--workers', '1', log]));
  const backupByTwo = median(() => run(process.execPath, [cli, 'events', '--workers', '2', log]));
  const all = median(() => run(process.execPath, [cli, 'events', '--all', '--workers', '1', log]), Math.min(runs, 3));
  const allByTwo = median(
    () => run(process.execPath, [cli, 'events', '--all', '--workers', '2', log]),
    Math.min(runs, 3),
  );
  const waits = [];
  for (let at = 0; at < runs; at++) waits.push(await firstByte(process.execPath, [cli, 'events', log]));
  const { stderr } = run(process.execPath, [cli, 'events', log]);
  console.log(`${(bytes / 1e6).toFixed(0)} MB; ${/\d+ of \d+ record\(s\) shown/.exec(stderr)?.[0] ?? 'nothing shown'}`);
  console.log(`medians of ${runs}, whole processes; x: times cat`);
  row('cat FILE', cat, cat);
  row('hvbackup --version (its start)', start, cat);
  row('node, the same bytes read', read, cat);
  row('hvbackup events, one thread', backup, cat);
  row('hvbackup events, two workers', backupByTwo, cat);
  row('hvbackup events --all (ndjson)', all, cat);
  row('hvbackup events --all, two workers', allByTwo, cat);
  console.log(`first byte of hvbackup events after ${middle(waits).toFixed(0)} ms`);
  const most = process.platform === 'linux' ? memory(cli, log) : Number.NaN;
  console.log(`most memory resident, events: ${most} MB`);
  if (winevtx !== undefined) {
    const entry = path.join(path.resolve(winevtx), 'node_modules/winevtx/dist/index.js');
    const peer = run(process.execPath, ['--input-type=module', '-e', allByWinevtx, log, entry]);
    row('winevtx, all as ndjson (once)', peer, cat);
    console.log(
      `winevtx takes ${(peer.cpu / backup.cpu).toFixed(1)} times the processor time of events, ${(peer.cpu / all.cpu).toFixed(1)} times that of events --all`,
    );
  }
  if (spawnSync('evtxexport', ['-V']).status === 0) {
    const peer = run('evtxexport', ['-f', 'xml', log]);
    row('evtxexport -f xml (once)', peer, cat);
    console.log(
      `evtxexport takes ${(peer.cpu / backup.cpu).toFixed(0)} times the processor time of events, ${(peer.cpu / all.cpu).toFixed(1)} times that of events --all`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * One of the bundles that are shipped, built as they are.
 * @param {string} entry @param {string} out
 */
async function asShipped(entry, out) {
  const target = targets.find((one) => one.in === entry);
  if (!target) throw new Error(`No bundle is made of ${entry}`);
  await build({ ...buildOptions({ ...target, out }), absWorkingDir: root, minify: true });
}

/**
 * Milliseconds from the start of a process to the first byte that it writes; it is ended then.
 * @param {string} command @param {string[]} args
 * @returns {Promise<number>}
 */
function firstByte(command, args) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    let wait = Number.NaN;
    child.stdout.once('data', () => {
      wait = performance.now() - start;
      child.kill();
    });
    child.once('error', reject);
    child.once('close', () => {
      resolve(wait);
    });
  });
}

/** @param {string} from @param {string} to */
async function bundle(from, to) {
  await build({
    entryPoints: [path.join(root, from)],
    bundle: true,
    mainFields: ['module', 'main'],
    platform: 'node',
    outfile: to,
    minify: true,
    logLevel: 'warning',
  });
}

/**
 * One process: its time on the clock, and its processor time, which a busy machine changes little. bash measures both.
 * @param {string} command @param {string[]} args
 */
function run(command, args) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null';
  const { status, stderr, error } = spawnSync('bash', ['-c', script, 'bash', command, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  if (error ?? status !== 0) throw error ?? new Error(`${command} ${args.join(' ')}: ${stderr}`);
  const [clock = 0, user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { ms: 1000 * clock, cpu: 1000 * (user + system), stderr };
}

/**
 * The most memory that was resident, by the process itself: what the system hands to its parent counts the parent's as well.
 * @param {string} cli @param {string} file
 */
function memory(cli, file) {
  const program = `process.on('exit', () => {
    const status = require('fs').readFileSync('/proc/self/status', 'utf8');
    require('fs').writeSync(2, '\\nresident ' + /VmHWM:\\s*(\\d+)/.exec(status)[1] + '\\n');
  });
  process.argv.splice(1, 0, ${JSON.stringify(cli)});
  require(${JSON.stringify(cli)});`;
  const { stderr } = run(process.execPath, ['-e', program, '--', 'events', file]);
  return Math.round(Number(/resident (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024);
}

/** @param {() => { ms: number, cpu: number }} measure */
function median(measure, count = runs) {
  const all = Array.from({ length: count }, measure);
  return { ms: middle(all.map(({ ms }) => ms)), cpu: middle(all.map(({ cpu }) => cpu)) };
}

/** @param {number[]} values */
function middle(values) {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** @param {string} name @param {{ ms: number, cpu: number }} time @param {{ ms: number, cpu: number }} base */
function row(name, { ms, cpu }, base) {
  const columns = [`${ms.toFixed(0)} ms`, `${(ms / base.ms).toFixed(1)} x`, `cpu ${cpu.toFixed(0)} ms`];
  console.log(`  ${name.padEnd(36)} ${columns.map((column) => column.padStart(13)).join('')}`);
}
