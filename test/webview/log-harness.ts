import { build, type BuildOptions } from 'esbuild';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { LogHostApi, LogPageApi } from '../../src/protocol/log-viewer';
import { logHostGuards, logPageResults } from '../../src/protocol/log-viewer-guards';
import { connect, type Handlers, type Peer } from '../../src/protocol/rpc';
import { LogSessions } from '../../src/server/log-browser';
import { MemoryHost } from '../support/memory-host';

export const themeNames = ['dark', 'light', 'hc-black', 'hc-light'] as const;
export type Theme = (typeof themeNames)[number];

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
  readonly reveal?: number;
  /** In place of the server's own answers. */
  readonly handlers?: Partial<Handlers<LogHostApi>>;
}

/** A page with the viewer, and what stands behind it. */
export interface OpenedLog {
  readonly page: Page;
  /** Calls of the page that go beyond the log, in their order. */
  readonly calls: { readonly method: string; readonly params: unknown }[];
  readonly peer: Peer<LogPageApi>;
  readonly host: MemoryHost;
  /** What the browser wrote to its console: errors, and what the policy refused. */
  readonly complaints: readonly string[];
}

export interface LogBrowserPages {
  open(bytes: Uint8Array, options?: OpenOptions): Promise<OpenedLog>;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const uri = 'mem:///HV01/System.evtx';
/** No such host: all of it is answered here. */
const origin = 'http://log.test';
const nonce = 'test';
/** What the extension sets (client/features/log-viewer/log-page.ts), and a nonce for the style that VS Code itself puts in. */
const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'`;

class PartsHost extends MemoryHost {
  readsParts(): boolean {
    return true;
  }
}

/** Scripts of ours are plain JavaScript, checked by a project of their own. */
async function script<T>(file: string): Promise<T> {
  // The interfaces above say what is used of them.
  return (await import(pathToFileURL(path.join(root, file)).href)) as T;
}

/** Builds the page as it is shipped, and starts a browser. The server's own sessions answer it, in this process. */
export async function startLogPages(): Promise<LogBrowserPages> {
  const { buildOptions, targets } = await script<TargetsModule>('scripts/lib/targets.mjs');
  const target = targets.find((one) => one.in === 'src/webview/log/main.ts');
  if (!target) throw new Error('The page of the viewer is no target of the build.');
  const { outputFiles } = await build({ ...buildOptions(target), minify: true, write: false, absWorkingDir: root });
  const bundle = outputFiles[0]?.text ?? '';
  const { chromiumFlags, findChromium } = await script<ChromiumModule>('test/host/chromium.mjs');
  const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumFlags });
  return { open: (bytes, options = {}) => openLog(browser, bundle, bytes, options), close: () => browser.close() };
}

async function openLog(browser: Browser, bundle: string, bytes: Uint8Array, options: OpenOptions): Promise<OpenedLog> {
  const { theme = 'dark', width = 1100, height = 700 } = options;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', ({ message }) => complaints.push(message));
  const host = new PartsHost({ [uri]: bytes });
  const calls: OpenedLog['calls'] = [];
  let listen: (message: unknown) => void = () => undefined;
  const settings = { of: () => Promise.resolve({ host: undefined, rules: {} }) };
  let session = 0;
  const sessions = new LogSessions({
    host,
    settings,
    tell: (of, state) => {
      // A page that is gone hears nothing.
      if (of === session) void peer.call('state', { state }).catch(() => undefined);
    },
  });
  session = await sessions.open(uri);
  const note = (method: string) => (params: unknown) => {
    calls.push({ method, params });
    return null;
  };
  let { reveal = null } = options;
  const handlers: Handlers<LogHostApi> = {
    ready: () => {
      const wanted = reveal;
      reveal = null;
      return { title: 'HV01/System.evtx', state: null, reveal: wanted, timeZone: 'UTC', problem: null };
    },
    filter: ({ filter }) => sessions.of(session).filter(filter),
    rows: (params) => sessions.of(session).rows(params),
    find: (params) => sessions.of(session).find(params),
    record: ({ byteOffset }) => sessions.of(session).record(byteOffset),
    copy: note('copy'),
    explain: note('explain'),
    showSequence: note('showSequence'),
    readAgain: async () => {
      sessions.close(session);
      session = await sessions.open(uri);
      calls.push({ method: 'readAgain', params: {} });
      void peer.call('reset', {});
      return null;
    },
    ...options.handlers,
  };
  const peer = connect<LogHostApi, LogPageApi>({
    port: {
      post: (message) => {
        page
          .evaluate((one) => {
            window.postMessage(one);
          }, message)
          .catch(() => undefined);
      },
      listen: (listener) => {
        listen = listener;
        return () => undefined;
      },
    },
    handlers,
    guards: logHostGuards,
    results: logPageResults,
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  });
  await page.exposeFunction('toHost', (message: unknown) => {
    listen(message);
  });
  await page.route(`${origin}/**`, (route) => {
    if (new URL(route.request().url()).pathname === '/log.js')
      return route.fulfill({ contentType: 'text/javascript', body: bundle });
    return route.fulfill({
      contentType: 'text/html',
      body: pageOf(theme),
      headers: { 'Content-Security-Policy': policy },
    });
  });
  await page.goto(origin);
  return { page, calls, peer, host, complaints };
}

/** As the extension makes it, with VS Code's own variables of a theme where VS Code would set them. */
function pageOf(theme: Theme): string {
  const text = readFileSync(path.join(import.meta.dirname, 'log-themes.json'), 'utf8');
  // The file is ours, taken from the real VS Code.
  const themes = JSON.parse(text) as Readonly<Record<Theme, { bodyClass: string; tokens: Record<string, string> }>>;
  const { bodyClass, tokens } = themes[theme];
  const variables = Object.entries(tokens).map(([name, value]) => `${name}:${value};`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Event log</title>
<style nonce="${nonce}">:root{${variables.join('')}}</style>
</head>
<body class="${bodyClass}">
<div id="log"></div>
<script nonce="${nonce}">
  // A copy, as postMessage makes one, and a state that survives a reload.
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => { window.toHost(structuredClone(message)); },
    getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
    setState: (state) => { sessionStorage.setItem('state', JSON.stringify(state)); },
  });
</script>
<script nonce="${nonce}" src="/log.js"></script>
</body>
</html>`;
}
