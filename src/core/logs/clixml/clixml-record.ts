import type { EventElement } from '../event-xml/event-tree';
import { leafText } from '../event-xml/event-fields';
import type { Reading } from '../exported/export-format';
import { bigOf, bracedGuid, fullProvider, numberOf, type FoundRecord } from '../exported/found-record';
import { messageData } from '../exported/message-data';
import type { RecordField } from '../record';

/**
 * The record of one object of CLIXML ([MS-PSRP] section 2.2.5); why it is none, in a sentence, for an object of another class. `classes` keeps
 * the names of classes, which stand once in a file and are then referred to.
 */
export function clixmlRecord(root: EventElement, reading: Reading, classes: Map<string, string>): FoundRecord | string {
  const properties = new Map([...propertiesIn(root, 'Props'), ...propertiesIn(root, 'MS')]);
  const get = (name: string): string | undefined => valueOf(properties.get(name));
  const className = classOf(root, classes);
  const provider = fullProvider(get('ProviderName') ?? '');
  const eventId = numberOf(get('Id'));
  if (provider === '' || eventId === undefined) {
    const what =
      className === undefined ? `A value of type "${root.name}"` : `An object of the class ${className.slice(0, 120)}`;
    return `${what} is no event: it has no provider and event id.`;
  }
  const data = dataOf(properties.get('Properties'));
  const message = get('Message') ?? '';
  const time = get('TimeCreated');
  return {
    time: time === undefined ? undefined : reading.times.read(time),
    host: get('MachineName') ?? '',
    channel: get('LogName') ?? '',
    provider,
    eventId,
    version: numberOf(get('Version')) ?? 0,
    level: reading.levels.read(get('Level') ?? get('LevelDisplayName') ?? ''),
    recordId: bigOf(get('RecordId')),
    process: numberOf(get('ProcessId')),
    thread: numberOf(get('ThreadId')),
    correlation: bracedGuid(get('ActivityId')),
    data: data.length > 0 ? data : messageData(provider, message),
  };
}

function classOf(root: EventElement, classes: Map<string, string>): string | undefined {
  for (const child of root.children) {
    if (typeof child === 'string') continue;
    const id = child.attributes.get('RefId') ?? '';
    if (child.name === 'TNRef') return classes.get(id);
    if (child.name !== 'TN') continue;
    const first = child.children.find((one): one is EventElement => typeof one !== 'string');
    const name = first && leafText(first);
    // A file has a few dozen classes; a made-up one shall not fill the memory.
    if (name !== undefined && classes.size < 10_000) classes.set(id, name);
    return name;
  }
  return undefined;
}

function propertiesIn(root: EventElement, name: 'Props' | 'MS'): (readonly [string, EventElement])[] {
  const holder = childOf(root, name);
  return (holder?.children ?? []).flatMap((child) => {
    const key = typeof child === 'string' ? undefined : child.attributes.get('N');
    return typeof child === 'string' || key === undefined ? [] : [[unescaped(key), child] as const];
  });
}

function childOf(element: EventElement, name: string): EventElement | undefined {
  return element.children.find((child): child is EventElement => typeof child !== 'string' && child.name === name);
}

/** The text of a value, or what an object calls itself; `undefined` for `Nil` and for what is a reference. */
function valueOf(element: EventElement | undefined): string | undefined {
  if (!element || element.name === 'Nil' || element.name === 'Ref') return undefined;
  const shown = element.name === 'Obj' ? childOf(element, 'ToString') : element;
  const text = shown && leafText(shown);
  return text === undefined ? undefined : unescaped(text);
}

/** The list of EventProperty objects, each with a `Value`. */
function dataOf(properties: EventElement | undefined): RecordField[] {
  const list = properties && (childOf(properties, 'LST') ?? childOf(properties, 'IE'));
  return (list?.children ?? []).flatMap((one) => {
    if (typeof one === 'string') return [];
    const value = propertiesIn(one, 'Props').find(([name]) => name === 'Value')?.[1];
    return value ? [{ name: undefined, value: valueOf(value) ?? '' }] : [];
  });
}

/** `_x000D_` stands for a character that XML would not keep ([MS-PSRP] section 2.2.5.3.2). */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
