// The sequence panel: from the data to the first paint, frames while scrolling, memory of the page, and a small log in a real
// VS Code. `node bench/panel.mjs [runs]`; run `npm run build` first. Linux x64 only, as the test host is.
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumFlags } from '../test/host/chromium.mjs';
import { runCommand, webviewFrame } from '../test/host/workbench.mjs';
import { writtenNights } from '../test/journeys/evidence.mjs';
import { openWindow, startJourneyServer } from '../test/journeys/session.mjs';

/** @typedef {import('playwright-core').Page} Page */

const root = path.resolve(import.meta.dirname, '..');
const runs = Number(process.argv[2] ?? 5);
/** As deep as test/webview/harness, which finds the project from where it stands. */
const folder = path.join(root, '.tsbuild/bench-panel/harness');

// A frame is drawn when the one before is done, not at the pace of a screen: what is between two is what one costs.
chromiumFlags.push('--disable-frame-rate-limit', '--disable-gpu-vsync');
const browser = await startBrowser();
try {
  const first = await times(runs, () => firstPaint('many'));
  console.log(`2,000 runs of 50 steps: first paint ${ms(first)} after the data, median of ${runs} (budget 1,000 ms)`);
  await inPage('many', async (page) => {
    await page.locator('.pick').first().waitFor();
    const list = await scroll(page, '.run-scroll');
    console.log(`scrolling 2,000 runs: ${frames(list)} (budget 16 ms)`);
    console.log(
      `memory of that page, its fake extension and all data included: ${await heap(page)} MB (budget 200 MB)`,
    );
  });
  const long = await times(runs, () => firstPaint('long'));
  console.log(`one run of 10,000 steps: first paint ${ms(long)} after the data`);
  await inPage('long', async (page) => {
    await page.locator('.pick').first().waitFor();
    console.log(`scrolling its picture: ${frames(await scroll(page, '.picture'))} (budget 16 ms)`);
    console.log(`memory of that page: ${await heap(page)} MB`);
  });
} finally {
  await browser.close();
  rmSync(path.dirname(folder), { recursive: true, force: true });
}
await smallLog();
process.exit();

/** @typedef {{ readonly open: (story: string) => Promise<Page>, readonly close: () => Promise<void> }} PanelBrowser */

/** @returns {Promise<PanelBrowser>} */
async function startBrowser() {
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(root, 'test/webview/harness/themes.json'), path.join(folder, 'themes.json'));
  // The harness bundles its page from beside itself.
  await build({
    entryPoints: [path.join(root, 'test/webview/harness/page.ts')],
    outfile: path.join(folder, 'page.ts'),
    bundle: true,
    mainFields: ['module', 'main'],
    platform: 'browser',
    format: 'esm',
    alias: { 'node:zlib': path.join(root, 'test/webview/harness/no-zlib.ts') },
  });
  const outfile = path.join(folder, 'open.mjs');
  await build({
    entryPoints: [path.join(root, 'test/webview/harness/open.ts')],
    outfile,
    bundle: true,
    mainFields: ['module', 'main'],
    platform: 'node',
    format: 'esm',
    external: ['esbuild', 'playwright-core'],
  });
  /** @type {unknown} */
  const module = await import(pathToFileURL(outfile).href);
  // The harness is TypeScript of another project; this is what is used of it.
  return await /** @type {{ startPanelBrowser: () => Promise<PanelBrowser> }} */ (module).startPanelBrowser();
}

/**
 * @param {string} story
 * @param {(page: Page) => Promise<void>} act
 */
async function inPage(story, act) {
  const page = await browser.open(story);
  try {
    await act(page);
  } finally {
    await page.context().close();
  }
}

/**
 * Milliseconds from the call that brings the data to the frame that shows a picture of it.
 * @param {string} story
 */
async function firstPaint(story) {
  let took = NaN;
  await inPage('nothing', async (page) => {
    await page.locator('hv-panel, main').first().waitFor();
    took = await page.evaluate(async (name) => {
      /** @typedef {{ view: { call: (...args: unknown[]) => unknown }, show: (name: string, version: number) => Promise<null> }} Harness */
      const { harness } = /** @type {{ harness: Harness }} */ (/** @type {unknown} */ (globalThis));
      const { call } = harness.view;
      let begun = NaN;
      harness.view.call = (...args) => {
        begun = performance.now();
        return call(...args);
      };
      void harness.show(name, 1);
      const isThere = () => [...all(document)].some((node) => node.matches('.pick'));
      while (!isThere()) await new Promise((resolve) => requestAnimationFrame(resolve));
      // The frame with it is on the screen when the one after it begins.
      await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now() - begun;

      /** @param {ParentNode} node @returns {Generator<Element>} */
      function* all(node) {
        for (const element of node.querySelectorAll('*')) {
          yield element;
          if (element.shadowRoot) yield* all(element.shadowRoot);
        }
      }
    }, story);
  });
  return took;
}

/**
 * Turns the wheel over something for 200 frames: milliseconds between them.
 * @param {Page} page
 * @param {string} selector
 */
async function scroll(page, selector) {
  return await page
    .locator(selector)
    .first()
    .evaluate(async (element) => {
      /** @type {Element | null} */
      let scrolled = element;
      while (scrolled && scrolled.scrollHeight <= scrolled.clientHeight + 1) scrolled = scrolled.parentElement;
      if (!scrolled) throw new Error('Nothing there can be scrolled.');
      const waits = [];
      let last = performance.now();
      for (let frame = 0; frame < 200; frame++) {
        scrolled.scrollTop += 120;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const now = performance.now();
        waits.push(now - last);
        last = now;
      }
      return waits;
    });
}

/** @param {Page} page */
async function heap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return Math.round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN) / 1e6);
}

/** From the command in a real VS Code whose extension is active to the picture. */
async function smallLog() {
  const nights = await writtenNights();
  const evidence = nights.get('two-nights');
  if (!evidence) throw new Error('There is no such night.');
  const server = await startJourneyServer();
  try {
    const { page, close } = await openWindow(server.facts, evidence);
    const took = [];
    for (let run = 0; run <= runs; run++) {
      await runCommand(page, 'View: Close All Editors');
      await page.locator('iframe.webview').waitFor({ state: 'detached' });
      await page.keyboard.press('F1');
      await page.locator('.quick-input-widget input[type=text]').first().fill('>Hyper-V Backup: Show Backup Sequence');
      await page.locator('.quick-input-widget .monaco-list-row', { hasText: 'Show Backup Sequence' }).first().waitFor();
      const begun = performance.now();
      await page.keyboard.press('Enter');
      const frame = await webviewFrame(page);
      await frame.locator('.pick').first().waitFor();
      took.push(performance.now() - begun);
    }
    const [coldMs = NaN, ...warm] = took;
    console.log(
      `a small log in a real VS Code: ${ms(median(warm))} from the command to the picture, median of ${runs} (budget 500 ms); the first time, with the start of the server and the reading, ${ms(coldMs)}`,
    );
    await close();
  } finally {
    await server.stop();
  }
}

/**
 * @param {number} count
 * @param {() => Promise<number>} measure
 */
async function times(count, measure) {
  const all = [];
  for (let run = 0; run < count; run++) all.push(await measure());
  return median(all);
}

/** @param {readonly number[]} waits */
function frames(waits) {
  const sorted = [...waits].sort((a, b) => a - b);
  return `median frame ${median(waits).toFixed(1)} ms, 95 % within ${(sorted[Math.floor(sorted.length * 0.95)] ?? NaN).toFixed(1)} ms`;
}

/** @param {number} value */
function ms(value) {
  return `${Math.round(value)} ms`;
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
