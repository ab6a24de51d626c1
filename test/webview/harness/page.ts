import type { HostApi, PanelSelection, PanelStory, ViewApi } from '../../../src/protocol/panel';
import { hostGuards, viewResultGuards } from '../../../src/protocol/panel-guards';
import { connect, type Handlers, type Peer } from '../../../src/protocol/rpc';
import { testStory, type TestStory } from './stories';

/** What a test sees of the fake extension, as `window.harness`. */
export interface Harness {
  /** Calls of the view, in their order. */
  readonly calls: readonly { readonly method: string; readonly params: unknown }[];
  readonly view: Peer<ViewApi>;
  readonly story: PanelStory | null;
  /** Shows another story, as a new reading would. */
  show(name: string, version: number, selection?: PanelSelection): Promise<null>;
  /** The same story with logs that changed. */
  showStale(stale: PanelStory['stale']): Promise<null>;
  /** Runs are answered only when this is called: for the order of answers. */
  hold(): () => void;
}

const options = new URLSearchParams(location.search);
const calls: { method: string; params: unknown }[] = [];
let current: TestStory | null = testStory(options.get('story') ?? 'failed-merge-2012-r2', 1);
let held: Promise<void> = Promise.resolve();
/** What the view posted before the fake extension listens, as in VS Code. */
const toHost = new Set<(message: unknown) => void>();

const note = (method: string, params: unknown): void => {
  calls.push({ method, params });
};

const handlers: Handlers<HostApi> = {
  ready: () => {
    if (options.has('refuse')) throw new Error('The server is not there.');
    return { story: current?.panel ?? null, selection: null, timeZone: options.get('zone') ?? 'UTC' };
  },
  runs: async ({ version, runIds }) => {
    note('runs', { version, runIds });
    await held;
    if (version !== current?.panel.version) throw new Error('This was asked of an older reading.');
    return { runs: current.details(runIds) };
  },
  records: async ({ records }) => ({ records: (await current?.records(records)) ?? [] }),
  openRecord: (params) => seen('openRecord', params),
  openScenario: (params) => seen('openScenario', params),
  copy: (params) => seen('copy', params),
  explain: (params) => seen('explain', params),
  export: (params) => {
    note('export', params);
    return { savedTo: null };
  },
  compareWith: (params) => seen('compareWith', params),
  readAgain: (params) => seen('readAgain', params),
  status: (params) => seen('status', params),
  setTimeZone: (params) => seen('setTimeZone', params),
  selected: (params) => seen('selected', params),
};

function seen(method: string, params: unknown): null {
  note(method, params);
  return null;
}

const view = connect<HostApi, ViewApi>({
  port: {
    post: (message) => {
      window.postMessage(message);
    },
    listen: (listener) => {
      toHost.add(listener);
      return () => toHost.delete(listener);
    },
  },
  handlers,
  guards: hostGuards,
  results: viewResultGuards,
  setTimer: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  },
});

const show = (story: PanelStory, selection: PanelSelection | null): Promise<null> =>
  view.call('show', { story, selection });

const harness: Harness = {
  calls,
  view,
  get story() {
    return current?.panel ?? null;
  },
  show: async (name, version, selection) => {
    const next = testStory(name, version);
    if (!next) throw new Error('There is nothing to show.');
    current = next;
    return show(next.panel, selection ?? null);
  },
  showStale: async (stale) => {
    if (!current) throw new Error('There is nothing to show.');
    return show({ ...current.panel, stale }, null);
  },
  hold: () => {
    let release: () => void = () => undefined;
    held = new Promise((resolve) => {
      release = resolve;
    });
    return () => {
      release();
    };
  },
};

const key = 'webview-state';

Object.assign(window, {
  harness,
  acquireVsCodeApi: () => ({
    // A copy, as postMessage makes one: what cannot be sent fails here as it would there.
    postMessage: (message: unknown) => {
      const copy: unknown = structuredClone(message);
      setTimeout(() => {
        for (const listener of toHost) listener(copy);
      });
    },
    getState: (): unknown => JSON.parse(sessionStorage.getItem(key) ?? 'null'),
    setState: (state: unknown) => {
      sessionStorage.setItem(key, JSON.stringify(state));
    },
  }),
});
