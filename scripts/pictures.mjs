// Makes the pictures of the README from the real thing: the VS Code of test/host with the extension on examples/, driven as a
// user would. Linux x64 only. `node scripts/pictures.mjs [name ...]` makes all, or the named ones; run `npm run build` first.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { chromiumFlags, findChromium } from '../test/host/chromium.mjs';
import { contextMenu, runCommand, screenshot, webviewFrame } from '../test/host/workbench.mjs';
import { pasted, samples, writtenNights } from '../test/journeys/evidence.mjs';
import { openWindow, startJourneyServer } from '../test/journeys/session.mjs';

/** @typedef {import('playwright-core').Page} Page */

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'media/readme');
const viewport = { width: 1280, height: 760 };
/** In the light theme of a new VS Code, as are all that are not named here. */
const dark = new Set(['sequence', 'set', 'log-viewer']);

/** The written night that a picture shows; the others show the samples. @type {Readonly<Record<string, string>>} */
const nightOf = {
  sequence: 'failed-merge-2012-r2',
  'sequence-light': 'failed-merge-2012-r2',
  'sequence-refused': 'no-scsi-2012-r2',
  set: 'csv-set-40',
  compare: 'two-nights',
  'log-viewer': 'two-nights',
};

/** These show what people paste. */
const ofPastes = new Set(['paste', 'zip']);

/** Each with what a user does to see it. @type {Record<string, (page: Page) => Promise<void>>} */
const pictures = {
  sequence: showBrokenStep,
  'sequence-light': showBrokenStep,
  'sequence-refused': showBrokenStep,
  set: async (page) => {
    const view = await showSequence(page);
    await view.locator('.row.set').click();
    await view.locator('.picture .pick').nth(30).waitFor();
    await view.locator('.picture .pick').first().click();
  },
  compare: async (page) => {
    await showSequence(page);
    await runCommand(page, 'Hyper-V Backup: Compare Two Runs');
    for (const outcome of ['failed', 'succeeded'])
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: outcome }).first().click();
    const view = await webviewFrame(page);
    await view.locator('g.first-difference').waitFor();
  },
  'log-viewer': async (page) => {
    await page.keyboard.press('Control+p');
    await page.locator('.quick-input-widget input[type=text]').first().fill('VMMS-Admin.evtx');
    await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'VMMS-Admin' }).first().click();
    await page.keyboard.press('Control+b');
    const view = await webviewFrame(page);
    await view.locator('[role=grid] .row[data-row]', { hasText: '10102' }).click();
    await view.locator('.details', { hasText: 'What it means' }).waitFor();
  },
  scenario: async (page) => {
    await openFile(page, 'scenarios/01-article/nightly.hvbackup.yaml:36');
    await page.keyboard.press('Control+b');
    await page.locator('.codelens-decoration', { hasText: 'Predicted: fails' }).first().waitFor();
    await runCommand(page, 'Hyper-V Backup: Predict Scenario');
    const view = await webviewFrame(page);
    await view.locator('.picture .predicted-band').waitFor();
  },
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
  paste: async (page) => {
    await openFile(page, 'vssadmin-english.txt:13:13');
    await page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await page.locator('.pane-header', { hasText: 'Outline' }).click();
    await page.locator('.outline-pane .monaco-list-row', { hasText: 'Hyper-V VSS Writer' }).waitFor();
    await page
      .locator('.monaco-editor .view-lines')
      .first()
      .click({ position: { x: 380, y: 320 } });
    await openFile(page, 'vssadmin-english.txt:13:13');
    await showHover(page);
    await page.locator('.monaco-hover:visible', { hasText: 'HVB086' }).first().waitFor();
  },
  zip: async (page) => {
    const zip = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'bundle.zip' });
    await contextMenu(page, zip, 'Show Backup Sequence');
    const view = await webviewFrame(page);
    await page.keyboard.press('Control+b');
    await view.locator('.pick[aria-label*="snapshot of the host volume"]').click();
    await view.locator('.record', { hasText: 'vssadmin' }).locator('table').waitFor();
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
if (names.length > 0) await takeAll();

async function takeAll() {
  const nights = await writtenNights();
  const { facts, stop } = await startJourneyServer();
  try {
    for (const name of names) {
      const night = nightOf[name];
      const others = ofPastes.has(name) ? await withZone() : samples();
      const evidence = night === undefined ? others : nights.get(night);
      if (!evidence) throw new Error(`There is no night ${night ?? ''}.`);
      const theme = dark.has(name) ? 'dark' : 'light';
      const title = night === undefined && !ofPastes.has(name) ? 'examples' : 'evidence';
      const { page, close } = await openWindow(facts, evidence, { name: title, theme, viewport });
      try {
        await pictures[name]?.(page);
      } catch (error) {
        // The picture of what was there instead tells why.
        console.error(`${name}: ${error instanceof Error ? error.message : String(error)}`);
        process.exitCode = 1;
      }
      await screenshot(page, path.join(folder, `${name}.png`));
      await close();
      console.log(`media/readme/${name}.png`);
    }
  } finally {
    await stop();
  }
}

/** The pastes, in a folder whose settings name the zone of their times. */
async function withZone() {
  const settings = JSON.stringify({ 'hypervBackup.timeZone': 'Europe/Berlin' });
  return new Map([...(await pasted()), ['.vscode/settings.json', settings]]);
}

/**
 * Opens a file by its name, with a line and a column behind it.
 * @param {Page} page
 * @param {string} place
 */
async function openFile(page, place) {
  await page.keyboard.press('Control+p');
  await page.locator('.quick-input-widget input[type=text]').first().fill(place);
  await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.tab.active', { hasText: path.posix.basename(place.split(':')[0] ?? '') }).waitFor();
}

/**
 * The panel alone, without the side bar.
 * @param {Page} page
 */
async function showSequence(page) {
  await page.keyboard.press('Control+b');
  await runCommand(page, 'Hyper-V Backup: Show Backup Sequence');
  const view = await webviewFrame(page);
  await view.locator('.pick').first().waitFor();
  return view;
}

/** @param {Page} page */
async function showBrokenStep(page) {
  const view = await showSequence(page);
  await view.locator('.pick[aria-label*="failed"]').first().click();
  await view.locator('.record table').first().waitFor();
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
