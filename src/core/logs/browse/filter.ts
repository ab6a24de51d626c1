import { isIn, type EvtxQuery, type Wanted } from '../evtx/query';
import type { LogRecord } from '../record';
import { backupRecords, meaningOf } from '../records/meaning';
import { parseEventIds } from './event-ids';

/** Which rows are shown. Every condition that is set must hold; places that are damaged are shown whatever is asked. */
export interface LogFilter {
  /** Only the records that the tables of events know. */
  readonly backup?: boolean;
  /** Parts of names of providers, one of which must be in it. */
  readonly provider?: string;
  /** `19070, 19080-19100, -4624`. */
  readonly ids?: string;
  readonly levels?: readonly number[];
  /** Name or id of a VM, anywhere in the data. */
  readonly vm?: string;
  /** FILETIME: not before this. */
  readonly since?: bigint;
  /** FILETIME: before this. */
  readonly until?: bigint;
  /** Anywhere in what the record says, or in what it is known to mean, in any case. */
  readonly text?: string;
}

/** A filter made ready. */
export interface CompiledFilter {
  /** What can be decided before a record is decoded. */
  readonly query: EvtxQuery;
  /** The whole filter, on a decoded record. */
  readonly matches: (record: LogRecord) => boolean;
  /** Nothing is asked: all rows are shown. */
  readonly isEmpty: boolean;
}

/** Makes a filter ready, or says in a sentence what of it cannot be understood. */
export function compileFilter(filter: LogFilter): CompiledFilter | { readonly problem: string } {
  const ids = parseEventIds(filter.ids ?? '');
  if (ids?.problem !== undefined) return { problem: ids.problem };
  const { since, until } = filter;
  if (since !== undefined && until !== undefined && since >= until)
    return { problem: 'The end of the time lies before its beginning.' };
  const query: EvtxQuery = {
    wanted: (provider) => wantedOf(provider.toLowerCase(), filter, ids?.ids),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
  const tests = testsOf(filter);
  const isAll = filter.backup !== true && words(filter.provider).length === 0 && ids === undefined;
  return {
    query,
    isEmpty: isAll && since === undefined && until === undefined && tests.length === 0,
    matches: (record) => answers(query, record) && tests.every((holds) => holds(record)),
  };
}

/** Whether a query takes a record that is decoded. */
export function answers({ wanted, since, until }: EvtxQuery, { provider, eventId, time }: LogRecord): boolean {
  if (!isIn(wanted(provider), eventId)) return false;
  return (since === undefined || time >= since) && (until === undefined || time < until);
}

function wantedOf(
  provider: string,
  { backup, provider: names }: LogFilter,
  ids: ReadonlySet<number> | undefined,
): Wanted {
  const parts = words(names);
  if (parts.length > 0 && !parts.some((part) => provider.includes(part))) return 'none';
  const known = backup === true ? backupRecords.wanted(provider) : 'all';
  if (!ids || known === 'none') return known;
  return known === 'all' ? ids : new Set([...known].filter((id) => ids.has(id)));
}

function words(text = ''): string[] {
  return text
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
}

function testsOf({ levels, vm, text }: LogFilter): ((record: LogRecord) => boolean)[] {
  const tests: ((record: LogRecord) => boolean)[] = [];
  if (levels && levels.length > 0) {
    const wanted = new Set(levels);
    tests.push(({ level }) => wanted.has(level));
  }
  const named = vm?.trim().toLowerCase() ?? '';
  if (named !== '') tests.push(({ data }) => data.some(({ value }) => value.toLowerCase().includes(named)));
  const looked = text?.trim().toLowerCase() ?? '';
  if (looked !== '') tests.push((record) => says(record, looked));
  return tests;
}

function says(record: LogRecord, text: string): boolean {
  const { provider, host, channel, eventId, recordId, correlation = '', data } = record;
  const has = (value: string): boolean => value.toLowerCase().includes(text);
  if (has(provider) || has(host) || has(channel) || has(correlation)) return true;
  if (String(eventId) === text || String(recordId) === text) return true;
  if (data.some(({ name = '', value }) => has(value) || has(name))) return true;
  // What is shown can be found: the meaning stands in the table, though not in the log.
  return has(meaningOf(record, undefined)?.text ?? '');
}
