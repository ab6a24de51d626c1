import { filetimeFromIso } from '../../vmconfig/filetime';

/** 100 ns units in a minute. */
const minute = 600_000_000n;

/**
 * `SystemTime` of an event as FILETIME; `undefined` for what is no time. `wevtutil` writes nine decimals, Event Viewer seven,
 * other tools none or a space instead of the `T`; what is finer than 100 ns is cut off. A time without a zone is UTC, as the
 * schema of events says (learn.microsoft.com, "TimeCreated (SystemPropertiesType)").
 */
export function eventTime(text: string): bigint | undefined {
  const match = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,40}))?\s?(?:Z|([+-])(\d\d):?(\d\d))?$/i.exec(
    text.trim(),
  );
  if (!match) return undefined;
  const [, day = '', clock = '', fraction = '', sign, hours = '0', minutes = '0'] = match;
  const local = filetimeFromIso(`${day}T${clock}.${fraction.slice(0, 7).padEnd(7, '0')}Z`);
  if (local === undefined) return undefined;
  const offset = (60n * BigInt(hours) + BigInt(minutes)) * minute;
  const time = sign === '-' ? local + offset : local - offset;
  return time < 0n ? undefined : time;
}
