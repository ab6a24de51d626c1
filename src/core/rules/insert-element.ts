import { childElements, type XmlElement } from '../xml';
import type { LeafType } from '../vmconfig/values';
import type { TextEdit } from './rule';

/** A container of typed leaves to be written; names and texts must need no escaping. */
export interface NewElement {
  readonly name: string;
  readonly leaves: readonly (readonly [name: string, type: LeafType, text: string])[];
}

/**
 * The edit that writes a new child into a closed element: in ordinal order, as Hyper-V sorts siblings, and with the line ends
 * and the indent of the child it is put behind. Comments stay with the element they stand before. In a document that is not
 * sorted it still comes to stand beside its like, which `isLike` tells.
 */
export function insertElement(
  text: string,
  parent: XmlElement,
  element: NewElement,
  isLike: (name: string) => boolean,
): TextEdit {
  const children = childElements(parent);
  const smaller = children.filter(({ name }) => name < element.name);
  const before = smaller.filter(({ name }) => isLike(name)).at(-1) ?? smaller.at(-1);
  const model = before ?? children[0];
  const outer = model ? lineBreakBefore(text, model.span.start) : '';
  const inner = model && outer !== '' ? innerBreak(text, parent, model, outer) : '';
  const leaves = element.leaves.map(([name, type, value]) => `${inner}<${name} type="${type}">${value}</${name}>`);
  const close = `${inner === '' ? '' : outer}</${element.name}>`;
  const at = before?.span.end ?? parent.startTag.end;
  return { span: { start: at, end: at }, newText: `${outer}<${element.name}>${leaves.join('')}${close}` };
}

/** What stands before a child of the model; for a model without children, one step deeper than the model. */
function innerBreak(text: string, parent: XmlElement, model: XmlElement, outer: string): string {
  const [child] = childElements(model);
  if (child) return lineBreakBefore(text, child.span.start);
  const parentIndent = lineBreakBefore(text, parent.span.start).replace(/[\r\n]+/, '');
  const indent = outer.replace(/[\r\n]+/, '');
  return outer + (indent.startsWith(parentIndent) ? indent.slice(parentIndent.length) : '  ');
}

/** The line end and the indent before an offset; empty when something else stands before it on its line. */
function lineBreakBefore(text: string, offset: number): string {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start--;
  if (text[start - 1] === '\n') start -= text[start - 2] === '\r' ? 2 : 1;
  else if (text[start - 1] === '\r') start--;
  else return '';
  return text.slice(start, offset);
}
