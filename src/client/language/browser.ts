import { Uri, type ExtensionContext } from 'vscode';
import { LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/browser';

/** The web client: the server runs in a worker. */
export function createClient(context: ExtensionContext, options: LanguageClientOptions): LanguageClient {
  const worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true));
  return new LanguageClient('hypervBackup', 'Hyper-V Backup Insight', worker, options);
}
