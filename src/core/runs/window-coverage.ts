import type { CoverageSpan } from '../report/coverage';
import { sameHost } from './clocks';

/** Whether a channel of a host was read whole over some time. */
export type WindowCoverage = 'whole' | 'gap' | 'partly' | 'none';

/**
 * Channel names as scripts and viewers write them: `Microsoft-Windows-Hyper-V-VMMS-Admin` and `.../Admin` are one.
 */
export function sameChannel(a: string, b: string): boolean {
  return a.toLowerCase().replaceAll('/', '-') === b.toLowerCase().replaceAll('/', '-');
}

/**
 * `whole` only when one span of that host and channel holds the whole window and no record id is missing in it: an export that
 * was filtered leaves out ids, and what it left out may be the very record. Times are uncorrected, as logged.
 */
export function windowCoverage(
  spans: readonly CoverageSpan[],
  host: string,
  channel: string,
  from: bigint,
  to: bigint,
): WindowCoverage {
  const own = spans.filter((span) => sameHost(span.host, host) && sameChannel(span.channel, channel));
  const touching = own.filter(({ firstTime, lastTime }) => firstTime <= to && lastTime >= from);
  if (touching.length === 0) return 'none';
  const holding = touching.filter(({ firstTime, lastTime }) => firstTime <= from && lastTime >= to);
  if (holding.length === 0) return 'partly';
  // Where the gap lies in time is not known from ids alone, so any gap in the span counts.
  return holding.some(({ idGaps }) => idGaps.length === 0) ? 'whole' : 'gap';
}

/** The last moment that a channel of a host was read to; `undefined` when it was not read. */
export function coveredUntil(spans: readonly CoverageSpan[], host: string): bigint | undefined {
  const ends = spans.filter((span) => sameHost(span.host, host)).map(({ lastTime }) => lastTime);
  return ends.length === 0 ? undefined : ends.reduce((a, b) => (a > b ? a : b));
}
