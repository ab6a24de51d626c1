import { childElement, hasUnresolvedReference, textContent, type XmlElement } from '../xml';
import type { ConfigValue } from './model';

/**
 * The value of a leaf with its place, or `undefined` when its text is not of that type. Half a value is none: a leaf that was
 * never closed, that swallowed its siblings, or that holds a reference which stands for nothing known, says nothing for
 * certain, and a rule must not judge the rest of it.
 */
export function readValue<T>(element: XmlElement, parse: (text: string) => T | undefined): ConfigValue<T> | undefined {
  if ((!element.endTag && !element.selfClosing) || element.children.some(({ kind }) => kind === 'element'))
    return undefined;
  if (hasUnresolvedReference(element)) return undefined;
  const { value: text, span } = textContent(element);
  const value = parse(text);
  return value === undefined ? undefined : { value, span, element };
}

/** The value of a named child leaf. */
export function childValue<T>(
  parent: XmlElement | undefined,
  name: string,
  parse: (text: string) => T | undefined,
): ConfigValue<T> | undefined {
  const element = parent && childElement(parent, name);
  return element && readValue(element, parse);
}

/** Text as it stands. */
export function asText(text: string): string {
  return text;
}

/** A VM's name: it holds no line break, so one that is there was put around it by a program that indents values. */
export function asName(text: string): string {
  return /[\r\n]/.test(text) ? text.trim() : text;
}

/** A path without the white space around it, which a person's editor puts there and no path of the host begins or ends with. */
export function asPath(text: string): string {
  return text.trim();
}

/** Leaves out what is absent, so that the model has no members that hold `undefined`. */
export function defined<T extends object>(row: { [K in keyof T]: T[K] | undefined }): T {
  // The members that are left are those that `T` requires and those that are there.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as T;
}
