import { DiagnosticSeverity, type Diagnostic, type Range } from 'vscode-languageserver';
import type { Finding, LineIndex, RelatedSpan, Severity, Span } from '../core';

/** The one place where offsets become LSP positions. */
export function toRange(lines: LineIndex, span: Span): Range {
  return { start: lines.positionAt(span.start), end: lines.positionAt(span.end) };
}

const levels: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const start: Span = { start: 0, end: 0 };

/** A finding as LSP shows it; its code links to the rule's page. */
export function toDiagnostic(lines: LineIndex, uri: string, finding: Finding): Diagnostic {
  return {
    range: toRange(lines, finding.span ?? start),
    severity: levels[finding.severity],
    code: finding.code,
    source: 'Hyper-V Backup',
    message: finding.message,
    ...(finding.related.length > 0 && { relatedInformation: finding.related.map((one) => toRelated(lines, uri, one)) }),
  };
}

function toRelated(
  lines: LineIndex,
  uri: string,
  { uri: other, span, message }: RelatedSpan,
): { location: { uri: string; range: Range }; message: string } {
  // A place in another file is given by its file alone: its lines are not at hand here.
  const range = other === undefined || other === uri ? toRange(lines, span ?? start) : toRange(lines, start);
  return { location: { uri: other ?? uri, range }, message };
}
