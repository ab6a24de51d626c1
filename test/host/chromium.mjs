import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
];

/** Flags for a browser without a screen that should ask nobody on the network for anything. */
export const chromiumFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The sandbox refuses to work for root, which is who one is in most containers.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * Gives the path of a Chromium, Chrome or Edge; installs Debian's Chromium where that can be done without asking.
 * @param {(line: string) => void} [say]
 * @returns {Promise<string>}
 */
export async function findChromium(say = console.log) {
  const named = process.env['HVB_CHROMIUM'];
  if (named !== undefined && named !== '') return named;
  const found = find();
  if (found !== undefined) return found;
  if (!(await isDebian()) || process.getuid?.() !== 0) {
    throw new Error(
      'No Chromium, Chrome or Edge was found. Install one (on Debian: apt-get install chromium), or name one in HVB_CHROMIUM.',
    );
  }
  say('No Chromium, Chrome or Edge was found; installing the chromium package of Debian ...');
  await install();
  const installed = find();
  if (installed === undefined) throw new Error('apt-get installed chromium, but there is no chromium on the PATH.');
  return installed;
}

/** The first of the known browsers on the PATH. */
function find() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(isExecutable);
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// Ubuntu is left out on purpose: its chromium package only leads to a snap, which does not start in a container.
async function isDebian() {
  try {
    return /^ID=debian$/m.test(await readFile('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

async function install() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  await run('apt-get', ['update', '-q'], options);
  await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], options);
}
