// A real VS Code with the extension on a folder of evidence, for the journeys and for the pictures of the README.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installHost } from '../host/install.mjs';
import { remoteUri, startServer, workbenchUrl } from '../host/server.mjs';
import { openWorkbench, workbenchReady } from '../host/workbench.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {ReadonlyMap<string, Uint8Array | string>} Evidence files by their path in the folder */
/**
 * @typedef {object} Session
 * @property {(evidence: Evidence, options?: WindowOptions) => Promise<Window>} open a window on evidence of its own
 * @property {() => Promise<void>} stop
 */
/**
 * @typedef {object} WindowOptions
 * @property {string} [theme] `Default Dark Modern` unless given
 * @property {{ readonly width: number, readonly height: number }} [viewport]
 * @property {Readonly<Record<string, unknown>>} [settings] of the workspace
 */
/** @typedef {{ readonly page: Page, readonly folder: string, readonly close: () => Promise<void> }} Window */

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Starts the server once; each window has a folder and a browser profile of its own.
 * @returns {Promise<Session>}
 */
export async function startSession() {
  const host = await installHost('newest');
  const work = realpathSync(mkdtempSync(path.join(tmpdir(), 'hvb-journey-')));
  const settings = {
    'window.commandCenter': false,
    'editor.minimap.enabled': false,
    'workbench.layoutControl.enabled': false,
  };
  const server = await startServer(host, { dataDir: work, userDataDir: path.join(work, 'user'), settings });
  let count = 0;
  return {
    open: async (evidence, { theme = 'Default Dark Modern', viewport, settings: extra } = {}) => {
      const folder = path.join(work, `evidence-${count++}`);
      writeEvidence(folder, evidence);
      writeEvidence(
        folder,
        new Map([['.vscode/settings.json', JSON.stringify({ 'workbench.colorTheme': theme, ...extra })]]),
      );
      const payload = /** @type {const} */ ([['extensionDevelopmentPath', remoteUri(server, root)]]);
      const url = workbenchUrl(server, { folder, payload });
      const { page, close } = await openWorkbench({ url, ...(viewport && { viewport }) });
      await workbenchReady(page);
      return { page, folder, close };
    },
    stop: async () => {
      await server.stop();
      rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * @param {string} folder
 * @param {Evidence} evidence
 */
function writeEvidence(folder, evidence) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of evidence) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/**
 * The sample workspace as it is shipped.
 * @param {string} folder
 */
export function copySamples(folder) {
  cpSync(path.join(root, 'examples'), folder, { recursive: true });
}
