import { Diagnostic, DiagnosticSeverity, languages, Range, workspace, type Disposable, type Uri } from 'vscode';
import type { Severity } from '../../../core';
import type { WireFinding } from '../../../protocol/lsp';
import { isOurs } from '../../infrastructure/language-service';

const severity: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The Problems of diagnosed files that are not open. An open document's come from the server, so here they are dropped. */
export class FileProblems implements Disposable {
  private readonly collection = languages.createDiagnosticCollection('hyperv-backup');
  private readonly listener = workspace.onDidOpenTextDocument((document) => {
    if (isOurs(document.languageId)) this.collection.delete(document.uri);
  });

  set(uri: Uri, findings: readonly WireFinding[]): void {
    const open = workspace.textDocuments.some((one) => one.uri.toString() === uri.toString() && isOurs(one.languageId));
    if (open) this.collection.delete(uri);
    else this.collection.set(uri, findings.map(toDiagnostic));
  }

  clear(): void {
    this.collection.clear();
  }

  dispose(): void {
    this.collection.dispose();
    this.listener.dispose();
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
