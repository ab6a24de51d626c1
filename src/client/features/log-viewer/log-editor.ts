import { commands, Disposable, env, RelativePattern, Uri, window, workspace, type WebviewPanel } from 'vscode';
import { explainCommand, showSequenceCommand, type RequestName } from '../../../protocol/lsp';
import * as wire from '../../../protocol/log-viewer';
import { logHostGuards, logPageResults } from '../../../protocol/log-viewer-guards';
import { connect, type Handlers, type Peer } from '../../../protocol/rpc';
import type { ClientContext } from '../../infrastructure/client-context';
import { isTimeZone } from '../../infrastructure/time-zone';
import { pageHtml, pageOptions } from './log-page';

type Stale = NonNullable<wire.WireLogState['stale']>;

/** One editor on one log: it carries calls between its page and the server, and watches the file. */
export class LogEditor implements Disposable {
  private session: Promise<number> | undefined;
  private state: wire.WireLogState | null = null;
  private problem: string | null = null;
  private stale: Stale | undefined;
  private toReveal: number | null;
  private readonly peer: Peer<wire.LogPageApi>;
  private readonly parts: Disposable;

  constructor(
    private readonly client: ClientContext,
    readonly uri: Uri,
    readonly panel: WebviewPanel,
    reveal: number | undefined,
  ) {
    this.toReveal = reveal ?? null;
    const { webview } = panel;
    webview.options = pageOptions(client.extension.extensionUri);
    this.peer = connect<wire.LogHostApi, wire.LogPageApi>({
      port: {
        post: (message) => void webview.postMessage(message),
        listen: (listener) => {
          const listening = webview.onDidReceiveMessage(listener);
          return () => {
            listening.dispose();
          };
        },
      },
      handlers: this.handlers(),
      guards: logHostGuards,
      results: logPageResults,
      setTimer: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => {
          clearTimeout(timer);
        };
      },
    });
    this.parts = Disposable.from(this.watchFile(), this.peer);
    webview.html = pageHtml(webview, client.extension.extensionUri);
  }

  /** Shows a record: now, or as soon as the page is there. */
  reveal(byteOffset: number): void {
    this.panel.reveal();
    this.toReveal = byteOffset;
    if (this.session) this.tellPage('reveal', { byteOffset });
  }

  /** Takes what the server tells of its sessions. */
  async take({ session, state }: wire.LogStateParams): Promise<void> {
    if (!this.session || (await this.session.catch(() => undefined)) !== session) return;
    this.state = state;
    this.tellState();
  }

  dispose(): void {
    this.parts.dispose();
    void this.close();
  }

  private handlers(): Handlers<wire.LogHostApi> {
    return {
      ready: async () => {
        await this.open();
        const reveal = this.toReveal;
        this.toReveal = null;
        return {
          title: workspace.asRelativePath(this.uri),
          state: this.merged(),
          reveal,
          timeZone: this.timeZone(),
          problem: this.problem,
        };
      },
      filter: ({ filter }) => this.ask(wire.logFilter, { filter }),
      rows: (params) => this.ask(wire.logRows, params),
      find: (params) => this.ask(wire.logFind, params),
      record: (params) => this.ask(wire.logRecord, params),
      copy: async ({ text, what }) => {
        await env.clipboard.writeText(text);
        window.setStatusBarMessage(`${what} copied`, 3000);
        return null;
      },
      explain: async ({ query }) => {
        await commands.executeCommand(explainCommand, query);
        return null;
      },
      showSequence: async ({ byteOffset }) => {
        await commands.executeCommand(showSequenceCommand, { uri: this.uri.toString(), byteOffset });
        return null;
      },
      readAgain: async () => {
        await this.close();
        this.stale = undefined;
        await this.open();
        this.tellPage('reset', {});
        return null;
      },
    };
  }

  /** As the setting says, which holds for the panel too. */
  private timeZone(): string {
    const zone = workspace.getConfiguration('hypervBackup', this.uri).get<string>('timeZone', 'local');
    return isTimeZone(zone) ? zone : 'UTC';
  }

  /** Opens the log in the server; a refusal is kept for the page to show. */
  private async open(): Promise<void> {
    this.session ??= this.client.service
      .request(wire.logOpen, { uri: this.uri.toString() })
      .then(({ session }) => session);
    try {
      await this.session;
      this.problem = null;
    } catch (error) {
      this.session = undefined;
      this.problem = error instanceof Error ? error.message : String(error);
    }
  }

  private async close(): Promise<void> {
    const { session } = this;
    this.session = undefined;
    this.state = null;
    try {
      if (session) await this.client.service.request(wire.logClose, { session: await session });
    } catch (error) {
      // The server may be gone, and with it all that was to be closed.
      this.client.log.debug('A log could not be closed', error);
    }
  }

  private async ask<P extends wire.SessionParams, R>(name: RequestName<P, R>, params: Omit<P, 'session'>): Promise<R> {
    const { session } = this;
    if (!session) throw new Error(this.problem ?? 'This log was closed.');
    // What is left out of the parameters is what is put in here.
    return await this.client.service.request(name, { ...params, session: await session } as unknown as P);
  }

  private watchFile(): Disposable {
    const name = this.uri.path.slice(this.uri.path.lastIndexOf('/') + 1);
    // The pattern is a glob, and a name may hold what means something in one.
    const pattern = new RelativePattern(Uri.joinPath(this.uri, '..'), name.replace(/[*?[\]{}!,]/g, '?'));
    const watcher = workspace.createFileSystemWatcher(pattern);
    const tell = (stale: Stale) => (changed: Uri) => {
      if (changed.toString() !== this.uri.toString()) return;
      this.stale = stale;
      this.tellState();
    };
    return Disposable.from(
      watcher,
      watcher.onDidChange(tell('changed')),
      watcher.onDidCreate(tell('changed')),
      watcher.onDidDelete(tell('gone')),
    );
  }

  private merged(): wire.WireLogState | null {
    return this.state && { ...this.state, ...(this.stale && { stale: this.stale }) };
  }

  private tellState(): void {
    const state = this.merged();
    if (state) this.tellPage('state', { state });
  }

  /** A hidden page is gone until it is shown again; it then asks for what it missed. */
  private tellPage(...[method, params]: Told): void {
    if (!this.panel.visible) return;
    // The pair is one of a method and its parameters; the compiler looks at each by itself.
    this.peer.call(method, params as never).catch((error: unknown) => {
      this.client.log.debug('The page of a log did not answer', error);
    });
  }
}

type Told = {
  [M in keyof wire.LogPageApi]: [method: M, params: Parameters<wire.LogPageApi[M]>[0]];
}[keyof wire.LogPageApi];
