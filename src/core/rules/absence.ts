import type { XmlElement } from '../xml/tree';
import type { DocumentInput } from './config-input';

/**
 * True when the element was closed and no syntax problem lies in it. A rule that concludes from something *not* being in
 * an element asks this first: in a truncated or half-typed document, absence proves nothing.
 */
export function isIntact(input: DocumentInput, element: XmlElement): boolean {
  if (!element.selfClosing && !element.endTag) return false;
  return !input.problems.some(({ span }) => span.start < element.span.end && element.span.start < span.end);
}
