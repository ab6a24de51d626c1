import { explain } from '../explain';
import { codeSpan, escapeMarkdown } from '../report/markdown';
import { lastErrorCode } from '../rules/vss-text/last-errors';
import type { Located } from '../text/span';
import { touches, type Span } from '../text/span';
import { fillOf } from '../vss-text/sizes';
import type { VssText } from '../vss-text/model';
import type { Hover } from './hover';

/** Explains the GUID, the state, the last error, the size or the result code under the cursor in the output of vssadmin. */
export function hoverVssText(doc: VssText, offset: number): Hover | undefined {
  for (const { span, query } of explainable(doc)) {
    if (!touches(span, offset)) continue;
    const blocks = explain(query).matches.map(
      ({ title, meaning = '' }) => `**${escapeMarkdown(title)}**\n\n${escapeMarkdown(meaning)}`,
    );
    if (blocks.length > 0) return { span, markdown: blocks.join('\n\n') };
  }
  return sizeHover(doc, offset);
}

function* explainable({
  writers,
  providers,
  codes,
}: VssText): Generator<{ readonly span: Span; readonly query: string }> {
  const guid = (id: Located<string> | undefined, span = id?.span): { span: Span; query: string }[] =>
    id && span ? [{ span, query: `{${id.value}}` }] : [];
  for (const writer of writers) {
    const { id, name, state, lastError } = writer;
    yield* [...guid(id), ...guid(id, name?.span)];
    if (state) yield { span: state.span, query: `[${state.value}]` };
    const code = lastErrorCode(writer);
    if (lastError && code !== undefined) yield { span: lastError.span, query: code };
  }
  for (const { id, name } of providers) yield* [...guid(id), ...guid(id, name?.span)];
  for (const { span, value } of codes) yield { span, query: value };
}

function sizeHover({ storages }: VssText, offset: number): Hover | undefined {
  for (const { used, maximum } of storages) {
    if (!used || !maximum || !touches(used.span, offset)) continue;
    const fill = fillOf(used, maximum);
    if (fill === undefined) return undefined;
    return { span: used.span, markdown: `${Math.floor(fill * 100)} % of the limit, ${codeSpan(maximum.words)}.` };
  }
  return undefined;
}
