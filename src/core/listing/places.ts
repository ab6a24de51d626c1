import type { Located, Span } from '../text/span';
import type { Line } from './lines';
import type { Part } from './rows';

/** A line without the spaces around it. */
export function wholeOf({ text, offset }: Line): Span {
  const start = offset + text.length - text.trimStart().length;
  return { start, end: Math.max(start, offset + text.trimEnd().length) };
}

/** Where a part of a line stands in the text. */
export function spanOf({ offset }: Line, { from, to }: Part): Span {
  return { start: offset + from, end: offset + to };
}

export function located(line: Line, part: Part): Located<string> {
  return { value: line.text.slice(part.from, part.to), span: spanOf(line, part) };
}

/** A path as folder and name; a name alone has no folder. */
export function splitPath({ value, span }: Located<string>): {
  readonly name: Located<string>;
  readonly folder?: Located<string>;
} {
  const cut = Math.max(value.lastIndexOf('\\'), value.lastIndexOf('/'));
  // A value that was wrapped has more characters in the text than here.
  const start = Math.min(span.start + cut + 1, span.end);
  const name = { value: value.slice(cut + 1), span: { start, end: span.end } };
  if (cut < 0) return { name };
  return { name, folder: { value: value.slice(0, Math.max(cut, 1)), span: { start: span.start, end: start } } };
}
