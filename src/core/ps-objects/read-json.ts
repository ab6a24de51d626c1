import { parseTree, type Node, type ParseError } from 'jsonc-parser';
import type { Span } from '../text/span';
import type { PsCollector } from './collector';
import type { PsProperty, PsValue } from './model';

const deepest = 100;

/** Objects inside objects are read so far: `ConvertTo-Json -Depth 3` of a VM has its drives on the second level. */
const deepestObject = 3;

/** A JSON document in a text. */
interface Document {
  readonly end: number;
  readonly isClosed: boolean;
  readonly isDeep: boolean;
  /** The document where it is an object, else the objects of its array; one that is cut ends where the text does. */
  readonly objects: readonly Span[];
}

/** One look at a document from its first bracket, no further than `limit`. */
function readDocument(text: string, start: number, limit: number): Document {
  const objectDepth = text.charCodeAt(start) === 0x5b ? 2 : 1;
  const objects: Span[] = [];
  let [depth, isDeep, isString, objectStart] = [0, false, false, -1];
  for (let at = start; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (isString) {
      if (code === 0x5c) at++;
      else if (code === 0x22) isString = false;
    } else if (code === 0x22) isString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth++;
      isDeep ||= depth > deepest;
      if (depth === objectDepth && code === 0x7b) objectStart = at;
    } else if (code === 0x5d || code === 0x7d) {
      if (depth === objectDepth && objectStart >= 0) {
        objects.push({ start: objectStart, end: at + 1 });
        objectStart = -1;
      }
      if (--depth === 0) return { end: at + 1, isClosed: true, isDeep, objects };
    }
  }
  if (objectStart >= 0) objects.push({ start: objectStart, end: limit });
  return { end: limit, isClosed: false, isDeep, objects };
}

/** Reads what `ConvertTo-Json` gave: one object or an array of them, each by itself, so that memory is that of one. */
export function readJson(text: string, start: number, limit: number, collector: PsCollector): number {
  const { end, isClosed, isDeep, objects } = readDocument(text, start, limit);
  const span = { start, end };
  if (isDeep) {
    collector.problems.push({ span: head(span), message: `The JSON is nested deeper than ${deepest} levels.` });
    return end;
  }
  let damage: Span | undefined;
  const isWhole = { isTrue: isClosed };
  collector.document('json', span, isWhole, () => {
    for (const one of objects) {
      if (collector.isFull) break;
      const errors: ParseError[] = [];
      const root = parseTree(text.slice(one.start, one.end), errors, { allowTrailingComma: true });
      if (root?.type === 'object') addObject(text, one.start, root, collector, 0);
      const [first] = errors;
      if (!first) continue;
      damage ??= { start: one.start + first.offset, end: one.start + first.offset + first.length };
      isWhole.isTrue = false;
    }
  });
  if (!isClosed) collector.problems.push({ span: head(span), message: 'The JSON that begins here is cut off.' });
  else if (damage) collector.problems.push({ span: damage, message: 'The JSON is damaged here.' });
  return end;
}

function addObject(text: string, base: number, node: Node, collector: PsCollector, level: number): void {
  const inside: Node[] = [];
  const properties = (node.children ?? []).flatMap((one): PsProperty[] => {
    const [name, value] = one.children ?? [];
    const key: unknown = name?.value;
    if (!name || !value || typeof key !== 'string') return [];
    if (level < deepestObject) inside.push(...objectsIn(value));
    const span = { start: base + name.offset + 1, end: base + name.offset + name.length - 1 };
    return [{ name: { value: key, span }, value: valueOf(text, base, value) }];
  });
  const span = { start: base + node.offset, end: base + node.offset + node.length };
  collector.add('json', span, properties);
  for (const one of inside) addObject(text, base, one, collector, level + 1);
}

/** Lists of objects only: a single object inside is mostly what the object itself belongs to. */
function objectsIn(value: Node): readonly Node[] {
  return value.type === 'array' ? (value.children ?? []).filter(({ type }) => type === 'object') : [];
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
