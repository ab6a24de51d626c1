import type { MessageText } from '../message';
import type { Fold } from './folding';
import { outlineItems, type OutlineItem } from './outline-item';

/** Events that the text names or whose messages it holds, and messages of VSS, in the order of the text. */
export function outlineMessage({ events, vss, text }: MessageText): OutlineItem[] {
  const items = [
    ...events.map(({ id, provider, from, span, body }) => ({
      name: `${provider.replace(/^Microsoft-Windows-(?:Hyper-V-)?/, '')} ${id}${from === 'assumed' ? ' (likely)' : ''}`,
      detail: firstLine(text, body.start, body.end),
      kind: 'property' as const,
      span: { start: Math.min(span.start, body.start), end: Math.max(span.end, body.end) },
      selection: span,
    })),
    ...vss.map(({ code, span }) => ({
      name: `VSS ${code.value}`,
      detail: firstLine(text, span.start, span.end),
      kind: 'property' as const,
      span,
      selection: code.span,
    })),
  ];
  return outlineItems(items.sort((a, b) => a.span.start - b.span.start));
}

/** Messages of several lines. */
export function foldingMessage({ parts, text }: MessageText): Fold[] {
  return parts
    .filter(({ start, end }) => /[\r\n]/.test(text.slice(start, end)))
    .map((span) => ({ span, kind: 'region' as const }));
}

function firstLine(text: string, start: number, end: number): string {
  return (
    text
      .slice(start, Math.min(end, start + 200))
      .trim()
      .split(/[\r\n]/, 1)[0] ?? ''
  );
}
