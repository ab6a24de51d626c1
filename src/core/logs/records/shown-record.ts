import { filetimeToIso } from '../../vmconfig/filetime';
import { isCredibleTime, type LogRecord } from '../record';
import type { RecordMeaning } from './meaning';

/** A record as it is printed. */
export interface ShownRecord {
  readonly record: LogRecord;
  /** Of its file, as the user named it. */
  readonly path: string;
  readonly meaning?: RecordMeaning | undefined;
}

/** ISO 8601 in UTC with seven decimals; `undefined` for a time that no clock has shown. */
export function timeText({ time }: LogRecord): string | undefined {
  return isCredibleTime(time) ? filetimeToIso(time) : undefined;
}

/** The values by name, in the order of the log. Unnamed ones are `param1` and on, as message texts count them. */
export function namedData({ data }: LogRecord): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  let unnamed = 0;
  for (const { name, value } of data) {
    const key = name ?? `param${++unnamed}`;
    const values = named.get(key);
    if (values) values.push(value);
    else named.set(key, [value]);
  }
  return named;
}
