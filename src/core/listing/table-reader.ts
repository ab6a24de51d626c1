import { readCsvHeader, readCsvRow, type CsvColumns } from './csv';
import type { Line } from './lines';
import type { ListingProblem } from './model';
import { isVmFileName } from './names';
import { wholeOf } from './places';
import { isRuler, readColumns, readTableRow, type Columns, type TableRow } from './tables';

/** Follows the tables that PowerShell makes of chosen properties, aligned or as CSV. */
export class TableReader {
  private table: { readonly columns: Columns; isRuled: boolean } | undefined;
  private csv: CsvColumns | undefined;

  constructor(private readonly problems: ListingProblem[]) {}

  /** A row, or `header` for what stands above rows; `undefined` for a line that is neither. */
  takeCsv({ text }: Line): TableRow | 'header' | undefined {
    const header = readCsvHeader(text);
    if (header) {
      this.csv = header;
      return 'header';
    }
    const row = this.csv && readCsvRow(text, this.csv);
    return row && isVmFileName(text.slice(row.name.from, row.name.to)) ? row : undefined;
  }

  /** The same of an aligned table. */
  take(line: Line): TableRow | 'header' | undefined {
    const { text } = line;
    if (this.table?.isRuled) {
      const row = readTableRow(text, this.table.columns);
      if (row) return row;
      this.tellCut(line);
    }
    if (this.table && isRuler(text)) {
      this.table.isRuled = true;
      return 'header';
    }
    const columns = readColumns(text);
    if (!columns) return undefined;
    this.table = { columns, isRuled: false };
    return 'header';
  }

  /** A blank line ends a table that has its rows, not one between its header and them. */
  takeBlank(): void {
    if (this.table?.isRuled) this.table = undefined;
    this.csv = undefined;
  }

  forget(): void {
    this.table = undefined;
    this.csv = undefined;
  }

  private tellCut(line: Line): void {
    if (!/[A-Z]:\\[^\n]{0,400}(?:\.{3}|\u2026)/i.test(line.text.slice(0, 1_000))) return;
    this.problems.push({
      span: wholeOf(line),
      message: 'The path in this line is cut off; Format-List prints paths whole.',
    });
  }
}
