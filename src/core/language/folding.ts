import { LineIndex } from '../text/line-index';
import type { Span } from '../text/span';
import type { VmConfigDocument } from '../vmconfig/document';
import type { XmlDocument, XmlElement, XmlNode } from '../xml';

/** A part that can be folded: what is hidden begins after the line of `span.start` and ends with the line of `span.end`. */
export interface Fold {
  readonly span: Span;
  readonly kind: 'element' | 'comment' | 'region';
}

/** Elements and comments of several lines, and `<!-- #region -->` to `<!-- #endregion -->`, in document order. */
export function folding({ document, text }: VmConfigDocument): Fold[] {
  const lines = new LineIndex(text);
  const folds: Fold[] = [];
  const regions: Span[] = [];
  for (const node of nodesOf(document)) {
    if (node.kind === 'element') addFold(folds, lines, elementFold(node, lines));
    else if (node.kind === 'comment') {
      addFold(folds, lines, { span: node.span, kind: 'comment' });
      const mark = /^<!--\s{0,80}#(region|endregion)\b/.exec(text.slice(node.span.start, node.span.start + 100))?.[1];
      if (mark === 'region') regions.push(node.span);
      const begin = mark === 'endregion' ? regions.pop() : undefined;
      if (begin) addFold(folds, lines, { span: { start: begin.start, end: node.span.end }, kind: 'region' });
    }
  }
  return nested(folds, lines);
}

/** Editors drop folds that cross: what is not closed may reach into the line that its parent keeps in sight. */
function nested(folds: readonly Fold[], lines: LineIndex): Fold[] {
  const result: Fold[] = [];
  const around: number[] = [];
  for (const { span, kind } of [...folds].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)) {
    while ((around.at(-1) ?? Infinity) <= span.start) around.pop();
    const end = Math.min(span.end, around.at(-1) ?? Infinity);
    addFold(result, lines, { span: { start: span.start, end }, kind });
    around.push(end);
  }
  return result;
}

/** The end tag stays visible: what is hidden ends with the line before it. */
function elementFold({ span, endTag }: XmlElement, lines: LineIndex): Fold {
  if (!endTag) return { span, kind: 'element' };
  const line = lines.positionAt(endTag.start).line - 1;
  const end = line < 0 ? span.start : lines.offsetAt({ line, character: Number.MAX_SAFE_INTEGER });
  return { span: { start: span.start, end }, kind: 'element' };
}

function addFold(folds: Fold[], lines: LineIndex, fold: Fold): void {
  const { start, end } = fold.span;
  if (end > start && lines.positionAt(end).line > lines.positionAt(start).line) folds.push(fold);
}

/** All nodes in document order; iterative, so depth is no limit. */
function* nodesOf(document: XmlDocument): Generator<XmlNode, void, undefined> {
  const stack: { readonly children: readonly XmlNode[]; at: number }[] = [{ children: document.children, at: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.children[top.at++];
    if (!child) {
      stack.pop();
      continue;
    }
    yield child;
    if (child.kind === 'element' && child.children.length > 0) stack.push({ children: child.children, at: 0 });
  }
}
