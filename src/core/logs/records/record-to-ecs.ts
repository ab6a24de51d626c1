import { signaturesOfRecord, type RecordSign, type Signature } from '../../process';
import { plainJsonText } from '../../report/plain';
import { filetimeToIso } from '../../vmconfig/filetime';
import { isCredibleTime } from '../record';
import { namedData, type ShownRecord } from './shown-record';

/** Of the Elastic Common Schema, whose fields these are (elastic.co/guide/en/ecs/8.11). */
const ecsVersion = '8.11.0';

/** As Winlogbeat writes levels into `log.level`; nothing where a record sets none. */
const levels: readonly (string | undefined)[] = [undefined, 'critical', 'error', 'warning', 'information', 'verbose'];

/**
 * One line of ECS JSON without its line end. The time has all seven decimals: a `date` of Elasticsearch keeps three of them, a
 * `date_nanos` all. `message` is what a record means, in our words, and absent where that is not known.
 */
export function recordToEcs({ record, path, meaning }: ShownRecord): string {
  const {
    time,
    host,
    channel,
    provider,
    eventId,
    version,
    level,
    recordId,
    process,
    thread,
    correlation,
    place,
    mark,
  } = record;
  const at = isWithoutTime(record) ? undefined : filetimeToIso(time);
  const outcome = meaning === undefined ? undefined : outcomeOf(record);
  const tags = isCredibleTime(time) || isWithoutTime(record) ? undefined : ['hvbackup-time-not-credible'];
  const levelWord = levels[level];
  const head = {
    ...(at !== undefined && { '@timestamp': at }),
    ecs: { version: ecsVersion },
    ...(meaning && { message: meaning.text }),
    ...(tags && { tags }),
    event: {
      kind: 'event',
      code: mark ?? String(eventId),
      provider,
      ...(meaning && { category: ['host'], type: ['info'] }),
      ...(outcome && { outcome }),
    },
    // Guests with Linux write text logs, and some logs do not name their computer.
    ...(mark === undefined
      ? { host: { name: host, os: { type: 'windows' } } }
      : host === ''
        ? {}
        : { host: { name: host } }),
    log: { ...(levelWord !== undefined && { level: levelWord }), file: { path } },
    hvbackup: {
      ...(meaning?.step !== undefined && { step: meaning.step }),
      ...(meaning?.rule !== undefined && { rule: meaning.rule }),
      source: { byte_offset: place.byteOffset },
    },
  };
  // Data is put together by hand: an object would sort names that are numbers, and `__proto__` is a name like any other.
  const data = dataOf(record);
  if (mark !== undefined) return `${quoted(head).slice(0, -2)}${data === '' ? '' : `,"data":{${data}}`}}}`;
  const winlog = {
    channel,
    computer_name: host,
    provider_name: provider,
    event_id: String(eventId),
    record_id: String(recordId),
    version,
    ...(correlation !== undefined && { activity_id: correlation }),
    ...(process !== undefined && {
      process: { pid: process, ...(thread !== undefined && { thread: { id: thread } }) },
    }),
  };
  const inner = `${quoted(winlog).slice(0, -1)}${data === '' ? '' : `,"event_data":{${data}}`}}`;
  return `${quoted(head).slice(0, -1)},"winlog":${inner}}`;
}

function dataOf(record: ShownRecord['record']): string {
  const fields = new Map<string, string[]>();
  for (const [name, values] of namedData(record)) {
    // Elasticsearch takes a dot for a step into an object and refuses a name that is empty or blank.
    const key = name.trim().replaceAll('.', '_') || 'unnamed';
    fields.set(key, [...(fields.get(key) ?? []), ...values]);
  }
  return [...fields]
    .map(([name, values]) => `${quoted(name)}:${values.length === 1 ? quoted(values[0] ?? '') : quoted(values)}`)
    .join(',');
}

/** Half of a surrogate pair is no text for Elasticsearch. */
function quoted(value: string | object): string {
  const replacer = (_key: string, one: unknown): unknown =>
    typeof one === 'string' ? one.replace(/\p{Surrogate}/gu, '\ufffd') : one;
  return plainJsonText(JSON.stringify(value, replacer));
}

const known = new Map<string, 'success' | 'failure' | undefined>();

/** What the record says of its step, where it says the same on every Windows; that a step began, or was going on, is no outcome. */
function outcomeOf({ provider, eventId, mark }: RecordSign): 'success' | 'failure' | undefined {
  const key = mark ?? `${provider.toLowerCase()} ${eventId}`;
  if (!known.has(key)) {
    const sign = { provider, eventId, ...(mark !== undefined && { mark }) };
    const outcomes = new Set(signaturesOfRecord(sign).map(({ signature }) => outcomeIn(signature)));
    known.set(key, outcomes.size === 1 ? [...outcomes][0] : undefined);
  }
  return known.get(key);
}

/** A line of a text log may have no time, which is nothing odd. */
function isWithoutTime({ mark, time }: ShownRecord['record']): boolean {
  return mark !== undefined && time === 0n;
}

function outcomeIn({ verdict, edge }: Signature): 'success' | 'failure' | undefined {
  if (verdict === 'fails') return 'failure';
  return verdict === 'proves' && edge !== 'start' ? 'success' : undefined;
}
