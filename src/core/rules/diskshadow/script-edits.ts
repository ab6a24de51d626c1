import type { DiskshadowText, DshCommand } from '../../diskshadow/model';
import type { Span } from '../../text/span';
import type { Fix, TextEdit } from '../rule';

/** Moves a line before another one that stands above it. */
export function moveBefore(doc: DiskshadowText, command: DshCommand, before: DshCommand): Fix {
  const text = doc.text.slice(command.line.start, command.line.end);
  return {
    title: `Move the line before ${before.verb?.name ?? 'it'}`,
    edits: [
      { span: { start: before.line.start, end: before.line.start }, newText: `${text}${breakOf(doc)}` },
      removal(doc, command),
    ],
  };
}

/** Puts a line before a command, indented as it is. */
export function insertBefore(doc: DiskshadowText, line: string, { line: { start }, span }: DshCommand): TextEdit {
  return { span: { start, end: start }, newText: `${doc.text.slice(start, span.start)}${line}${breakOf(doc)}` };
}

/** Puts a line behind the last command, or before it where it is the end of the script. */
export function append(doc: DiskshadowText, line: string, last: DshCommand | undefined): Fix {
  const isEnd = last?.verb?.name === 'exit' || last?.verb?.name === 'reset';
  const at = isEnd ? last.line.start : (last?.line.end ?? doc.text.length);
  const newText = isEnd ? `${line}${breakOf(doc)}` : `${breakOf(doc)}${line}`;
  return { title: `Add "${line}"`, edits: [{ span: { start: at, end: at }, newText }], preferred: true };
}

/** Takes a line away with the break behind it, or, the last one, with that before it. */
export function removal(doc: DiskshadowText, { line }: DshCommand): TextEdit {
  return { span: wholeLine(doc, line), newText: '' };
}

function wholeLine({ text }: DiskshadowText, line: Span): Span {
  const behind = /^(?:\r\n|\n|\r)/.exec(text.slice(line.end, line.end + 2))?.[0].length ?? 0;
  if (behind > 0) return { start: line.start, end: line.end + behind };
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(Math.max(0, line.start - 2), line.start))?.[0].length ?? 0;
  return { start: line.start - before, end: line.end };
}

/** The line break that the script uses. */
function breakOf({ text }: DiskshadowText): string {
  return /\r\n|\n|\r/.exec(text.slice(0, 20_000))?.[0] ?? '\r\n';
}
