import type { Span } from '../../text/span';
import { leafTypes, parseBigInteger, parseBool, parseBytes, type LeafType } from '../../vmconfig/values';
import { decodeReferences, type XmlElement } from '../../xml';

/** The text of a leaf without asking for its document, which is far away in a file that is nested ten thousand deep. */
export function leafText(text: string, element: XmlElement): { readonly value: string; readonly span: Span } {
  const [only] = element.children;
  if (only?.kind === 'text' && element.children.length === 1) return plainText(text, only.span, element);
  let value = '';
  let start = -1;
  let end = -1;
  for (const { kind, span } of element.children) {
    if (kind !== 'text' && kind !== 'cdata') continue;
    const raw = text.slice(span.start, span.end);
    value += kind === 'text' ? decodeReferences(raw) : raw.slice(9, raw.endsWith(']]>') ? -3 : undefined);
    if (raw.trim() === '') continue;
    if (start < 0) start = span.start + raw.length - raw.trimStart().length;
    end = span.start + raw.trimEnd().length;
  }
  // No text to underline: the name says which leaf it is.
  return { value, span: start < 0 ? element.nameSpan : { start, end } };
}

/** Nearly every leaf holds one text and nothing else; a damaged or a huge file has a hundred thousand of them. */
function plainText(text: string, { start, end }: Span, element: XmlElement): { value: string; span: Span } {
  const raw = text.slice(start, end);
  const trimmed = raw.trimStart();
  const from = end - trimmed.length;
  const span = trimmed === '' ? element.nameSpan : { start: from, end: from + trimmed.trimEnd().length };
  return { value: decodeReferences(raw), span };
}

/** True where the text fits its type at first sight, which is so for nearly every leaf and takes no number to be made. */
export function fitsPlainly(type: LeafType, text: string, { children }: XmlElement): boolean {
  const [only] = children;
  if (children.length !== 1 || only?.kind !== 'text') return false;
  const { start, end } = only.span;
  if (type === 'integer') return end - start <= 15 && /^[0-9]+$/.test(text.slice(start, end));
  return type === 'bool' && (isWord(text, start, end, 'True') || isWord(text, start, end, 'False'));
}

function isWord(text: string, start: number, end: number, word: string): boolean {
  return end - start === word.length && text.startsWith(word, start);
}

/** True for text that a leaf of the type may hold. `true` fits too: that it should be `True` is another finding. */
export function fits(type: LeafType, value: string): boolean {
  switch (type) {
    case 'string':
      return true;
    case 'integer':
      return parseBigInteger(value) !== undefined;
    case 'bool':
      return parseBool(value) !== undefined;
    case 'bytes':
      return parseBytes(value) !== undefined;
  }
}

/** The type that the text itself speaks for; any text is a string. */
export function guessType(value: string): LeafType {
  if (fits('integer', value)) return 'integer';
  return fits('bool', value) ? 'bool' : 'string';
}

/** True for one of the four type words, in their own case. */
export function isLeafType(word: string): word is LeafType {
  // The list holds the union's words; a string that is one of them is of the union.
  return leafTypes.includes(word as LeafType);
}
