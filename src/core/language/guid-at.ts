import type { Span } from '../text/span';

/** A GUID in the text, lower case, with its place without braces or underscores. */
export interface GuidAt {
  readonly guid: string;
  readonly span: Span;
}

const guidLength = 36;
const pattern = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;

/** The GUID that an offset touches, wherever it stands: a value, a node's name, a path. Looks at 72 characters at most. */
export function guidAt(text: string, offset: number): GuidAt | undefined {
  const from = Math.max(0, offset - guidLength);
  const window = text.slice(from, offset + guidLength);
  for (const match of window.matchAll(pattern)) {
    const start = from + match.index;
    const span = { start, end: start + guidLength };
    if (span.start <= offset && offset <= span.end && !isPartOfMore(text, span))
      return { guid: match[0].toLowerCase(), span };
  }
  return undefined;
}

/** True when more hexadecimal digits or hyphens follow or precede: then it is no GUID but part of something longer. */
export function isPartOfMore(text: string, { start, end }: Span): boolean {
  return /[0-9a-f-]/i.test(text.charAt(start - 1)) || /[0-9a-f-]/i.test(text.charAt(end));
}
