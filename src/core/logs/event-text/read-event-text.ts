import { EventTreeParser } from '../event-xml/event-tree';
import type { Cut, ExportFormat, Reading } from '../exported/export-format';
import { ExportedReader, type ExportRequest } from '../exported/exported-reader';
import type { FoundRecord } from '../exported/found-record';
import { EventTable, tableStart } from './event-table';
import { labelledRecord } from './labelled-record';
import { listedRecord } from './listed-record';
import { nextStart, type TextStart } from './text-shape';

/** Reads events as text: Event Viewer's details in any language, `wevtutil /f:text`, and `Get-WinEvent` as list or table. */
export function readEventText(request: ExportRequest): ExportedReader {
  return new ExportedReader(request, (reading) => new TextFormat(reading));
}

const notUnderstood = 'Nothing here has the form of an event.';

class TextFormat implements ExportFormat {
  readonly kind = 'event-text';
  readonly entryName = 'event';
  private readonly parser = new EventTreeParser();
  /** The form that the first event has. */
  private only: Pick<TextStart, 'form' | 'key'> | undefined;

  /** Once the first event is one of a table. */
  private table: EventTable | undefined;

  constructor(private readonly reading: Reading) {}

  cut(text: string, at: number, isEnd: boolean): Cut {
    if (this.table) return this.table.cut(text, at, isEnd);
    const start = nextStart(text, at, isEnd, this.only);
    const table = this.only ? -1 : tableStart(text, at, isEnd);
    if (table !== -1 && (!start || table < start.start)) {
      if (table > at) return rest(text, at, table);
      this.table = new EventTable(this.reading);
      return this.table.cut(text, at, isEnd);
    }
    if (!start) return isEnd ? rest(text, at, text.length) : { kind: 'more', from: at };
    if (start.start > at) return rest(text, at, start.start);
    this.only ??= start.key === undefined ? { form: start.form } : { form: start.form, key: start.key };
    const next = nextStart(text, start.behind, isEnd, this.only);
    if (!next && !isEnd) return { kind: 'more', from: at };
    const end = next?.start ?? text.length;
    return { kind: 'entry', start: at, end: at + text.slice(at, end).trimEnd().length };
  }

  resume(text: string, from: number): number {
    const line = text.indexOf('\n', from);
    if (this.table) return line === -1 ? -1 : line + 1;
    return (line === -1 ? undefined : nextStart(text, line + 1, false, this.only)?.start) ?? -1;
  }

  read(text: string): FoundRecord | string {
    if (this.table) return this.table.read(text);
    return this.only?.form === 'list'
      ? listedRecord(text, this.reading)
      : labelledRecord(text, this.reading, this.parser);
  }
}

/** What stands between events: blanks, or what is not understood. */
function rest(text: string, start: number, end: number): Cut {
  return text.slice(start, end).trim() === ''
    ? { kind: 'frame', end }
    : { kind: 'damage', start, end, reason: notUnderstood };
}
