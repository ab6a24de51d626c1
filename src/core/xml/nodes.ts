import type { Span } from '../text/span';
import type { XmlAttribute, XmlDocument, XmlElement, XmlLeaf } from './tree';

/**
 * The nodes as the parser makes them. A large configuration has some hundred thousand, which live as long as the document
 * does, and collecting what they leave took more time than parsing. So offsets are numbers and a span is made when somebody
 * asks; and the one attribute and the one text that nearly every element has are kept without an array around them.
 * Members that change while the tree grows are read-only from outside, by the interfaces of `tree.ts`.
 */
export class ElementNode implements XmlElement {
  end: number;
  /** Where the end tag begins, which ends where the element does; negative without one. */
  endTagStart = -1;
  private content: TreeNode | TreeNode[] | undefined;

  constructor(
    readonly name: string,
    readonly start: number,
    /** After the start tag's `>`, or where it broke off. */
    readonly tagEnd: number,
    private readonly held: XmlAttribute | readonly XmlAttribute[],
    readonly selfClosing: boolean,
    public parent: XmlElement | XmlDocument,
  ) {
    this.end = tagEnd;
  }

  get kind(): 'element' {
    return 'element';
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

  get attributes(): readonly XmlAttribute[] {
    return this.held instanceof AttributeNode ? [this.held] : (this.held as readonly XmlAttribute[]);
  }

  get children(): readonly TreeNode[] {
    const { content } = this;
    if (content === undefined) return noNodes;
    return Array.isArray(content) ? content : [content];
  }

  append(node: TreeNode): void {
    const { content } = this;
    if (content === undefined) this.content = node;
    else if (Array.isArray(content)) content.push(node);
    else this.content = [content, node];
  }

  /** Takes the children from `from` on away. */
  cut(from: number): readonly TreeNode[] {
    const { children } = this;
    this.content = children.slice(0, from);
    return children.slice(from);
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

export type TreeNode = ElementNode | LeafNode;

const noNodes: readonly TreeNode[] = [];

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

/** The document while it grows. */
export class DocumentNode implements XmlDocument {
  readonly kind = 'document';
  readonly children: TreeNode[] = [];
  rootElement: XmlElement | undefined;

  constructor(readonly text: string) {}

  get span(): Span {
    return { start: 0, end: this.text.length };
  }

  append(node: TreeNode): void {
    this.children.push(node);
  }
}
