/** What names a record beside its provider. */
interface Named {
  readonly eventId: number;
  readonly mark?: string;
}

/** What a record is called beside its provider: its event id, or, of a log that has none, what the line is. */
export function recordName({ eventId, mark }: Named): string {
  return mark === undefined ? String(eventId) : markInWords(mark);
}

/** `freeze` of `sql-writer/freeze`: who wrote it stands beside it. */
export function markInWords(mark: string): string {
  return mark.slice(mark.lastIndexOf('/') + 1).replaceAll('-', ' ');
}
