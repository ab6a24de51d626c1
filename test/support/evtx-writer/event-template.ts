import type { TemplateContent, TemplateElement, TemplateTree } from './binxml';
import type { EventSpec, EventValue } from './event';
import { codeOf, encodeValue, typeCodes, type EncodedValue } from './values';

const eventNamespace = 'http://schemas.microsoft.com/win/2004/08/events/event';

/** The slots of `System` as they stand in logs of Windows: seen in the templates of several real logs. */
const slots = {
  level: 0,
  opcode: 1,
  task: 2,
  eventId: 3,
  qualifiers: 4,
  keywords: 5,
  time: 6,
  activity: 7,
  process: 8,
  thread: 9,
  recordId: 10,
  version: 11,
  user: 12,
  data: 13,
} as const;

const binXml = 0x21;

const outerTemplates = new WeakMap<EventSpec, TemplateTree>();

/** The same, made once: a benchmark writes one event a hundred thousand times. */
export function systemTemplate(event: EventSpec): TemplateTree {
  let template = outerTemplates.get(event);
  if (!template) outerTemplates.set(event, (template = makeSystemTemplate(event)));
  return template;
}

/** The outer template: `System` with provider, channel and computer as text, and one slot for the data. */
function makeSystemTemplate(event: EventSpec): TemplateTree {
  const { provider, guid, sourceName, channel, host } = event;
  const name: (readonly [string, TemplateContent])[] = [['Name', provider]];
  if (guid !== undefined) name.push(['Guid', guid]);
  if (sourceName !== undefined) name.push(['EventSourceName', sourceName]);
  const slot = (which: keyof typeof slots, type: number): TemplateContent => ({ slot: slots[which], type });
  const element = (
    tag: string,
    child?: TemplateContent,
    attributes?: TemplateElement['attributes'],
  ): TemplateElement => ({
    name: tag,
    ...(attributes && { attributes }),
    ...(child !== undefined && { children: [child] }),
  });
  const system: TemplateElement[] = [
    element('Provider', undefined, name),
    element('EventID', slot('eventId', typeCodes.uint16), [['Qualifiers', slot('qualifiers', typeCodes.uint16)]]),
    element('Version', slot('version', typeCodes.uint8)),
    element('Level', slot('level', typeCodes.uint8)),
    element('Task', slot('task', typeCodes.uint16)),
    element('Opcode', slot('opcode', typeCodes.uint8)),
    element('Keywords', slot('keywords', typeCodes.hex64)),
    element('TimeCreated', undefined, [['SystemTime', slot('time', typeCodes.fileTime)]]),
    element('EventRecordID', slot('recordId', typeCodes.uint64)),
    element('Correlation', undefined, [['ActivityID', slot('activity', typeCodes.guid)]]),
    element('Execution', undefined, [
      ['ProcessID', slot('process', typeCodes.uint32)],
      ['ThreadID', slot('thread', typeCodes.uint32)],
    ]),
    element('Channel', channel),
    element('Computer', host),
    element('Security', undefined, [['UserID', slot('user', typeCodes.sid)]]),
  ];
  const attributes: TemplateElement['attributes'] = [['xmlns', eventNamespace]];
  const first: TemplateElement = { name: 'System', children: system };
  // libevtx refuses a fragment that is null at this place: an event without data has a template without the slot.
  const children = hasData(event) ? [first, { slot: slots.data, type: binXml }] : [first];
  return {
    key: JSON.stringify(['system', provider, guid, sourceName, channel, host, hasData(event)]),
    root: { name: 'Event', attributes, children },
  };
}

function hasData({ data, binary, userData }: EventSpec): boolean {
  return data !== undefined || binary !== undefined || userData !== undefined;
}

/** The values of the outer template; `data` is the fragment for its last slot. */
export function systemValues(event: EventSpec, recordId: bigint, time: bigint, data: Uint8Array): EncodedValue[] {
  const { level = 4, opcode = 0, task = 0, keywords = 0x8000000000000000n, process = 0, thread = 0 } = event;
  const { version = 0, qualifiers, activity, user } = event;
  const optional = (value: EventValue | undefined): EncodedValue => encodeValue(value ?? { type: 'null' });
  return [
    encodeValue({ type: 'uint8', value: level }),
    encodeValue({ type: 'uint8', value: opcode }),
    encodeValue({ type: 'uint16', value: task }),
    encodeValue({ type: 'uint16', value: event.eventId }),
    optional(qualifiers === undefined ? undefined : { type: 'uint16', value: qualifiers }),
    encodeValue({ type: 'hex64', value: keywords }),
    encodeValue({ type: 'fileTime', value: time }),
    optional(activity === undefined ? undefined : { type: 'guid', value: activity }),
    encodeValue({ type: 'uint32', value: process }),
    encodeValue({ type: 'uint32', value: thread }),
    encodeValue({ type: 'uint64', value: recordId }),
    encodeValue({ type: 'uint8', value: version }),
    optional(user === undefined ? undefined : { type: 'sid', value: user }),
    ...(data.length === 0 ? [] : [{ type: binXml, bytes: data }]),
  ];
}

/** A template with the values that fill it. */
export interface FilledTemplate {
  readonly tree: TemplateTree;
  readonly values: readonly EncodedValue[];
}

const innerTemplates = new WeakMap<EventSpec, FilledTemplate>();

/** The inner template with its values; `undefined` for an event without data. */
export function dataTemplate(event: EventSpec): FilledTemplate | undefined {
  let filled = innerTemplates.get(event);
  if (!filled) {
    filled = makeDataTemplate(event);
    if (filled) innerTemplates.set(event, filled);
  }
  return filled;
}

function makeDataTemplate(event: EventSpec): FilledTemplate | undefined {
  const { userData, data, binary } = event;
  if (userData) {
    const children = userData.fields.map(([name, value], slot): TemplateElement => ({
      name,
      children: [{ slot, type: codeOf(value) }],
    }));
    const body: TemplateElement = { name: userData.name, attributes: [['xmlns', userData.namespace]], children };
    const values = userData.fields.map(([, value]) => encodeValue(value));
    return tree({ name: 'UserData', children: [body] }, values);
  }
  if (!data && !binary) return undefined;
  const fields = data ?? [];
  const children = fields.map(([name, value], slot): TemplateElement => ({
    name: 'Data',
    ...(name !== undefined && { attributes: [['Name', name]] }),
    children: [{ slot, type: codeOf(value) }],
  }));
  if (binary) children.push({ name: 'Binary', children: [{ slot: fields.length, type: typeCodes.binary }] });
  const values = fields.map(([, value]) => encodeValue(value));
  if (binary) values.push(encodeValue({ type: 'binary', value: binary }));
  return tree({ name: 'EventData', children }, values);
}

function tree(root: TemplateElement, values: EncodedValue[]): FilledTemplate {
  return { tree: { key: JSON.stringify(root), root }, values };
}
