import type { PanelApp } from './panel-app';
import type { Store } from './store';

/** Parts of the page that F6 goes through, in the order of reading. */
const regions = [
  '.run-scroll',
  '.picture-list, table.steps button[tabindex="0"]',
  '.player button',
  '.details',
  '.coverage summary',
];

/** Keys that work from anywhere in the page but a field for text. */
export function listenForKeys(page: Window, store: Store, app: PanelApp): void {
  const step = (by: number): void => {
    const order = app.order;
    const { step: now } = store.state.chosen;
    const at = now === undefined ? (by > 0 ? -1 : order.length) : order.indexOf(now);
    const to = order[Math.min(order.length - 1, Math.max(0, at + by))];
    if (to !== undefined) store.dispatch({ type: 'choose-step', step: to });
  };
  const keys: Readonly<Record<string, () => void>> = {
    ',': () => {
      step(-1);
    },
    '.': () => {
      step(1);
    },
    p: () => {
      if (app.order.length > 0) store.dispatch({ type: 'play', isPlaying: !store.state.isPlaying });
    },
    t: () => {
      store.dispatch({ type: 'face', face: store.state.face === 'picture' ? 'table' : 'picture' });
    },
    f: () => {
      focusIn(app, '.filter-text');
    },
    '/': () => {
      focusIn(app, '.search');
    },
    '?': () => {
      store.dispatch({ type: 'keys', areShown: true });
    },
  };
  page.addEventListener('keydown', (event) => {
    if (event.key === 'F6') {
      nextRegion(app, event.shiftKey ? -1 : 1);
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || store.state.areKeysShown) return;
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (!act) return;
    // In the list letters find VMs; the list has taken them before they come here.
    event.preventDefault();
    act();
  });
}

function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function focusIn(app: PanelApp, selector: string): void {
  app.querySelector<HTMLElement>(selector)?.focus();
}

function nextRegion(app: PanelApp, by: number): void {
  const there = regions.flatMap((selector) => app.querySelector<HTMLElement>(selector) ?? []);
  const active = document.activeElement;
  const at = there.findIndex((one) => one === active || one.contains(active));
  there[(at + by + there.length) % there.length]?.focus();
}
