import { childElement } from '../xml/query';
import type { XmlElement } from '../xml/tree';
import type { ConfigInput, DocumentInput } from './config-input';

/**
 * True when the element was closed and no syntax problem lies in it. A rule that concludes from something *not* being in
 * an element asks this first: in a truncated or half-typed document, absence proves nothing.
 */
export function isIntact(input: DocumentInput, element: XmlElement): boolean {
  if (!element.selfClosing && !element.endTag) return false;
  return !input.problems.some(({ span }) => span.start < element.span.end && element.span.start < span.end);
}

/** True when no sibling has its name: of two, which one Hyper-V reads is not known, and what one lacks the other may have. */
export function isAlone({ name, parent }: XmlElement): boolean {
  return parent.children.filter((one) => one.kind === 'element' && one.name === name).length === 1;
}

/**
 * True when the document is known to describe a VM: its type says so, or its properties are whole and state no type (without properties: all of it is whole). A
 * checkpoint's configuration has the same schema, with a name like `APP01 - (3/6/2014 - 10:00:00 PM)`, and the type stands
 * near its end; so of a document that is cut off before it nothing may be said that holds for VMs alone.
 */
export function isVm(input: ConfigInput): boolean {
  const { kind, typeId, root } = input.config;
  if (kind !== 'unknown' || typeId) return kind === 'virtual-machine' || kind === 'planned';
  const properties = childElement(root, 'properties');
  return isIntact(input, properties ?? root) && !(properties && childElement(properties, 'type_id'));
}
