import { filetimeFromIso } from '../../vmconfig/filetime';
import { eventTime } from '../event-xml/event-time';
import { withMonthNumber } from './month-names';
import { zoneOffset } from './time-zone';

/** Which of day and month comes first in dates such as 1/11/2021. */
export type DateOrder = 'day-first' | 'month-first';

/** A time as the export has it. */
export interface ReadTime {
  /** FILETIME, UTC. */
  readonly time: bigint;
  /** False where the zone was not in the text. */
  readonly hasZone: boolean;
}

/** Half-day marks of the cultures of Windows that have them; every other word beside a time is not understood. */
const marks: readonly { readonly adds: 0 | 12; readonly words: RegExp }[] = [
  { adds: 0, words: /(?:a\.\s?m\.|AM|午前|上午|오전|π\.?μ\.?)/iu },
  { adds: 12, words: /(?:p\.\s?m\.|PM|午後|下午|오후|μ\.?μ\.?)/iu },
];

/** Marks of direction and blanks that do not break, which Windows and browsers put into times. */
const invisible = /[\u200e\u200f\u202a-\u202e]/gu;
const blanks = /[\u00a0\u202f\u2009]/gu;

const dateAndClock =
  /^(\d{1,4})\s?([./\-年])\s?(\d{1,2})\s?[./\-月]\s?(\d{1,4})\s?[.日]?,?\s{0,3}(\d{1,2})[:.](\d\d)(?:[:.](\d\d))?(?:[.,](\d{1,7}))?$/u;

/**
 * Reads times of exports: ISO with a zone as it is, everything else as the local time of a zone that the text does not name. Which
 * zone that is must be told (`--time-zone`); until then it is read as UTC, and that is said.
 */
export class LocalTimes {
  private withoutZone = 0;
  private notUnderstood: string | undefined;
  private assumed: DateOrder | undefined;
  private contradicts = false;

  constructor(
    private readonly zone: string | undefined,
    private readonly order: DateOrder | undefined,
  ) {}

  /** `undefined` for what is no time, or not understood. */
  read(text: string): ReadTime | undefined {
    const shown = text.replace(invisible, '').replace(blanks, ' ').trim();
    if (/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(shown)) {
      const time = eventTime(shown);
      if (time !== undefined) return { time, hasZone: true };
    }
    const local = this.local(shown.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 '));
    if (local === undefined) {
      this.notUnderstood ??= shown.slice(0, 40);
      return undefined;
    }
    this.withoutZone++;
    const offset = this.zone === undefined ? 0n : (zoneOffset(this.zone, local) ?? 0n);
    const time = local - offset;
    return time < 0n ? undefined : { time, hasZone: false };
  }

  /** True once a time that names no zone was read as UTC, for want of a zone that somebody named. */
  get isZoneAssumed(): boolean {
    return this.withoutZone > 0 && this.zone === undefined;
  }

  /** What was assumed, a sentence each. */
  notes(): string[] {
    const notes: string[] = [];
    const { withoutZone, zone, assumed, notUnderstood } = this;
    if (withoutZone > 0) {
      const how =
        zone === undefined ? 'read as UTC, for want of --time-zone or a zone in the settings' : `read as ${zone}`;
      notes.push(
        `${counted(withoutZone, 'time stands', 'times stand')} without a zone and ${withoutZone === 1 ? 'is' : 'are'} ${how}.`,
      );
    }
    if (assumed !== undefined) {
      const order = assumed === 'day-first' ? 'the day first' : 'the month first';
      notes.push(`Nothing tells whether dates have the day or the month first; they are read with ${order}.`);
    }
    if (this.contradicts) notes.push('Some dates have the day first and some the month.');
    if (notUnderstood !== undefined)
      notes.push(`A time such as "${notUnderstood}" is not understood; its record has none.`);
    return notes;
  }

  private local(text: string): bigint | undefined {
    const mark = marks.find(({ words }) => words.test(text));
    const bare = (mark ? text.replace(mark.words, ' ') : text).replace(/\s{2,}/g, ' ').trim();
    const match = dateAndClock.exec(withMonthNumber(bare) ?? bare);
    if (!match) return undefined;
    const [, a = '', separator = '', b = '', c = '', hours = '', minutes = '', seconds = '00', fraction = ''] = match;
    const date =
      a.length === 4 ? [a, b, c] : c.length === 4 ? this.yearLast(a, b, c, separator, mark !== undefined) : undefined;
    const hour = hourOf(Number(hours), mark?.adds);
    if (!date || hour === undefined) return undefined;
    const [year = '', month = '', day = ''] = date.map((part) => part.padStart(2, '0'));
    const clock = `${String(hour).padStart(2, '0')}:${minutes}:${seconds}.${fraction.padEnd(7, '0')}`;
    return filetimeFromIso(`${year}-${month}-${day}T${clock}Z`);
  }

  private yearLast(a: string, b: string, year: string, separator: string, hasMark: boolean): readonly string[] {
    // No culture of Windows writes the month first with dots.
    const order = separator === '.' ? 'day-first' : (this.order ?? (hasMark ? 'month-first' : 'day-first'));
    const [month, day] = order === 'day-first' ? [b, a] : [a, b];
    if (Number(month) > 12 && Number(day) <= 12) {
      this.contradicts = this.order !== undefined;
      return [year, day, month];
    }
    if (separator !== '.' && this.order === undefined && a !== b) this.assumed = order;
    return [year, month, day];
  }
}

/** Twelve o'clock is the first hour of a half day. */
function hourOf(hour: number, adds: 0 | 12 | undefined): number | undefined {
  if (adds === undefined) return hour < 24 ? hour : undefined;
  // Some cultures write a mark beside hours of 24.
  if (hour > 12) return hour < 24 ? hour : undefined;
  return (hour % 12) + adds;
}

const slashed = /(?<![\d.])(\d{1,2})([/-])(\d{1,2})\2\d{4}(?!\d)/g;

/** Which of day and month comes first, by dates that can be read in one way only; `undefined` where none is, or where they differ. */
export function dateOrderIn(text: string): DateOrder | undefined {
  let dayFirst = false;
  let monthFirst = false;
  for (const [, a = '', , b = ''] of text.matchAll(slashed)) {
    if (Number(a) > 12 && Number(a) <= 31 && Number(b) <= 12) dayFirst = true;
    if (Number(b) > 12 && Number(b) <= 31 && Number(a) <= 12) monthFirst = true;
  }
  if (dayFirst === monthFirst) return undefined;
  return dayFirst ? 'day-first' : 'month-first';
}

/** `1 time`, `2 times`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
