import type { Span } from '../text/span';
import type { VmConfigDocument } from '../vmconfig/document';
import { nodeAt, parentElement, textContent, type XmlElement } from '../xml';
import { guidAt, isPartOfMore } from './guid-at';

/**
 * All places of this document that name the GUID or the path under the cursor, the cursor's own included; empty elsewhere.
 * End tags are left out: they say nothing that their start tag does not say.
 */
export function references({ document, text }: VmConfigDocument, offset: number): Span[] {
  const guid = guidAt(text, offset);
  if (guid) return placesOf(text, guid.guid).filter((span) => !isPartOfMore(text, span) && !isInEndTag(text, span));
  const { element, part } = nodeAt(document, offset);
  const path = element && part === 'text' ? pathOf(element, text) : undefined;
  if (path === undefined) return [];
  // The same path may be written in several places, but what only begins like it is another.
  return placesOf(text, path).filter(
    ({ start, end }) => /[>\s]/.test(text.charAt(start - 1)) && /^(?:[<\s]|$)/.test(text.charAt(end)),
  );
}

/** The raw text of a leaf that holds an absolute path of the host. */
function pathOf(element: XmlElement, text: string): string | undefined {
  if (!parentElement(element)) return undefined;
  const { span } = textContent(element);
  const raw = text.slice(span.start, span.end);
  return /^(?:[a-z]:[\\/]|\\\\)/i.test(raw) ? raw : undefined;
}

function placesOf(text: string, wanted: string): Span[] {
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'), 'gi');
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

function isInEndTag(text: string, { start }: Span): boolean {
  return text.slice(Math.max(0, start - 3), start) === '</_';
}
