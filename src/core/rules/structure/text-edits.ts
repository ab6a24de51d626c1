import { childElements, endNameSpan, type XmlElement } from '../../xml';
import type { TextEdit } from '../rule';

/** Edits that leave the text as tidy as Hyper-V writes it: one element a line, two spaces a level, the text's own line ends. */

/** The element with its line, where nothing else stands on it. */
export function removeElement(text: string, element: XmlElement): TextEdit {
  return { span: wholeLines(text, element.span.start, element.span.end), newText: '' };
}

function wholeLines(text: string, start: number, end: number): TextEdit['span'] {
  let from = start;
  while (from > 0 && isBlank(text.charCodeAt(from - 1))) from--;
  let to = end;
  while (to < text.length && isBlank(text.charCodeAt(to))) to++;
  const alone = (from === 0 || text[from - 1] === '\n') && /[\r\n]/.test(text.charAt(to));
  if (!alone) return { start, end };
  if (text[to] === '\r') to++;
  return { start: from, end: text[to] === '\n' ? to + 1 : to };
}

/** Both tags get the new name. */
export function renameElement(text: string, element: XmlElement, name: string): TextEdit[] {
  const end = endNameSpan(element, text);
  return [{ span: element.nameSpan, newText: name }, ...(end ? [{ span: end, newText: name }] : [])];
}

/** A new child in ordinal order; only for an element that has children, each on its line. */
export function insertChild(text: string, parent: XmlElement, name: string, xml: string): TextEdit | undefined {
  const children = childElements(parent);
  const next = children.find((child) => child.name > name);
  if (next) {
    const at = next.span.start;
    return { span: { start: at, end: at }, newText: `${xml}${lineBreak(text, at)}` };
  }
  const last = children[children.length - 1];
  if (!last) return undefined;
  const at = last.span.end;
  return { span: { start: at, end: at }, newText: `${lineBreak(text, last.span.start)}${xml}` };
}

/** A line end and the indent of the line that `at` is on; nothing where the element does not begin its line. */
function lineBreak(text: string, at: number): string {
  let from = at;
  while (from > 0 && isBlank(text.charCodeAt(from - 1))) from--;
  if (text[from - 1] !== '\n') return '';
  return `${text[from - 2] === '\r' ? '\r\n' : '\n'}${text.slice(from, at)}`;
}

/** An attribute with the white space before it. */
export function removeAttribute(text: string, { span }: { readonly span: TextEdit['span'] }): TextEdit {
  let start = span.start;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
  return { span: { start, end: span.end }, newText: '' };
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
