import type { Cut } from '../exported/export-format';

/** Real exports are at most eight deep. */
const deepest = 64;

/** `{"value":[...],"Count":2}`: Windows PowerShell writes an array so when the list it comes from has properties of its own. */
const wrapped = /\{\s*"value"\s*:\s*\[(?=\s*\{)/y;
const wrappedEnd = /"Count"\s*:\s*\d+\s*\}/y;

/**
 * The next object of a list of objects, of objects line by line, or the only one: what stands between them is brackets, commas
 * and blanks. A line that begins with a brace begins an object: in a list that is indented only the outermost do.
 */
export function cutJson(text: string, at: number, isEnd: boolean): Cut {
  let from = at;
  while (from < text.length && isFrame(text.charCodeAt(from))) from++;
  if (from > at) return { kind: 'frame', end: from };
  // The head of a list is short; where it may be cut, it is waited for.
  if (!isEnd && text.length - at < 64) return { kind: 'more', from: at };
  if (text[at] !== '{') {
    wrappedEnd.lastIndex = at;
    if (wrappedEnd.test(text)) return { kind: 'frame', end: wrappedEnd.lastIndex };
    const next = nextObject(text, at);
    if (next === -1 && !isEnd) return { kind: 'more', from: at };
    return { kind: 'damage', start: at, end: next === -1 ? text.length : next, reason: 'No object begins here.' };
  }
  wrapped.lastIndex = at;
  if (wrapped.test(text)) return { kind: 'frame', end: wrapped.lastIndex };
  return object(text, at);
}

/** Where an object may begin: at the beginning of a line that is hardly indented, or behind another one that is no value of it. */
export function nextObject(text: string, from: number): number {
  const pattern = /(?:^|[\r\n])[ \t]{0,4}(?=\{)|,(?=\{"(?!Value"))/g;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  return match ? match.index + match[0].length : -1;
}

function object(text: string, start: number): Cut {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      if (end === -1) return { kind: 'more', from: start };
      if (isLineEnd(text.charCodeAt(end)))
        return { kind: 'damage', start, end, reason: 'A text of the object does not end in its line.' };
      at = end;
    } else if (code === 0x7b || code === 0x5b) {
      const before = text.charCodeAt(at - 1);
      if (code === 0x7b && depth > 0 && isLineEnd(before) && text[at + 1] === '"')
        return { kind: 'damage', start, end: at, reason: 'The object does not end before the next one begins.' };
      if (++depth > deepest)
        return { kind: 'damage', start, end: at, reason: `The object is more than ${deepest} levels deep.` };
    } else if ((code === 0x7d || code === 0x5d) && --depth === 0) return { kind: 'entry', start, end: at + 1 };
  }
  return { kind: 'more', from: start };
}

/** At the closing quotation mark, or at the end of the line that no text of JSON goes beyond; -1 where neither is here. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22 || isLineEnd(code)) return at;
    if (code === 0x5c) at++;
  }
  return -1;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isFrame(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x2c || code === 0x5b || code === 0x5d;
}
