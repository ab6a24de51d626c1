import type { EventSpec, EventValue, TypedValue } from './evtx-writer';

/** How a log is rendered. */
export interface XmlOptions {
  readonly firstRecordId?: bigint;
  /** What `wevtutil` uses. */
  readonly quote?: '"' | "'";
  /** With its colon, for element names; nothing without it. */
  readonly prefix?: string;
  /** Of the time. */
  readonly decimals?: 7 | 9;
  /** Added behind the data, as `/f:RenderedXml` does. */
  readonly rendering?: string;
}

/** One event each, rendered as Windows shows it, written by hand from the forms of `wevtutil` and Event Viewer. */
export function eventsToXml(events: readonly EventSpec[], options: XmlOptions = {}): string[] {
  const { firstRecordId = 1n } = options;
  return events.map((event, at) => eventXml(event, firstRecordId + BigInt(at), options));
}

function eventXml(event: EventSpec, recordId: bigint, options: XmlOptions): string {
  const { quote = "'", prefix = '', decimals = 9, rendering = '' } = options;
  const attribute = (name: string, value: string | number | undefined): string =>
    value === undefined ? '' : ` ${name}=${quote}${escaped(String(value))}${quote}`;
  const element = (name: string, text: string, attributes = ''): string =>
    `<${prefix}${name}${attributes}>${text}</${prefix}${name}>`;
  const empty = (name: string, attributes: string): string => `<${prefix}${name}${attributes}/>`;
  const space = 'http://schemas.microsoft.com/win/2004/08/events/event';
  const system = [
    empty(
      'Provider',
      attribute('Name', event.provider) +
        attribute('Guid', event.guid) +
        attribute('EventSourceName', event.sourceName),
    ),
    element('EventID', String(event.eventId), attribute('Qualifiers', event.qualifiers)),
    element('Version', String(event.version ?? 0)),
    element('Level', String(event.level ?? 4)),
    element('Task', String(event.task ?? 0)),
    element('Opcode', String(event.opcode ?? 0)),
    element('Keywords', `0x${(event.keywords ?? 0x8000000000000000n).toString(16)}`),
    empty('TimeCreated', attribute('SystemTime', timeText(event.time, decimals))),
    element('EventRecordID', String(recordId)),
    empty('Correlation', attribute('ActivityID', event.activity)),
    empty('Execution', attribute('ProcessID', event.process ?? 0) + attribute('ThreadID', event.thread ?? 0)),
    element('Channel', escaped(event.channel)),
    element('Computer', escaped(event.host)),
    empty('Security', attribute('UserID', event.user)),
  ].join('');
  const named = ([name, value]: readonly [string | undefined, EventValue]): string =>
    shown(value)
      .map((text) => element('Data', escaped(text), attribute('Name', name)))
      .join('');
  const binary = event.binary ? element('Binary', hex(event.binary)) : '';
  const hasEventData = event.data !== undefined || event.binary !== undefined;
  const eventData = hasEventData ? element('EventData', (event.data ?? []).map(named).join('') + binary) : '';
  const { userData } = event;
  const leaves = userData?.fields.flatMap(([name, value]) =>
    shown(value).map((text) => `<${name}>${escaped(text)}</${name}>`),
  );
  const data = userData
    ? element(
        'UserData',
        `<${userData.name} xmlns=${quote}${userData.namespace}${quote}>${leaves?.join('') ?? ''}</${userData.name}>`,
      )
    : eventData;
  const xmlns = prefix === '' ? attribute('xmlns', space) : attribute(`xmlns:${prefix.slice(0, -1)}`, space);
  return element('Event', element('System', system) + data + rendering, xmlns);
}

function timeText(time: string, decimals: 7 | 9): string {
  const [whole = '', fraction = ''] = time.replace('Z', '').split('.');
  return `${whole}.${fraction.padEnd(decimals, '0')}Z`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
    .replaceAll('\r', '&#xD;');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex').toUpperCase();
}

/** What Windows shows of a value. */
function shown(value: string | TypedValue): string[] {
  if (typeof value === 'string') return [value];
  switch (value.type) {
    case 'array':
      return value.items.flatMap(shown);
    case 'hex32':
    case 'hex64':
      return [`0x${value.value.toString(16)}`];
    case 'binary':
      return [hex(value.value)];
    case 'null':
      return [];
    default:
      return [String(value.value)];
  }
}
