import { deviceClass } from '../vmconfig/facts/devices';
import { eventProviders, type EventProvider } from './facts/events';
import { vssGuids, writerServices, type VssGuid } from './facts/vss-guids';
import type { ExplanationMatch } from './explanation';
import { relatedRules } from './rule-advice';

const byGuid = new Map(vssGuids.map((row) => [row.guid, row]));
const byName = new Map(vssGuids.map((row) => [row.name.toLowerCase(), row]));
const providersByGuid = new Map(
  eventProviders.flatMap((row: EventProvider) => (row.guid === undefined ? [] : [[row.guid, row] as const])),
);

const form = /^[{(]?([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})[)}]?$/i;

/** The GUID that a text is, lower case and without braces. */
export function readGuid(text: string): string | undefined {
  return form.exec(text)?.[1]?.toLowerCase();
}

/** A VSS writer or provider by its GUID, lower case. */
export function vssGuid(guid: string): VssGuid | undefined {
  return byGuid.get(guid);
}

/** A GUID of a VSS writer or provider (or the name of one), of a class of devices, or of an event provider. */
export function guidMatches(text: string): ExplanationMatch[] {
  const named = byName.get(text.toLowerCase());
  const guid = named?.guid ?? readGuid(text);
  if (guid === undefined) return [];
  const found: ExplanationMatch[] = [];
  const vss = byGuid.get(guid);
  if (vss) found.push(vssMatch(vss));
  const device = deviceClass(guid);
  if (device) found.push(toMatch(guid, `${device.name} (device class)`, device.about, [], device.source));
  const events = providersByGuid.get(guid);
  if (events)
    found.push(
      toMatch(
        guid,
        `${events.name} (event provider)`,
        `A source of events; its records stand in ${events.channel}.`,
        [],
        'event records and manifests',
      ),
    );
  return found;
}

/** The service that hosts a writer, where it is known for sure. */
export function writerService(guid: string): string | undefined {
  return writerServices[guid];
}

function vssMatch({ guid, name, kind, about, rules, source }: VssGuid): ExplanationMatch {
  const match = toMatch(guid, `${name} (VSS ${kind})`, about, rules, source);
  const service = writerService(guid);
  return service === undefined ? match : { ...match, details: [{ label: 'Service', text: service }] };
}

function toMatch(
  guid: string,
  title: string,
  meaning: string,
  rules: readonly string[],
  source: string,
): ExplanationMatch {
  return {
    kind: 'guid',
    id: guid,
    title,
    meaning,
    variants: [],
    details: [],
    rules: relatedRules(rules),
    notes: [],
    sources: [source],
  };
}
