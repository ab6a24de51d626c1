import type { Span } from './span';

/** A line of a pasted text without its line break; `start` is its offset in the text. */
export interface PastedLine {
  readonly text: string;
  readonly start: number;
}

/** How much of a text is read, and what is said of the rest. */
export interface LineLimits {
  readonly mostCharacters: number;
  readonly longestLine: number;
  /** Told once for the first line that is too long, and for what follows the limit. */
  readonly problem: (span: Span, message: string) => void;
}

/**
 * The lines of a text one at a time, with LF, CRLF or CR, blank ones too. Memory is bounded by the longest line: what is longer
 * is passed over, and what stands behind the limit is not looked at.
 */
export function* pastedLines(text: string, limits: LineLimits): Generator<PastedLine, void, undefined> {
  const { mostCharacters, longestLine, problem } = limits;
  const end = Math.min(text.length, mostCharacters);
  const breaks = /\r\n|\n|\r/g;
  let at = 0;
  let isTold = false;
  while (at < end) {
    breaks.lastIndex = at;
    const found = breaks.exec(text);
    const lineEnd = found?.index ?? text.length;
    if (lineEnd - at <= longestLine) yield { text: text.slice(at, lineEnd), start: at };
    else if (!isTold) {
      isTold = true;
      problem({ start: at, end: lineEnd }, `A line of ${lineEnd - at} characters was not read.`);
    }
    at = lineEnd + (found?.[0].length ?? 0);
  }
  if (at < text.length) problem({ start: at, end: text.length }, `Only the first ${at} characters were read.`);
}
