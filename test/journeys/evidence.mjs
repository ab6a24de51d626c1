// The written nights of test/fixtures/sequence as folders of .evtx files, for a window of the real VS Code.
import { build } from 'esbuild';
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./session.mjs').Evidence} Evidence */
/** @typedef {{ readonly name: string, readonly logs: () => Record<string, Uint8Array> }} Night */
/** @typedef {{ readonly sequenceFixtures: () => readonly Night[] }} Nights */
/** @typedef {{ readonly pastedEvidence: () => Record<string, Uint8Array | string> }} Pasted */

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Every night by its name.
 * @returns {Promise<ReadonlyMap<string, Evidence>>}
 */
export async function writtenNights() {
  const { sequenceFixtures } = /** @type {Nights} */ (await fixturesOf('sequence'));
  return new Map(sequenceFixtures().map(({ name, logs }) => [name, new Map(Object.entries(logs()))]));
}

/** A plan that expects the night of its logs to go well; the controller is what somebody takes away while it is shown. */
const plan = `hvbackup: 1
name: Nightly
host: { os: windows-server-2012-r2, nodes: [HV01] }
storage: [ { name: CSV1, kind: csv, path: 'C:\\ClusterStorage\\Volume1' } ]
provider: { kind: hardware, transportable: true }
requestor: { product: veeam, mode: off-host }
jobs: [ { name: night, at: '22:00', vms: [VM001, LNX1] } ]
vms:
  - name: VM001
    generation: 1
    controllers: { ide: 2, scsi: 1 }
    guest: { os: windows-server-2012-r2, state: running, backupService: enabled }
  - { name: LNX1, guest: { os: linux, backupDaemon: true }, count: 3,
      disks: [ { kind: vhdx, path: 'C:\\ClusterStorage\\Volume1\\root.vhdx' } ] }
evidence: [ ./logs ]
`;

/**
 * A plan with the logs of a night that went otherwise.
 * @param {ReadonlyMap<string, Evidence>} nights
 * @returns {Evidence}
 */
export function planned(nights) {
  const logs = nights.get('failed-merge-2012-r2') ?? new Map();
  return new Map([
    ['nightly.hvbackup.yaml', plan],
    ...[...logs].map(([name, bytes]) => /** @type {const} */ ([`logs/${name}`, bytes])),
  ]);
}

/**
 * What people paste, beside a zip of it.
 * @returns {Promise<Evidence>}
 */
export async function pasted() {
  const { pastedEvidence } = /** @type {Pasted} */ (await fixturesOf('pasted'));
  return new Map(Object.entries(pastedEvidence()));
}

/**
 * The fixtures are TypeScript, which is bundled first.
 * @param {string} name of a folder in test/fixtures
 * @returns {Promise<unknown>}
 */
async function fixturesOf(name) {
  const outfile = path.join(root, '.tsbuild', `${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [path.join(root, 'test/fixtures', name, 'index.ts')],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  try {
    /** @type {unknown} */
    const module = await import(pathToFileURL(outfile).href);
    return module;
  } finally {
    rmSync(outfile);
  }
}

/**
 * The sample workspace as it is shipped.
 * @returns {Evidence}
 */
export function samples() {
  const folder = path.join(root, 'examples');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .map((name) => [name, readFileSync(path.join(folder, name))]),
  );
}
