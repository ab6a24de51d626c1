import type { LogRecord } from '../logs/record';
import { buildsOf, type BuildRange } from '../process';
import { intersectBuilds } from '../process/builds';
import { buildsWith } from '../process/signatures';
import { factsOf, hostOsNames, type HostOs } from '../vmconfig/facts/host-os';

/** What is known of a computer's Windows, and from where. */
export interface KnownBuild {
  readonly builds: BuildRange;
  readonly hostOs?: HostOs;
  readonly from: 'given' | 'record' | 'events' | 'unknown';
}

/**
 * Reads the build that a System log names at every start: Kernel-General 12 has it in MajorVersion, MinorVersion and
 * BuildVersion, EventLog 6009 as `10.00.` and `15063` (both seen in real logs of 6.1 and 10.0).
 */
export function buildInRecord({ provider, eventId, data }: LogRecord): string | undefined {
  const named = (name: string): string => data.find((one) => one.name === name)?.value.trim() ?? '';
  const parts =
    eventId === 12 && provider === 'Microsoft-Windows-Kernel-General'
      ? [named('MajorVersion'), named('MinorVersion'), named('BuildVersion')]
      : eventId === 6009 && provider.toLowerCase() === 'eventlog'
        ? [...(data[0]?.value ?? '').split('.').slice(0, 2), data[1]?.value.trim() ?? '']
        : [];
  if (parts.length !== 3 || !parts.every((part) => /^\d{1,6}$/.test(part))) return undefined;
  return parts.map((part) => String(Number(part))).join('.');
}

/** The events that `buildInRecord` reads. */
export const buildEvents = [
  { provider: 'Microsoft-Windows-Kernel-General', id: 12 },
  { provider: 'EventLog', id: 6009 },
] as const;

/** True for records that `buildInRecord` reads. */
export function tellsBuild(provider: string, eventId: number): boolean {
  return buildEvents.some((one) => one.id === eventId && one.provider.toLowerCase() === provider.toLowerCase());
}

/**
 * The builds of a computer: as given, else as its own records name it (the last one counts), else bounded by the events that it
 * logged - 10100 exists up to 2008 R2 only, 18012 from 2012 R2 on. Events that contradict each other bound nothing.
 */
export function knownBuild(records: readonly LogRecord[], given: HostOs | undefined): KnownBuild {
  if (given) return { builds: buildsOf(given), hostOs: given, from: 'given' };
  const told = records.flatMap((record) => buildInRecord(record) ?? []).at(-1);
  if (told !== undefined) {
    const hostOs = osOfBuild(told);
    return { builds: { from: told, to: told }, ...(hostOs && { hostOs }), from: 'record' };
  }
  let builds: BuildRange | undefined = {};
  for (const { provider, eventId } of records) {
    const has = buildsWith(provider, eventId);
    if (has && builds) builds = intersectBuilds(builds, has);
  }
  if (!builds || (builds.from === undefined && builds.to === undefined)) return { builds: {}, from: 'unknown' };
  const hostOs = osOfRange(builds);
  return { builds, ...(hostOs && { hostOs }), from: 'events' };
}

function osOfBuild(build: string): HostOs | undefined {
  if (/^6\.0\.600[1-3]$/.test(build)) return 'windows-server-2008';
  if (/^6\.1\.760[01]$/.test(build)) return 'windows-server-2008-r2';
  // Clients share build numbers with servers (14393, 26100); what the events mean is the same there.
  return hostOsNames.find((os) => os !== 'windows-client' && factsOf(os).build === build);
}

function osOfRange({ from, to }: BuildRange): HostOs | undefined {
  return from !== undefined && from === to ? osOfBuild(from) : undefined;
}
