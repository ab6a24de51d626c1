/** Where a row ends: `end` behind its line end, `cells` as they stand. */
export interface CsvRow {
  readonly cells: readonly string[];
}

/** What stands between the cells of a row. */
export type Separator = ',' | ';' | '\t';

/**
 * Behind the row that begins at `at` (RFC 4180: a cell in quotation marks may hold line ends); -1 where its end is not here. The text
 * may be one of bytes: quotation marks, separators and line ends are ASCII.
 */
export function endOfRow(text: string, at: number, separator: Separator, isEnd: boolean): number {
  let isCellStart = true;
  for (let from = at; from < text.length; from++) {
    const code = text[from];
    if (code === '"' && isCellStart) {
      from = endOfQuoted(text, from);
      if (from === -1) return -1;
      isCellStart = false;
    } else if (code === '\n') return from + 1;
    else if (code === '\r') return text[from + 1] === '\n' ? from + 2 : from + 1 < text.length || isEnd ? from + 1 : -1;
    else isCellStart = code === separator;
  }
  return isEnd ? text.length : -1;
}

/** At the closing mark of the cell; -1 where there is none. A doubled mark is one of its text. */
function endOfQuoted(text: string, open: number): number {
  let at = text.indexOf('"', open + 1);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at;
}

/** The cells of one row. */
export function cellsOf(row: string, separator: Separator): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    let text = '';
    if (row[at] === '"') {
      const close = endOfQuoted(row, at);
      const end = close === -1 ? row.length : close;
      text = row.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    }
    const next = row.indexOf(separator, at);
    const end = next === -1 ? row.length : next;
    cells.push(text + row.slice(at, end).replace(/[\r\n]+$/, ''));
    if (next === -1) return cells;
    at = next + 1;
  }
}
