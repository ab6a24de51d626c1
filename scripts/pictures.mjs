// Makes the pictures of the README from the real thing: the VS Code of test/host with the extension on examples/, driven as a
// user would. Linux x64 only. `node scripts/pictures.mjs [name ...]` makes all, or the named ones; run `npm run build` first.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../test/host/chromium.mjs';
import { installHost } from '../test/host/install.mjs';
import { remoteUri, startServer, workbenchUrl } from '../test/host/server.mjs';
import { openWorkbench, runCommand, screenshot, webviewFrame, workbenchReady } from '../test/host/workbench.mjs';

/** @typedef {import('playwright-core').Page} Page */

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'media/readme');
const viewport = { width: 1280, height: 760 };

/** Each with what a user does to see it. @type {Record<string, (page: Page) => Promise<void>>} */
const pictures = {
  diagnostics: async (page) => {
    await runCommand(page, 'View: Toggle Problems');
    await openSample(page, 'FILE01', '<manifest>');
    await page.locator('.markers-panel .monaco-list-row').nth(1).waitFor();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await showHover(page);
    await page.locator('.monaco-hover:visible', { hasText: 'HVB001' }).first().waitFor();
  },
  'quick-fix': async (page) => {
    await openSample(page, 'FILE01', '<manifest>');
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row').first().waitFor();
  },
  hover: async (page) => {
    await openSample(page, 'FILE01', 'last_powered_on_time');
    await showHover(page);
    await page.locator('.monaco-hover:visible', { hasText: 'UTC' }).first().waitFor();
  },
  explain: async (page) => {
    await runCommand(page, 'Hyper-V Backup: Explain Event or Error Code');
    const input = page.locator('.quick-input-widget input[placeholder*="HVB001"]');
    await input.fill('10103');
    await page.keyboard.press('Enter');
    await shownReport(page, 'Explain 10103');
  },
  log: async (page) => {
    await runCommand(page, 'Hyper-V Backup: Diagnose Workspace');
    await shownReport(page, 'Workspace diagnosis');
    await runCommand(page, 'View: Toggle Problems');
    await page.locator('.markers-panel .monaco-list-row', { hasText: 'could not be merged' }).first().dblclick();
    await page.locator('.tab.active', { hasText: 'HV01-VMMS-Admin.evtx' }).waitFor();
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
  },
  report: async (page) => {
    await runCommand(page, 'Hyper-V Backup: Diagnose Workspace');
    await shownReport(page, 'Workspace diagnosis');
  },
};

const wanted = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
if (wanted.length === 0 || wanted.includes('icon')) await makeIcon();
const names = Object.keys(pictures).filter((name) => wanted.length === 0 || wanted.includes(name));
if (names.length > 0) await withServer(takeAll);

/** @param {string} url */
async function takeAll(url) {
  // The first window of a server is painted before its theme is loaded: no picture is taken of it.
  await inWindow(url, (page) => page.waitForTimeout(3000));
  for (const name of names) {
    const file = path.join(folder, `${name}.png`);
    await inWindow(url, async (page) => {
      try {
        await pictures[name]?.(page);
      } catch (error) {
        // The picture of what was there instead tells why.
        console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
      }
      await screenshot(page, file);
    });
    console.log(`media/readme/${name}.png`);
  }
}

/**
 * @param {string} url
 * @param {(page: Page) => Promise<void>} act
 */
async function inWindow(url, act) {
  const { page, close } = await openWorkbench({ url, viewport });
  try {
    await workbenchReady(page);
    await act(page);
  } finally {
    await close();
  }
}

/** @param {(url: string) => Promise<void>} run */
async function withServer(run) {
  const host = await installHost('newest');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'hvb-pictures-'));
  const settings = {
    'window.commandCenter': false,
    'workbench.colorTheme': 'Default Light Modern',
    'editor.minimap.enabled': false,
    'workbench.layoutControl.enabled': false,
  };
  const server = await startServer(host, { dataDir, userDataDir: path.join(dataDir, 'user'), settings });
  try {
    const payload = /** @type {const} */ ([['extensionDevelopmentPath', remoteUri(server, root)]]);
    await run(workbenchUrl(server, { folder: path.join(root, 'examples'), payload }));
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Opens the configuration of a sample VM with the cursor on a piece of its text.
 * @param {Page} page
 * @param {string} vm
 * @param {string} piece
 */
async function openSample(page, vm, piece) {
  const file = path.join(root, 'examples/HV01/Virtual Machines', `${idOf(vm)}.xml`);
  const before = readFileSync(file, 'utf16le').split(piece)[0]?.split('\n') ?? [];
  await page.keyboard.press('Control+p');
  const input = page.locator('.quick-input-widget input[type=text]').first();
  // Quick open takes a line and a column behind the name. The first character of a tag's name is one behind its bracket.
  await input.fill(`${idOf(vm)}:${before.length}:${(before.at(-1)?.length ?? 0) + 3}`);
  await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  // The breadcrumbs show the outline once the language server has answered.
  await page.locator('.breadcrumbs-control', { hasText: vm }).waitFor();
}

/**
 * The hover at the cursor, by its keys.
 * @param {Page} page
 */
async function showHover(page) {
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+i');
}

/**
 * Waits until a report is there: its tab, and its text in the preview.
 * @param {Page} page
 * @param {string} title
 */
async function shownReport(page, title) {
  await page.locator('.tab', { hasText: title }).waitFor();
  const frame = await webviewFrame(page);
  await frame.locator('h1').first().waitFor();
}

/**
 * The id of a sample VM, read from the guided tour, which names both.
 * @param {string} vm
 */
function idOf(vm) {
  const tour = readFileSync(path.join(root, 'examples/README.md'), 'utf8');
  const line = tour.split('\n').find((one) => one.includes(vm) && /[0-9A-F]{8}-[0-9A-F-]{27}/i.test(one));
  const id = line && /[0-9A-F]{8}-[0-9A-F-]{27}/i.exec(line)?.[0];
  if (!id) throw new Error(`examples/README.md names no id for ${vm}.`);
  return id;
}

/** media/icon.png from its SVG: the marketplace takes no SVG. */
async function makeIcon() {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
  const page = await browser.newPage({ viewport: { width: 256, height: 256 } });
  const svg = readFileSync(path.join(root, 'media/icon.svg'), 'utf8');
  await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
  await page.screenshot({ path: path.join(root, 'media/icon.png'), omitBackground: true });
  await browser.close();
  console.log('media/icon.png');
}
