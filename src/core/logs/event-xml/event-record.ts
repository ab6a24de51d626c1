import type { LogRecord, RecordPlace } from '../record';
import { leafText, eventFields } from './event-fields';
import { eventTime } from './event-time';
import { BrokenEvent, type EventElement } from './event-tree';

/** An event without its data, which only a record that is wanted needs. */
export interface EventHead {
  readonly record: Omit<LogRecord, 'data'>;
  /** False where the event tells no record id: such a record counts for no span of ids. */
  readonly hasRecordId: boolean;
}

/** Reads `System`; throws `BrokenEvent` for an event that does not say whose it is. */
export function eventHead(event: EventElement, place: RecordPlace): EventHead {
  const system = child(event, 'System');
  if (!system) throw new BrokenEvent('The event has no System.');
  const provider = child(system, 'Provider')?.attributes.get('Name') ?? '';
  if (provider === '') throw new BrokenEvent('The event names no provider.');
  const eventId = number(textOf(system, 'EventID'));
  if (eventId === undefined) throw new BrokenEvent('The event has no id.');
  const recordId = bigint(textOf(system, 'EventRecordID'));
  const execution = child(system, 'Execution')?.attributes;
  const record: Omit<LogRecord, 'data'> = {
    kind: 'record',
    // A time that is none becomes 1601, which no clock shows and nothing believes.
    time: eventTime(child(system, 'TimeCreated')?.attributes.get('SystemTime') ?? '') ?? 0n,
    host: textOf(system, 'Computer') ?? '',
    channel: textOf(system, 'Channel') ?? '',
    provider,
    eventId,
    version: number(textOf(system, 'Version')) ?? 0,
    level: number(textOf(system, 'Level')) ?? 0,
    recordId: recordId ?? 0n,
    process: number(execution?.get('ProcessID')),
    thread: number(execution?.get('ThreadID')),
    correlation: guid(child(system, 'Correlation')?.attributes.get('ActivityID')),
    place,
  };
  return { record, hasRecordId: recordId !== undefined };
}

/** The whole record. */
export function eventRecord({ record }: EventHead, event: EventElement): LogRecord {
  const { place, ...head } = record;
  return { ...head, data: eventFields(event), place };
}

function child(element: EventElement, name: string): EventElement | undefined {
  for (const one of element.children) if (typeof one !== 'string' && one.name === name) return one;
  return undefined;
}

function textOf(element: EventElement, name: string): string | undefined {
  const found = child(element, name);
  return found && leafText(found)?.trim();
}

function number(text: string | undefined): number | undefined {
  const value = bigint(text);
  return value !== undefined && value <= 0xffff_ffffn ? Number(value) : undefined;
}

/** At most 64 bits. */
function bigint(text: string | undefined): bigint | undefined {
  if (text === undefined || !/^\s*(?:\d{1,20}|0x[0-9a-f]{1,16})\s*$/i.test(text)) return undefined;
  const value = BigInt(text.trim());
  return value <= 0xffff_ffff_ffff_ffffn ? value : undefined;
}

/** Lower case with braces, which some tools leave out. */
function guid(text: string | undefined): string | undefined {
  const lower = text?.trim().toLowerCase();
  if (lower === undefined || lower === '') return undefined;
  return /^[0-9a-f]{8}-/.test(lower) ? `{${lower}}` : lower;
}
