import { plainJsonText } from '../../report/plain';
import type { LogRecord } from '../record';
import type { RecordMeaning } from './meaning';
import { namedData, timeText, type ShownRecord } from './shown-record';

/** One line of JSON without its line end (DESIGN.md section 7). A name that comes several times has a list of values. */
export function recordToJson({ record, path, meaning }: ShownRecord): string {
  const { host, channel, provider, eventId, mark, level, recordId, place } = record;
  const time = timeText(record);
  // Put together by hand: an object would sort names that are numbers, and `__proto__` is a name like any other.
  return (
    `{"time":${time === undefined ? 'null' : `"${time}"`},"host":${quoted(host)},"channel":${quoted(channel)},` +
    `"provider":${quoted(provider)},${mark === undefined ? `"eventId":${eventId}` : `"eventId":null,"mark":${quoted(mark)}`},"level":${level},"recordId":"${recordId}","data":{${dataOf(record)}},` +
    `${meaning === undefined ? '' : `"meaning":${jsonOf(meaning)},`}"source":{"path":${quoted(path)},"byteOffset":${place.byteOffset}}}`
  );
}

/** More names than this are not compared each with each. */
const manyFields = 40;

function dataOf(record: LogRecord): string {
  const { data } = record;
  if (data.length > manyFields) return dataByName(record);
  let text = '';
  let unnamed = 0;
  for (let at = 0; at < data.length; at++) {
    const { name = `param${++unnamed}`, value = '' } = data[at] ?? {};
    if (isRepeated(name, data, at)) return dataByName(record);
    text += `${at === 0 ? '' : ','}${quoted(name)}:${quoted(value)}`;
  }
  return text;
}

/** True when a field in front of `end` has this name, or may have been given it for want of one. */
function isRepeated(name: string, data: LogRecord['data'], end: number): boolean {
  for (let at = 0; at < end; at++) {
    const other = data[at]?.name;
    if (other === name || (other === undefined && name.startsWith('param') && data[end]?.name !== undefined))
      return true;
  }
  return false;
}

function dataByName(record: LogRecord): string {
  return [...namedData(record)]
    .map(([name, values]) => {
      const [only = ''] = values;
      return `${quoted(name)}:${values.length === 1 ? quoted(only) : `[${values.map(quoted).join(',')}]`}`;
    })
    .join(',');
}

/** Nearly all text of logs can stand between quotation marks as it is. */
const asItIs = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return isAsItIs(text) ? `"${text}"` : plainJsonText(JSON.stringify(text));
}

/** Beginning to match takes longer than looking at this many characters. */
const fewCharacters = 32;

function isAsItIs(text: string): boolean {
  if (text.length > fewCharacters) return asItIs.test(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e || code === 0x22 || code === 0x5c) return false;
  }
  return true;
}

/** Meanings come out of a table and are the same few hundred objects again and again. */
const known = new WeakMap<RecordMeaning, string>();

function jsonOf(meaning: RecordMeaning): string {
  let json = known.get(meaning);
  if (json === undefined) known.set(meaning, (json = plainJsonText(JSON.stringify(meaning))));
  return json;
}
