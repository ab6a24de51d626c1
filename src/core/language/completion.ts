import type { VmConfigDocument } from '../vmconfig/document';
import { parentElement, type XmlElement } from '../xml';
import { attributeItems, typeItems } from './completion-attributes';
import { commentItems } from './completion-comments';
import { elementItems, endTagItems } from './completion-elements';
import { wordAround, type CompletionItem } from './completion-item';
import { placeAt, type CompletionPlace } from './completion-place';
import { isLeafElement, valueItems } from './completion-values';

const namePart = /[\w.:-]/;

/**
 * What can be written at an offset: elements that may stand there, the type of a value, known values, devices, the end tag, and
 * in a suppression comment its words and codes. Never throws, and looks at the place and its siblings only.
 */
export function complete(doc: VmConfigDocument, offset: number): readonly CompletionItem[] {
  const { document, text } = doc;
  const place = placeAt(document, offset);
  switch (place.kind) {
    case 'nothing':
      return [];
    case 'comment':
      return commentItems(text, place.inner, offset);
    case 'attribute':
      return attributeItems(doc, place.element, place.attribute, offset);
    case 'attribute-value':
      return typeItems(doc, place.element, place.attribute, offset);
    case 'end-name':
      return endTagItems(text, place.element, place.word, '</');
    case 'start-name': {
      const { parent, word, typed } = place;
      const items = elementItems(doc, { parent: holderOf(parent, doc), word, typed, isInTag: true });
      return [...items, ...endTagItems(text, parent, word, '<')];
    }
    case 'content':
      return contentItems(doc, place, offset);
  }
}

/** Behind a bracket nothing comes up that a line end would accept: there somebody is about to write the next line. */
function contentItems(
  doc: VmConfigDocument,
  { element, behind }: Extract<CompletionPlace, { kind: 'content' }>,
  offset: number,
): readonly CompletionItem[] {
  const { text } = doc;
  const isLeaf = element !== undefined && isLeafElement(element, doc.config);
  const values = isLeaf ? valueItems(doc, element, offset) : [];
  if (behind === 'start-tag') return [...values, ...endTagItems(text, element, { start: offset, end: offset }, '')];
  if (isLeaf || behind === 'tag') return values;
  const word = wordAround(text, offset, namePart, { start: 0, end: text.length });
  return elementItems(doc, { parent: element, word, typed: undefined, isInTag: false });
}

/** A leaf that is not closed holds no elements: what is typed behind it belongs to its parent. */
function holderOf(element: XmlElement | undefined, { config }: VmConfigDocument): XmlElement | undefined {
  return element && !element.endTag && isLeafElement(element, config) ? parentElement(element) : element;
}
