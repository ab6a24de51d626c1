import type { LogRecord } from '../logs/record';
import { providerKey } from '../process';
import { guidOf } from './fields';
import type { ClockOffset } from './run';

const unitsPerMs = 10_000n;
/** Clocks of a domain stay within five minutes (Kerberos); a "shared fact" further apart than a day is none. */
const farApart = 24n * 3_600_000n * unitsPerMs;

/** Facts that two computers log at nearly the same moment, as a key; `undefined` for a record that is no such fact. */
function sharedFact({ provider, eventId, data }: LogRecord): string | undefined {
  const key = providerKey(provider);
  const value = (at: number): string => data[at - 1]?.value.trim() ?? '';
  if (key === 'cluster' && eventId === 5217) return set(eventId, guidOf(value(2)));
  if (key === 'vssaudit' && eventId === 8222) return set(eventId, guidOf(value(5)));
  // A migration is logged by the source and by the target: 22501 and 22502 when it starts, 22503 and 22504 when it ends.
  if (key === 'availability' && eventId >= 22501 && eventId <= 22504) {
    const vm = guidOf(value(1));
    return vm && `migration ${eventId <= 22502 ? 'start' : 'end'} ${vm}`;
  }
  if (key === 'cluster' && (eventId === 5140 || eventId === 5141)) return `backup mode ${eventId} ${value(1)}`;
  return undefined;
}

/** Of one event only: between the creation of a set and its failure there is real time. */
function set(eventId: number, id: string | undefined): string | undefined {
  return id === undefined ? undefined : `set ${eventId} ${id}`;
}

/**
 * The correction for each computer's clock. What is given wins. Else facts that a computer shares with the reference - the one
 * with the most records - are paired in their order, and the median of the differences is the correction: by two facts that
 * agree, or by one snapshot set, whose id cannot be mistaken. Below two seconds nothing is corrected.
 */
export function estimateClocks(records: readonly LogRecord[], given: ReadonlyMap<string, number>): ClockOffset[] {
  const counts = new Map<string, number>();
  for (const { host } of records) counts.set(host, (counts.get(host) ?? 0) + 1);
  const hosts = [...counts.keys()].sort();
  const [reference] = [...hosts].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1));
  const facts = factsByHost(records);
  return hosts.map((host): ClockOffset => {
    const said = givenFor(given, host);
    if (said !== undefined) return { host, correctionMs: said, from: 'given', facts: 0 };
    if (host === reference) return { host, correctionMs: 0, from: 'reference', facts: 0 };
    return estimated(host, differences(facts.get(reference ?? '') ?? noFacts, facts.get(host) ?? noFacts));
  });
}

function givenFor(given: ReadonlyMap<string, number>, host: string): number | undefined {
  for (const [name, ms] of given) if (sameHost(name, host)) return ms;
  return undefined;
}

/** `HV01` and `hv01.corp.example` are one computer. */
export function sameHost(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left === right || (left.includes('.') !== right.includes('.') && firstLabel(left) === firstLabel(right));
}

/** The name of a computer without its domain. */
export function firstLabel(host: string): string {
  return host.split('.')[0] ?? host;
}

const noFacts = new Map<string, bigint[]>();

function factsByHost(records: readonly LogRecord[]): Map<string, Map<string, bigint[]>> {
  const facts = new Map<string, Map<string, bigint[]>>();
  for (const record of records) {
    const fact = sharedFact(record);
    if (fact === undefined) continue;
    const own = facts.get(record.host) ?? new Map<string, bigint[]>();
    facts.set(record.host, own.set(fact, [...(own.get(fact) ?? []), record.time]));
  }
  return facts;
}

interface Difference {
  readonly ms: number;
  readonly isExact: boolean;
}

function differences(reference: Map<string, bigint[]>, own: Map<string, bigint[]>): Difference[] {
  return [...own].flatMap(([fact, times]) => {
    const others = reference.get(fact) ?? [];
    // A fact that one of the two logged more often than the other cannot be paired.
    if (others.length !== times.length) return [];
    return times.flatMap((time, at) => {
      const difference = (others[at] ?? time) - time;
      const isNear = difference < farApart && -difference < farApart;
      return isNear ? [{ ms: Number(difference / unitsPerMs), isExact: fact.startsWith('set ') }] : [];
    });
  });
}

function estimated(host: string, found: readonly Difference[]): ClockOffset {
  const none = (note?: string): ClockOffset => ({
    host,
    correctionMs: 0,
    from: 'none',
    facts: found.length,
    ...(note !== undefined && { note }),
  });
  if (found.length === 0) return none();
  const sorted = found.map(({ ms }) => ms).sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const spread = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0);
  if (Math.abs(median) < 2000) return { host, correctionMs: 0, from: 'estimated', facts: found.length };
  if (found.length === 1 && !found[0]?.isExact) return none('one shared fact is too little to correct a clock by');
  if (spread > Math.abs(median) / 2)
    return none(`the shared facts differ by ${(spread / 1000).toFixed(1)} s among themselves`);
  return { host, correctionMs: median, from: 'estimated', facts: found.length };
}
