import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const startLimitMs = 60_000;
const stopLimitMs = 3_000;

// Quiet, and nothing that asks the network or differs from one run to the next.
const settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/**
 * @typedef {object} ServerOptions
 * @property {string} dataDir the server's own files
 * @property {string} userDataDir settings and state: a new folder for each run, since tests change settings
 * @property {string} [extensionsDir]
 * @property {number} [port] any free one unless given
 * @property {Readonly<Record<string, string>>} [env] added to the environment of the extension host
 * @property {Readonly<Record<string, unknown>>} [settings]
 */
/**
 * @typedef {object} Server
 * @property {number} port
 * @property {number} pid
 * @property {string} token whoever can reach the server could run a shell in it, so a page without this gets nothing
 * @property {() => string} log
 * @property {Promise<never>} ended rejects when the server ends by itself
 * @property {() => Promise<void>} stop
 */

/**
 * Starts VS Code's server on 127.0.0.1.
 * @param {import('./install.mjs').InstalledHost} host
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(host, options) {
  writeSettings(options);
  const token = randomUUID();
  const child = spawn(host.node, serverArguments(host, options, token), {
    env: serverEnvironment({ ...process.env, ...options.env }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: stopping the group takes the extension host and its children along.
    detached: true,
  });
  let log = '';
  let stopping = false;
  /** @type {Promise<never>} */
  const ended = new Promise((_resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (!stopping)
        reject(new Error(`The VS Code server ended (${code ?? signal ?? 'unknown'}).\n${log.slice(-4000)}`));
    });
  });
  ended.catch(() => undefined); // Looked at by those who race it; nobody may be looking at the moment it happens.
  /** @type {Promise<number>} */
  const listening = new Promise((resolve) => {
    /** @param {Buffer} chunk */
    const read = (chunk) => {
      log += chunk.toString();
      const port = /Web UI available at https?:\/\/[^/\s]*?:(\d+)/.exec(log)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });

  async function stop() {
    stopping = true;
    const running = child.exitCode === null && child.signalCode === null;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    signalGroup(child.pid, 'SIGTERM');
    if (running) await Promise.race([gone, delay(stopLimitMs)]);
    signalGroup(child.pid, 'SIGKILL');
  }

  try {
    const port = await Promise.race([listening, ended, delay(startLimitMs)]);
    if (port === undefined)
      throw new Error(`The VS Code server did not start within ${startLimitMs / 1000} s.\n${log}`);
    return { port, pid: child.pid ?? 0, token, log: () => log, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The address of a folder in the workbench, with what the desktop takes as command-line flags as its payload.
 * @param {Pick<Server, 'port' | 'token'>} server
 * @param {{ readonly folder?: string, readonly payload?: readonly (readonly [string, string])[] }} options
 */
export function workbenchUrl({ port, token }, { folder, payload = [] }) {
  const query = new URLSearchParams({ tkn: token });
  if (folder === undefined) query.set('ew', 'true');
  else query.set('folder', path.resolve(folder));
  query.set('payload', JSON.stringify([['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload]));
  return `http://localhost:${port}/?${query.toString()}`;
}

/**
 * A path on this machine as the workbench names it, for payload entries such as extensionDevelopmentPath.
 * @param {Pick<Server, 'port'>} server
 * @param {string} file
 */
export function remoteUri({ port }, file) {
  return `vscode-remote://localhost:${port}${path.resolve(file).split('/').map(encodeURIComponent).join('/')}`;
}

/** @param {ServerOptions} options */
function writeSettings({ userDataDir, settings: extra }) {
  const folder = path.join(userDataDir, 'User');
  const file = path.join(folder, 'settings.json');
  if (existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify({ ...settings, ...extra }, undefined, 2));
}

/**
 * @param {import('./install.mjs').InstalledHost} host
 * @param {ServerOptions} options
 * @param {string} token
 */
function serverArguments(host, { dataDir, userDataDir, extensionsDir, port = 0 }, token) {
  return [
    path.join(host.vscode, 'out/server-main.js'),
    ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
    ...['--server-data-dir', dataDir, '--user-data-dir', userDataDir],
    ...(extensionsDir === undefined ? [] : ['--extensions-dir', extensionsDir]),
    '--accept-server-license-terms',
    ...['--telemetry-level', 'off', '--disable-telemetry', '--disable-update-check'],
    '--disable-workspace-trust',
    '--disable-getting-started-override',
    // Without it a built workbench ignores extensionDevelopmentPath and extensionTestsPath, and says nothing. It calls
    // functions that only a driven browser has, and checks for them first: a plain browser is not disturbed.
    '--enable-smoke-test-driver',
  ];
}

/**
 * The environment without what a VS Code, an Electron or an npm around us would tell this one.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function serverEnvironment(env) {
  const own = Object.entries(env).filter(([name]) => !/^(?:VSCODE_|ELECTRON_|npm_)/i.test(name));
  // An empty gallery: no look-ups in a marketplace.
  return { ...Object.fromEntries(own), EXTENSIONS_GALLERY: '{}' };
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The whole group is gone already, which is what was wanted.
  }
}

/**
 * @param {number} ms
 * @returns {Promise<undefined>}
 */
function delay(ms) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, undefined).unref();
  });
}
