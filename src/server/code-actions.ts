import { CodeActionKind, type CodeAction, type Diagnostic, type Range } from 'vscode-languageserver';
import { suppressionFix, type Finding, type Fix, type LineIndex, type VmConfigDocument } from '../core';
import { copyPowerShellCommand, explainCommand } from '../protocol/lsp';
import { toRange } from './convert';

/** The document that is asked about; `doc` where a comment in it can silence a finding. */
export interface ActionPlace {
  readonly uri: string;
  readonly lines: LineIndex;
  readonly doc?: VmConfigDocument;
}

/** The quick fixes of the findings in a range: for each the host change to copy first, then edits, its explanation, the suppression. */
export function codeActions(
  { uri, lines, doc }: ActionPlace,
  findings: readonly Finding[],
  range: Range,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const from = lines.offsetAt(range.start);
  const to = lines.offsetAt(range.end);
  return findings
    .filter(({ span }) => span && span.start <= to && from <= span.end)
    .flatMap((finding) => {
      const shown = diagnostics.filter((one) => one.code === finding.code && overlaps(one.range, finding, lines));
      const suppression = doc && suppressionFix(doc, finding);
      const toAction = (fix: Fix): CodeAction[] => toActions(fix, uri, lines, shown);
      return [
        ...finding.fixes().flatMap(toAction),
        explanation(finding.code, shown),
        ...(suppression ? toAction(suppression) : []),
      ];
    });
}

function explanation(code: string, diagnostics: Diagnostic[]): CodeAction {
  const title = `Explain ${code}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title, command: explainCommand, arguments: [code] },
  };
}

function overlaps(range: Range, { span }: Finding, lines: LineIndex): boolean {
  return span !== undefined && lines.offsetAt(range.start) === span.start;
}

/** A fix that offers both is shown as two actions, the host change first. */
function toActions(fix: Fix, uri: string, lines: LineIndex, diagnostics: Diagnostic[]): CodeAction[] {
  const { title, powershell, edits, safety } = fix;
  const actions: CodeAction[] = [];
  if (powershell !== undefined) {
    const command = { title, command: copyPowerShellCommand, arguments: [powershell, safety ?? ''] };
    actions.push({ title: `Copy PowerShell: ${title}`, kind: CodeActionKind.QuickFix, diagnostics, command });
  }
  if (edits) {
    const changes = edits.map(({ span, newText }) => ({ range: toRange(lines, span), newText }));
    actions.push({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: { changes: { [uri]: changes } },
      ...(fix.preferred && { isPreferred: true }),
    });
  }
  return actions;
}
