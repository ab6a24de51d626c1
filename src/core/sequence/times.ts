import { durationInWords } from '../text/duration';
import { filetimeToIso } from '../vmconfig/filetime';

export { durationInWords, secondsBetween } from '../text/duration';

/** Times as they are read in one zone. The clock of a zone is that of Windows' own data or of ICU: it needs no other files. */
export interface Clock {
  /** `UTC`, or the IANA name; UTC where the name is not known. */
  readonly zone: string;
  /** False where the name was not known and UTC stands in for it. */
  readonly isKnown: boolean;
  /** `2014-03-06`. */
  day(time: bigint): string;
  /** `22:00:13.000`: to the millisecond, cut and not rounded, so that no time is shown before it came. */
  clock(time: bigint): string;
  /** `2014-03-06 22:00:13.0000000 UTC+1`: all that the record holds. */
  whole(time: bigint): string;
  /** `UTC+1` at this time. */
  offset(time: bigint): string;
}

const unitsPerMinute = 600_000_000n;
const unitsPerMs = 10_000n;
/** No zone changes its offset but at a quarter of an hour, so one answer serves all times in it. */
const quarter = 15n * unitsPerMinute;

/** A clock for `UTC` or an IANA name such as `Europe/Berlin`. */
export function clockOf(timeZone = 'UTC'): Clock {
  const format = timeZone === 'UTC' ? undefined : formatOf(timeZone);
  const known = new Map<bigint, bigint>();
  const offsetAt = (time: bigint): bigint => {
    if (!format) return 0n;
    const key = time / quarter;
    const answer = known.get(key) ?? offsetMinutes(format, key * quarter);
    known.set(key, answer);
    return answer;
  };
  const local = (time: bigint): string | undefined => filetimeToIso(time + offsetAt(time) * unitsPerMinute);
  const offset = (time: bigint): string => offsetInWords(offsetAt(time));
  return {
    zone: format ? timeZone : 'UTC',
    isKnown: timeZone === 'UTC' || format !== undefined,
    day: (time) => local(time)?.slice(0, 10) ?? '',
    clock: (time) => local(time)?.slice(11, 23) ?? `FILETIME ${String(time)}`,
    whole: (time) => {
      const iso = local(time);
      return iso === undefined
        ? `FILETIME ${String(time)}`
        : `${iso.slice(0, 10)} ${iso.slice(11, 27)} ${offset(time)}`;
    },
    offset,
  };
}

function formatOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // A name that this computer does not know: the caller says that UTC stands in for it.
    return undefined;
  }
}

function offsetMinutes(format: Intl.DateTimeFormat, time: bigint): bigint {
  const iso = filetimeToIso(time);
  // Zones of the years before 1970 had offsets with seconds; no event log is as old.
  if (iso === undefined || iso < '1970') return 0n;
  const at = Date.parse(`${iso.slice(0, 19)}Z`);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return BigInt(Math.round((shown - at) / 60_000));
}

function offsetInWords(minutes: bigint): string {
  if (minutes === 0n) return 'UTC';
  const size = minutes < 0n ? -minutes : minutes;
  const rest = size % 60n;
  return `UTC${minutes < 0n ? '-' : '+'}${String(size / 60n)}${rest === 0n ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** `60 s`: a limit as documentation writes it. */
export function limitInWords(seconds: number): string {
  return seconds <= 120 ? `${seconds} s` : durationInWords(seconds);
}

/** Cut to the millisecond: what is shown of a time. */
export function sameMillisecond(a: bigint, b: bigint): boolean {
  return a / unitsPerMs === b / unitsPerMs;
}
