import type { PanelApp } from './panel-app';
import type { Store } from './store';

/** Parts of the page by the digit that goes to them, in the order of reading. F6 is VS Code's own and leads out of the page. */
const regions: Readonly<Record<string, string>> = {
  1: '.run-scroll',
  2: '.picture-list, table.steps .cell[tabindex="0"], table.steps .cell',
  3: '.player button',
  4: '.details',
  5: '.coverage summary',
};

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
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event) || store.state.areKeysShown) return;
    // In the list letters find VMs; the list has taken them before they come here.
    const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    const region = Object.hasOwn(regions, event.key) ? regions[event.key] : undefined;
    if (act) act();
    else if (region !== undefined) focusIn(app, region);
    else return;
    event.preventDefault();
  });
}

function isTyping(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function focusIn(app: PanelApp, selector: string): void {
  app.querySelector<HTMLElement>(selector)?.focus();
}
