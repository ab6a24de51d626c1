import { html, nothing, render } from 'lit';
import { logHostResults, logPageGuards } from '../../protocol/log-viewer-guards';
import type { LogHostApi, LogPageApi } from '../../protocol/log-viewer';
import { connect, type Port } from '../../protocol/rpc';
import { bottomBar, help, notices, topBars } from './bars';
import { details } from './details';
import { grid } from './grid';
import { LogApp, type Stage } from './log-app';
import { splitter } from './splitter';
import { styles } from './styles';

/** What VS Code gives the page of a webview. */
export interface Keeper {
  getState(): unknown;
  setState(state: unknown): void;
}

/** Builds the viewer in a page, and keeps it drawn. */
export function mount(root: HTMLElement, port: Port, keeper: Keeper): LogApp {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  document.adoptedStyleSheets = [sheet];
  let isDue = false;
  let toFocus: Parameters<Stage['focus']>[0] | undefined;
  const setTimer = (run: () => void, ms: number): (() => void) => {
    const timer = setTimeout(run, ms);
    return () => {
      clearTimeout(timer);
    };
  };
  const stage: Stage = {
    draw: () => {
      if (isDue) return;
      isDue = true;
      requestAnimationFrame(() => {
        isDue = false;
        draw();
      });
    },
    keep: (kept) => {
      keeper.setState(kept);
    },
    focus: (part) => {
      toFocus = part;
      stage.draw();
    },
    setTimer,
  };
  const peer = connect<LogPageApi, LogHostApi>({
    port,
    handlers: LogApp.handlers(() => app),
    guards: logPageGuards,
    results: logHostResults,
    setTimer,
  });
  const app: LogApp = new LogApp(peer, stage, keeper.getState(), rowHeightOf(document.body));

  const draw = (): void => {
    render(view(app), root);
    syncScroll(app, root);
    // The details of a record may come later than they are asked for; every other part is there.
    if (toFocus && (giveFocus(root, toFocus, app) || toFocus !== 'details')) toFocus = undefined;
  };
  watchSize(app, root, stage);
  document.addEventListener('keydown', (event) => {
    pressAnywhere(app, event, stage);
  });
  draw();
  void app.start();
  return app;
}

function view(app: LogApp): unknown {
  const { state } = app;
  if (state.problem !== undefined && !state.log)
    return html`<main class="app failed">
      <h1 class="hidden">${state.title}</h1>
      ${notices(app)}
    </main>`;
  return html`<main class="app">
    <h1 class="hidden">${state.title === '' ? 'Event log' : `Event log ${state.title}`}</h1>
    ${topBars(app)} ${notices(app)} ${grid(app)} ${state.chosen ? splitter(app) : nothing} ${details(app)}
    ${bottomBar(app)} ${help(app)}
    <div class="hidden" role="status">${state.said}</div>
  </main>`;
}

/** Rows are as high as the font asks for, whole pixels, so that all of them are alike. */
function rowHeightOf(body: HTMLElement): number {
  const size = Number.parseFloat(getComputedStyle(body).fontSize);
  return Math.max(20, Math.round((Number.isFinite(size) ? size : 13) * 1.75));
}

function syncScroll(app: LogApp, root: HTMLElement): void {
  const viewport = root.querySelector('.viewport');
  if (!viewport) return;
  const { scrollTop } = app.scroll;
  if (Math.abs(viewport.scrollTop - scrollTop) >= 1) viewport.scrollTop = scrollTop;
  app.drawnAt = viewport.scrollTop;
}

function watchSize(app: LogApp, root: HTMLElement, stage: Stage): void {
  const measure = (): void => {
    const viewport = root.querySelector('.viewport');
    if (!viewport || viewport.clientHeight === app.scroll.height) return;
    app.resized(viewport.clientHeight);
    stage.draw();
  };
  const observer = new ResizeObserver(measure);
  const seen = new Set<Element>();
  // The table is drawn later than this, and again when the page had nothing to show.
  new MutationObserver(() => {
    const viewport = root.querySelector('.viewport');
    if (!viewport || seen.has(viewport)) return;
    seen.add(viewport);
    observer.observe(viewport);
  }).observe(root, { childList: true, subtree: true });
}

function giveFocus(root: HTMLElement, part: Parameters<Stage['focus']>[0], app: LogApp): boolean {
  const selector = {
    row: `.row[data-row="${app.state.active}"]`,
    search: '#filter-text',
    details: '.details .tabs [aria-selected="true"], .details .panel',
    help: '.help',
  }[part];
  const found = root.querySelector<HTMLElement>(selector);
  found?.focus({ preventScroll: true });
  return found !== null;
}

function pressAnywhere(app: LogApp, event: KeyboardEvent, stage: Stage): void {
  const target = event.target instanceof Element ? event.target : undefined;
  const isTyping = target?.matches('input:not([type="radio"], [type="checkbox"]), select') === true;
  if (event.key === 'f' && (event.ctrlKey || event.metaKey)) stage.focus('search');
  else if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  else if (event.key === '/') stage.focus('search');
  else if (event.key === '?') app.toggle('isHelpOpen');
  else if (event.key === 'Escape' && target?.closest('.details')) stage.focus('row');
  else return;
  event.preventDefault();
}
