import type { Span } from '../text/span';

/** What an item of the outline is; the face chooses an icon by it. */
export type OutlineKind =
  'vm' | 'section' | 'property' | 'controller' | 'drive' | 'file' | 'network' | 'service' | 'device' | 'checkpoint';

/** One line of the outline. `selectionSpan` lies in `span`, and the spans of children lie in the span of their parent. */
export interface OutlineItem {
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly span: Span;
  readonly selectionSpan: Span;
  readonly children: readonly OutlineItem[];
}

export interface OutlineSource {
  readonly name: string;
  readonly detail?: string;
  readonly kind: OutlineKind;
  /** Where it stands; absent for a group, which stands where its children stand. */
  readonly span?: Span;
  readonly selection?: Span;
  readonly children?: readonly OutlineItem[];
}

/**
 * Makes an item whose spans hold: a person's order is not the file's order, so a parent is widened over children that lie
 * outside of it (a device's node stands far from the manifest), and a selection outside of its item becomes its start.
 * `undefined` for a group without children.
 */
export function outlineItem(source: OutlineSource): OutlineItem | undefined {
  const { name, detail = '', kind, children = [] } = source;
  const first = source.span ?? children[0]?.span;
  if (!first) return undefined;
  const span = children.reduce((whole, child) => union(whole, child.span), first);
  const wanted = source.selection ?? source.span ?? children[0]?.selectionSpan ?? span;
  const inside = span.start <= wanted.start && wanted.end <= span.end;
  const selectionSpan = inside ? wanted : { start: span.start, end: span.start };
  return { name: oneLine(name), detail: oneLine(detail), kind, span, selectionSpan, children };
}

/** Several items, the empty groups left out. */
export function outlineItems(sources: readonly OutlineSource[]): OutlineItem[] {
  return sources.flatMap((source) => outlineItem(source) ?? []);
}

function union(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

const longest = 200;

/** LSP refuses an empty name, and a line of the outline is one line. */
function oneLine(text: string): string {
  const line = text.slice(0, longest).replace(/\s+/g, ' ').trim();
  return text.length > longest ? `${line}...` : line;
}
