/** Labels and what follows them are short; a longer line is text of a message. */
const longestLine = 400;

/** A line: where it begins, where it ends before its line end, and where the next one begins. */
export interface TextLine {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

/** The line that begins here; `undefined` at the end, and for a line whose end is not here yet. */
export function lineAt(text: string, start: number, isEnd: boolean): TextLine | undefined {
  if (start >= text.length) return undefined;
  const found = text.indexOf('\n', start);
  if (found === -1) return isEnd ? { start, end: text.length, next: text.length } : undefined;
  return { start, end: text[found - 1] === '\r' ? found - 1 : found, next: found + 1 };
}

/** The text of a line that may be a label; `undefined` for a long one. */
export function shortLine(text: string, { start, end }: TextLine): string | undefined {
  return end - start > longestLine ? undefined : text.slice(start, end);
}

/** `Quelle: VSS`, also with a wide colon, which is three bytes of UTF-8 in a text of bytes. */
export interface Label {
  readonly name: string;
  readonly value: string;
}

const colon = /:|\uff1a|\u00ef\u00bc[\u009a\u0161]/;
const longestName = 90;

/** A label and its value; `undefined` for a line that has none. */
export function labelIn(line: string): Label | undefined {
  const found = colon.exec(line.slice(0, longestName));
  if (!found) return undefined;
  const name = line.slice(0, found.index).trim();
  return name === '' ? undefined : { name, value: line.slice(found.index + found[0].length).trim() };
}
