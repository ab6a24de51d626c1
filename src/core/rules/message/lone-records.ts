import type { LogRecord } from '../../logs/record';
import { readMessage } from '../../message';
import { tokensIn } from '../../message/tokens';
import type { MessageText } from '../../message/model';
import type { RecordFinding } from '../records';
import type { SeverityOrOff } from '../rule';
import { placeOf } from '../../runs/event';
import type { HostOs } from '../../vmconfig/facts/host-os';
import { checkMessage } from './check-message';

export interface LoneOptions {
  readonly hostOs?: HostOs | undefined;
  readonly severities?: Readonly<Record<string, SeverityOrOff>> | undefined;
}

/**
 * What can be said of a few records that somebody copied out of a log: rules that ask for a backup beside them, or for the computer, find
 * neither, so each is judged as its message would be that was pasted alone.
 */
export function loneFindings(records: readonly LogRecord[], { hostOs, severities }: LoneOptions): RecordFinding[] {
  return records.flatMap((record) =>
    checkMessage(messageOf(record), {
      uri: record.place.uri,
      host: hostOs && { os: hostOs, source: 'flag' },
      severities,
    }).map(({ code, severity, message, uri, fixes }) => ({
      code,
      severity,
      message,
      uri,
      fixes,
      related: [],
      record: placeOf(record),
      runIds: [],
      repeats: 0,
    })),
  );
}

function messageOf({ data, provider, eventId: id }: LogRecord): MessageText {
  const text = data.find(({ name, from }) => name === 'Message' && from === 'message')?.value ?? '';
  const span = { start: 0, end: text.length };
  const { parts } = readMessage(text, true);
  let at = 0;
  const tokens = text.split('\n').flatMap((line) => {
    const found = tokensIn(line, at);
    at += line.length + 1;
    return found;
  });
  const event = { id, provider, from: 'head' as const, span, body: span };
  return { text, events: [event], vss: [], tokens, parts, isAlone: true, read: [span], problems: [] };
}
