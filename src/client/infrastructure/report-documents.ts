import { commands, EventEmitter, Uri, workspace, type Disposable, type TextDocumentContentProvider } from 'vscode';

const scheme = 'hyperv-backup-report';

/** Reports as read-only Markdown documents: they can be read, searched and saved, and they change no file. */
export class ReportDocuments implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new EventEmitter<Uri>();
  readonly onDidChange = this.changed.event;
  // Behind the event: VS Code looks for it while it registers.
  private readonly registration = workspace.registerTextDocumentContentProvider(scheme, this);

  provideTextDocumentContent(uri: Uri): string {
    return (
      this.texts.get(uri.toString()) ??
      'This report is gone: reports are kept until the window is reloaded. Run the command again.\n'
    );
  }

  /** Shows a report in the Markdown preview; a report of the same title is replaced in place. */
  async show(title: string, markdown: string): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${title.replace(/[\\/:*?"<>|#%\u0000-\u001f]/g, ' ').slice(0, 80)}.md` });
    this.texts.set(uri.toString(), markdown);
    this.changed.fire(uri);
    await commands.executeCommand('markdown.showPreview', uri);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
