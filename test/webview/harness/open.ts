import { build, type BuildOptions } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';

/** VS Code's own themes: what a webview of each of them finds in its page, as far as the panel uses it. */
export const themeNames = ['dark', 'light', 'hc-black', 'hc-light'] as const;
export type Theme = (typeof themeNames)[number];

interface ThemeFacts {
  readonly bodyClass: string;
  readonly tokens: Readonly<Record<string, string>>;
}

interface TargetsModule {
  readonly targets: readonly { readonly in: string }[];
  readonly buildOptions: (target: TargetsModule['targets'][number]) => BuildOptions;
}

interface ChromiumModule {
  readonly chromiumFlags: string[];
  readonly findChromium: () => Promise<string>;
}

export interface OpenOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** More of the query: `zone`, `refuse`. */
  readonly query?: Readonly<Record<string, string>>;
}

/** The panel in a browser, with a fake extension behind it. */
export interface PanelBrowser {
  /** A page with the panel, in a window of its own. */
  open(story: string, options?: OpenOptions): Promise<Page>;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../../..');

/** Scripts of ours are plain JavaScript, checked by a project of their own. */
async function script<T>(file: string): Promise<T> {
  // The interfaces above say what is used of them.
  return (await import(pathToFileURL(path.join(root, file)).href)) as T;
}

function themeFacts(theme: Theme): ThemeFacts {
  const text = readFileSync(path.join(import.meta.dirname, 'themes.json'), 'utf8');
  // The file is ours, taken from the real VS Code.
  return (JSON.parse(text) as Readonly<Record<Theme, ThemeFacts>>)[theme];
}

/** No such host: all of it is answered here. */
const origin = 'http://panel.test';
const nonce = 'test';
/** What the extension sets (client/features/sequence): nothing but this page's own. */
const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; img-src blob:`;

/** Builds the panel as it is shipped, and starts a browser. */
export async function startPanelBrowser(): Promise<PanelBrowser> {
  const [panel, harness] = await Promise.all([bundle('src/webview/panel/main.ts'), bundleHarness()]);
  const { chromiumFlags, findChromium } = await script<ChromiumModule>('test/host/chromium.mjs');
  const browser: Browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
  return {
    open: async (story, options = {}) => {
      const { width = 1200, height = 760, reducedMotion = false, query = {} } = options;
      const context = await browser.newContext({
        viewport: { width, height },
        reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
      });
      const page = await context.newPage();
      await page.route(`${origin}/**`, (route) => {
        const { pathname } = new URL(route.request().url());
        const body = { '/harness.js': harness, '/panel.js': panel }[pathname];
        if (body !== undefined) return route.fulfill({ contentType: 'text/javascript', body });
        return route.fulfill({
          contentType: 'text/html',
          body: pageOf(options.theme ?? 'dark'),
          headers: { 'Content-Security-Policy': policy },
        });
      });
      await page.goto(`${origin}/?${new URLSearchParams({ story, ...query }).toString()}`);
      return page;
    },
    close: () => browser.close(),
  };
}

async function bundle(entry: string): Promise<string> {
  const { buildOptions, targets } = await script<TargetsModule>('scripts/lib/targets.mjs');
  const target = targets.find((one) => one.in === entry);
  if (!target) throw new Error(`${entry} is no target of the build.`);
  const { outputFiles } = await build({ ...buildOptions(target), minify: true, write: false, absWorkingDir: root });
  return outputFiles[0]?.text ?? '';
}

async function bundleHarness(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(import.meta.dirname, 'page.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    alias: { 'node:zlib': path.join(import.meta.dirname, 'no-zlib.ts') },
    write: false,
    absWorkingDir: root,
  });
  return outputFiles[0]?.text ?? '';
}

/** As the extension makes it, with VS Code's own variables of a theme where VS Code would set them. */
function pageOf(theme: Theme): string {
  const { bodyClass, tokens } = themeFacts(theme);
  const variables = Object.entries(tokens).map(([name, value]) => `${name}:${value};`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Backup sequence</title>
<style nonce="${nonce}">:root{${variables.join('')}}</style>
</head>
<body class="${bodyClass}">
<script nonce="${nonce}" src="/harness.js"></script>
<script nonce="${nonce}" src="/panel.js"></script>
</body>
</html>`;
}
