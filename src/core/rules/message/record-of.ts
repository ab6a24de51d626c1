import { messageData, quotedIn } from '../../logs/exported/message-data';
import type { LogRecord, RecordField } from '../../logs/record';
import type { EventRow } from '../records/record-rule';
import type { MessageEvent, MessageText } from '../../message/model';
import { tokensIn } from '../../message/tokens';

/** For sentences on the computer that logged it. */
const unnamedHost = 'that computer';

/** The record that an event of a text stands for, without a time: what its message says is its data. */
export function recordOf({ text }: MessageText, { id, provider, body }: MessageEvent): LogRecord {
  const message = text.slice(body.start, body.end);
  return {
    kind: 'record',
    time: 0n,
    host: unnamedHost,
    channel: '',
    provider,
    eventId: id,
    version: 0,
    level: 0,
    recordId: 0n,
    process: undefined,
    thread: undefined,
    correlation: undefined,
    data: [...messageData(provider, message), ...nameIn(provider, message)],
    place: { uri: '', byteOffset: body.start },
  };
}

/**
 * Copies of a message often lack the id in brackets at its end. What events of these sources quote first and is no path is the VM, but for
 * the text of an error, which ends in a full stop.
 */
function nameIn(provider: string, message: string): RecordField[] {
  if (!/^Microsoft-Windows-Hyper-V-(?:VMMS|Worker|SynthStor|Integration(?:-VSS)?)$/i.test(provider)) return [];
  const name = quotedIn(message).find((one) => !one.includes('\\') && !/^[.\d]*$/.test(one));
  return name === undefined || name.length > 100 || name.endsWith('.')
    ? []
    : [{ name: 'VmName', value: name, from: 'message' }];
}

/** The same with the disk at the place where a rule looks for it: a message names it once. */
export function withFile(record: LogRecord, { text }: MessageText, { body }: MessageEvent, row: EventRow): LogRecord {
  const at = row.fields?.file;
  if (typeof at !== 'number' || at === 0) return record;
  // A path may be broken where the console ended.
  const message = text.slice(body.start, body.end).replace(/[ \t]*[\r\n]+[ \t]*/g, '');
  const file = tokensIn(message.slice(0, 8000)).find(({ kind }) => kind === 'file');
  if (!file) return record;
  const empty: RecordField = { name: undefined, value: '' };
  const places = Array.from({ length: at - 1 }, () => empty);
  return { ...record, data: [...places, { name: undefined, value: file.value }, ...record.data] };
}
