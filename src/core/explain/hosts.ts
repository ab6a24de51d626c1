import { factsOf, isServerBetween, type HostOs } from '../vmconfig/facts/host-os';

/** A range of hosts, both ends included; an absent end is open. */
export interface HostRange {
  readonly from?: HostOs;
  readonly to?: HostOs;
}

/** Whether a host lies in a range. A Windows client has many builds, so only the range of all hosts holds it for sure. */
export function isIn(range: HostRange, host: HostOs | undefined): boolean | undefined {
  if (range.from === undefined && range.to === undefined) return true;
  if (host === undefined || host === 'windows-client') return undefined;
  return isServerBetween(host, range.from ?? 'windows-server-2008', range.to ?? 'windows-server-2025');
}

/** A range in words, to begin a line with. */
export function rangeWords({ from, to }: HostRange): string {
  if (from === undefined) return to === undefined ? 'Every host' : `Up to ${nameOf(to)}`;
  if (to === undefined) return `${nameOf(from)} and later`;
  return from === to ? nameOf(from) : `${nameOf(from)} to ${shortName(to)}`;
}

/** `Windows Server 2012 R2`. */
export function nameOf(host: HostOs): string {
  return factsOf(host).name;
}

function shortName(host: HostOs): string {
  return nameOf(host).replace('Windows Server ', '');
}
