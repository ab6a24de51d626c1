import { plainJsonText } from '../../report/plain';
import { namedData, timeText, type ShownRecord } from './shown-record';

/** One line of JSON without its line end (DESIGN.md section 7). A name that comes several times has a list of values. */
export function recordToJson({ record, path, meaning }: ShownRecord): string {
  const { host, channel, provider, eventId, level, recordId, place } = record;
  // Put together by hand: an object would sort names that are numbers, and `__proto__` is a name like any other.
  const data = [...namedData(record)].map(
    ([name, values]) => `${JSON.stringify(name)}:${JSON.stringify(values.length === 1 ? values[0] : values)}`,
  );
  const head = { time: timeText(record) ?? null, host, channel, provider, eventId, level, recordId: String(recordId) };
  const tail = { ...(meaning && { meaning }), source: { path, byteOffset: place.byteOffset } };
  return plainJsonText(
    `${JSON.stringify(head).slice(0, -1)},"data":{${data.join(',')}},${JSON.stringify(tail).slice(1)}`,
  );
}
