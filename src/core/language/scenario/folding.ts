import type { ScenarioNode } from '../../scenario/node';
import type { ScenarioDocument } from '../../scenario/open';
import { LineIndex } from '../../text/line-index';
import type { Fold } from '../folding';

/** Keys and items that reach over several lines. */
export function foldScenario({ root, text }: ScenarioDocument): readonly Fold[] {
  const lines = new LineIndex(text);
  const folds: Fold[] = [];
  const add = (start: number, end: number): void => {
    // The end of a block is the beginning of the next line.
    const last = end > start && text[end - 1] === '\n' ? end - 1 : end;
    if (lines.positionAt(last).line > lines.positionAt(start).line)
      folds.push({ span: { start, end: last }, kind: 'element' });
  };
  const visit = (node: ScenarioNode | undefined): void => {
    if (node?.kind === 'map')
      for (const { keySpan, value } of node.entries) {
        if (value && value.kind !== 'scalar') add(keySpan.start, value.span.end);
        visit(value);
      }
    if (node?.kind === 'list')
      for (const item of node.items) {
        if (item.kind === 'map') add(item.span.start, item.span.end);
        visit(item);
      }
  };
  visit(root);
  return folds;
}
