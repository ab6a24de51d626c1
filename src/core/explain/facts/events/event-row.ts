import type { StepId } from '../../../process';
import type { HostOs } from '../../../vmconfig/facts/host-os';
import { messageCatalogues } from '../sources';
import type { EventProviderKey } from './providers';

/** How a meaning is known: `seen` in a real log, `quoted` or documented in public text, or from the message `catalogue` alone. */
export type EventEvidence = 'seen' | 'quoted' | 'catalogue';

/** What events of one provider mean on a range of hosts. The same id has several rows where its meaning changed. */
export interface EventRow {
  readonly provider: EventProviderKey;
  readonly ids: readonly number[];
  /** First host OS with this meaning; absent: since the provider exists. */
  readonly from?: HostOs;
  /** Last host OS with this meaning; absent: no later meaning is known. */
  readonly to?: HostOs;
  /** Whole sentences of ours. */
  readonly meaning: string;
  readonly rules: readonly string[];
  /** The step it marks, of an event that the process model does not read; for all others its signatures say it (`stepOf`). */
  readonly step?: StepId;
  readonly evidence: EventEvidence;
  readonly source: string;
}

type Extra = Partial<Pick<EventRow, 'from' | 'to' | 'step' | 'evidence' | 'source'>>;

/** A writer of rows for one provider; what a row does not say comes from the message catalogues. */
export function rowsOf(
  provider: EventProviderKey,
  defaults: Extra = {},
): (ids: number | readonly number[], meaning: string, rules?: readonly string[], extra?: Extra) => EventRow {
  return (ids, meaning, rules = [], extra = {}) => ({
    provider,
    ids: typeof ids === 'number' ? [ids] : ids,
    meaning,
    rules,
    evidence: 'catalogue',
    source: messageCatalogues,
    ...defaults,
    ...extra,
  });
}

/** All ids from one to another. */
export function idsBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_unused, at) => first + at);
}
