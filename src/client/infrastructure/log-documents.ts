import { EventEmitter, Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';
import { logText } from '../../protocol/lsp';
import type { LanguageService } from './language-service';

/** Of the documents that show a log as text. */
export const logScheme = 'hyperv-backup-log';

/** The document that shows the backup records of a log: findings stand in it at their record. */
export function logDocumentUri(log: Uri): Uri {
  return Uri.from({ scheme: logScheme, path: `${log.path}.txt`, query: log.toString() });
}

/** The log that such a document shows; `undefined` for any other document. */
export function logOfDocument({ scheme, query }: Uri): string | undefined {
  return scheme === logScheme ? query : undefined;
}

/** A binary log cannot be opened in a text editor; its backup records can, and a click on a finding leads to its record. */
export class LogDocuments implements TextDocumentContentProvider, Disposable {
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  // Behind the event: VS Code looks for it while it registers.
  private readonly registration = workspace.registerTextDocumentContentProvider(logScheme, this);

  constructor(private readonly service: LanguageService) {}

  async provideTextDocumentContent({ query }: Uri): Promise<string> {
    const { text } = await this.service.request(logText, { uri: query });
    return text ?? 'The records of this log are gone: they are kept until the next diagnosis. Diagnose it again.\n';
  }

  /** Another diagnosis has other records: what is open is asked for again. */
  refresh(): void {
    for (const { uri } of workspace.textDocuments) if (uri.scheme === logScheme) this.changed.fire(uri);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
