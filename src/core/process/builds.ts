import { factsOf, type HostOs } from '../vmconfig/facts/host-os';

/**
 * Windows builds as `major.minor.build`, both ends included; an end that is absent is open. Event ids change their meaning
 * between builds (10103 is a failed roll-back up to 6.2 and a missing SCSI controller from 6.3), so every row has a range.
 */
export interface BuildRange {
  readonly from?: string;
  readonly to?: string;
}

/** How a row's builds and what is known of a host go together. */
export type BuildMatch = 'yes' | 'maybe' | 'no';

export const anyBuild: BuildRange = {};
/** 2008 and 2008 R2 and their service packs. */
export const upTo2008R2: BuildRange = { to: '6.1.7601' };
export const only2012: BuildRange = { from: '6.2.9200', to: '6.2.9200' };
export const upTo2012: BuildRange = { to: '6.2.9200' };
export const since2012: BuildRange = { from: '6.2.9200' };
export const only2012And2012R2: BuildRange = { from: '6.2.9200', to: '6.3.9600' };
export const only2012R2: BuildRange = { from: '6.3.9600', to: '6.3.9600' };
export const upTo2012R2: BuildRange = { to: '6.3.9600' };
export const since2012R2: BuildRange = { from: '6.3.9600' };
/** 1607 and later; the texts were read up to 1703, later builds are taken to keep them. */
export const since2016: BuildRange = { from: '10.0.14393' };

/** The builds that a host OS can have; of a client only that it is not older than Hyper-V on clients, 6.2. */
export function buildsOf(os: HostOs): BuildRange {
  if (os === 'windows-client') return { from: '6.2.9200' };
  const { build } = factsOf(os);
  if (build === undefined) return anyBuild;
  // 2008 came out as 6.0.6001 and got 6.0.6002 by service pack; 2008 R2 as 6.1.7600 and 6.1.7601.
  if (os === 'windows-server-2008') return { from: '6.0.6001', to: '6.0.6003' };
  if (os === 'windows-server-2008-r2') return { from: '6.1.7600', to: '6.1.7601' };
  return { from: build, to: build };
}

/** `yes` when every build of the host is in the row, `no` when none is. */
export function matchBuilds(row: BuildRange, host: BuildRange): BuildMatch {
  if (isBelow(host.to, row.from) || isBelow(row.to, host.from)) return 'no';
  const lowInside = row.from === undefined || (host.from !== undefined && compareBuilds(host.from, row.from) >= 0);
  const highInside = row.to === undefined || (host.to !== undefined && compareBuilds(host.to, row.to) <= 0);
  return lowInside && highInside ? 'yes' : 'maybe';
}

/** The builds in both; `undefined` when there is none. */
export function intersectBuilds(a: BuildRange, b: BuildRange): BuildRange | undefined {
  if (isBelow(a.to, b.from) || isBelow(b.to, a.from)) return undefined;
  const from = pick(a.from, b.from, 1);
  const to = pick(a.to, b.to, -1);
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** The smallest range that holds both. */
export function spanBuilds(a: BuildRange, b: BuildRange): BuildRange {
  const from = a.from === undefined || b.from === undefined ? undefined : pick(a.from, b.from, -1);
  const to = a.to === undefined || b.to === undefined ? undefined : pick(a.to, b.to, 1);
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Negative when `a` is older. Parts that are no number count as 0. */
export function compareBuilds(a: string, b: string): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  for (let at = 0; at < 3; at++) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partsOf(build: string): number[] {
  return build.split('.').map((part) => Number.parseInt(part, 10) || 0);
}

function isBelow(to: string | undefined, from: string | undefined): boolean {
  return to !== undefined && from !== undefined && compareBuilds(to, from) < 0;
}

function pick(a: string | undefined, b: string | undefined, sign: 1 | -1): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compareBuilds(a, b) * sign >= 0 ? a : b;
}

/** A range for people: `Windows Server 2012 R2 and later`. */
export function buildsInWords(range: BuildRange): string {
  const { from, to } = range;
  if (from === undefined && to === undefined) return 'any Windows';
  if (from === undefined) return `${nameOf(to ?? '')} and earlier`;
  if (to === undefined) return `${nameOf(from)} and later`;
  return nameOf(from) === nameOf(to) ? nameOf(from) : `${nameOf(from)} to ${nameOf(to)}`;
}

const names: readonly (readonly [string, string])[] = [
  ['6.0', 'Windows Server 2008'],
  ['6.1', 'Windows Server 2008 R2'],
  ['6.2', 'Windows Server 2012'],
  ['6.3', 'Windows Server 2012 R2'],
  ['10.0.14393', 'Windows Server 2016'],
  ['10.0.17763', 'Windows Server 2019'],
  ['10.0.20348', 'Windows Server 2022'],
  ['10.0.26100', 'Windows Server 2025'],
];

function nameOf(build: string): string {
  return names.find(([start]) => build === start || build.startsWith(`${start}.`))?.[1] ?? `Windows build ${build}`;
}
