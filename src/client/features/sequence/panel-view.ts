import {
  EventEmitter,
  TabInputWebview,
  Uri,
  window,
  type Disposable,
  type Tab,
  type Webview,
  type WebviewPanel,
} from 'vscode';
import type { HostApi, ViewApi } from '../../../protocol/panel';
import { hostGuards, viewResultGuards } from '../../../protocol/panel-guards';
import { connect, type Handlers, type Peer, type Port } from '../../../protocol/rpc';

type ParamsOf<M extends keyof ViewApi> = Parameters<ViewApi[M]>[0];

/** How long a view may take to load before a call to it is given up. */
const loadingMs = 30_000;

/** A webview panel with its page and the connection to it. The page goes when it is hidden, and asks for everything anew. */
export class PanelView implements Disposable {
  static readonly viewType = 'hypervBackup.sequence';
  private readonly peer: Peer<ViewApi>;
  private isReady = false;
  private readonly readied = new EventEmitter<void>();
  /** The page is there, or there again. */
  readonly onDidBecomeReady = this.readied.event;
  private readonly hidden = new EventEmitter<void>();
  readonly onDidHide = this.hidden.event;
  private readonly closed = new EventEmitter<void>();
  /** Somebody closed the panel; the end of the extension host is no such thing. */
  readonly onDidClose = this.closed.event;

  /** The tabs of panels. One that is no panel of ours has lost its extension host, or has not been looked at since a reload. */
  static tabs(): Tab[] {
    return window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof TabInputWebview && input.viewType.endsWith(PanelView.viewType));
  }

  /** All that the page may load. */
  static roots(extensionUri: Uri): Uri[] {
    return [Uri.joinPath(extensionUri, 'dist/webview')];
  }

  constructor(
    private readonly panel: WebviewPanel,
    extensionUri: Uri,
    handlers: Handlers<HostApi>,
  ) {
    panel.webview.options = { enableScripts: true, localResourceRoots: PanelView.roots(extensionUri) };
    this.peer = connect<HostApi, ViewApi>({
      port: portOf(panel.webview),
      handlers: {
        ...handlers,
        ready: async (params) => {
          const answer = await handlers.ready(params);
          // Behind the answer: what is pushed from now on is newer than it.
          setTimeout(() => {
            this.isReady = true;
            this.readied.fire();
          }, 0);
          return answer;
        },
      },
      guards: hostGuards,
      results: viewResultGuards,
      setTimer: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => {
          clearTimeout(timer);
        };
      },
    });
    panel.onDidChangeViewState(() => {
      if (panel.visible) return;
      this.isReady = false;
      this.hidden.fire();
    });
    panel.onDidDispose(() => {
      this.closed.fire();
      this.dispose();
    });
    panel.webview.html = pageOf(panel.webview, extensionUri);
  }

  reveal(): void {
    this.panel.reveal();
  }

  setTitle(title: string): void {
    this.panel.title = title.slice(0, 80);
  }

  /** Calls the view, which is brought to the front for it. */
  async call<M extends keyof ViewApi>(method: M, params: ParamsOf<M>): Promise<ReturnType<ViewApi[M]>> {
    this.panel.reveal();
    if (!this.isReady) await this.ready();
    return await this.send(method, params);
  }

  /** Tells the view; one that is hidden asks for all of it when it comes back. */
  async callIfThere<M extends keyof ViewApi>(method: M, params: ParamsOf<M>): Promise<void> {
    if (!this.isReady) return;
    try {
      await this.send(method, params);
    } catch {
      // A page that was hidden or closed meanwhile has no answer, and needs none.
    }
  }

  /** Lets go of the panel and leaves it open: another extension host will be given it. */
  dispose(): void {
    this.isReady = false;
    this.peer.dispose();
    for (const emitter of [this.readied, this.hidden, this.closed]) emitter.dispose();
  }

  private async send<M extends keyof ViewApi>(method: M, params: ParamsOf<M>): Promise<ReturnType<ViewApi[M]>> {
    // The types of a method that is not known yet cannot be told to fit; the interface has one of each.
    return (await this.peer.call(method, params as never)) as ReturnType<ViewApi[M]>;
  }

  private ready(): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listener.dispose();
        reject(new Error('The panel did not load.'));
      }, loadingMs);
      const listener = this.readied.event(() => {
        clearTimeout(timer);
        listener.dispose();
        resolve();
      });
    });
  }
}

function portOf(webview: Webview): Port {
  return {
    post: (message) => void webview.postMessage(message),
    listen: (listener) => {
      const listening = webview.onDidReceiveMessage(listener);
      return () => void listening.dispose();
    },
  };
}

/**
 * The page holds our script and nothing else; data comes by message. Styles are adopted by the script, which the policy lets
 * pass; `blob:` is the picture that becomes a PNG.
 */
function pageOf(webview: Webview, extensionUri: Uri): string {
  const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const script = webview.asWebviewUri(Uri.joinPath(extensionUri, 'dist/webview/panel.js')).toString(true);
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; img-src blob:; font-src ${webview.cspSource}; style-src ${webview.cspSource}`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backup Sequence</title>
</head>
<body>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
