#!/usr/bin/env node
// Stands in for the `code` executable that @vscode/test-electron's runTests spawns: takes the same arguments, runs them in the
// server and a headless Chromium, and ends with the exit code of the tests.
//   HVB_VSCODE           newest (default) or oldest
//   HVB_HOST_VERBOSE     print the console of the extension host and of the page
//   HVB_HOST_SCREENSHOT  where to put a picture of the window when the run failed
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { format } from 'node:util';
import { readCodeArguments } from './code-arguments.mjs';
import { installHost } from './install.mjs';
import { remoteUri, startServer, workbenchUrl } from './server.mjs';
import { hostName } from './versions.mjs';
import { openWorkbench, screenshot } from './workbench.mjs';

const extensionHostEnded = 71;
const interrupted = 130;

const verbose = Boolean(process.env['HVB_HOST_VERBOSE']);
const options = readCodeArguments(process.argv.slice(2));
const dataDir = mkdtempSync(path.join(tmpdir(), 'hvb-server-'));
const marker = path.join(dataDir, 'tests-ended');
const interruption = listenForInterruption();
try {
  process.exitCode = await run();
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit();

async function run() {
  const host = await installHost(hostName(process.env['HVB_VSCODE']));
  const { testsPath, extensionsDir, userDataDir = path.join(dataDir, 'user') } = options;
  const server = await startServer(host, {
    dataDir,
    userDataDir,
    ...(extensionsDir === undefined ? {} : { extensionsDir }),
    env: testsPath === undefined ? {} : { HVB_HOST_TESTS: path.resolve(testsPath), HVB_HOST_MARKER: marker },
  });
  try {
    const code = await runWorkbench(server);
    if (code === interrupted || testsPath === undefined || existsSync(marker)) return code;
    // The workbench reports an extension host that was killed as exit code 0.
    const reasons = server.log().match(/^.*Extension Host Process exited.*$/gm) ?? [];
    console.error(['The extension host ended before the tests did.', ...reasons].join('\n'));
    return extensionHostEnded;
  } finally {
    await server.stop();
  }
}

/** @param {import('./server.mjs').Server} server */
async function runWorkbench(server) {
  /** @type {Deferred<number>} */
  const exit = withResolvers();
  const workbench = await openWorkbench({
    url: workbenchUrl(server, {
      ...(options.folder === undefined ? {} : { folder: options.folder }),
      payload: payload(server),
    }),
    onExit: exit.resolve,
    onLog: (level, args) => {
      if (verbose) console.log(`[${level}] ${format(...args)}`);
    },
  });
  const { page } = workbench;
  page.once('crash', () => {
    exit.reject(new Error('The page of the workbench crashed.'));
  });
  if (verbose)
    page.on('console', (message) => {
      console.log(`[page ${message.type()}] ${message.text().slice(0, 400)}`);
    });
  try {
    const code = await Promise.race([exit.promise, server.ended, interruption]);
    const picture = process.env['HVB_HOST_SCREENSHOT'];
    if (code !== 0 && picture) await screenshot(page, picture);
    return code;
  } finally {
    await workbench.close();
  }
}

/** @param {import('./server.mjs').Server} server */
function payload(server) {
  /** @type {[string, string][]} */
  const entries = options.developmentPaths.map((folder) => ['extensionDevelopmentPath', remoteUri(server, folder)]);
  if (options.testsPath !== undefined) {
    entries.push(['extensionTestsPath', remoteUri(server, path.join(import.meta.dirname, 'tests-entry.cjs'))]);
  }
  if (options.disableExtensions) entries.push(['disableExtensions', 'true']);
  return entries;
}

/**
 * Interrupted by a signal, or orphaned: whoever started us was killed and nobody would stop the server and the browser.
 * @returns {Promise<number>}
 */
function listenForInterruption() {
  const parent = process.ppid;
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => {
        resolve(interrupted);
      });
    }
    setInterval(() => {
      if (process.ppid !== parent) resolve(interrupted);
    }, 2000).unref();
  });
}

/**
 * @template T
 * @typedef {{ promise: Promise<T>, resolve: (value: T) => void, reject: (reason: Error) => void }} Deferred
 */
/**
 * Promise.withResolvers, which Node 20 does not have yet.
 * @template T
 * @returns {Deferred<T>}
 */
function withResolvers() {
  /** @type {(value: T) => void} */
  let resolve = () => undefined;
  /** @type {(reason: Error) => void} */
  let reject = () => undefined;
  /** @type {Promise<T>} */
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
