import type { HostApi, ViewApi } from '../../protocol/panel';
import type { Handlers, Peer } from '../../protocol/rpc';
import type { Act } from './act';
import { runErrands, reasonOf, tellFailure } from './errands';
import { connectHost, webviewPort, type VsCodeApi } from './host';
import { keptOf, keptScroll, withKept } from './kept';
import { canvasMeasure } from './measure';
import { PanelApp } from './panel-app';
import { playMs } from './player';
import { rasterise } from './rasterise';
import { listenForKeys } from './shortcuts';
import { emptyState, type PanelState } from './state';
import { createStore, type Store } from './store';

/** Puts the panel into a page and connects it to the extension. */
export function startPanel(api: VsCodeApi, page: Window): void {
  const kept = api.getState();
  const store = createStore(withKept(emptyState, kept));
  const scroll: Record<string, number> = { ...keptScroll(kept) };
  const host = connectHost(webviewPort(api, page), handlersOf(store));
  const app = new PanelApp();
  app.measure = canvasMeasure(getComputedStyle(document.body).fontFamily);
  app.act = actOf(store, host);
  app.scrolled = scroll;
  app.state = store.state;
  store.listen((state) => {
    app.state = state;
  });
  runErrands(store, host);
  keepState(api, store, scroll, page);
  play(store, () => app.order);
  listenForKeys(page, store, app);
  document.body.append(app);
  host.call('ready', {}).then(
    ({ story, selection, timeZone }) => {
      store.dispatch({ type: 'time-zone', timeZone });
      store.dispatch({ type: 'shown', story, selection });
    },
    (error: unknown) => {
      store.dispatch({ type: 'unreachable', reason: reasonOf(error) });
    },
  );
}

function handlersOf(store: Store): Handlers<ViewApi> {
  return {
    show: ({ story, selection }) => {
      store.dispatch({ type: 'shown', story, selection });
      return null;
    },
    select: (selection) => {
      store.dispatch({ type: 'selected', selection });
      return null;
    },
    compare: ({ version, runIds: [first, second] }) => {
      store.dispatch({ type: 'compare', version, first, second });
      return null;
    },
    rasterise,
    setTimeZone: ({ timeZone }) => {
      store.dispatch({ type: 'time-zone', timeZone });
      return null;
    },
  };
}

function actOf(store: Store, host: Peer<HostApi>): Act {
  const version = (): number => store.state.story?.version ?? 0;
  const call = <T>(promise: Promise<T>): void => {
    void tellFailure(store, promise);
  };
  return {
    dispatch: (action) => {
      store.dispatch(action);
    },
    openRecord: (record) => {
      call(host.call('openRecord', record));
    },
    openScenario: ({ line, character }) => {
      call(host.call('openScenario', { version: version(), line, character }));
    },
    copy: (text, what) => {
      call(host.call('copy', { text, what }));
    },
    explain: (query) => {
      call(host.call('explain', { query }));
    },
    exportRuns: (format, runIds, anonymize) => {
      call(host.call('export', { version: version(), format, runIds, anonymize }));
    },
    compare: (first, second) => {
      store.dispatch({ type: 'compare', version: version(), first, second });
    },
    compareWith: (runId) => {
      call(host.call('compareWith', { version: version(), runId }));
    },
    readAgain: () => {
      call(host.call('readAgain', {}));
    },
  };
}

/** What is chosen and where it is scrolled to survives a reload; written when things have come to rest. */
function keepState(api: VsCodeApi, store: Store, scroll: Record<string, number>, page: Window): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    api.setState(keptOf(store.state, scroll));
  };
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(write, 200);
  };
  store.listen((state, before) => {
    // A choice is written at once: a window may be loaded again at any moment, and tells its pages nothing of it.
    if (isRare(state, before)) write();
    else later();
  });
  // A page that goes away in an orderly way writes what had not come to rest.
  page.addEventListener('pagehide', () => {
    if (timer !== undefined) write();
  });
  const scrolled = (event: Event): void => {
    const name = event.target instanceof HTMLElement ? event.target.dataset['scroller'] : undefined;
    if (name === undefined || !(event.target instanceof HTMLElement)) return;
    scroll[name] = event.target.scrollTop;
    later();
  };
  page.addEventListener('scroll', scrolled, { capture: true, passive: true });
}

/** What changes by a key or a click, and not many times a second as a drag or a word that is typed does. */
function isRare(state: PanelState, before: PanelState): boolean {
  const keys = ['chosen', 'stage', 'timeZone', 'openLanes', 'face', 'closed'] as const;
  return !state.isPlaying && keys.some((key) => state[key] !== before[key]);
}

/** While the steps are played, the next one comes after a while; at the last one it stops. */
function play(store: Store, order: () => readonly number[]): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const next = (): void => {
    const steps = order();
    const { step } = store.state.chosen;
    const at = step === undefined ? -1 : steps.indexOf(step);
    const to = steps[at + 1];
    if (to === undefined) store.dispatch({ type: 'play', isPlaying: false });
    else store.dispatch({ type: 'choose-step', step: to });
  };
  store.listen((state, before) => {
    if (state.isPlaying === before.isPlaying) return;
    clearInterval(timer);
    if (!state.isPlaying) return;
    // Played to the end, it begins again.
    if (state.chosen.step !== undefined && state.chosen.step === order().at(-1))
      store.dispatch({ type: 'choose-step', step: order()[0] });
    else next();
    timer = setInterval(next, playMs);
  });
}
