import { meaningOf, recordToPage, type Coverage, type HostOs, type LogRecord } from '../core';

/** A log of gigabytes may hold more backup records than an editor likes; the first of them are shown, and that is said. */
const mostRecords = 5_000;

/** The backup records of one log as a text to read, and in which line each of them begins. */
export interface LogText {
  readonly text: string;
  /** From 0, by the record's byte offset; a record that is not shown has none. */
  readonly lines: ReadonlyMap<number, number>;
}

/** A binary log cannot be opened in an editor; its backup records as text can, and a finding leads to its record there. */
export function logText(
  path: string,
  records: readonly LogRecord[],
  coverage: Coverage,
  hostOs: HostOs | undefined,
): LogText {
  const shown = records.slice(0, mostRecords);
  const left = records.length - shown.length;
  const head = [
    `Backup records of ${path}: ${records.length} of ${coverage.records} records.`,
    ...(left > 0 ? [`The first ${mostRecords} are shown.`] : []),
    'Every record: hvbackup events --all --format text',
    '',
    '',
  ];
  const lines = new Map<number, number>();
  const parts = [head.join('\n')];
  let line = head.length - 1;
  for (const record of shown) {
    const page = recordToPage({ record, path, meaning: meaningOf(record, hostOs) });
    lines.set(record.place.byteOffset, line);
    parts.push(page, '\n');
    line += page.split('\n').length;
  }
  return { text: parts.join(''), lines };
}
