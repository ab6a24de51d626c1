import { window, workspace, type CancellationToken, type Disposable, type LogOutputChannel, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { evidenceChanged, type NotificationName, type RequestName } from '../../protocol/lsp';
import type { Platform } from './platform';
import { serveHostRequests } from './host-requests';

/** The languages that the server answers for; no other document is ever sent to it. */
const ourLanguages = ['hyperv-vm-config', 'hyperv-backup-log', 'diskshadow', 'hyperv-backup-scenario'] as const;

/** True for a language id that the server answers for. */
export function isOurs(languageId: string): boolean {
  return ourLanguages.some((id) => id === languageId);
}

/**
 * The language client, started once and not before it is needed: when one of our documents is open, or a command asks.
 * Until then neither the library nor the server is loaded.
 */
export class LanguageService implements Disposable {
  private starting: Promise<BaseLanguageClient> | undefined;
  private readonly listeners: Disposable[] = [];
  private disposed = false;

  constructor(
    private readonly platform: Platform,
    private readonly log: LogOutputChannel,
  ) {
    const startFor = (languageId: string): void => {
      if (isOurs(languageId)) this.ensureStarted().catch(tellFailure);
    };
    this.listeners.push(
      workspace.onDidOpenTextDocument((document) => {
        startFor(document.languageId);
      }),
    );
    for (const document of workspace.textDocuments) startFor(document.languageId);
  }

  /** Whether the server was asked to start; for the tests that prove it is not, in a workspace without our files. */
  get isStarted(): boolean {
    return this.starting !== undefined;
  }

  async request<P, R>(name: RequestName<P, R>, params: P, token?: CancellationToken): Promise<R> {
    const client = await this.ensureStarted();
    // The type parameters of the name are the contract of both sides (protocol/lsp.ts).
    // A token that is undefined would travel as one more parameter, and the server's handler would take it for its own.
    return token
      ? await client.sendRequest<R>(name.method, params, token)
      : await client.sendRequest<R>(name.method, params);
  }

  /** Listens to a notification of the server, until it is disposed. */
  async follow<P>({ method }: NotificationName<P>, listener: (params: P) => void): Promise<Disposable> {
    const client = await this.ensureStarted();
    return client.onNotification(method, listener);
  }

  private ensureStarted(): Promise<BaseLanguageClient> {
    this.starting ??= this.start().catch((error: unknown) => {
      this.starting = undefined;
      this.log.error('The language server could not be started', error);
      throw error;
    });
    return this.starting;
  }

  private async start(): Promise<BaseLanguageClient> {
    if (this.disposed) throw new Error('The extension was deactivated.');
    const begun = Date.now();
    const watcher = workspace.createFileSystemWatcher('**/*.{xml,vhd,vhdx,avhd,avhdx,vhds,evtx,zip}');
    const client = await this.platform.createClient({
      documentSelector: ourLanguages.map((language) => ({ language })),
      outputChannel: this.log,
      diagnosticPullOptions: { onChange: true, onSave: true, onTabs: false },
    });
    serveHostRequests(client);
    await client.start();
    const changed = (): void => {
      if (client.isRunning()) void client.sendNotification(evidenceChanged.method);
    };
    // What a configuration says is of scenarios that name it; a disk is written to all the time and says nothing new.
    const rewritten = ({ path }: Uri): void => {
      if (/\.xml$/i.test(path)) changed();
    };
    this.listeners.push(
      watcher,
      watcher.onDidCreate(changed),
      watcher.onDidDelete(changed),
      watcher.onDidChange(rewritten),
    );
    this.log.info(`Language server started in ${Date.now() - begun} ms.`);
    return client;
  }

  dispose(): void {
    this.disposed = true;
    for (const listener of this.listeners) listener.dispose();
    void this.starting?.then((client) => client.dispose());
  }
}

/** A document that shows no findings must not look healthy: whoever opened it is told why. Commands tell it themselves. */
function tellFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  void window.showErrorMessage(
    `Hyper-V Backup: nothing is checked in this window, because the language server did not start: ${reason}`,
  );
}
