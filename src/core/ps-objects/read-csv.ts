import type { Span } from '../text/span';
import type { PsCollector } from './collector';
import type { PsProperty, PsValue } from './model';

/**
 * The line of names that `Export-Csv` and `ConvertTo-Csv` write, each in quotes as Windows PowerShell always does and later versions do
 * unless told otherwise; the delimiter is that of the system where `-UseCulture` is given.
 */
const header = /^"[A-Za-z][\w.]{0,80}"([,;\t])"[A-Za-z][\w.]{0,80}"(?:\1"[A-Za-z][\w.]{0,80}"){0,200}$/;

/** Windows PowerShell writes the class of the objects before it. */
export const csvType = /^#TYPE (?:Selected\.)?([\w.]{1,200})$/;

const longestRow = 60_000;

/** The delimiter, where a line is such a header. */
export function csvDelimiter(line: string): string | undefined {
  return line.startsWith('"') ? header.exec(line)?.[1] : undefined;
}

interface Row {
  readonly cells: readonly PsValue[];
  readonly end: number;
  readonly isCut: boolean;
}

/** Reads the rows below a header that begins at `start`, to the first line that is none. A value in quotes may have line breaks. */
export function readCsv(
  text: string,
  start: number,
  limit: number,
  { delimiter, type }: { readonly delimiter: string; readonly type: string | undefined },
  collector: PsCollector,
): number {
  const names = readRow(text, start, limit, delimiter);
  let end = names.end;
  // A file of rows does not say where it ends; a prompt behind it does.
  collector.document('csv', { start, end: names.end }, { isTrue: false }, () => {
    let at = nextLine(text, names.end, limit);
    while (at < limit && !collector.isFull) {
      const code = text.charCodeAt(at);
      if (code !== 0x22 && text[at] !== delimiter) break;
      const row = readRow(text, at, limit, delimiter);
      if (row.isCut || row.cells.length !== names.cells.length) {
        const span = { start: at, end: at + 1 };
        collector.problems.push({
          span,
          message: row.isCut
            ? 'The row that begins here is cut off.'
            : `This row has ${row.cells.length} values, and there are ${names.cells.length} names above it.`,
        });
      } else collector.add('csv', { start: at, end: row.end }, propertiesOf(names, row), type);
      end = row.end;
      at = nextLine(text, row.end, limit);
    }
  });
  return end;
}

function propertiesOf(names: Row, row: Row): PsProperty[] {
  return names.cells.flatMap(({ text, span }, at): PsProperty[] => {
    const value = row.cells[at];
    return value ? [{ name: { value: text, span }, value }] : [];
  });
}

function readRow(text: string, start: number, most: number, delimiter: string): Row {
  const limit = Math.min(most, start + longestRow);
  const cells: PsValue[] = [];
  let at = start;
  for (;;) {
    const isQuoted = text.charCodeAt(at) === 0x22;
    const from = isQuoted ? at + 1 : at;
    let to = from;
    let hasQuotes = false;
    for (; to < limit; to++) {
      const code = text.charCodeAt(to);
      if (isQuoted) {
        if (code !== 0x22) continue;
        if (text.charCodeAt(to + 1) !== 0x22) break;
        hasQuotes = true;
        to++;
      } else if (code === 0x0a || code === 0x0d || text[to] === delimiter) break;
    }
    if (isQuoted && to >= limit) return { cells, end: lineEnd(text, start, limit), isCut: true };
    cells.push(cellOf(text, { start: from, end: to }, hasQuotes));
    at = isQuoted ? to + 1 : to;
    if (at >= limit || text[at] !== delimiter) break;
    at++;
  }
  return { cells, end: lineEnd(text, at, limit), isCut: false };
}

function cellOf(text: string, span: Span, hasQuotes: boolean): PsValue {
  const raw = text.slice(span.start, span.end);
  const value = raw.trim();
  const start = span.start + (value === '' ? 0 : raw.indexOf(value));
  return {
    text: hasQuotes ? value.replaceAll('""', '"') : value,
    span: { start, end: start + value.length },
  };
}

function lineEnd(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

function nextLine(text: string, end: number, limit: number): number {
  if (end >= limit) return limit;
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
}
