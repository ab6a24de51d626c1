// The three ways in which `npm start` opens VS Code with the extension on the examples.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * The `code` on the PATH, or undefined. The one inside a remote window of VS Code is passed over: it can open a folder there,
 * but takes no extension to develop.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | undefined}
 */
export function codeOnPath(env) {
  const names = process.platform === 'win32' ? ['code.cmd', 'code.exe'] : ['code'];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders
    .filter((folder) => !/[\\/]remote-cli$/.test(folder))
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
    .find(isExecutable);
}

/**
 * Opens the VS Code that is installed. Gives false when it could not be started.
 * @param {string} code
 * @param {string} root
 * @param {string} examples
 */
export function openInstalled(code, root, examples) {
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', examples];
  const windows = process.platform === 'win32';
  // On Windows `code` is a script: it needs a shell, and then quotes around what may contain spaces.
  const { status } = windows
    ? spawnSync([code, ...args].map((argument) => `"${argument}"`).join(' '), { shell: true, stdio: 'inherit' })
    : spawnSync(code, args, { stdio: 'inherit' });
  return status === 0;
}

/**
 * Starts the VS Code of test/host and prints its address; it ends with Ctrl+C.
 * @param {string} root
 * @param {string} examples
 * @param {number} port
 */
export async function serve(root, examples, port) {
  // Loaded here: nothing but Node's own modules may be needed before the dependencies are installed.
  const { installHost } = await import('../../test/host/install.mjs');
  const { remoteUri, startServer, workbenchUrl } = await import('../../test/host/server.mjs');
  const { hostName } = await import('../../test/host/versions.mjs');
  const host = await installHost(hostName(process.env['HVB_VSCODE']));
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hvb-start-'));
  const server = await startServer(host, { dataDir, userDataDir: path.join(dataDir, 'user'), port });
  const payload = /** @type {const} */ ([['extensionDevelopmentPath', remoteUri(server, root)]]);
  console.log(`VS Code ${host.version.vscode} with the extension is ready. Ctrl+C ends it.`);
  console.log(`Open ${workbenchUrl(server, { folder: examples, payload })}`);
  try {
    await Promise.race([server.ended, interrupted()]);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Downloads a desktop VS Code with @vscode/test-electron and opens that.
 * @param {string} root
 * @param {string} examples
 */
export async function openDownloaded(root, examples) {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  const executable = await downloadAndUnzipVSCode('stable');
  const profile = path.join(root, '.vscode-test/profile');
  mkdirSync(profile, { recursive: true });
  const args = [
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${profile}`,
    `--extensions-dir=${path.join(root, '.vscode-test/extensions')}`,
    '--new-window',
    examples,
  ];
  spawn(executable, args, { detached: true, stdio: 'ignore' }).unref();
}

/** @returns {Promise<void>} */
function interrupted() {
  return new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
      process.on(signal, () => {
        resolve();
      });
  });
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
