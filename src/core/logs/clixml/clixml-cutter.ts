import type { Cut } from '../exported/export-format';

/** What surrounds objects: the mark of a pipe, the declaration, the root, and ends of what was gone into. */
const frame =
  /(?:\s+|\u00ef\u00bb\u00bf|\ufeff|#< CLIXML|<\?[^<>]{0,400}\?>|<Objs\b[^<>]{0,400}>|<\/(?:Objs|Obj|LST|IE|Props|MS)>)/y;
/** An object that is a list of objects: `Export-Clixml -InputObject $events`. */
const list =
  /<Obj\b[^<>]{0,200}>\s*(?:<TN\b[^<>]{0,80}>(?:\s*<T>[^<]{0,600}<\/T>){0,20}\s*<\/TN>|<TNRef\b[^<>]{0,80}\/>)?\s*<(?:LST|IE)>/y;
const tag = /<(\/?)([A-Za-z][\w.-]{0,40})[^<>]*?(\/?)>/y;
/** How a record begins: its class stands in it, or is referred to. */
const recordHead =
  /<Obj\b[^<>]{0,200}>\s*(?:<TN\b[^<>]{0,80}>\s*<T>(?:Deserialized\.)?System\.Diagnostics\.Eventing\.Reader\.EventLogRecord<|<TNRef\b[^<>]{0,80}\/>\s*<ToString>System\.Diagnostics\.Eventing\.Reader\.EventLogRecord<)/;
const headReach = 1200;

/** The next element outside all others. In CLIXML every `<` begins a tag: text has it escaped, and nothing else is written. */
export function cutClixml(text: string, at: number, isEnd: boolean): Cut {
  frame.lastIndex = at;
  if (frame.test(text)) return { kind: 'frame', end: frame.lastIndex };
  if (text[at] !== '<') {
    const next = text.indexOf('<', at);
    if (next === -1 && !isEnd) return { kind: 'more', from: at };
    return { kind: 'damage', start: at, end: next === -1 ? text.length : next, reason: 'No object begins here.' };
  }
  if (!isEnd && text.length - at < 16 * 1024) return { kind: 'more', from: at };
  list.lastIndex = at;
  if (list.test(text)) return { kind: 'frame', end: list.lastIndex };
  return element(text, at);
}

/** Where a record may begin again. */
export function nextRecord(text: string, from: number): number {
  const found = text.slice(from).search(recordHead);
  return found === -1 ? -1 : from + found;
}

function element(text: string, start: number): Cut {
  let depth = 0;
  for (let at = start; at !== -1 && at < text.length; at = text.indexOf('<', at)) {
    if (depth > 0 && text.startsWith('<Obj', at) && text.slice(at, at + headReach).search(recordHead) === 0)
      return { kind: 'damage', start, end: at, reason: 'The object has no end before the next one begins.' };
    tag.lastIndex = at;
    const match = tag.exec(text);
    if (!match) {
      const isCut = !text.slice(at + 1, at + 4096).includes('<') && !text.slice(at, at + 4096).includes('>');
      if (isCut) return { kind: 'more', from: start };
      return { kind: 'damage', start, end: at + 1, reason: 'A tag of the object is broken.' };
    }
    const [, end, , closed] = match;
    if (end === '/') depth--;
    else if (closed === '') depth++;
    at = tag.lastIndex;
    if (depth <= 0) return { kind: 'entry', start, end: at };
  }
  return { kind: 'more', from: start };
}
