import type { LogRecord } from '../../logs/record';
import { backupEvents, isBackupEvent, providers } from '../../process';
import { hostBuilds, observe, type Observation, type ObserveOptions } from '../../runs';
import { buildEvents, tellsBuild } from '../../runs/host-builds';
import { catalogueRow } from '../facts/catalogue';
import type { SeverityOrOff } from '../rule';
import { checkRecords } from './check-records';
import { lastingRules } from './lasting';
import { isRuleEvent } from './match-rows';
import type { RecordFinding } from './record-finding';
import { recordRows } from './rows';

export { checkRecords } from './check-records';
export { isRuleEvent } from './match-rows';
export type { RecordFinding } from './record-finding';

export interface DiagnoseOptions extends ObserveOptions {
  readonly severities?: Readonly<Record<string, SeverityOrOff>>;
}

/** Runs and findings of log records, in one pass over them: only what a signature or a rule knows is kept. */
export function diagnoseRecords(
  records: Iterable<LogRecord>,
  options: DiagnoseOptions = {},
): { readonly observation: Observation; readonly findings: readonly RecordFinding[] } {
  const kept: LogRecord[] = [];
  let recordsSeen = 0;
  for (const record of records) {
    recordsSeen++;
    if (record.mark !== undefined || isWanted(record.provider, record.eventId)) kept.push(record);
  }
  const observation = { ...observe(kept, options), recordsSeen };
  const { coverage, severities, shouldStop } = options;
  const findings = checkRecords(kept, observation, {
    builds: hostBuilds(kept, options),
    ...(coverage && { coverage }),
    ...(severities && { severities }),
    ...(shouldStop && { shouldStop }),
  });
  return { observation, findings };
}

/** Events that runs or rules use: what a reader has to decode for `diagnoseRecords`. */
export function isWanted(provider: string, eventId: number): boolean {
  return isBackupEvent(provider, eventId) || isRuleEvent(provider, eventId) || tellsBuild(provider, eventId);
}

/** Provider names and ids of all events that `diagnoseRecords` uses, for a reader that decodes only these. */
export function wantedEvents(): ReadonlyMap<string, ReadonlySet<number>> {
  const wanted = new Map<string, Set<number>>();
  const add = (provider: string, ids: readonly number[]): void => {
    const known = wanted.get(provider) ?? new Set<number>();
    for (const id of ids) known.add(id);
    wanted.set(provider, known);
  };
  for (const { provider, ids } of backupEvents()) add(provider, ids);
  for (const { events } of recordRows) for (const { provider, ids } of events) add(providers[provider], ids);
  for (const { provider, id } of buildEvents) add(provider, [id]);
  return wanted;
}

/** What the registry tells of the rules on records; a code that is also a rule on configurations stands there already. */
export const recordRuleInfos = [
  ...recordRows.map(({ code, severity, severityByHost = {} }) => ({
    code,
    title: catalogueRow(code).title,
    severity,
    severityByHost,
  })),
  ...lastingRules.map((rule) => ({ ...rule, severityByHost: {} })),
].sort((a, b) => (a.code < b.code ? -1 : 1));
