import type { Span } from '../text/span';
import type { VmConfigDocument } from '../vmconfig/document';
import { leafTypes, type LeafType } from '../vmconfig/values';
import type { XmlAttribute, XmlElement } from '../xml';
import { choice, orderKey, type CompletionItem } from './completion-item';
import { leafTypeText } from './leaf-type-words';
import { factsOfElement } from './vocabulary';

/** The one attribute that there is: `type`, on elements that hold a value and do not have it yet. */
export function attributeItems(
  { text, config }: VmConfigDocument,
  element: XmlElement,
  attribute: XmlAttribute | undefined,
  offset: number,
): CompletionItem[] {
  if (element.attributes.some((one) => one !== attribute && one.name === 'type')) return [];
  const expected = factsOfElement(element, config)?.type;
  if (expected === 'container') return [];
  const span = attribute?.nameSpan ?? { start: offset, end: offset };
  const hasValue = attribute !== undefined && text.charAt(attribute.nameSpan.end) === '=';
  const value = expected ?? choice(1, leafTypes);
  const isSnippet = !hasValue && expected === undefined;
  return [
    {
      label: 'type',
      kind: 'attribute',
      detail: expected ?? leafTypes.join(', '),
      documentation: 'Every element that holds a value says here of which type it is; no other element has attributes.',
      edit: { span, newText: hasValue ? 'type' : `type="${value}"` },
      ...(isSnippet && { isSnippet }),
    },
  ];
}

/** The four types, the one that the element is known to have first. */
export function typeItems(
  { text, config }: VmConfigDocument,
  element: XmlElement,
  { name, valueSpan }: XmlAttribute,
  offset: number,
): CompletionItem[] {
  if (name !== 'type') return [];
  const expected = factsOfElement(element, config)?.type;
  const span = valueSpan ? inLine(text, valueSpan, offset) : { start: offset, end: offset };
  const quote = valueSpan ? text.charAt(valueSpan.start - 1) : '';
  const isQuoted = quote === '"' || quote === "'";
  const isClosed = isQuoted && text.charAt(span.end) === quote;
  const written = (type: LeafType): string => (isQuoted ? `${type}${isClosed ? '' : quote}` : `"${type}"`);
  return leafTypes.map((type, place) => ({
    label: type,
    kind: 'value',
    ...(type === expected && { detail: 'expected here' }),
    documentation: leafTypeText(type),
    edit: { span, newText: written(type) },
    sortText: orderKey(type === expected ? 0 : 1, place),
  }));
}

/** A value that lost its quote may reach further than a line. */
function inLine(text: string, { start, end }: Span, offset: number): Span {
  const before = text.slice(start, offset);
  const after = /[\r\n]/.exec(text.slice(offset, end));
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  return { start: start + lineStart, end: after ? offset + after.index : end };
}
