import type { Span } from '../text/span';
import type { VmConfigDocument } from '../vmconfig/document';
import type { EvidenceFacts } from '../vmconfig/evidence-facts';
import type { ElementFacts } from '../vmconfig/facts/elements';
import type { VmConfig } from '../vmconfig/model';
import { leafTypes } from '../vmconfig/values';
import { endNameSpan, nodeAt, textContent, type XmlAttribute, type XmlElement } from '../xml';
import { deviceIndex } from './device-index';
import { guidAt } from './guid-at';
import { controllerText, deviceText, driveText } from './hover-device';
import { factsText, typeText, valueList } from './hover-facts';
import { guidText } from './hover-guid';
import { commentHover, declarationHover } from './hover-leaf';
import { pathText } from './hover-path';
import { code, paragraphs } from './hover-text';
import { valueText } from './hover-value';
import { leafTypeText } from './leaf-type-words';
import { factsOfElement } from './vocabulary';

/** What is told of the thing under the cursor. The Markdown is safe to show untrusted: text of the file is escaped in it. */
export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** What else is known where the hover is asked for. */
export interface HoverContext {
  readonly evidence?: EvidenceFacts;
}

/** Explains an element name, a value, an attribute, a GUID, a word of the XML declaration or of a suppression comment. */
export function hover(doc: VmConfigDocument, offset: number, context: HoverContext = {}): Hover | undefined {
  const { document, text, config } = doc;
  const { element, leaf, attribute, part } = nodeAt(document, offset);
  switch (leaf?.kind) {
    case 'declaration':
      return declarationHover(text, leaf.span, offset);
    case 'comment':
      return commentHover(text, leaf.span, offset);
    case 'doctype':
      return { span: firstLine(text, leaf.span), markdown: doctypeText };
    case 'cdata':
    case 'instruction':
    case 'stray-end-tag':
    case 'text':
    case undefined:
      break;
  }
  if (!element) return undefined;
  if (part === 'name') return nameHover(element, element.nameSpan, config, context);
  if (part === 'end-tag-name') {
    const span = endNameSpan(element, text);
    return span && nameHover(element, span, config, context);
  }
  if (part === 'attribute-name' || part === 'attribute-value') return attribute && attributeHover(attribute);
  return part === 'text' ? valueHover(doc, element, offset, context) : undefined;
}

const doctypeText =
  'A document type is never read: nothing in it is expanded, and no other file is opened. Hyper-V writes none.';

function firstLine(text: string, { start, end }: Span): Span {
  const line = text.slice(start, Math.min(end, start + 200)).split(/[\r\n]/, 1)[0] ?? '';
  return { start, end: start + line.length };
}

function nameHover(
  element: XmlElement,
  span: Span,
  config: VmConfig | undefined,
  context: HoverContext,
): Hover | undefined {
  const facts = factsOfElement(element, config);
  const special = config && placeText(element, config, context);
  if (special !== undefined) return { span, markdown: special };
  if (facts) {
    const head = `**${code(element.name)}** ${typeText(facts)}`;
    return { span, markdown: paragraphs(head, valueText(textContent(element).value.trim(), facts), factsText(facts)) };
  }
  return config && element.name !== ''
    ? { span, markdown: paragraphs(`**${code(element.name)}**`, unknownText) }
    : undefined;
}

const unknownText =
  'What this element means is not known here. That is no fault: hosts write more elements than the files show that were surveyed.';

/** A device, a manifest entry, a controller or a drive says more than the vocabulary does. */
function placeText(element: XmlElement, config: VmConfig, context: HoverContext): string | undefined {
  const index = deviceIndex(config);
  const device = index.byElement.get(element);
  if (device) return deviceText(device, config);
  const drive = index.drives.get(element);
  if (drive) return driveText(drive, context);
  const controllers = element.parent.kind === 'element' ? index.byElement.get(element.parent) : undefined;
  const controller = controllers && index.controllers.get(controllers)?.find((one) => one.element === element);
  return controller && controllerText(controller);
}

function attributeHover({ name, value, nameSpan, valueSpan }: XmlAttribute): Hover | undefined {
  if (name !== 'type') return undefined;
  const type = leafTypes.find((one) => one === value);
  const span = { start: nameSpan.start, end: valueSpan?.end ?? nameSpan.end };
  const about = type ? `${code(type)}: ${leafTypeText(type)}` : `The types are ${leafTypes.map(code).join(', ')}.`;
  return {
    span,
    markdown: paragraphs('**`type`** of a value: every element that holds one has it, no other element does.', about),
  };
}

function valueHover(
  { text, config }: VmConfigDocument,
  element: XmlElement,
  offset: number,
  context: HoverContext,
): Hover | undefined {
  const { value, span } = textContent(element);
  const isOnValue = span.start <= offset && offset <= span.end && span.start < span.end;
  if (!isOnValue) return undefined;
  const facts = factsOfElement(element, config);
  if (isPath(value)) return { span, markdown: pathHover(value, facts, context) };
  const guid = guidAt(text, offset);
  const meaning = guid && guidText(guid.guid, config);
  if (guid && meaning !== undefined) return { span: guid.span, markdown: paragraphs(meaning, ending(facts)) };
  if (!facts) return undefined;
  const trimmed = value.trim();
  return { span, markdown: paragraphs(valueText(trimmed, facts), valueList(facts, trimmed), ending(facts)) };
}

function isPath(value: string): boolean {
  return /^\s{0,20}(?:[a-z]:[\\/]|\\\\)/i.test(value);
}

function pathHover(value: string, facts: ElementFacts | undefined, context: HoverContext): string {
  return paragraphs(pathText(value, context) || code(value), ending(facts));
}

/** Which element a value stands in: its name, its sentence, and whether that is only inferred. */
function ending(facts: ElementFacts | undefined): string | undefined {
  if (!facts) return undefined;
  const isSaid = facts.evidence !== 'inferred' || facts.about.includes('inferred');
  return `${code(facts.name)}: ${facts.about}${isSaid ? '' : ' *Inferred.*'}`;
}
