import { PassThrough } from 'node:stream';
import { createConnection, createProtocolConnection } from 'vscode-languageserver/node';
import { startServer } from '../../../src/server/server';
import * as wire from '../../../src/protocol/lsp';
import { TooLarge } from '../../../src/core';
import { MemoryHost } from '../../support/memory-host';

export interface SessionOptions {
  /** Files by URI; the server reaches them as it reaches those of an editor. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly roots?: readonly string[];
  readonly settings?: unknown;
  /** VS Code's name of the encoding of every open document. */
  readonly encoding?: string;
  /** What the editor says that it can do. */
  readonly capabilities?: unknown;
}

export interface Registration {
  readonly method: string;
  readonly registerOptions?: unknown;
}

/** A language server and the editor's end of its connection, in this process, without VS Code. */
export class Session {
  /** How often the server asked for the diagnostics of all documents to be pulled again. */
  refreshes = 0;
  readonly logged: string[] = [];
  /** What the server asked to be asked for. */
  readonly registered: Registration[] = [];
  /** Another one stands for files that changed. */
  host: MemoryHost;
  /** What the files of the editor wait for. */
  hold: Promise<void> = Promise.resolve();
  settings: unknown;
  private version = 0;

  private constructor(
    readonly client: ReturnType<typeof createProtocolConnection>,
    private readonly options: SessionOptions,
  ) {
    this.host = new MemoryHost(options.files ?? {});
    this.settings = options.settings ?? {};
  }

  static async start(options: SessionOptions = {}): Promise<Session> {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const client = createProtocolConnection(toClient, toServer);
    const session = new Session(client, options);
    session.serve();
    startServer(createConnection(toServer, toClient));
    client.listen();
    await client.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      capabilities: options.capabilities ?? {},
    });
    await client.sendNotification('initialized', {});
    return session;
  }

  async open(uri: string, text: string, languageId = 'hyperv-vm-config'): Promise<void> {
    const textDocument = { uri, languageId, version: ++this.version, text };
    await this.client.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces the whole text. */
  async change(uri: string, text: string): Promise<void> {
    const textDocument = { uri, version: ++this.version };
    await this.client.sendNotification('textDocument/didChange', { textDocument, contentChanges: [{ text }] });
  }

  /** A request about a document, at a place in it where one is given. */
  async ask<T>(method: string, uri: string, more: Record<string, unknown> = {}): Promise<T> {
    return await this.client.sendRequest<T>(method, { textDocument: { uri }, ...more });
  }

  dispose(): void {
    this.client.dispose();
  }

  private serve(): void {
    const { client, options } = this;
    client.onRequest('client/registerCapability', ({ registrations }: { registrations: readonly Registration[] }) => {
      this.registered.push(...registrations);
      return null;
    });
    client.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
      items.map(() => this.settings),
    );
    client.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    client.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    client.onRequest(wire.hostStat.method, async ({ uri }: { uri: string }) => {
      await this.hold;
      return (await this.host.stat(uri)) ?? null;
    });
    client.onRequest(wire.hostList.method, ({ uri }: { uri: string }) => this.host.list(uri));
    client.onRequest(wire.documentContext.method, () => ({
      roots: options.roots ?? [],
      ...(options.encoding !== undefined && { encoding: options.encoding }),
    }));
    client.onRequest(wire.hostReadFile.method, (request: { uri: string; range?: wire.WireByteRange }) =>
      this.read(request),
    );
  }

  private async read({ uri, range }: { uri: string; range?: wire.WireByteRange }): Promise<wire.WireFile> {
    try {
      const bytes = range ? await this.host.readRange(uri, range.offset, range.length) : await this.host.readAll(uri);
      return { base64: Buffer.from(bytes).toString('base64') };
    } catch (error) {
      if (error instanceof TooLarge) return { tooLarge: { sizeBytes: error.sizeBytes, limitBytes: error.limitBytes } };
      return { problem: error instanceof Error ? error.message : String(error) };
    }
  }
}
