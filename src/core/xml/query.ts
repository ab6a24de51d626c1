import type { Span } from '../text/span';
import { decodeReferences, isUnresolved } from './references';
import type { XmlAttribute, XmlDocument, XmlElement, XmlLeaf, XmlNode } from './tree';

/** The element children, in order. */
export function childElements(node: XmlElement | XmlDocument): XmlElement[] {
  return node.children.filter((child): child is XmlElement => child.kind === 'element');
}

/** The first child element of a name. */
export function childElement(node: XmlElement | XmlDocument, name: string): XmlElement | undefined {
  for (const child of node.children) if (child.kind === 'element' && child.name === name) return child;
  return undefined;
}

/** The first attribute of a name. */
export function attribute(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((one) => one.name === name);
}

/** Between the tags; empty at its end for an element that has none. */
export function innerSpan(element: XmlElement): Span {
  const start = element.startTag.end;
  return { start, end: Math.max(start, element.endTag?.start ?? element.span.end) };
}

/**
 * The text of an element: references resolved, CDATA as it is, comments and child elements passed over. `span` is the text
 * as written, without the white space around it; for no text it is the empty place after the start tag.
 */
export function textContent(element: XmlElement): { readonly value: string; readonly span: Span } {
  const { text } = documentOf(element);
  const [only] = element.children;
  if (element.children.length === 1 && only?.kind === 'text') {
    return { value: decodeReferences(text.slice(only.span.start, only.span.end)), span: trimmed(text, only.span) };
  }
  let value = '';
  let span: Span | undefined;
  for (const child of element.children) {
    if (child.kind !== 'text' && child.kind !== 'cdata') continue;
    const raw = text.slice(child.span.start, child.span.end);
    value += child.kind === 'text' ? decodeReferences(raw) : raw.slice(9, raw.endsWith(']]>') ? -3 : undefined);
    if (raw.trim() !== '') span = { start: span?.start ?? child.span.start, end: child.span.end };
  }
  const start = element.startTag.end;
  return { value, span: span ? trimmed(text, span) : { start, end: start } };
}

/** True when the text holds a reference, such as `&name;`, for which nothing can be put. */
export function hasUnresolvedReference(element: XmlElement): boolean {
  const { text } = documentOf(element);
  return element.children.some(({ kind, span }) => kind === 'text' && isUnresolved(text.slice(span.start, span.end)));
}

function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && text.charCodeAt(from) <= 0x20) from++;
  while (to > from && text.charCodeAt(to - 1) <= 0x20) to--;
  return from < to ? { start: from, end: to } : { start, end: start };
}

/** The document that a node is in. */
export function documentOf(node: XmlNode | XmlDocument): XmlDocument {
  let at: XmlNode | XmlDocument = node;
  while (at.kind !== 'document') at = at.parent;
  return at;
}

/** The element that a node is in; `undefined` at top level. */
export function parentElement(node: XmlNode): XmlElement | undefined {
  return node.parent.kind === 'element' ? node.parent : undefined;
}

/** The element's ancestors and itself, from the root. */
export function elementChain(element: XmlElement): XmlElement[] {
  const chain: XmlElement[] = [];
  for (let at: XmlElement | undefined = element; at; at = parentElement(at)) chain.push(at);
  return chain.reverse();
}

/** The names from the root to the element. */
export function elementPath(element: XmlElement): string[] {
  return elementChain(element).map(({ name }) => name);
}

