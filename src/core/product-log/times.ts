import type { Opening } from './products';

/** A time as it is written, as ISO 8601 without a zone; `undefined` for a day or a time that there is not. */
export function isoTime(written: string, order: NonNullable<Opening['time']>): string | undefined {
  const date = order === 'iso' ? isoDate.exec(written) : monthFirst.exec(written);
  const { year = '', month = '', day = '', clock = '' } = date?.groups ?? {};
  return isTime(`${year}-${month}-${day}`, clock) ? `${year}-${month}-${day}T${clock}` : undefined;
}

/** `-8:00` as `-08:00`; `undefined` for what is no offset from UTC. */
export function isoZone(written: string): string | undefined {
  const [, sign, hours = '', minutes = ''] = /^([+-]?)(\d{1,2}):(\d{2})$/.exec(written) ?? [];
  if (hours === '' || Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return `${sign === '-' ? '-' : '+'}${hours.padStart(2, '0')}:${minutes}`;
}

/** Seconds from one time to another, where both are without a zone or have the same. */
export function secondsBetween(from: string, to: string): number | undefined {
  if (from.slice(19) !== to.slice(19)) return undefined;
  const seconds = (Date.parse(`${to.slice(0, 19)}Z`) - Date.parse(`${from.slice(0, 19)}Z`)) / 1000;
  return Number.isFinite(seconds) ? seconds : undefined;
}

const isoDate = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2}) (?<clock>\d{2}:\d{2}:\d{2})$/;
const monthFirst = /^(?<month>\d{2})\/(?<day>\d{2})\/(?<year>\d{4}) (?<clock>\d{2}:\d{2}:\d{2})$/;

function isTime(date: string, clock: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date) return false;
  const [hour = 99, minute = 99, second = 99] = clock.split(':').map(Number);
  return hour < 24 && minute < 60 && second < 60;
}
