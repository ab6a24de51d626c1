import type { Located } from '../text/span';
import type { Stamp } from './model';

/** What stands before a message, and where the message begins. */
export interface Opening {
  readonly stamp: Stamp;
  /** `kernel`, or who else wrote the line; absent where the line names nobody. */
  readonly writer?: string;
  readonly messageAt: number;
}

/** English, as `dmesg -T` writes them in every locale. */
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A time of day, with fractions in `journalctl -o short-precise`. */
const clock = String.raw`\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?`;

/** A day of the week in the language of the system; the sniffer sees its bytes as letters of Latin 1. */
const weekday = String.raw`[\p{L}\u0080-\u00ff]{1,12}`;
/** A month in the same way; Chinese and Japanese systems number them (glibc, localedata/locales: `abmon`). */
const month = String.raw`(?:[\p{L}\u0080-\u00ff]{2,12}| ?\d{1,2}(?:月|\u00e6\u009c\u0088))`;

/** The ways in which a line begins; each is tied to its beginning and bounded. */
const forms: readonly { readonly pattern: RegExp; readonly time?: (groups: Groups) => string | undefined }[] = [
  // journalctl -o short-iso and rsyslog's own format: 2014-03-06T22:00:31+0100 or 2014-03-06T22:00:31.123456+01:00.
  {
    pattern: new RegExp(
      `^(?<written>(?<date>\\d{4}-\\d{2}-\\d{2})T(?<clock>${clock})(?<zone>Z|[+-]\\d{2}:?\\d{2}))\\s{1,4}`,
    ),
    time: ({ date, clock: at, zone }) => `${date ?? ''}T${dotted(at)}${isoZone(zone)}`,
  },
  // journalctl -o short-full: Thu 2014-03-06 22:00:31 CET. A zone by its letters says no offset, save UTC.
  {
    pattern: new RegExp(
      `^(?<written>${weekday}\\.? (?<date>\\d{4}-\\d{2}-\\d{2}) (?<clock>${clock}) (?<zone>[A-Z]{2,5}|[+-]\\d{2,4}))\\s{1,4}`,
      'u',
    ),
    time: ({ date, clock: at, zone }) => `${date ?? ''}T${dotted(at)}${zone === 'UTC' ? 'Z' : ''}`,
  },
  // syslog and journalctl -o short: no year. The month is in the language of the system, day and month in its order.
  { pattern: new RegExp(`^(?<written>${month}\\.? {1,2}\\d{1,2} ${clock})\\s{1,4}`, 'u') },
  // dmesg -T: [Thu Mar  6 22:00:31 2014], in the time zone of the system.
  {
    pattern: new RegExp(
      `^\\[(?<written>[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) {1,2}(?<day>\\d{1,2}) (?<clock>${clock}) (?<year>\\d{4}))\\] ?`,
    ),
    time: ({ year, month, day, clock: at }) => {
      const number = months.indexOf(month ?? '') + 1;
      if (number === 0) return undefined;
      return `${year ?? ''}-${two(String(number))}-${two(day)}T${dotted(at)}`;
    },
  },
  // dmesg --time-format iso: 2014-03-06T22:00:31,123456+01:00 is the first form. dmesg, journalctl -o short-monotonic: seconds.
  { pattern: /^\[(?<written> {0,11}\d{1,10}\.\d{1,9})\] ?/ },
];

type Groups = Readonly<Record<string, string | undefined>>;

/** The level that `dmesg -r` and a serial console write before the time. */
const level = /^<\d{1,3}>/;
const host = String.raw`(?<host>[\p{L}\p{N}._-]{1,255})`;
const process = String.raw`(?:\[\d{1,10}\])?`;
/** `hv01 Hyper-V VSS[812]: `; the daemon's name has a space, and is known without a date and a host before it. */
const daemon = new RegExp(`^(?:${host} )?(?<writer>Hyper-V VSS)${process}: `, 'u');
/** `hv01 kernel: ` of `journalctl -o short-monotonic`. Behind seconds a word and a colon are the message's own: `hv_utils: `. */
const monotonic = new RegExp(`^${host} (?<writer>kernel): `, 'u');
/** `hv01 kernel: `, `hv01 systemd[1]: `. */
const other = new RegExp(`^${host} (?<writer>[\\w@.:()\\\\/-]{1,64}?)${process}: `, 'u');
const inner = /^\[ {0,11}\d{1,10}\.\d{1,9}\] ?/;

/** Reads what stands before the message of a line; `start` is the offset of the line in its text. */
export function readOpening(line: string, start: number): Opening {
  let at = level.exec(line)?.[0].length ?? 0;
  let stamp: Stamp = {};
  let isDated = false;
  for (const { pattern, time } of forms) {
    const match = pattern.exec(line.slice(at, at + 200));
    if (!match) continue;
    const { groups = {} } = match;
    const written = located(groups['written'] ?? '', at + match[0].indexOf(groups['written'] ?? ''), start);
    const iso = time?.(groups);
    stamp = { written, ...(iso !== undefined && isTime(iso) && { time: iso }) };
    at += match[0].length;
    isDated = !match[0].startsWith('[');
    break;
  }
  const rest = line.slice(at, at + 400);
  const named = daemon.exec(rest) ?? (isDated ? other : monotonic).exec(rest);
  const { host: name, writer } = named?.groups ?? {};
  if (!named || writer === undefined) return { stamp, messageAt: at };
  const messageAt = at + named[0].length;
  const withHost = name === undefined ? stamp : { ...stamp, host: located(name, at, start) };
  const seconds = writer === 'kernel' ? inner.exec(line.slice(messageAt, messageAt + 40)) : null;
  return { stamp: withHost, writer, messageAt: messageAt + (seconds?.[0].length ?? 0) };
}

function located(value: string, at: number, start: number): Located<string> {
  return { value, span: { start: start + at, end: start + at + value.length } };
}

function dotted(at: string | undefined): string {
  return (at ?? '').replace(',', '.');
}

function isoZone(zone = ''): string {
  return /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
}

function two(text = ''): string {
  return text.padStart(2, '0');
}

/** A day and a time that there are; nothing is made of others. */
function isTime(iso: string): boolean {
  const date = iso.slice(0, 10);
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) return false;
  const [hour = 99, minute = 99, second = 99] = iso.slice(11, 19).split(':').map(Number);
  return hour < 24 && minute < 60 && second < 60;
}