/** The span of the name in the end tag. */
export function endNameSpan({ endTag }: XmlElement, text: string): Span | undefined {
  if (!endTag) return undefined;
  const start = endTag.start + 2;
  let end = start;
  while (end < endTag.end && !/[\s>/<]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** All elements below a node in document order; iterative, so depth is no limit. */
export function* walkElements(node: XmlDocument | XmlElement): Generator<XmlElement, void, undefined> {
  const stack: { readonly children: readonly XmlNode[]; at: number }[] = [{ children: node.children, at: 0 }];
  if (node.kind === 'element') yield node;
  for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
    const child = top.children[top.at++];
    if (!child) stack.pop();
    else if (child.kind === 'element') {
      yield child;
      if (child.children.length > 0) stack.push({ children: child.children, at: 0 });
    }
  }
}

/** Spans that cover every character exactly once, in order: tags, text, comments and the rest. */
export function* leaves(document: XmlDocument): Generator<Span, void, undefined> {
  const stack: { readonly element: XmlElement | undefined; readonly children: readonly XmlNode[]; at: number }[] = [
    { element: undefined, children: document.children, at: 0 },
  ];
  for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
    const child = top.children[top.at++];
    if (!child) {
      if (top.element?.endTag) yield top.element.endTag;
      stack.pop();
    } else if (child.kind === 'element') {
      yield child.startTag;
      stack.push({ element: child, children: child.children, at: 0 });
    } else yield child.span;
  }
}

/** Where in a node an offset stands, for hover and completion. */
export type NodePart =
  | 'name'
  | 'attribute-name'
  | 'attribute-value'
  | 'start-tag'
  | 'end-tag-name'
  | 'end-tag'
  | 'text'
  | 'between'
  | 'other';

export interface NodeAtOffset {
  /** The innermost element; `undefined` at top level. */
  readonly element: XmlElement | undefined;
  readonly leaf: XmlLeaf | undefined;
  readonly attribute: XmlAttribute | undefined;
  readonly part: NodePart;
}

/** What stands at an offset: a binary search per level, whatever the number of siblings. */
export function nodeAt(document: XmlDocument, offset: number): NodeAtOffset {
  let element: XmlElement | undefined;
  let children = document.children;
  for (;;) {
    const child = childAt(children, offset);
    if (child?.kind !== 'element') return inContent(element, child);
    element = child;
    const { startTag, endTag } = child;
    if (offset < startTag.end || (offset === startTag.end && document.text.charAt(offset - 1) !== '>')) {
      return inStartTag(child, offset);
    }
    if (endTag && offset > endTag.start) {
      const name = endNameSpan(child, document.text);
      const part = name && name.start <= offset && offset <= name.end ? 'end-tag-name' : 'end-tag';
      return { element: child, leaf: undefined, attribute: undefined, part };
    }
    children = child.children;
  }
}

/** The child whose inside holds the offset; between two children, the one that ends there when it is a half-typed tag. */
function childAt(children: readonly XmlNode[], offset: number): XmlNode | undefined {
  let low = 0;
  let high = children.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const child = children[middle];
    if (!child) break;
    if (child.span.end <= offset && !isOpenEnded(child, offset)) low = middle + 1;
    else if (child.span.start >= offset) high = middle - 1;
    else return child;
  }
  const before = children[high];
  // At a boundary, text is preferred: a cursor between a tag and its text edits the text.
  if (before?.kind === 'text' && before.span.end === offset) return before;
  const after = children[low];
  return after?.kind === 'text' && after.span.start === offset ? after : undefined;
}

/** A tag without `>` and an unclosed element still hold the offset at their end. */
function isOpenEnded(child: XmlNode, offset: number): boolean {
  return child.kind === 'element' && child.span.end === offset && !child.selfClosing && !child.endTag;
}

function inContent(element: XmlElement | undefined, child: XmlLeaf | undefined): NodeAtOffset {
  const part = !child ? 'between' : child.kind === 'text' || child.kind === 'cdata' ? 'text' : 'other';
  return { element, leaf: child, attribute: undefined, part };
}

function inStartTag(element: XmlElement, offset: number): NodeAtOffset {
  const at = (span: Span | undefined): boolean => span !== undefined && span.start <= offset && offset <= span.end;
  if (at(element.nameSpan)) return { element, leaf: undefined, attribute: undefined, part: 'name' };
  for (const one of element.attributes) {
    if (at(one.valueSpan)) return { element, leaf: undefined, attribute: one, part: 'attribute-value' };
    if (at(one.nameSpan)) return { element, leaf: undefined, attribute: one, part: 'attribute-name' };
  }
  return { element, leaf: undefined, attribute: undefined, part: 'start-tag' };
}
