import type { LocalTimes, ReadTime } from '../exported/local-time';
import { isObject } from './json-value';

const unixEpoch = 116_444_736_000_000_000n;

/**
 * A time as PowerShell and shippers write it: `/Date(ms)/` in UTC (Windows PowerShell), ISO, or an object around either with
 * `value` (a time that has properties of its own).
 */
export function jsonTime(value: unknown, times: LocalTimes): ReadTime | undefined {
  const inner = isObject(value) ? value['value'] : value;
  if (typeof inner !== 'string') return undefined;
  const ms = /^\\?\/Date\((-?\d{1,17})(?:[+-]\d{4})?\)\\?\/$/.exec(inner.trim())?.[1];
  if (ms === undefined) return times.read(inner);
  const time = BigInt(ms) * 10_000n + unixEpoch;
  return time < 0n ? undefined : { time, hasZone: true };
}
