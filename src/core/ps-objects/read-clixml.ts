import { attribute, childElement, childElements, parseXml, textContent, type XmlElement } from '../xml';
import type { Span } from '../text/span';
import type { PsCollector } from './collector';
import type { PsProperty, PsValue } from './model';

/** Lists of objects inside objects are read so far: `Export-Clixml` of a VM has its drives on the second level. */
const deepestObject = 3;

const endTag = '</Objs>';

/** Reads what `Export-Clixml` saved. The elements are those of [MS-PSRP] section 2.2.5. */
export function readClixml(text: string, start: number, collector: PsCollector): number {
  const found = text.indexOf(endTag, start);
  const isClosed = found >= 0;
  const end = isClosed ? found + endTag.length : text.length;
  const { root, problems } = parseXml(text.slice(start, end));
  const objs = root.rootElement;
  collector.document('clixml', { start, end }, { isTrue: isClosed && problems.length === 0 }, () => {
    const types = new Map<string, string>();
    for (const one of objs ? childElements(objs) : [])
      if (one.name === 'Obj' && !collector.isFull) addObject(one, start, types, collector, 0);
  });
  const [first] = problems;
  if (first)
    collector.problems.push({
      span: moved(first.span, start),
      message: isClosed ? 'The CLIXML is damaged here.' : 'The CLIXML is cut off here.',
    });
  return end;
}

/** The names of a class are written once and referred to afterwards. */
function addObject(
  element: XmlElement,
  base: number,
  types: Map<string, string>,
  collector: PsCollector,
  level: number,
): void {
  const names = childElement(element, 'TN');
  const first = names && childElement(names, 'T');
  const id = (names && attribute(names, 'RefId')?.value) ?? '';
  if (first) types.set(id, textContent(first).value.trim());
  const reference = childElement(element, 'TNRef');
  const type = first
    ? textContent(first).value.trim()
    : types.get((reference && attribute(reference, 'RefId')?.value) ?? '');
  const members = ['Props', 'MS'].flatMap((name) => {
    const group = childElement(element, name);
    return group ? childElements(group) : [];
  });
  const properties = members.flatMap((one) => propertyOf(one, base));
  collector.add('clixml', moved(element.span, base), properties, type);
  if (level < deepestObject)
    for (const list of members.flatMap((one) => childElement(one, 'LST') ?? []))
      for (const one of childElements(list)) if (one.name === 'Obj') addObject(one, base, types, collector, level + 1);
}

function propertyOf(element: XmlElement, base: number): PsProperty[] {
  const name = attribute(element, 'N');
  if (name?.value === undefined || !name.valueSpan) return [];
  return [{ name: { value: unescaped(name.value), span: moved(name.valueSpan, base) }, value: valueOf(element, base) }];
}

const numbers = new Set(['I16', 'I32', 'I64', 'U16', 'U32', 'U64', 'By', 'SB', 'Db', 'Sg', 'D']);

/** Of the member of an enumeration, its name and its number. */
function valueOf(element: XmlElement, base: number): PsValue {
  if (element.name === 'Obj') {
    const words = childElement(element, 'ToString');
    const number = childElements(element).find(({ name }) => numbers.has(name));
    const value = Number(number && textContent(number).value);
    const shown = words ?? number;
    // A list or an object inside has no value of its own.
    if (!shown || childElement(element, 'LST') || childElement(element, 'Props')) return nothing(element, base);
    return { ...textOf(shown, base), ...(number && Number.isFinite(value) && { number: value }) };
  }
  const value = textOf(element, base);
  if (element.name === 'B') return { ...value, text: value.text === 'true' ? 'True' : 'False' };
  if (!numbers.has(element.name)) return value;
  const number = Number(value.text);
  return value.text !== '' && Number.isFinite(number) ? { ...value, number } : value;
}

function textOf(element: XmlElement, base: number): PsValue {
  const { value, span } = textContent(element);
  return { text: unescaped(value).trim(), span: moved(span, base) };
}

function nothing(element: XmlElement, base: number): PsValue {
  return { text: '', span: moved(element.startTag, base) };
}

/** Control characters and the like are written `_x000A_`. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

function moved({ start, end }: Span, base: number): Span {
  return { start: start + base, end: end + base };
}
