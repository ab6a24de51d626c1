import type { Span } from '../text/span';
import { nodeAt, parentElement, type XmlAttribute, type XmlDocument, type XmlElement } from '../xml';
import { wordAround } from './completion-item';

/** What is being written where the cursor stands. */
export type CompletionPlace =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'comment'; readonly inner: Span }
  /** A name after `<`; `typed` is the element it has become, when the parser saw one. */
  | {
      readonly kind: 'start-name';
      readonly parent: XmlElement | undefined;
      readonly word: Span;
      readonly typed: XmlElement | undefined;
    }
  /** A name after `</`; `element` is what it closes. */
  | { readonly kind: 'end-name'; readonly element: XmlElement; readonly word: Span }
  | { readonly kind: 'attribute'; readonly element: XmlElement; readonly attribute: XmlAttribute | undefined }
  | { readonly kind: 'attribute-value'; readonly element: XmlElement; readonly attribute: XmlAttribute }
  /** Between the tags of an element, or at top level. */
  | {
      readonly kind: 'content';
      readonly element: XmlElement | undefined;
      readonly behind: 'start-tag' | 'tag' | 'text';
    };

const nothing: CompletionPlace = { kind: 'nothing' };
/** Names and comments are looked for no further back than this. */
const lookBack = 2000;
const namePart = /[^\s<>/"'=]/;

/** Finds the place by the text before the cursor, which half-typed tags cannot hide, and then asks the tree whose it is. */
export function placeAt(document: XmlDocument, offset: number): CompletionPlace {
  const { text } = document;
  const inner = commentAround(document, offset);
  if (inner) return offset < inner.start ? nothing : { kind: 'comment', inner };
  const { element, leaf, attribute, part } = nodeAt(document, offset);
  if (leaf && leaf.kind !== 'text') return nothing;
  if (part === 'attribute-value') {
    return element && attribute ? { kind: 'attribute-value', element, attribute } : nothing;
  }
  const tag = /<(\/?)[^\s<>/"'=]*$/.exec(text.slice(Math.max(0, offset - lookBack), offset));
  if (tag) return namePlace(document, offset, offset - tag[0].length, tag[1] === '/');
  if (part === 'attribute-name' || part === 'start-tag') return attributePlace(text, offset, element, attribute);
  if (part !== 'text' && part !== 'between') return nothing;
  const unclosed = tagBefore(document, offset);
  if (unclosed) return attributePlace(text, offset, unclosed, undefined);
  const isBehindTag = text.charAt(offset - 1) === '>';
  const behind = !isBehindTag ? 'text' : element?.startTag.end === offset ? 'start-tag' : 'tag';
  return { kind: 'content', element, behind };
}

/** The start tag without its bracket that the cursor stands behind, with nothing but blanks between on the same line. */
function tagBefore(document: XmlDocument, offset: number): XmlElement | undefined {
  const { text } = document;
  const open = text.slice(Math.max(0, offset - lookBack), offset).search(/<[^<>\r\n]*[ \t]$/);
  if (open < 0) return undefined;
  const { element } = nodeAt(document, Math.max(0, offset - lookBack) + open + 1);
  if (!element || element.name === '') return undefined;
  const { end } = element.startTag;
  return end <= offset && text.charAt(end - 1) !== '>' ? element : undefined;
}

/** The inside of the comment that holds the offset; `start` is past the offset while `<!--` itself is being typed. */
function commentAround(document: XmlDocument, offset: number): Span | undefined {
  const { text } = document;
  const from = Math.max(0, offset - lookBack);
  const open = text.slice(from, offset + '<!--'.length - 1).lastIndexOf('<!--');
  if (open < 0) return undefined;
  const { leaf } = nodeAt(document, from + open + 1);
  if (leaf?.kind !== 'comment') return undefined;
  const { start, end } = leaf.span;
  const isClosed = end - start >= '<!---->'.length && text.startsWith('-->', end - '-->'.length);
  if (offset <= start || offset > end || (isClosed && offset === end)) return undefined;
  const inner = { start: start + '<!--'.length, end: isClosed ? end - '-->'.length : end };
  return offset > inner.end ? { start: end, end } : inner;
}

function namePlace(document: XmlDocument, offset: number, open: number, isEnd: boolean): CompletionPlace {
  const { text } = document;
  const start = open + (isEnd ? 2 : 1);
  const word = { start, end: wordAround(text, offset, namePart, { start, end: text.length }).end };
  // At the end of a tag that is still open the cursor is no longer in it, one character behind its "<" it is.
  const { element } = nodeAt(document, open + 1);
  if (isEnd) return element ? { kind: 'end-name', element, word } : nothing;
  // A "<" in front of an end tag's slash can begin nothing else.
  if (word.end === start && text.charAt(start) === '/') return nothing;
  const typed = element?.nameSpan.start === start ? element : undefined;
  const parent = typed ? parentElement(typed) : element;
  return { kind: 'start-name', parent, word, typed };
}

function attributePlace(
  text: string,
  offset: number,
  element: XmlElement | undefined,
  attribute: XmlAttribute | undefined,
): CompletionPlace {
  if (!element) return nothing;
  const unvalued = element.attributes.find(({ span, valueSpan }) => !valueSpan && span.end === offset);
  if (unvalued && text.charAt(offset - 1) === '=') return { kind: 'attribute-value', element, attribute: unvalued };
  // Behind a slash or a quote nothing can follow but the end of the tag.
  const isSeparate = /\s/.test(text.charAt((attribute?.nameSpan.start ?? offset) - 1));
  return isSeparate ? { kind: 'attribute', element, attribute } : nothing;
}
