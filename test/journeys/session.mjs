// A real VS Code with the extension on a folder of evidence, for the journeys and for the pictures of the README.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { installHost } from '../host/install.mjs';
import { remoteUri, startServer, workbenchUrl } from '../host/server.mjs';
import { openWorkbench, workbenchReady } from '../host/workbench.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {ReadonlyMap<string, Uint8Array | string>} Evidence files by their path in the folder */
/** @typedef {'dark' | 'light' | 'high contrast' | 'high contrast light'} Theme */
/**
 * How to reach a server that runs; it goes from one process to another.
 * @typedef {{ readonly port: number, readonly pid: number, readonly token: string, readonly work: string }} ServerFacts
 */
/**
 * @typedef {object} WindowOptions
 * @property {string} [name] of the folder, which titles show
 * @property {Theme} [theme]
 * @property {{ readonly width: number, readonly height: number }} [viewport]
 */
/** @typedef {{ readonly page: Page, readonly folder: string, readonly close: () => Promise<void> }} Window */

const root = path.resolve(import.meta.dirname, '../..');

/** Each by its name in the list of themes, and the class that the workbench has when it is painted with it. */
const themes = /** @type {const} */ ({
  dark: { label: 'Dark Modern', look: '.vs-dark' },
  light: { label: 'Light Modern', look: '.vs' },
  'high contrast': { label: 'Dark High Contrast', look: '.hc-black' },
  'high contrast light': { label: 'Light High Contrast', look: '.hc-light' },
});

/**
 * Starts the server; each window has a folder and a browser profile of its own.
 * @returns {Promise<{ readonly facts: ServerFacts, readonly stop: () => Promise<void> }>}
 */
export async function startJourneyServer() {
  const host = await installHost('newest');
  const work = realpathSync(mkdtempSync(path.join(tmpdir(), 'hvb-journey-')));
  const settings = {
    'window.commandCenter': false,
    'editor.minimap.enabled': false,
    'workbench.layoutControl.enabled': false,
  };
  const { port, pid, token, stop } = await startServer(host, {
    dataDir: work,
    userDataDir: path.join(work, 'user'),
    settings,
  });
  return {
    facts: { port, pid, token, work },
    stop: async () => {
      await stop();
      rmSync(work, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * A window on evidence of its own, in the light theme that a new VS Code has unless another is asked for.
 * @param {ServerFacts} facts
 * @param {Evidence} evidence
 * @param {WindowOptions} [options]
 * @returns {Promise<Window>}
 */
export async function openWindow(facts, evidence, { name = 'evidence', theme, viewport } = {}) {
  const folder = path.join(mkdtempSync(path.join(facts.work, 'window-')), name);
  writeEvidence(folder, evidence);
  const payload = /** @type {const} */ ([['extensionDevelopmentPath', remoteUri(facts, root)]]);
  const url = workbenchUrl(facts, { folder, payload });
  const { page, close } = await openWorkbench({ url, ...(viewport && { viewport }) });
  try {
    await workbenchReady(page);
    if (theme !== undefined) await setTheme(page, theme);
  } catch (error) {
    await close();
    throw error;
  }
  return { page, folder, close };
}

/**
 * Changes the theme as a user would: the list is at work at once, while a setting that is written to its file is not seen
 * by a window that opens, and late by one that is open.
 * @param {Page} page
 * @param {Theme} theme
 */
export async function setTheme(page, theme) {
  const { label, look } = themes[theme];
  const list = page.locator('.quick-input-widget');
  const anyTheme = list.locator('.monaco-list-row', { hasText: 'Modern' }).first();
  // A window that has just been opened knows the keys a little later than it is painted.
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+t');
    try {
      await anyTheme.waitFor({ timeout: 5000 });
      break;
    } catch (error) {
      if (tries === 5) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await list.locator('input[type=text]').first().fill(label);
  await list.locator('.monaco-list-row').first().filter({ hasText: label }).waitFor();
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
  await page.locator(`.monaco-workbench${look}`).waitFor();
}

/**
 * @param {string} folder
 * @param {Evidence} evidence
 */
export function writeEvidence(folder, evidence) {
  for (const [name, content] of evidence) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
