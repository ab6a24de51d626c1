import type { Located, Span } from '../text/span';
import type { DshCommand } from './model';
import { dshVerb } from './verbs';

/** Samples of Microsoft begin comments with `#` (page of diskshadow) and with two slashes (restore over SMB). */
const comment = /^(?:#|\/\/)/;
const word = /"[^"]{0,4000}"?|[^\s"]{1,4000}/gu;
const mostWords = 200;

/** What a line of a script, or what stands behind a prompt, is: nothing, a comment, or a command. */
export function readCommand(line: string, start: number, whole: Span, run: number): DshCommand | 'comment' | undefined {
  const trimmed = line.trim();
  if (trimmed === '') return undefined;
  if (comment.test(trimmed)) return 'comment';
  const words = wordsOf(line, start);
  const [first, second] = words;
  if (!first) return undefined;
  const two = second === undefined ? undefined : dshVerb(`${first.value} ${second.value}`.toLowerCase());
  const verb = two ?? dshVerb(first.value.toLowerCase());
  const last = words.at(-1) ?? first;
  const typed =
    two && second
      ? { value: `${first.value} ${second.value}`, span: { start: first.span.start, end: second.span.end } }
      : first;
  return {
    span: { start: first.span.start, end: last.span.end },
    line: whole,
    run,
    ...(verb && { verb }),
    typed,
    args: words.slice(two ? 2 : 1),
  };
}

function wordsOf(line: string, start: number): Located<string>[] {
  const found: Located<string>[] = [];
  for (const match of line.matchAll(word)) {
    const from = start + match.index;
    found.push({ value: match[0], span: { start: from, end: from + match[0].length } });
    if (found.length === mostWords) break;
  }
  return found;
}
