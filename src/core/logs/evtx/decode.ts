import type { LogRecord } from '../record';
import { decodeFields } from './decode-fields';
import type { ChunkTemplates, Instance } from './instance';

/** What a record says of itself where its `System` does not: the frame has a record id and a time as well. */
export interface FrameFacts {
  readonly recordId: bigint;
  /** FILETIME of the write. */
  readonly written: bigint;
}

/** Decodes a record in full. Throws `DamagedRecord` when its bytes cannot be what they claim. */
export function decodeRecord(
  { template, values }: Instance,
  templates: ChunkTemplates,
  frame: FrameFacts,
  place: LogRecord['place'],
): LogRecord {
  const { system, payload } = template;
  return {
    kind: 'record',
    time: values.time(system.time) ?? frame.written,
    host: values.text(system.computer) ?? '',
    channel: values.text(system.channel) ?? '',
    provider: values.text(system.provider) ?? '',
    eventId: values.number(system.eventId) ?? 0,
    version: values.number(system.version) ?? 0,
    level: values.number(system.level) ?? 0,
    recordId: values.bigint(system.recordId) ?? frame.recordId,
    process: values.number(system.process),
    thread: values.number(system.thread),
    correlation: values.text(system.correlation)?.toLowerCase(),
    data: decodeFields(payload, values, templates),
    place,
  };
}
