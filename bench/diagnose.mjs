// Diagnose of large logs by the language server, started as VS Code starts it: how soon a cancel is answered, and how long a hover
// waits meanwhile. `node bench/diagnose.mjs [megabytes] [VMs] [nights]`. The logs are written by the tests' writer.
import { build } from 'esbuild';
import { fork, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import lsp from 'vscode-languageserver/node';
import { buildOptions, targets } from '../scripts/lib/targets.mjs';

const root = path.resolve(import.meta.dirname, '..');
const [megabytes = '250', vms = '60', nights = '60'] = process.argv.slice(2);
const config = readFileSync(path.join(root, 'examples/HV01/Virtual Machines/0C95D7B2-6F14-4E8A-B3D0-92A7C5E1F864.xml'))
  .toString('utf16le')
  .slice(1);
/** Somewhere that every hover has to say something about. */
const position = { line: config.slice(0, config.indexOf('<manifest')).split('\n').length - 1, character: 5 };
const folder = mkdtempSync(path.join(tmpdir(), 'hvb-diagnose-'));

/** The server and what it starts, and the writer of the logs. */
async function bundle() {
  const own = targets.filter(({ in: entry, platform }) => /^src\/(server|worker)\//.test(entry) && platform === 'node');
  const maker = /** @type {const} */ ({
    in: 'bench/evtx/make-nights.ts',
    out: 'make-nights.js',
    platform: 'node',
    format: 'cjs',
  });
  for (const target of [...own, maker]) {
    const outfile = path.join(folder, path.basename(target.out ?? ''));
    await build({ ...buildOptions(target), absWorkingDir: root, outfile });
  }
}

/**
 * A server of its own for each measurement, warmed up by one hover.
 * @template T
 * @param {(server: Server) => Promise<T>} work
 */
async function withServer(work) {
  const server = new Server();
  try {
    await server.start();
    return await work(server);
  } finally {
    server.stop();
  }
}

/** A process of the server, and the editor's end of the wire to it. */
class Server {
  /** How often it told how far it is. */
  notes = 0;
  process = fork(path.join(folder, 'server.js'), ['--node-ipc'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  client = lsp.createProtocolConnection(new lsp.IPCMessageReader(this.process), new lsp.IPCMessageWriter(this.process));
  document = pathToFileURL(path.join(folder, 'vm.xml')).href;

  async start() {
    const { client } = this;
    client.onRequest('client/registerCapability', () => null);
    client.onRequest('workspace/configuration', (/** @type {{ items: object[] }} */ { items }) =>
      items.map(() => ({})),
    );
    client.onRequest('workspace/diagnostic/refresh', () => null);
    client.onRequest('hv/documentContext', () => ({ roots: [] }));
    client.onRequest('hv/list', () => []);
    client.onRequest('hv/stat', (/** @type {{ uri: string }} */ { uri }) => {
      return { kind: 'file', sizeBytes: statSync(new URL(uri)).size };
    });
    client.onNotification('hv/logProgress', () => {
      this.notes++;
    });
    client.listen();
    await client.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await client.sendNotification('initialized', {});
    const textDocument = { uri: this.document, languageId: 'hyperv-vm-config', version: 1, text: config };
    await client.sendNotification('textDocument/didOpen', { textDocument });
    await this.hover();
  }

  stop() {
    this.client.dispose();
    this.process.kill();
  }

  /**
   * @param {string} method @param {object} params @param {import('vscode-languageserver').CancellationToken} [token]
   * @returns {Promise<{ logs: { findings: object[] }[], markdown: string }>} what one of the two gives
   */
  ask(method, params, token) {
    return token ? this.client.sendRequest(method, params, token) : this.client.sendRequest(method, params);
  }

  async hover() {
    const begun = performance.now();
    const where = { textDocument: { uri: this.document }, position };
    /** @type {object | null} */
    const found = await this.client.sendRequest('textDocument/hover', where);
    if (found === null) throw new Error('Nothing stands where the bench hovers.');
    return performance.now() - begun;
  }

  /** One hover after the other, 5 ms apart, until something else is done. @param {Promise<unknown>} end */
  async hoverUntil(end) {
    const state = { isOver: false };
    const over = end.then(() => {
      state.isOver = true;
    });
    /** @type {number[]} */
    const times = [];
    do {
      times.push(await this.hover());
      await Promise.race([over, sleep(5)]);
    } while (!state.isOver);
    return times;
  }
}

/** @param {string} name @param {number[]} times */
function row(name, times) {
  const sorted = [...times].sort((a, b) => a - b);
  const columns = [`median ${sorted[sorted.length >> 1]?.toFixed(1)}`, `worst ${sorted.at(-1)?.toFixed(1)}`];
  console.log(`  ${name.padEnd(34)}${columns.map((column) => column.padStart(16)).join('')}   of ${times.length}`);
}

try {
  await bundle();
  const maker = path.join(folder, 'make-nights.js');
  const made = spawnSync(process.execPath, [maker, folder, '1', vms, nights, megabytes], { encoding: 'utf8' });
  if (made.status !== 0) throw new Error(made.stderr);
  const host = path.join(folder, 'HV001');
  const files = readdirSync(host).map((name) => path.join(host, name));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  console.log(`${(bytes / 1e6).toFixed(0)} MB in ${files.length} logs; ${vms} VMs, ${nights} nights; times in ms`);
  const logs = files.map((file) => ({ uri: pathToFileURL(file).href, label: path.basename(file) }));
  const uris = logs.map(({ uri }) => uri);

  const total = await withServer(async (server) => {
    row('hover, nothing else going on', await server.hoverUntil(sleep(2000)));
    const begun = performance.now();
    const answer = server.ask('hv/diagnoseLogs', { files: logs });
    row('hover while it is diagnosed', await server.hoverUntil(answer));
    const took = performance.now() - begun;
    const findings = (await answer).logs.flatMap((log) => log.findings).length;
    const asked = performance.now();
    const report = server.ask('hv/report', { uris, cancelled: false });
    row('hover while the report is made', await server.hoverUntil(report));
    const size = (await report).markdown.length;
    console.log(`  diagnosed in ${took.toFixed(0)}: ${findings} findings, ${server.notes} notes on progress`);
    console.log(`  the report in ${(performance.now() - asked).toFixed(0)}: ${(size / 1e6).toFixed(1)} MB`);
    return took;
  });

  /** @type {number[]} */
  const answers = [];
  /** @type {number[]} */
  const reports = [];
  for (let part = 1; part < 20; part++) {
    await withServer(async (server) => {
      const source = new lsp.CancellationTokenSource();
      const answer = server.ask('hv/diagnoseLogs', { files: logs }, source.token);
      await sleep((part / 20) * total);
      const cancelled = performance.now();
      source.cancel();
      await answer;
      answers.push(performance.now() - cancelled);
      await server.ask('hv/report', { uris, cancelled: true });
      reports.push(performance.now() - cancelled);
    });
  }
  row('cancel to answer, 19 moments', answers);
  row('cancel to report', reports);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
