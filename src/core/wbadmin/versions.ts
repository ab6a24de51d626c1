import type { Located, Span } from '../text/span';
import type { BackupVersion } from './model';

const identifier =
  /[:：]\s{0,8}(?<id>(?<month>\d{2})\/(?<day>\d{2})\/(?<year>\d{4})-(?<hour>\d{2}):(?<minute>\d{2}))\s{0,40}$/d;
const labelled = /^\s{0,20}[^\n:：]{1,80}?\s?[:：]\s{1,20}(?<value>\S[^\n]{0,400}?)\s{0,40}$/d;
const guid = /\{(?<guid>[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\}\s{0,40}$/di;
const english = /^\s{0,20}Version identifier:/;

/**
 * The list of `wbadmin get versions`. Labels are in the language of the system and are not looked at: the identifier has the same
 * form everywhere, the time and the target stand above it, what can be restored and the id of the snapshot below.
 */
export class VersionReader {
  readonly versions: BackupVersion[] = [];
  private above: Located<string>[] = [];
  private aboveStart = 0;
  private open: Mutable<BackupVersion> | undefined;

  constructor(private readonly problem: (span: Span, message: string) => void) {}

  /** True for a line that belongs to a version for certain. */
  take(line: string, start: number): boolean {
    const match = identifier.exec(line);
    const time = match ? timeOf(match.groups ?? {}) : undefined;
    if (match && time !== undefined) {
      this.begin(match, time, line, start);
      return true;
    }
    if (english.test(line)) {
      this.close();
      this.problem(spanOf(line, start), 'The identifier of a version is cut or not one.');
      return true;
    }
    const value = labelled.exec(line);
    if (!value) {
      this.close();
      return false;
    }
    if (this.open) return this.takeBelow(value, line, start);
    const found = valueOf(value, 'value', start);
    if (!found) return false;
    if (this.above.length === 0) this.aboveStart = spanOf(line, start).start;
    this.above.push(found);
    return false;
  }

  close(): void {
    if (this.open) this.versions.push(this.open);
    this.open = undefined;
    this.above = [];
  }

  private begin(match: RegExpExecArray, time: string, line: string, start: number): void {
    const above = this.above.slice(-2);
    const first = this.above.length === above.length ? this.aboveStart : (above[0]?.span.start ?? start);
    this.close();
    const found = valueOf(match, 'id', start);
    if (!found) return;
    // One line alone above it is the second of two, unless it has a time of day.
    const [written, target] =
      above.length === 2 ? above : isClock(above[0]) ? [above[0], undefined] : [undefined, above[0]];
    const span = { start: above.length > 0 ? first : spanOf(line, start).start, end: found.span.end };
    this.open = { span, identifier: found, time, ...(written && { written }), ...(target && { target }) };
    if (!written || !target)
      this.problem(span, `The version ${found.value} is without its time or its target: the list is cut there.`);
  }

  private takeBelow(value: RegExpExecArray, line: string, start: number): boolean {
    const { open } = this;
    if (!open) return false;
    const snapshot = guid.exec(line);
    const found = snapshot ? valueOf(snapshot, 'guid', start) : valueOf(value, 'value', start);
    if (!found) return false;
    if (snapshot && !open.snapshotId) open.snapshotId = { ...found, value: found.value.toLowerCase() };
    else if (!snapshot && !open.recover && !open.snapshotId) open.recover = found;
    else {
      // The next version, without a blank line between.
      this.close();
      this.aboveStart = spanOf(line, start).start;
      this.above = [found];
      return false;
    }
    open.span = { start: open.span.start, end: spanOf(line, start).end };
    return true;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function isClock(value: Located<string> | undefined): boolean {
  return value !== undefined && /\d{1,2}[:.]\d{2}/.test(value.value);
}

/**
 * The identifier is in UTC. Microsoft only gives its form; but in every public paste whose zone is known the time of the computer above
 * it differs by that zone (12:26 PM above 19:26 in summer on the Pacific coast).
 */
function timeOf({
  year = '',
  month = '',
  day = '',
  hour = '',
  minute = '',
}: Readonly<Record<string, string>>): string | undefined {
  const iso = `${year}-${month}-${day}T${hour}:${minute}:00Z`;
  const time = new Date(iso);
  return !Number.isNaN(time.getTime()) && time.toISOString() === iso.replace('Z', '.000Z') ? iso : undefined;
}

function valueOf(match: RegExpExecArray, group: string, start: number): Located<string> | undefined {
  const value = match.groups?.[group];
  const [from, to] = match.indices?.groups?.[group] ?? [];
  if (value === undefined || from === undefined || to === undefined) return undefined;
  return { value, span: { start: start + from, end: start + to } };
}

function spanOf(line: string, start: number): Span {
  const lead = line.length - line.trimStart().length;
  return { start: start + lead, end: start + Math.max(lead, line.trimEnd().length) };
}
