import type { ListingProblem } from './model';

/** A volume with 200,000 files takes some 20 MB. */
const mostCharacters = 32 * 1024 * 1024;
/** The longest path of Windows has 32,767 characters, and what stands around it is short. */
const longestLine = 33_000;

/** One line without its break and without the marks of a quoted mail. */
export interface Line {
  readonly text: string;
  /** Of its first character. */
  readonly offset: number;
}

/** The lines of a text, whatever ends them. What is too long to be one is told and passed over. */
export function* linesOf(text: string, problems: ListingProblem[]): Generator<Line> {
  const limit = Math.min(text.length, mostCharacters);
  const breaks = /\r\n|[\r\n]/g;
  let at = 0;
  while (at < limit) {
    breaks.lastIndex = at;
    const found = breaks.exec(text);
    const end = found?.index ?? text.length;
    if (end - at > longestLine)
      problems.push({
        span: { start: at, end },
        message: `A line of ${end - at} characters was not read: no listing has one as long.`,
      });
    else yield withoutQuote(text.slice(at, end), at);
    at = found ? end + found[0].length : text.length;
  }
  if (at < text.length)
    problems.push({
      span: { start: at, end: text.length },
      message: `Only the first ${at} characters were read; no listing of VM folders is longer.`,
    });
}

/** A quoted mail puts `> ` before each line. A prompt has its drive before the sign. */
export function withoutQuote(line: string, offset: number): Line {
  const lead = /^[ \t]{0,8}(?:>[ \t]?){1,8}/.exec(line)?.[0].length ?? 0;
  return { text: line.slice(lead), offset: offset + lead };
}
