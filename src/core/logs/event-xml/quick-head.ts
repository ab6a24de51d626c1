import type { EventElement } from './event-tree';

const opening = /^<Event(?:\s[^<>]*)?>\s*<System>/;
/** An element without elements, comments or references in it: nothing but names, quoted values and text. */
const leaf = /\s*<([A-Za-z]\w{0,63})((?:\s+\w+=(?:"[^"<&]*"|'[^'<&]*'))*)\s*(?:\/>|>([^<&]*)<\/\1>)/y;
const closing = /\s*<\/System>/y;
const attribute = /(\w+)=(?:"([^"]*)"|'([^']*)')/g;

/**
 * `System` of an event, out of its text alone, in an element as the parser would give it: enough to decide whether anybody asked
 * for the event. Only for the plain shape that Windows writes; `undefined` for whatever else may be read otherwise, such as
 * prefixes, comments, references or an attribute that comes twice. The text has to be well-formed.
 */
export function quickHead(text: string): EventElement | undefined {
  const head = opening.exec(text);
  if (!head) return undefined;
  const children: EventElement[] = [];
  let at = head[0].length;
  for (;;) {
    closing.lastIndex = at;
    if (closing.test(text)) break;
    leaf.lastIndex = at;
    const found = leaf.exec(text);
    if (!found) return undefined;
    const [, name = '', given = '', content = ''] = found;
    const attributes = attributesOf(given);
    if (!attributes) return undefined;
    children.push({ name, attributes, children: content === '' ? [] : [content] });
    at = leaf.lastIndex;
  }
  const system: EventElement = { name: 'System', attributes: none, children };
  return { name: 'Event', attributes: none, children: [system] };
}

const none: ReadonlyMap<string, string> = new Map();

function attributesOf(given: string): ReadonlyMap<string, string> | undefined {
  if (given === '') return none;
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single = ''] of given.matchAll(attribute)) {
    if (attributes.has(name)) return undefined;
    attributes.set(name, double ?? single);
  }
  return attributes;
}
