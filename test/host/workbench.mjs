// Drives the workbench in a headless browser. For tests of what a user sees, and for screenshots.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from './chromium.mjs';

/** @typedef {import('playwright-core').Page} Page */
/**
 * @typedef {object} WorkbenchOptions
 * @property {string} url as made by workbenchUrl
 * @property {{ readonly width: number, readonly height: number }} [viewport]
 * @property {number} [deviceScaleFactor] 2 gives screenshots for dense displays
 * @property {(code: number) => void} [onExit] the workbench calls it with the exit code of a test run
 * @property {(level: string, args: unknown[]) => void} [onLog] what the extension host wrote to its console
 */
/** @typedef {{ readonly page: Page, readonly close: () => Promise<void> }} Workbench */

/**
 * Opens the workbench in a browser with a profile of its own.
 * @param {WorkbenchOptions} options
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench({
  url,
  viewport = { width: 1280, height: 800 },
  deviceScaleFactor,
  onExit,
  onLog,
}) {
  const executablePath = await findChromium();
  const profile = mkdtempSync(path.join(tmpdir(), 'hvb-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    args: ['--headless=new', ...chromiumFlags],
    viewport,
    ...(deviceScaleFactor === undefined ? {} : { deviceScaleFactor }),
    permissions: ['clipboard-read', 'clipboard-write'],
    // Playwright's own handlers end the process at once, and whatever else it started stays behind.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  async function close() {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    if (onExit) await page.exposeFunction('codeAutomationExit', onExit);
    if (onLog) await page.exposeFunction('codeAutomationLog', onLog);
    await page.goto(url);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Waits until the window is there and its folder is listed in the Explorer.
 * @param {Page} page
 */
export async function workbenchReady(page) {
  await page.locator('.monaco-workbench .explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
}

/**
 * The document inside a webview. The page holds an outer frame (the service worker's shell), which holds the real one.
 * @param {Page} page
 * @param {number} [index]
 */
export async function webviewFrame(page, index = 0) {
  const outer = page.locator('iframe.webview.ready').nth(index);
  await outer.waitFor();
  const inner = outer.contentFrame().locator('iframe#active-frame');
  await inner.waitFor();
  return inner.contentFrame();
}

/**
 * Runs a command by its title in the palette, as a user would.
 * @param {Page} page
 * @param {string} title with its category: `Category: Title`
 */
export async function runCommand(page, title) {
  const palette = page.locator('.quick-input-widget');
  const field = palette.locator('input[type=text]').first();
  const row = palette.locator('.monaco-list-row').first().filter({ hasText: title });
  // A key that is pressed while the focus goes over to a webview that loads is seen by nobody, and a list that loses the
  // focus to one closes.
  for (let tries = 1; ; tries++) {
    await page.keyboard.press('F1');
    try {
      await field.waitFor({ timeout: 3000 });
      await field.fill(`>${title}`, { timeout: 3000 });
      await row.waitFor({ timeout: 6000 });
      break;
    } catch (error) {
      if (tries === 4) throw error;
      await page.keyboard.press('Escape');
    }
  }
  await page.keyboard.press('Enter');
}

/**
 * Chooses an entry of the menu that a right click opens.
 * @param {Page} page
 * @param {import('playwright-core').Locator} place
 * @param {string} entry
 */
export async function contextMenu(page, place, entry) {
  await place.first().click({ button: 'right' });
  const menu = page.locator('.monaco-menu');
  // In the moment in which it opens it takes no click.
  for (let tries = 1; ; tries++) {
    await menu.locator('.action-item', { hasText: entry }).first().click();
    try {
      await menu.waitFor({ state: 'hidden', timeout: 2000 });
      return;
    } catch (error) {
      if (tries === 4) throw error;
    }
  }
}

/**
 * @param {Page} page
 * @param {string} file
 */
export async function screenshot(page, file) {
  await page.screenshot({ path: file, animations: 'disabled' });
}
