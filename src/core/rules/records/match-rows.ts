import type { LogRecord } from '../../logs/record';
import { buildsSaid } from '../../message/shapes';
import { matchBuilds, providerKey, type BuildMatch, type BuildRange } from '../../process';
import { intersectBuilds } from '../../process/builds';
import type { EventRow, RecordRule } from './record-rule';
import { codeOf } from './read-values';
import { recordRows } from './rows';

/** A rule that a record meets, by its provider, id, build and code; `where` is asked by whoever knows the runs. */
export interface RowMatch {
  readonly rule: RecordRule;
  readonly row: EventRow;
  readonly build: Exclude<BuildMatch, 'no'>;
}

const byEvent = new Map<string, { readonly rule: RecordRule; readonly row: EventRow }[]>();
for (const rule of recordRows) {
  for (const row of rule.events) {
    for (const id of row.ids) {
      const key = `${row.provider} ${id}`;
      byEvent.set(key, [...(byEvent.get(key) ?? []), { rule, row }]);
    }
  }
}

/** True for events that some rule is about, on any build. */
export function isRuleEvent(provider: string, eventId: number): boolean {
  const key = providerKey(provider);
  return key !== undefined && (byEvent.has(`${key} ${eventId}`) || (key === 'vmms' && eventId === 19080));
}

/** The rules that a record meets on a host of these builds; the words of a message that was copied with it may tell more of them. */
export function rowsFor(record: LogRecord, builds: BuildRange): RowMatch[] {
  const key = providerKey(record.provider);
  const events = key === undefined ? undefined : byEvent.get(`${key} ${record.eventId}`);
  if (key === undefined || !events) return [];
  const message = record.data.find(({ name, from }) => name === 'Message' && from === 'message')?.value;
  const said = message === undefined ? undefined : buildsSaid(key, record.eventId, message);
  const own = said === undefined ? builds : (intersectBuilds(said, builds) ?? said);
  return events.flatMap(({ rule, row }) => {
    const build = matchBuilds(row.builds ?? {}, own);
    return build === 'no' || !meetsCodes(record, row) ? [] : [{ rule, row, build }];
  });
}

function meetsCodes(record: LogRecord, { codes, notCodes, fields }: EventRow): boolean {
  if (!codes && !notCodes) return true;
  const code = codeOf(record, fields);
  if (codes) return code !== undefined && codes.includes(code);
  return code === undefined || notCodes?.includes(code) !== true;
}
