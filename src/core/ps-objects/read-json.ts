import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Span } from '../text/span';
import type { PsCollector } from './collector';
import type { PsProperty, PsValue } from './model';

const deepest = 100;

/** Where the JSON that begins here ends: behind its last bracket, or at the end of the text. */
export function jsonEnd(
  text: string,
  start: number,
): { readonly end: number; readonly isClosed: boolean; readonly isDeep: boolean } {
  let [depth, isDeep, isString] = [0, false, false];
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) isString = false;
    } else if (code === 0x22) isString = true;
    else if (code === 0x5b || code === 0x7b) isDeep ||= ++depth > deepest;
    else if ((code === 0x5d || code === 0x7d) && --depth === 0) return { end: at + 1, isClosed: true, isDeep };
  }
  return { end: text.length, isClosed: false, isDeep };
}

/** Reads what `ConvertTo-Json` gave: one object or an array of them. */
export function readJson(text: string, start: number, collector: PsCollector): number {
  const { end, isClosed, isDeep } = jsonEnd(text, start);
  const span = { start, end };
  if (isDeep) {
    collector.problems.push({ span: head(span), message: `The JSON is nested deeper than ${deepest} levels.` });
    return end;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text.slice(start, end), errors, { allowTrailingComma: true });
  const objects = root?.type === 'array' ? (root.children ?? []) : root ? [root] : [];
  collector.document('json', span, isClosed && errors.length === 0, () => {
    for (const one of objects) if (one.type === 'object') addObject(text, start, one, collector);
  });
  const [first] = errors;
  if (!isClosed) collector.problems.push({ span: head(span), message: 'The JSON that begins here is cut off.' });
  else if (first)
    collector.problems.push({
      span: { start: start + first.offset, end: start + first.offset + first.length },
      message: 'The JSON is damaged here.',
    });
  return end;
}

function addObject(text: string, base: number, node: Node, collector: PsCollector): void {
  const properties = (node.children ?? []).flatMap((one): PsProperty[] => {
    const [name, value] = one.children ?? [];
    const key: unknown = name?.value;
    if (!name || !value || typeof key !== 'string') return [];
    const span = { start: base + name.offset + 1, end: base + name.offset + name.length - 1 };
    return [{ name: { value: key, span }, value: valueOf(text, base, value) }];
  });
  collector.add('json', { start: base + node.offset, end: base + node.offset + node.length }, properties);
}

/** Newer versions give an object for a member of an enumeration or a date, with `value` and the like; of others nothing is taken. */
function valueOf(text: string, base: number, node: Node): PsValue {
  const start = base + node.offset;
  const span = { start, end: start + node.length };
  const value: unknown = node.value;
  if (typeof value === 'string') return { text: value.trim(), span: { start: start + 1, end: span.end - 1 } };
  if (typeof value === 'number') return { text: text.slice(start, span.end), span, number: value };
  if (typeof value === 'boolean') return { text: value ? 'True' : 'False', span };
  const inner = node.children?.find(({ children = [] }) => {
    const name: unknown = children[0]?.value;
    return name === 'Value' || name === 'value';
  })?.children?.[1];
  return inner && inner.type !== 'object' && inner.type !== 'array' ? valueOf(text, base, inner) : { text: '', span };
}

function head({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + 1) };
}
