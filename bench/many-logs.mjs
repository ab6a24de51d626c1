// Very many logs at once: `runs`, `check` and `events` over the logs of 30, 100 and 300 hosts, four logs each. What should not grow
// is the memory for a host and the time for a host. `node bench/many-logs.mjs [VMs] [nights] [megabytes of System log]`.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

const root = path.resolve(import.meta.dirname, '..');
const [vms = '5', nights = '10', megabytes = '1'] = process.argv.slice(2);
const folder = mkdtempSync(path.join(tmpdir(), 'hvb-many-'));
const cli = path.join(folder, 'dist/cli.js');
const maker = path.join(folder, 'make-nights.js');

/** The command line, which tells at its end the most memory that was resident, in MB, and the most files that were open. */
const watched = `
  const fs = require('node:fs');
  let open = 0;
  setInterval(() => { open = Math.max(open, fs.readdirSync('/proc/self/fd').length); }, 10).unref();
  process.on('exit', () => {
    const most = /VmHWM:\\s*(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1];
    fs.writeSync(2, '\\nwatched ' + Math.round(most / 1024) + ' ' + open + '\\n');
  });
  process.argv.splice(1, 0, ${JSON.stringify(cli)});
  require(${JSON.stringify(cli)});`;

/** @param {string} from @param {string} outfile */
async function bundle(from, outfile) {
  await build({
    entryPoints: [path.join(root, from)],
    bundle: true,
    mainFields: ['module', 'main'],
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
}

/** @param {string[]} args */
function measure(args) {
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', watched, '--', ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 1e9,
    timeout: 300_000,
  });
  const [, memory, files] = /watched (\d+) (\d+)/.exec(stderr) ?? [];
  if (memory === undefined || (status !== 0 && status !== 1))
    throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.slice(-2000)}`);
  return { ms: performance.now() - begun, memory, files };
}

try {
  mkdirSync(path.dirname(cli));
  await bundle('src/cli/main.ts', cli);
  await bundle('bench/evtx/make-nights.ts', maker);
  spawnSync('cp', [path.join(root, 'package.json'), folder]);
  console.log(`each host: ${vms} VMs, ${nights} nights, 4 logs, ${megabytes} MB of System log; whole processes`);
  for (const hosts of [30, 100, 300]) {
    const logs = path.join(folder, 'logs');
    rmSync(logs, { recursive: true, force: true });
    const made = spawnSync(process.execPath, [maker, logs, String(hosts), vms, nights, megabytes], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(made.stderr);
    for (const command of [['runs'], ['check'], ['events'], ['events', '--all']]) {
      const { ms, memory, files } = measure([...command, logs]);
      const columns = [`${ms.toFixed(0)} ms`, `${(ms / hosts).toFixed(1)} ms a host`, `${memory} MB`, `${files} files`];
      const name = `${hosts} hosts: ${command.join(' ')}`;
      console.log(`  ${name.padEnd(26)}${columns.map((column) => column.padStart(16)).join('')}`);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
