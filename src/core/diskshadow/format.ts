import type { TextEdit } from '../rules/rule';
import type { Span } from '../text/span';
import type { DiskshadowText, DshCommand } from './model';

/**
 * The layout of a script: each command begins its line, as in every example of Microsoft's, and one blank is between words. Letters
 * and quotes stay as they are. Blanks at the end go where lines end as Windows ends them; where they do not, people put them there
 * because diskshadow loses the last character of such a line. A session is no script and stays whole.
 */
export function formatDiskshadow(doc: DiskshadowText): TextEdit[] {
  if (doc.isSession) return [];
  const trimsEnds = !/(?:^|[^\r])\n/.test(doc.text);
  const edits = [
    ...doc.commands.flatMap((command) => commandEdits(doc, command, trimsEnds)),
    ...doc.comments.flatMap(({ start, end }) => {
      const { length } = doc.text.slice(start, end).trimEnd();
      return [...leadEdits(doc, start), ...(trimsEnds ? put(doc, { start: start + length, end }, '') : [])];
    }),
  ];
  return edits.sort((a, b) => a.span.start - b.span.start);
}

function commandEdits(doc: DiskshadowText, command: DshCommand, trimsEnds: boolean): TextEdit[] {
  const { line, span, typed, args } = command;
  const edits = put(doc, { start: line.start, end: span.start }, '');
  const gap = /\s+/.exec(doc.text.slice(typed.span.start, typed.span.end));
  if (gap) {
    const start = typed.span.start + gap.index;
    edits.push(...put(doc, { start, end: start + gap[0].length }, ' '));
  }
  let before = typed.span.end;
  for (const { span: word } of args) {
    // A quote may touch what stands before it: both are one word of Windows.
    if (word.start > before) edits.push(...put(doc, { start: before, end: word.start }, ' '));
    before = word.end;
  }
  if (trimsEnds) edits.push(...put(doc, { start: span.end, end: line.end }, ''));
  return edits;
}

function leadEdits(doc: DiskshadowText, start: number): TextEdit[] {
  const lead = /^[ \t\u00a0]*/.exec(doc.text.slice(start, start + 1000))?.[0].length ?? 0;
  return put(doc, { start, end: start + lead }, '');
}

function put({ text }: DiskshadowText, span: Span, newText: string): TextEdit[] {
  return text.slice(span.start, span.end) === newText ? [] : [{ span, newText }];
}
