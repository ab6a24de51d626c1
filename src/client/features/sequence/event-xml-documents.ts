import { commands, Disposable, workspace, type TextDocument } from 'vscode';
import { isEventXmlHead, sniffLimit } from '../../../core/evidence/sniff-text';

/** Whether the beginning of an open document says that it holds events as XML. */
export function isEventXmlDocument(document: TextDocument): boolean {
  if (document.languageId !== 'xml') return false;
  let head = '';
  for (let line = 0; line < document.lineCount && head.length < sniffLimit; line++) {
    head += `${document.lineAt(line).text.slice(0, sniffLimit)}\n`;
  }
  return isEventXmlHead(head);
}

/** Tells the menus which open documents hold events as XML: the name of such a file says nothing. */
export class EventXmlDocuments implements Disposable {
  private readonly uris = new Set<string>();
  private readonly listener: Disposable;

  constructor() {
    this.listener = Disposable.from(
      workspace.onDidOpenTextDocument((document) => {
        if (isEventXmlDocument(document)) this.change(() => this.uris.add(document.uri.toString()));
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.uris.has(uri.toString())) this.change(() => this.uris.delete(uri.toString()));
      }),
    );
    for (const { uri } of workspace.textDocuments.filter(isEventXmlDocument)) this.uris.add(uri.toString());
    if (this.uris.size > 0) this.change(() => undefined);
  }

  dispose(): void {
    this.listener.dispose();
  }

  private change(act: () => unknown): void {
    act();
    void commands.executeCommand('setContext', 'hypervBackup.eventXml', [...this.uris]);
  }
}
