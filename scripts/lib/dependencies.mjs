// Node's own modules only: this runs in a fresh clone, before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const wanted = /** @type {const} */ ([20, 19]);

/** Throws, with what to do, when this Node is older than the tools of the project need. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > wanted[0] || (major === wanted[0] && minor >= wanted[1])) return;
  throw new Error(
    `This is Node ${process.versions.node}; Node ${wanted.join('.')} or newer is needed (https://nodejs.org).`,
  );
}

/**
 * Runs `npm ci` when node_modules is not there, or is not what package-lock.json says.
 * @param {string} root
 */
export function ensureDependencies(root) {
  const installed = readLock(path.join(root, 'node_modules/.package-lock.json'));
  const difference = installed && firstDifference(readLock(path.join(root, 'package-lock.json')) ?? {}, installed);
  if (installed && difference === undefined) return;
  console.log(difference === undefined ? 'Installing dependencies ...' : `Installing dependencies: ${difference} ...`);
  // One string and a shell: on Windows npm is a script, which cannot be spawned by itself.
  const { status, error } = spawnSync('npm ci --no-audit --no-fund', {
    cwd: root,
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ci failed (${status ?? 'killed'}); what it said stands above.`);
}

/** @typedef {Readonly<Record<string, { readonly version?: string, readonly integrity?: string, readonly optional?: boolean }>>} Packages */

/**
 * What node_modules lacks or has otherwise than the lockfile, or undefined. Packages for other platforms are optional: npm
 * leaves them out.
 * @param {Packages} locked
 * @param {Packages} installed
 * @returns {string | undefined}
 */
export function firstDifference(locked, installed) {
  for (const [place, { version, integrity, optional }] of Object.entries(locked)) {
    if (place === '') continue;
    const found = installed[place];
    if (found === undefined && optional === true) continue;
    if (found === undefined) return `${place} is not installed`;
    if (found.version !== version || found.integrity !== integrity) {
      return `${place} is ${found.version ?? 'unknown'}, package-lock.json says ${version ?? 'unknown'}`;
    }
  }
  const surplus = Object.keys(installed).find((place) => !(place in locked));
  return surplus === undefined ? undefined : `${surplus} is not in package-lock.json`;
}

/**
 * @param {string} file
 * @returns {Packages | undefined}
 */
function readLock(file) {
  if (!existsSync(file)) return undefined;
  // Both files are npm's own: lockfileVersion 3 keeps every package under `packages`.
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  return /** @type {{ packages?: Packages }} */ (lock).packages;
}
