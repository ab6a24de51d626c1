import { bigOf, bracedGuid, fullProvider, numberOf, type FoundRecord } from '../exported/found-record';
import type { Reading } from '../exported/export-format';
import { messageData } from '../exported/message-data';
import type { RecordField } from '../record';
import { jsonTime } from './json-time';
import { at, firstOf, isObject, textOf, wordOf, type JsonObject } from './json-value';

/** Where a shape has what: paths, the first that is there counts. */
interface JsonShape {
  readonly provider: readonly string[];
  readonly eventId: readonly string[];
  readonly channel: readonly string[];
  readonly host: readonly string[];
  readonly time: readonly string[];
  readonly recordId: readonly string[];
  readonly level: readonly string[];
  readonly version: readonly string[];
  readonly process: readonly string[];
  readonly thread: readonly string[];
  readonly correlation: readonly string[];
  readonly message: readonly string[];
  readonly data: (object: JsonObject) => RecordField[];
}

/** Winlogbeat's object of the process that logged. */
const shippedProcess = 'winlog.process';

/** The shapes whose files were seen or whose fields are documented; the one whose provider and id are both there is taken. */
const shapes: readonly JsonShape[] = [
  {
    // Get-WinEvent: properties of EventLogRecord (learn.microsoft.com, System.Diagnostics.Eventing.Reader).
    provider: ['ProviderName'],
    eventId: ['Id'],
    channel: ['LogName'],
    host: ['MachineName'],
    time: ['TimeCreated'],
    recordId: ['RecordId'],
    level: ['Level', 'LevelDisplayName'],
    version: ['Version'],
    process: ['ProcessId'],
    thread: ['ThreadId'],
    correlation: ['ActivityId'],
    message: ['Message'],
    data: (object) => propertiesOf(at(object, 'Properties')),
  },
  {
    // Winlogbeat 7 and later (elastic.co, "Winlogbeat fields").
    provider: ['winlog.provider_name'],
    eventId: ['winlog.event_id', 'event.code'],
    channel: ['winlog.channel'],
    host: ['winlog.computer_name', 'host.name'],
    time: ['winlog.time_created', '@timestamp'],
    recordId: ['winlog.record_id'],
    level: ['log.level'],
    version: ['winlog.version'],
    process: [`${shippedProcess}.pid`],
    thread: [`${shippedProcess}.thread.id`],
    correlation: ['winlog.activity_id'],
    message: ['message'],
    data: (object) => [...named(at(object, 'winlog.event_data')), ...named(at(object, 'winlog.user_data'))],
  },
  {
    // Security-Datasets of OTRF: data stand beside the rest.
    provider: ['SourceName'],
    eventId: ['EventID'],
    channel: ['Channel'],
    host: ['Hostname'],
    time: ['TimeCreated', '@timestamp'],
    recordId: ['EventRecordID', 'RecordNumber'],
    level: ['Level'],
    version: ['Version'],
    process: ['ExecutionProcessID'],
    thread: ['ExecutionThreadID', 'ThreadID'],
    correlation: ['ActivityID'],
    message: ['Message'],
    data: (object) => others(object),
  },
];

/** Of the last shape: what is no data of the event. */
const envelope: ReadonlySet<string> = new Set([
  ...[
    'SourceName',
    'EventID',
    'Channel',
    'Hostname',
    'TimeCreated',
    '@timestamp',
    'EventRecordID',
    'RecordNumber',
    'Level',
  ],
  ...[
    'Version',
    'ExecutionProcessID',
    'ExecutionThreadID',
    'ThreadID',
    'ActivityID',
    'Message',
    'Task',
    'Keywords',
    'Opcode',
  ],
  ...[
    'OpcodeValue',
    'ProviderGuid',
    'EventType',
    'Severity',
    'SeverityValue',
    'EventTime',
    'EventReceivedTime',
    '@version',
  ],
  ...['SourceModuleName', 'SourceModuleType', 'host', 'port', 'tags', 'Category'],
]);

/** The record of one object; why it is none, in a sentence, where it is no event. */
export function jsonRecord(text: string, { times, levels, note }: Reading): FoundRecord | string {
  const object = parsed(text);
  if (typeof object === 'string') return object;
  // Elasticsearch keeps the event in `_source`.
  const source = at(object, '_source');
  const event = isObject(source) ? source : object;
  const shape = shapes.find(({ provider, eventId }) => has(event, provider) && has(event, eventId));
  if (!shape) return 'The object has no provider and event id by any name that is known.';
  const get = (name: Exclude<keyof JsonShape, 'data'>): unknown => firstOf(event, ...shape[name]);
  const eventId = numberOf(get('eventId'));
  if (eventId === undefined) return 'The event id of the object is no number.';
  const provider = fullProvider(wordOf(get('provider')));
  const data = shape.data(event);
  const message = textOf(get('message')) ?? '';
  const given = get('time');
  const time = jsonTime(given, times);
  if (time === undefined) note('Some records have no time that is understood.');
  return {
    time,
    host: wordOf(get('host')),
    channel: wordOf(get('channel')),
    provider,
    eventId,
    version: numberOf(get('version')) ?? 0,
    level: levels.read(wordOf(get('level'))),
    recordId: bigOf(get('recordId')),
    process: numberOf(get('process')),
    thread: numberOf(get('thread')),
    correlation: bracedGuid(get('correlation')),
    data: data.length > 0 ? data : messageData(provider, message),
  };
}

/** Making an error takes long, and a file may be nothing but what is no JSON. */
const beginsAsObject = /^\{\s*["}]/;

function parsed(text: string): JsonObject | string {
  if (!beginsAsObject.test(text)) return 'The object is no JSON.';
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof RangeError)) throw error;
    return 'The object is no JSON.';
  }
  return 'It is no object.';
}

function has(object: JsonObject, paths: readonly string[]): boolean {
  return firstOf(object, ...paths) !== undefined;
}

/** `Properties` of Get-WinEvent: values in the order of the event, without names. At a depth of 1 they are names of a class only. */
function propertiesOf(value: unknown): RecordField[] {
  if (!Array.isArray(value) || !value.every((one) => isObject(one) && Object.hasOwn(one, 'Value'))) return [];
  return value.map((one: unknown) => ({
    name: undefined,
    value: (isObject(one) ? textOf(one['Value']) : undefined) ?? '',
  }));
}

/** Winlogbeat calls values without a name `param1`, `param2`. */
function named(value: unknown): RecordField[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    if (name === 'xml_name') return [];
    if (isObject(one)) return named(one);
    return [{ name: /^param\d+$/.test(name) ? undefined : name, value: textOf(one) ?? '' }];
  });
}

/** Shippers leave out data as they like, so the message stays beside them. */
function others(object: JsonObject): RecordField[] {
  const fields: RecordField[] = Object.entries(object).flatMap(([name, value]) =>
    envelope.has(name) ? [] : [{ name, value: textOf(value) ?? '' }],
  );
  const message = textOf(at(object, 'Message'));
  if (fields.length > 0 && message !== undefined) fields.push({ name: 'Message', value: message, from: 'message' });
  return fields;
}
