// What `runs --format otlp` takes over the logs of 30, 100 and 300 hosts, four logs each, beside `runs` as text: time and the most
// memory that was resident. `node bench/otlp.mjs [VMs] [nights] [megabytes of System log]`.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const root = path.resolve(import.meta.dirname, '..');
const [vms = '5', nights = '10', megabytes = '0'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'hvb-otlp-'));
const dist = path.join(folder, 'dist');
const cli = path.join(dist, 'cli.js');
const maker = path.join(folder, 'make-nights.js');

/** The command line, which tells at its end the most memory that was resident, in MB, and how many bytes it wrote. */
const watched = `
  const fs = require('node:fs');
  let written = 0;
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (piece, ...rest) => { written += Buffer.byteLength(piece); return write(piece, ...rest); };
  process.on('exit', () => {
    const most = /VmHWM:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
    fs.writeSync(2, '\\nwatched ' + Math.round(most / 1024) + ' ' + written + '\\n');
  });
  process.argv.splice(1, 0, ${JSON.stringify(cli)});
  require(${JSON.stringify(cli)});`;

/** @param {string[]} args */
function measure(args) {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', watched, '--', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: 300_000,
  });
  const [, memory, bytes] = /watched (\d+) (\d+)/.exec(stderr) ?? [];
  if (memory === undefined || status !== 0)
    throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
  return { ms: performance.now() - begun, memory, megabytes: Number(bytes) / 1e6 };
}

try {
  mkdirSync(dist);
  const common = {
    bundle: true,
    mainFields: ['module', 'main'],
    platform: /** @type {const} */ ('node'),
    logLevel: /** @type {const} */ ('warning'),
  };
  await build({ ...common, entryPoints: [path.join(root, 'src/cli/main.ts')], outfile: cli });
  await build({ ...common, entryPoints: [path.join(root, 'bench/evtx/make-nights.ts')], outfile: maker });
  await build({
    ...common,
    entryPoints: [path.join(root, 'src/cli/parts/diagnosis.ts')],
    outdir: path.join(dist, 'parts'),
  });
  spawnSync('cp', [path.join(root, 'package.json'), folder]);
  console.log(`each host: ${vms} VMs, ${nights} nights, 4 logs, ${megabytes} MB of System log; whole processes`);
  for (const hosts of [30, 100, 300]) {
    const logs = path.join(folder, 'logs');
    rmSync(logs, { recursive: true, force: true });
    const made = spawnSync(process.execPath, [maker, logs, String(hosts), vms, nights, megabytes], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(made.stderr);
    for (const format of ['text', 'otlp-traces', 'otlp']) {
      const { ms, memory, megabytes: out } = measure(['runs', logs, '--format', format]);
      const columns = [
        `${ms.toFixed(0)} ms`,
        `${(ms / hosts).toFixed(1)} ms a host`,
        `${memory} MB`,
        `${out.toFixed(1)} MB out`,
      ];
      console.log(
        `  ${`${hosts} hosts: ${format}`.padEnd(26)}${columns.map((column) => column.padStart(16)).join('')}`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
