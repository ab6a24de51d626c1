import { reduce, type Action } from './reduce';
import type { PanelState } from './state';

/** Keeps the state and tells who listens; that is all it does. */
export interface Store {
  readonly state: PanelState;
  dispatch(action: Action): void;
  /** Called after each change, with the state before it. */
  listen(listener: (state: PanelState, before: PanelState) => void): void;
}

export function createStore(initial: PanelState): Store {
  let state = initial;
  const listeners: ((state: PanelState, before: PanelState) => void)[] = [];
  return {
    get state() {
      return state;
    },
    dispatch: (action) => {
      const before = state;
      state = reduce(state, action);
      if (state === before) return;
      const now = state;
      for (const listener of listeners) listener(now, before);
    },
    listen: (listener) => {
      listeners.push(listener);
    },
  };
}
