import { explain, type Explanation, type ExplanationMatch } from '../explain';
import { rangeWords } from '../explain/hosts';
import type { MessageText } from '../message';
import { longestLine, queryOf, tokensIn } from '../message/tokens';
import { escapeMarkdown } from '../report/markdown';
import { touches } from '../text/span';
import type { Hover } from './hover';

/** A bare number has a meaning with many sources; more than these are not told. */
const mostMatches = 4;

/** Explains the event, the code, the GUID or the file name under the cursor in a message. */
export function hoverMessage(doc: MessageText, offset: number): Hover | undefined {
  const event = doc.events.find(({ span, from }) => from !== 'message' && touches(span, offset));
  if (event) return hoverOf(event.span, explain(`${event.provider} ${event.id}`));
  return hoverAnywhere(doc.text, offset);
}

/** The same for whatever text: what means something wherever it stands. Only the line is looked at. */
export function hoverAnywhere(text: string, offset: number): Hover | undefined {
  const start = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - longestLine / 2);
  const found = text.indexOf('\n', offset);
  const end = Math.min(found === -1 ? text.length : found, start + longestLine);
  const token = tokensIn(text.slice(start, end), start).find(({ span }) => touches(span, offset));
  return token && hoverOf(token.span, explain(queryOf(token)));
}

function hoverOf(span: Hover['span'], { matches }: Explanation): Hover | undefined {
  const blocks = matches.slice(0, mostMatches).map(toMarkdown);
  return blocks.length === 0 ? undefined : { span, markdown: blocks.join('\n\n') };
}

function toMarkdown({ title, meaning, variants }: ExplanationMatch): string {
  const lines = variants.map((variant) => `- ${escapeMarkdown(`${rangeWords(variant)}: ${variant.meaning}`)}`);
  const said = meaning === undefined ? lines.join('\n') : escapeMarkdown(meaning);
  return `**${escapeMarkdown(title)}**\n\n${said}`;
}
