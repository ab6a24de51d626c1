import {
  CompletionItemKind,
  DiagnosticSeverity,
  FoldingRangeKind,
  InsertTextFormat,
  InsertTextMode,
  SymbolKind,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Range,
} from 'vscode-languageserver';
import type {
  CompletionItem as CoreCompletionItem,
  Finding,
  Fold,
  Hover as CoreHover,
  LineIndex,
  OutlineItem,
  OutlineKind,
  RelatedSpan,
  Severity,
  Span,
} from '../core';

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

/** A finding as LSP shows it. Its code carries no link: what it means is told by the action "Explain", without a network. */
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

const symbolKinds: Record<OutlineKind, SymbolKind> = {
  vm: SymbolKind.Class,
  section: SymbolKind.Namespace,
  property: SymbolKind.Property,
  controller: SymbolKind.Interface,
  drive: SymbolKind.Field,
  file: SymbolKind.File,
  network: SymbolKind.Interface,
  service: SymbolKind.Event,
  device: SymbolKind.Object,
  checkpoint: SymbolKind.Key,
};

/** An outline item with its children; iteration depth is the outline's own, at most five. */
export function toDocumentSymbol(lines: LineIndex, item: OutlineItem): DocumentSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: symbolKinds[item.kind],
    range: toRange(lines, item.span),
    selectionRange: toRange(lines, item.selectionSpan),
    children: item.children.map((child) => toDocumentSymbol(lines, child)),
  };
}

export function toFoldingRange(lines: LineIndex, { span, kind }: Fold): FoldingRange {
  const startLine = lines.positionAt(span.start).line;
  const endLine = lines.positionAt(span.end).line;
  if (kind === 'element') return { startLine, endLine };
  return { startLine, endLine, kind: kind === 'comment' ? FoldingRangeKind.Comment : FoldingRangeKind.Region };
}

const completionKinds: Record<CoreCompletionItem['kind'], CompletionItemKind> = {
  element: CompletionItemKind.Property,
  attribute: CompletionItemKind.Field,
  value: CompletionItemKind.EnumMember,
  device: CompletionItemKind.Module,
  tag: CompletionItemKind.Struct,
  code: CompletionItemKind.Constant,
};

export function toCompletionItem(lines: LineIndex, item: CoreCompletionItem): CompletionItem {
  const { label, kind, detail, documentation, edit, sortText, isSnippet, isIndented } = item;
  return {
    label,
    kind: completionKinds[kind],
    textEdit: { range: toRange(lines, edit.span), newText: edit.newText },
    // Editors show the detail of the chosen item only, and the description of all.
    ...(detail !== undefined && { detail, labelDetails: { description: detail } }),
    ...(documentation !== undefined && { documentation: { kind: 'markdown', value: documentation } }),
    ...(sortText !== undefined && { sortText }),
    ...(isSnippet && { insertTextFormat: InsertTextFormat.Snippet }),
    ...(isIndented && { insertTextMode: InsertTextMode.asIs }),
  };
}

/** A hover, where there is one. */
export function toHover(lines: LineIndex, found: CoreHover | undefined): Hover | null {
  return found ? { range: toRange(lines, found.span), contents: { kind: 'markdown', value: found.markdown } } : null;
}
