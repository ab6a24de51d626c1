import { runFromWire, type WireRun } from '../../core';
import { hostResultGuards, viewGuards } from '../../protocol/panel-guards';
import type { HostApi, ViewApi } from '../../protocol/panel';
import { connect, type Handlers, type Peer, type Port } from '../../protocol/rpc';

/** What VS Code gives a page in a webview, once. */
export interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** May be called once in the life of a page. */
export function vsCodeApi(): VsCodeApi {
  return acquireVsCodeApi();
}

/** Messages of the page: `postMessage` one way, the `message` event the other. */
export function webviewPort(api: VsCodeApi, page: Window): Port {
  return {
    post: (message) => {
      api.postMessage(message);
    },
    listen: (listener) => {
      const receive = (event: MessageEvent<unknown>): void => {
        listener(event.data);
      };
      page.addEventListener('message', receive);
      return () => {
        page.removeEventListener('message', receive);
      };
    },
  };
}

const isWireRun = (value: unknown): value is WireRun => runFromWire(value) !== undefined;

/** A dialog of the extension may stand open for as long as the user likes. */
const endless: ReadonlySet<keyof HostApi> = new Set([
  'export',
  'compareWith',
  'readAgain',
  'openRecord',
  'openScenario',
  'explain',
]);

/** The extension, as the panel calls it. */
export function connectHost(port: Port, handlers: Handlers<ViewApi>): Peer<HostApi> {
  return connect<ViewApi, HostApi>({
    port,
    handlers,
    guards: viewGuards,
    results: hostResultGuards(isWireRun),
    timeoutMs: (method) => (endless.has(method) ? 0 : 60_000),
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms);
      return () => {
        clearTimeout(timer);
      };
    },
  });
}
