import type { Cut, ExportFormat, Reading } from '../exported/export-format';
import { ExportedReader, type ExportRequest } from '../exported/exported-reader';
import { bigOf, bracedGuid, fullProvider, numberOf, type FoundRecord } from '../exported/found-record';
import { messageData } from '../exported/message-data';
import { cellsOf, endOfRow, type Separator } from './csv-rows';
import { namedColumns, separatorOf, viewerColumns, type CsvField } from './csv-shape';

/** So much of a piece is looked at to find what stands between cells. */
const headUnits = 16 * 1024;

/** Reads events as a table: what Event Viewer saves as CSV or text in any language, and `Get-WinEvent | Export-Csv`. */
export function readEventCsv(request: ExportRequest): ExportedReader {
  return new ExportedReader(request, (reading) => new CsvFormat(reading));
}

class CsvFormat implements ExportFormat {
  readonly kind = 'event-csv';
  readonly entryName = 'row';
  private separator: Separator | undefined;
  private columns: ReadonlyMap<CsvField, number> | undefined;
  private isHeadPassed = false;

  constructor(private readonly reading: Reading) {}

  cut(text: string, at: number, isEnd: boolean): Cut {
    if (/[\r\n\t ]/.test(text[at] ?? '')) {
      let from = at;
      while (/[\r\n\t ]/.test(text[from] ?? '')) from++;
      return { kind: 'frame', end: from };
    }
    this.separator ??= separatorOf(text.slice(at, at + headUnits)) ?? ',';
    const end = endOfRow(text, at, this.separator, isEnd);
    if (end === -1) return this.unended(text, at, isEnd);
    const row = text.slice(at, end);
    if (row.startsWith('#TYPE ') || this.isHead(row)) return { kind: 'frame', end };
    return { kind: 'entry', start: at, end: end - (/[\r\n]+$/.exec(row)?.[0].length ?? 0) };
  }

  resume(text: string, from: number): number {
    const line = text.indexOf('\n', from);
    return line === -1 || line + 1 >= text.length ? -1 : line + 1;
  }

  read(text: string): FoundRecord | string {
    const cells = cellsOf(text, this.separator ?? ',');
    return this.columns ? this.namedRow(cells, this.columns) : this.viewerRow(cells);
  }

  /** A quotation mark that is not closed takes in all that follows: where a row of an event begins in it, it ends there. */
  private unended(text: string, at: number, isEnd: boolean): Cut {
    if (!isEnd && text.length - at <= 128 * 1024) return { kind: 'more', from: at };
    const separator = this.separator ?? ',';
    for (let line = text.indexOf('\n', at); line !== -1; line = text.indexOf('\n', line + 1)) {
      const cells = cellsOf(text.slice(line + 1, line + 301), separator);
      if (this.columns ? cells.length === this.widthOfHead : viewerColumns(cells))
        return { kind: 'damage', start: at, end: line + 1, reason: 'A text of the row is not closed.' };
    }
    return { kind: 'more', from: at };
  }

  private widthOfHead = 0;

  /** The head is the first row that is no event; later ones come where files were put together. */
  private isHead(row: string): boolean {
    if (this.isHeadPassed && !/ProviderName|provider/.test(row)) return false;
    const cells = cellsOf(row, this.separator ?? ',');
    const columns = namedColumns(cells);
    if (columns) {
      this.columns = columns;
      this.widthOfHead = cells.length;
      return (this.isHeadPassed = true);
    }
    if (this.isHeadPassed || this.columns) return false;
    this.isHeadPassed = true;
    return !viewerColumns(cells) && cells.length >= 4;
  }

  private viewerRow(cells: readonly string[]): FoundRecord | string {
    const columns = viewerColumns(cells);
    if (!columns) return 'The row has no time, source and event id one after the other.';
    const cell = (at: number | undefined): string => (at === undefined ? '' : (cells[at] ?? '').trim());
    const provider = fullProvider(cell(columns.source));
    this.reading.note('The table names no computer and no channel.');
    return {
      time: this.reading.times.read(cell(columns.time)),
      host: '',
      channel: '',
      provider,
      eventId: Number(cell(columns.eventId)),
      version: 0,
      level: this.reading.levels.read(cell(columns.level)),
      recordId: undefined,
      process: undefined,
      thread: undefined,
      correlation: undefined,
      data: messageData(provider, cell(columns.message)),
    };
  }

  private namedRow(cells: readonly string[], columns: ReadonlyMap<CsvField, number>): FoundRecord | string {
    const cell = (field: CsvField): string => (cells[columns.get(field) ?? -1] ?? '').trim();
    const provider = fullProvider(cell('provider'));
    const eventId = numberOf(cell('eventId'));
    if (provider === '') return 'The row names no provider.';
    if (eventId === undefined) return 'The row has no event id.';
    return {
      time: this.reading.times.read(cell('time')),
      host: cell('host'),
      channel: cell('channel'),
      provider,
      eventId,
      version: numberOf(cell('version')) ?? 0,
      level: this.reading.levels.read(cell('level') === '' ? cell('levelWord') : cell('level')),
      recordId: bigOf(cell('recordId')),
      process: numberOf(cell('process')),
      thread: numberOf(cell('thread')),
      correlation: bracedGuid(cell('correlation')),
      data: messageData(provider, cell('message')),
    };
  }
}
