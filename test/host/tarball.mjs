import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Fetches a package by the npm client (so that its registry, proxy and cache settings hold), checks the pinned integrity and
 * unpacks some of its members. What does not match is not unpacked.
 * @param {import('./versions.mjs').Tarball} tarball
 * @param {{ readonly into: string, readonly members: readonly string[], readonly strip: number }} options
 */
export async function unpack(tarball, { into, members, strip }) {
  const download = await mkdtemp(path.join(into, '.download-'));
  try {
    const spec = `${tarball.name}@${tarball.version}`;
    const { stdout } = await npm(['pack', spec, '--json', '--pack-destination', download], download);
    const file = path.join(download, packedName(stdout, spec));
    verify(await readFile(file), tarball);
    await run('tar', ['xzf', file, '-C', into, `--strip-components=${strip}`, ...members]);
  } finally {
    await rm(download, { recursive: true, force: true });
  }
}

/**
 * Throws when the bytes are not those of the pinned tarball.
 * @param {Uint8Array} bytes
 * @param {import('./versions.mjs').Tarball} tarball
 */
export function verify(bytes, { name, version, integrity }) {
  const found = `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
  if (found === integrity) return;
  throw new Error(`${name}@${version} has integrity ${found}, pinned is ${integrity}. It was not installed.`);
}

/**
 * Runs the npm client, free of the settings of the `npm test` that may be around it.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  return await run('npm', [...args], { cwd, env: npmEnvironment(process.env), maxBuffer: 64 * 1024 * 1024 });
}

// `npm test` exports its own configuration (prefix, log level, package) to children, which misleads an npm run elsewhere.
// Where packages come from is kept.
const kept = /^npm_config_(?:registry|cache|userconfig|globalconfig|proxy|https?_proxy|noproxy|cafile|strict_ssl)$/i;

/**
 * The environment for an npm that works outside this package.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function npmEnvironment(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^npm_/i.test(name) || kept.test(name)));
}

/**
 * The file that `npm pack --json` says it wrote.
 * @param {string} stdout
 * @param {string} spec
 */
function packedName(stdout, spec) {
  /** @type {unknown} */
  const list = JSON.parse(stdout);
  /** @type {unknown} */
  const first = Array.isArray(list) ? list[0] : undefined;
  if (typeof first === 'object' && first !== null && 'filename' in first && typeof first.filename === 'string') {
    // npm 9 printed `@scope/name.tgz` for the file that it called `scope-name.tgz`.
    return first.filename.replace(/^@/, '').replace('/', '-');
  }
  throw new Error(`npm pack ${spec} did not say which file it wrote: ${stdout.slice(0, 200)}`);
}
