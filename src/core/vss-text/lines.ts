import type { Span } from '../text/span';
import type { VssTextProblem } from './model';

/** No output of vssadmin is as large: 512 copies of each of 60 volumes take some 15 MB. */
const mostCharacters = 32 * 1024 * 1024;
/** A whole list that lost its line breaks is shorter; a longer line is something else. */
const longestLine = 64 * 1024;
/** A console of 20 columns cuts the longest value into so many pieces. */
const mostPieces = 8;

/** A line as vssadmin printed it: what a console or a mail cut apart is one again. */
export interface PrintedLine {
  readonly text: string;
  spanOf(from: number, to: number): Span;
}

interface Piece {
  readonly text: string;
  readonly offset: number;
}

/** The printed lines, one at a time; blank ones are left out. What is too long to be one is told and passed over. */
export function* printedLines(text: string, problems: VssTextProblem[]): Generator<PrintedLine> {
  const all = physicalLines(text, problems);
  let next = all.next();
  while (!next.done) {
    const pieces = [next.value];
    next = all.next();
    let joined = pieces[0]?.text ?? '';
    while (!next.done && pieces.length < mostPieces && continues(joined, next.value.text)) {
      const isName = insideName.test(joined.slice(-320));
      const last = pieces.pop();
      if (last) pieces.push(isName ? last : { ...last, text: last.text.trimEnd() });
      const indent = /^\s*/.exec(next.value.text)?.[0].length ?? 0;
      // The space between two words of a name may be on either side of the cut.
      const start = isName && indent === 1 ? 0 : indent;
      pieces.push({ text: next.value.text.slice(start), offset: next.value.offset + start });
      joined = pieces.map((piece) => piece.text).join('');
      next = all.next();
    }
    if (joined.trim() !== '') yield toLine(joined, pieces);
  }
}

function* physicalLines(text: string, problems: VssTextProblem[]): Generator<Piece> {
  const limit = Math.min(text.length, mostCharacters);
  let at = 0;
  while (at < limit) {
    const lineBreak = text.indexOf('\n', at);
    const end = lineBreak < 0 ? text.length : lineBreak;
    if (end - at > longestLine) {
      problems.push({
        span: { start: at, end },
        message: `A line of ${end - at} characters was not read: vssadmin prints none as long.`,
      });
    } else {
      const line = text.slice(at, end);
      // A quoted mail puts `> ` before each line. A prompt has its drive before the sign.
      const lead = /^[ \t]{0,8}(?:>[ \t]?){1,8}/.exec(line)?.[0].length ?? 0;
      yield { text: line.slice(lead).replace(/\r$/, ''), offset: at + lead };
    }
    at = end + 1;
  }
  if (at < text.length)
    problems.push({
      span: { start: at, end: text.length },
      message: `Only the first ${at} characters were read; no output of vssadmin is longer.`,
    });
}

const insideName = /[:：]\s{0,8}['\u2018][^'\u2018\u2019]{0,200}$/;

/** What ends so was cut: inside a GUID, a name in quotes, a path or a percentage, or between a label and its value. */
const unfinished = [
  /\{[0-9a-f-]{0,36}$/i,
  insideName,
  /[:：]\s{0,8}\([^()]{0,300}$/,
  /\\\\(?:\?(?:\\[a-z\\]{0,60})?)?$/i,
  /[(（]\s?%?\d{0,3}$/,
  /[:：]\s{0,8}$/,
];

/** The end of a size; no label has one, so what has no colon belongs to the line before. */
const percentage = /^[^:：]{0,60}[(（]\s?%?\d{1,3}\s?[%％]?\s?[)）]\s*$/;

function continues(before: string, after: string): boolean {
  if (after.trim() === '' || /^[A-Z]:\\[^>]{0,260}>/i.test(before)) return false;
  const tail = before.slice(-320).trimEnd();
  if (tail === '') return false;
  // The backslash after the GUID of a volume, a percentage, and the last digits of a shadow copy's device.
  if (/\}$/.test(tail) && /^\s*\\\s*$/.test(after)) return true;
  if (/[:：]\s/.test(tail) && !/%\s?[)）]$/.test(tail) && percentage.test(after)) return true;
  if (/HarddiskVolumeShadowCopy\d{0,5}$/i.test(tail) && /^\s*\d{1,6}\s*$/.test(after)) return true;
  return unfinished.some((pattern) => pattern.test(tail)) && !/^\s*[^:：{}]{1,60}[:：](?:\s|$)/.test(after);
}

function toLine(text: string, pieces: readonly Piece[]): PrintedLine {
  const offsetOf = (at: number): number => {
    let rest = at;
    for (const piece of pieces) {
      if (rest < piece.text.length) return piece.offset + rest;
      rest -= piece.text.length;
    }
    const last = pieces.at(-1);
    return last ? last.offset + last.text.length : 0;
  };
  return {
    text,
    spanOf: (from, to) => ({ start: offsetOf(from), end: to > from ? offsetOf(to - 1) + 1 : offsetOf(from) }),
  };
}
