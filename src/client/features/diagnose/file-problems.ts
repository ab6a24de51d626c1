import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, workspace, type Uri } from 'vscode';
import type { Severity } from '../../../core';
import type { WireFinding } from '../../../protocol/lsp';
import { isOurs } from '../../infrastructure/language-service';

const severity: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * The Problems of diagnosed files that are not open. An open document's come from the server; so its own are hidden while it
 * is open, and forgotten when it is saved, since they may no longer hold.
 */
export class FileProblems implements Disposable {
  private readonly collection = languages.createDiagnosticCollection('hyperv-backup');
  private readonly found = new Map<string, readonly Diagnostic[]>();
  private readonly listener = Disposable.from(
    workspace.onDidOpenTextDocument(({ languageId, uri }) => {
      if (isOurs(languageId)) this.collection.delete(uri);
    }),
    workspace.onDidSaveTextDocument(({ uri }) => this.found.delete(uri.toString())),
    workspace.onDidCloseTextDocument(({ uri }) => {
      this.show(uri);
    }),
  );

  set(uri: Uri, findings: readonly WireFinding[]): void {
    this.found.set(uri.toString(), findings.map(toDiagnostic));
    this.show(uri);
  }

  clear(): void {
    this.found.clear();
    this.collection.clear();
  }

  dispose(): void {
    this.collection.dispose();
    this.listener.dispose();
  }

  private show(uri: Uri): void {
    const isOpen = workspace.textDocuments.some(
      (one) => !one.isClosed && one.uri.toString() === uri.toString() && isOurs(one.languageId),
    );
    const found = isOpen ? undefined : this.found.get(uri.toString());
    if (found) this.collection.set(uri, found);
    else this.collection.delete(uri);
  }
}

function toDiagnostic({ code, message, range, severity: level }: WireFinding): Diagnostic {
  const { start, end } = range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const place = new Range(start.line, start.character, end.line, end.character);
  const diagnostic = new Diagnostic(place, message, severity[level]);
  diagnostic.code = code;
  diagnostic.source = 'Hyper-V Backup';
  return diagnostic;
}
