import type { Span } from '../text/span';

/**
 * The tree of one XML document, with every span. It holds no meaning: the VM configuration model is a second pass.
 * Nodes may be incomplete (a start tag still being typed has no `>`), so every child accessor may give `undefined`.
 */
export interface XmlDocument {
  readonly kind: 'document';
  readonly text: string;
  readonly span: Span;
  readonly children: readonly XmlNode[];
  /** The first element at top level. */
  readonly rootElement: XmlElement | undefined;
}

export interface XmlElement {
  readonly kind: 'element';
  /** Empty while it is still to be typed (`<` alone). */
  readonly name: string;
  readonly nameSpan: Span;
  /** From `<` to the end of the end tag, or to where the element was closed for it. */
  readonly span: Span;
  /** From `<` to `>` inclusive, or to where the tag broke off. */
  readonly startTag: Span;
  readonly selfClosing: boolean;
  /** Absent when self-closing or not closed. */
  readonly endTag: Span | undefined;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | XmlDocument;
}

export interface XmlAttribute {
  readonly name: string;
  readonly nameSpan: Span;
  /** Name, equals sign and value with its quotes. */
  readonly span: Span;
  /** The raw text between the quotes, references not resolved; absent in `<a b>` and `<a b=>`. */
  readonly value: string | undefined;
  /** Without the quotes. */
  readonly valueSpan: Span | undefined;
}

/** Character data, comments and the rest, each a leaf; `span` covers the delimiters too. */
export interface XmlLeaf {
  readonly kind: 'text' | 'comment' | 'cdata' | 'declaration' | 'instruction' | 'doctype' | 'stray-end-tag';
  readonly span: Span;
  readonly parent: XmlElement | XmlDocument;
}

export type XmlNode = XmlElement | XmlLeaf;
