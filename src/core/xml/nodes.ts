import type { Span } from '../text/span';
import type { XmlAttribute, XmlDocument, XmlElement, XmlLeaf, XmlNode } from './tree';

/**
 * The nodes as the parser makes them. A large configuration has some hundred thousand, all of which live as long as the document
 * does, so offsets are kept as numbers and a span is made when somebody asks: half the memory, and half the time spent on
 * collecting it. Members that change while the tree grows are read-only from outside, by the interfaces of `tree.ts`.
 */
export class ElementNode implements XmlElement {
  readonly kind = 'element';
  children: readonly XmlNode[] = noNodes;
  end: number;
  /** Where the end tag begins, which ends where the element does; negative without one. */
  endTagStart = -1;

  constructor(
    readonly name: string,
    readonly start: number,
    /** After the start tag's `>`, or where it broke off. */
    readonly tagEnd: number,
    readonly attributes: readonly XmlAttribute[],
    readonly selfClosing: boolean,
    public parent: XmlElement | XmlDocument,
  ) {
    this.end = tagEnd;
  }

  get nameSpan(): Span {
    return { start: this.start + 1, end: this.start + 1 + this.name.length };
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  get startTag(): Span {
    return { start: this.start, end: this.tagEnd };
  }

  get endTag(): Span | undefined {
    return this.endTagStart < 0 ? undefined : { start: this.endTagStart, end: this.end };
  }
}

/** Character data, a comment or the like. */
export class LeafNode implements XmlLeaf {
  constructor(
    readonly kind: XmlLeaf['kind'],
    readonly start: number,
    readonly end: number,
    public parent: XmlElement | XmlDocument,
  ) {}

  get span(): Span {
    return { start: this.start, end: this.end };
  }
}

/** An attribute; `valueStart` is negative without a value. */
export class AttributeNode implements XmlAttribute {
  constructor(
    readonly name: string,
    readonly value: string | undefined,
    readonly start: number,
    readonly end: number,
    readonly valueStart: number,
  ) {}

  get nameSpan(): Span {
    return { start: this.start, end: this.start + this.name.length };
  }

  get span(): Span {
    return { start: this.start, end: this.end };
  }

  get valueSpan(): Span | undefined {
    return this.value === undefined ? undefined : { start: this.valueStart, end: this.valueStart + this.value.length };
  }
}

export interface GrowingDocument {
  readonly kind: 'document';
  readonly text: string;
  readonly span: Span;
  children: readonly XmlNode[];
  rootElement: XmlElement | undefined;
}

/** Most elements have no child or one: an array is made for the first and has room for more only from the second on. */
const noNodes: readonly XmlNode[] = [];

/** Appends a node to an element or a document that the parser is still building. */
export function append(parent: ElementNode | GrowingDocument, node: ElementNode | LeafNode): void {
  // Arrays with a node in them were made here and are the parser's own until it returns.
  if (parent.children.length === 0) parent.children = [node];
  else (parent.children as XmlNode[]).push(node);
}
