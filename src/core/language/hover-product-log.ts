import { meaningOfLine } from '../product-log/line-patterns';
import type { ProductLine, ProductLog } from '../product-log/model';
import { productOf } from '../product-log/products';
import { escapeMarkdown } from '../report/markdown';
import { countUntil } from '../text/count-until';
import { touches } from '../text/span';
import type { Hover } from './hover';
import { hoverAnywhere } from './hover-message';

/** Explains the code, the GUID or the file under the cursor in the log of a product, else the line itself. */
export function hoverProductLog(doc: ProductLog, offset: number): Hover | undefined {
  const line = lineAt(doc, offset);
  if (!line) return undefined;
  if (line.tokens.some(({ span }) => touches(span, offset))) {
    const token = hoverAnywhere(doc.text, offset);
    if (token) return token;
  }
  const meaning = meaningOfLine(line.id);
  if (meaning === '' || !touches(line.message.span, offset)) return undefined;
  return {
    span: line.message.span,
    markdown: `**${escapeMarkdown(productOf(line.product).name)}**\n\n${escapeMarkdown(meaning)}`,
  };
}

/** Lines stand in the order of the text. */
function lineAt({ lines }: ProductLog, offset: number): ProductLine | undefined {
  const line = lines[countUntil(lines, ({ span }) => span.start, offset) - 1];
  return line && touches(line.span, offset) ? line : undefined;
}
