// What a user does and sees in a window, in words of the product.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { runCommand, screenshot, workbenchReady } from '../host/workbench.mjs';
import { pasted, planned, samples, writtenNights } from './evidence.mjs';
import { openWindow } from './session.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').FrameLocator} View */
/** @typedef {import('./session.mjs').Window} Window */

const shots = process.env['HVB_SHOTS'] ?? '';
const axeSource = readFileSync(path.resolve(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

/** @type {ReturnType<typeof writtenNights> | undefined} */
let nights;

/** The server that server.setup.mjs started. */
function server() {
  /** @type {unknown} */
  const facts = JSON.parse(process.env['HVB_JOURNEY_SERVER'] ?? '{}');
  return /** @type {import('./session.mjs').ServerFacts} */ (facts);
}

/**
 * A window on a written night, on the samples, on what people paste or on a plan, shared by the tests of a block.
 * @param {string | readonly string[]} name of the night, `samples`, `pasted` or `planned`; of several, each in a folder of its own
 * @param {import('./session.mjs').WindowOptions} [options]
 * @returns {() => Window}
 */
export function useWindow(name, options) {
  /** @type {Window | undefined} */
  let window;
  beforeAll(async () => {
    window = await openWindow(server(), await evidenceOf(name), options);
    window.page.setDefaultTimeout(30_000);
  });
  afterAll(async () => {
    await window?.close();
  });
  return () => {
    if (!window) throw new Error('The window is not open.');
    return window;
  };
}

/**
 * @param {string | readonly string[]} name
 * @returns {Promise<import('./session.mjs').Evidence>}
 */
async function evidenceOf(name) {
  if (typeof name !== 'string') {
    const all = await Promise.all(name.map(async (one) => /** @type {const} */ ([one, await evidenceOf(one)])));
    return new Map(all.flatMap(([one, files]) => [...files].map(([file, content]) => [`${one}/${file}`, content])));
  }
  if (name === 'samples') return samples();
  if (name === 'pasted') return await pasted();
  nights ??= writtenNights();
  if (name === 'planned') return planned(await nights);
  const evidence = (await nights).get(name);
  if (!evidence) throw new Error(`There is no night ${name}.`);
  return evidence;
}

/**
 * The document inside of the webview in front. It is found anew for each action: a page that is hidden is another one afterwards.
 * @param {Page} page
 */
export function viewOf(page) {
  return page.locator('iframe.webview.ready:visible').contentFrame().locator('iframe#active-frame').contentFrame();
}

/**
 * Shows the sequence by its command, and waits for its first step.
 * @param {Page} page
 */
export async function showSequence(page) {
  await runCommand(page, 'Hyper-V Backup: Show Backup Sequence');
  const view = viewOf(page);
  await view.locator('.pick').first().waitFor();
  await hasFocus(view);
  return view;
}

/**
 * Waits until the page of a view has the focus: a list of the workbench that is opened before closes when it gets it.
 * @param {View} view
 */
export async function hasFocus(view) {
  await expect.poll(() => view.locator('body').evaluate(() => document.hasFocus())).toBe(true);
}

/**
 * @param {View} view
 * @param {string} selector
 */
export async function textIn(view, selector) {
  return plain(await view.locator(selector).first().innerText());
}

/**
 * Waits until a part of a view says something.
 * @param {View} view
 * @param {string} selector
 * @param {string | RegExp} what
 */
export async function says(view, selector, what) {
  const text = expect.poll(() => textIn(view, selector), { message: selector });
  await (typeof what === 'string' ? text.toContain(what) : text.toMatch(what));
}

/**
 * The words of what is drawn, which stand in pieces beside each other.
 * @param {View} view
 * @param {string} selector
 */
export async function drawnText(view, selector) {
  const pieces = await view.locator(`${selector} text`).allTextContents();
  return plain(pieces.join(' '));
}

/** @param {string} text */
function plain(text) {
  return text.replaceAll(/\s+/g, ' ').trim();
}

/**
 * The name of the step that is chosen in the picture, once there is one.
 * @param {View} view
 */
export async function chosenStep(view) {
  return (await view.locator('.pick.chosen').getAttribute('aria-label')) ?? '';
}

/**
 * A screenshot for those who want to look: the folder is named by HVB_SHOTS.
 * @param {Page} page
 * @param {string} name
 */
export async function shot(page, name) {
  if (shots !== '') await screenshot(page, path.join(shots, `${name}.png`));
}

/**
 * What is wrong in the webview in front for readers with other senses, a line each.
 * @param {Page} page
 */
export async function axe(page) {
  const outer = await page.locator('iframe.webview.ready:visible').elementHandle();
  const shell = await outer.contentFrame();
  const inner = await shell?.waitForSelector('iframe#active-frame');
  const frame = await inner?.contentFrame();
  if (!frame) throw new Error('There is no webview in front.');
  await frame.evaluate(axeSource);
  return await frame.evaluate(async () => {
    /** @type {{ axe: typeof import('axe-core') }} */
    // @ts-expect-error The script that was run above leaves it in the window.
    const { axe: found } = globalThis;
    const { violations } = await found.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  });
}

/**
 * What the clipboard holds.
 * @param {Page} page
 */
export async function clipboard(page) {
  return await page.evaluate(() => navigator.clipboard.readText());
}

/**
 * Picks an entry of the list that a command shows.
 * @param {Page} page
 * @param {string} text
 */
export async function pickEntry(page, text) {
  const list = page.locator('.quick-input-widget');
  const row = list.locator('.monaco-list-row', { hasText: text }).first();
  await row.waitFor();
  // By its keys: the rows still move while the list opens.
  await list.locator('input[type=text]').first().fill(text);
  await list.locator('.monaco-list-row.focused', { hasText: text }).waitFor();
  await page.keyboard.press('Enter');
}

/**
 * Opens a file with the mouse, folder by folder.
 * @param {Page} page
 * @param {readonly (string | RegExp)[]} names from the outermost folder to the file
 */
export async function openInExplorer(page, names) {
  const tree = page.locator('.explorer-folders-view .monaco-list-row');
  const [file, ...folders] = [...names].reverse();
  for (const folder of folders.reverse()) {
    const row = tree.filter({ hasText: folder }).first();
    if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
    await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
  }
  await tree
    .filter({ hasText: file ?? '' })
    .first()
    .dblclick();
}

/**
 * Opens a row of a tree by its keys.
 * @param {Page} page
 * @param {import('playwright-core').Locator} tree
 * @param {string} text
 */
export async function openedRow(page, tree, text) {
  const row = tree.filter({ hasText: text }).first();
  await row.click();
  if ((await row.getAttribute('aria-expanded')) === 'false') await page.keyboard.press('ArrowRight');
  await expect.poll(() => row.getAttribute('aria-expanded')).toBe('true');
}

/**
 * Puts the cursor somewhere: `line:column`, from 1.
 * @param {Page} page
 * @param {string} place
 */
export async function goTo(page, place) {
  await page.keyboard.press('Control+g');
  const field = page.locator('.quick-input-widget input[type=text]').first();
  await field.fill(`:${place}`);
  await page.keyboard.press('Enter');
  await field.waitFor({ state: 'hidden' });
  const [line = '', column = ''] = place.split(':');
  await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col ${column}` }).waitFor();
}

/**
 * The lines that the editor in front shows, in their order: in the page they stand as they were drawn.
 * @param {Page} page
 */
export async function editorText(page) {
  const lines = await page
    .locator('.editor-instance .view-lines .view-line')
    .evaluateAll((all) => all.map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent })));
  return lines
    .sort((a, b) => a.top - b.top)
    .map(({ text }) => text.replaceAll('\u00a0', ' '))
    .join('\n');
}

/**
 * The line of the cursor, from 1, as the status bar says it.
 * @param {Page} page
 */
export async function cursorLine(page) {
  const text = await page.locator('.statusbar-item', { hasText: /Ln \d+/ }).innerText();
  return Number(/Ln (\d+)/.exec(text)?.[1] ?? 0);
}

/**
 * Answers the dialog that asks where to save: in the browser it is a field for a path.
 * @param {Page} page
 * @param {string} file
 */
export async function saveAs(page, file) {
  const field = page.locator('.quick-input-widget input[type=text]').first();
  await expect.poll(() => field.inputValue()).toMatch(/^\//);
  // It puts its own name there once more when it has listed the folder.
  await page.locator('.quick-input-widget .monaco-list-row').first().waitFor();
  await field.fill(file);
  // While it looks up what was typed, the dialog takes no answer.
  for (let tries = 0; tries < 5 && (await field.isVisible()); tries++) {
    await page.keyboard.press('Enter');
    await field.waitFor({ state: 'hidden', timeout: 4000 }).catch(() => undefined);
  }
}

/**
 * Loads the window again by its command: only so does the workbench of a browser write down what was open.
 * @param {Page} page
 */
export async function reloadWindow(page) {
  await page.locator('.monaco-workbench').evaluate((workbench) => {
    workbench.setAttribute('data-before', '');
  });
  await runCommand(page, 'Developer: Reload Window');
  await page.locator('.monaco-workbench:not([data-before])').waitFor();
  await workbenchReady(page);
}

/**
 * The processes of the extension hosts of our server; Linux tells them in /proc.
 * @returns {number[]}
 */
export function extensionHosts() {
  const { pid } = server();
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(processes.map((id) => [Number(id), parentOf(id)]));
  const isOurs = (/** @type {number} */ id) => {
    for (let at = id; at > 1; at = parents.get(at) ?? 0) if (at === pid) return true;
    return false;
  };
  return processes.map(Number).filter((id) => isOurs(id) && commandOf(id).includes('--type=extensionHost'));
}

/** @param {string} id */
function parentOf(id) {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1] ?? 0);
  } catch {
    // It has ended since it was listed.
    return 0;
  }
}

/** @param {number} id */
function commandOf(id) {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'latin1');
  } catch {
    // It has ended since it was listed.
    return '';
  }
}
