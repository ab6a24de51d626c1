/** A piece of a YAML text that can be read by itself. */
export interface YamlPart {
  readonly start: number;
  readonly end: number;
  /** `entry`: a key of the top level with its value. `head`: such a key whose list follows, item by item. */
  readonly kind: 'entry' | 'head' | 'item';
}

const key = /^[A-Za-z][A-Za-z0-9_-]{0,60}:(?:[ \t]|\r?$)/;
const bareKey = /^[A-Za-z][A-Za-z0-9_-]{0,60}:[ \t]*(?:#.*)?\r?$/;
const blank = /^[ \t]*(?:#.*)?\r?$/;

/**
 * Cuts a scenario into the keys of its top level and the items of their lists, so that an edit costs the reading of one item and not of
 * all. `undefined` for a text that is not written so, key by key from the first column: then it is read as a whole.
 */
export function yamlParts(text: string): readonly YamlPart[] | undefined {
  const parts: { start: number; end: number; kind: YamlPart['kind'] }[] = [];
  // Of the items of the list that is open; -1 while its first is awaited, `undefined` where no list is open.
  let indent: number | undefined;
  let at = 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 ? text.length : newline + 1;
    const line = text.slice(at, newline < 0 ? text.length : newline);
    const last = parts.at(-1);
    if (blank.test(line)) {
      if (last) last.end = next;
    } else if (line.charCodeAt(0) > 0x20) {
      if (!key.test(line)) return undefined;
      const isBare = bareKey.test(line);
      parts.push({ start: at, end: next, kind: isBare ? 'head' : 'entry' });
      indent = isBare ? -1 : undefined;
    } else {
      if (!last) return undefined;
      const spaces = /^ */.exec(line)?.[0].length ?? 0;
      const isItem = /^ +-(?: |\r?$)/.test(line);
      if (indent === -1) {
        indent = isItem ? spaces : undefined;
        // A key whose value is an object on the lines below it.
        if (!isItem) last.kind = 'entry';
      }
      if (indent !== undefined && isItem && spaces === indent) parts.push({ start: at, end: next, kind: 'item' });
      else if (indent !== undefined && spaces < indent) return undefined;
      else last.end = next;
    }
    at = next;
  }
  return parts.length === 0 ? undefined : parts;
}
