import { meaningOf } from '../logs/records/meaning';
import type { RecordFinding } from '../rules/records';
import type { EvidencePlace, Run } from '../runs';
import { spanIdOf } from './otlp-ids';
import { mostRecords, type OtlpScene } from './otlp-scene';
import { hasSpan } from './otlp-traces';
import { attributesOf, text, unixNano } from './otlp-values';

/** `SEVERITY_NUMBER_ERROR`, `_WARN`, `_INFO`. */
const severities = { error: 17, warning: 13, info: 9, hint: 9 } as const;

interface Shown {
  readonly place: EvidencePlace;
  /** Empty where the record is of no span. */
  readonly spanId: string;
  readonly step?: string;
  /** What it says went wrong. */
  readonly failure?: string;
}

/** The records behind a run as log records of its trace, each under the computer that logged it. */
export function logsOfRun(run: Run, scene: OtlpScene): object | undefined {
  const traceId = scene.traceOf(run);
  const all = shownOf(run, traceId, scene);
  if (all.length === 0) return undefined;
  return {
    resourceLogs: byHost(all.slice(0, mostRecords)).map(([host, shown]) => ({
      resource: scene.resourceOf(host, systemOf(shown)),
      scopeLogs: [{ scope: scene.scope, logRecords: shown.map((one) => logRecord(one, traceId, scene)) }],
    })),
  };
}

function shownOf(run: Run, traceId: string, scene: OtlpScene): Shown[] {
  const known = new Map<string, Shown>();
  const root = scene.rootOf(run);
  const spans = new Set(run.steps.filter(hasSpan).map(({ id }) => id));
  const spanOf = (step: Run['steps'][number]['id']): string => (spans.has(step) ? spanIdOf(traceId, step) : root);
  for (const { id, evidence } of run.steps) {
    for (const place of evidence) known.set(keyOf(place), { place, spanId: spanOf(id), step: id });
  }
  for (const { step, says, place, also } of run.story) {
    for (const one of [place, ...also])
      known.set(keyOf(one), { place: one, spanId: spanOf(step), step, failure: says });
  }
  return [...known.values()].sort((a, b) => compare(scene.timeOf(a.place), scene.timeOf(b.place)));
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf({ uri, byteOffset, recordId, eventId, mark = '' }: EvidencePlace): string {
  return [uri, byteOffset, recordId, eventId, mark].join('\n');
}

function byHost(all: readonly Shown[]): [string, Shown[]][] {
  const hosts = new Map<string, Shown[]>();
  for (const one of all) {
    const own = hosts.get(one.place.host);
    if (own) own.push(one);
    else hosts.set(one.place.host, [one]);
  }
  return [...hosts];
}

/** Events are logged by Windows alone, and `hv_vss` by Linux; other texts say nothing of it. */
function systemOf(shown: readonly Shown[]): 'windows' | 'linux' | undefined {
  if (shown.some(({ place }) => place.mark === undefined)) return 'windows';
  return shown.some(({ place }) => place.mark?.startsWith('hv-vss/')) ? 'linux' : undefined;
}

function logRecord({ place, spanId, step, failure }: Shown, traceId: string, scene: OtlpScene): object {
  const body = failure ?? meaningOf(place, scene.hostOsOf(place.host))?.text;
  return {
    timeUnixNano: unixNano(scene.timeOf(place)),
    // Which level Windows gave it is not kept with a run; that it tells of a failure is what the run found.
    ...(failure !== undefined && { severityNumber: severities.error, severityText: 'ERROR' }),
    ...(body !== undefined && { body: { stringValue: text(body) } }),
    attributes: attributesOf({ ...placeAttributes(place), 'hvb.step': step }),
    traceId,
    spanId,
  };
}

/** Findings on records of no run: log records without a trace. */
export function logsOfFindings(findings: readonly RecordFinding[], scene: OtlpScene): object | undefined {
  if (findings.length === 0) return undefined;
  return {
    resourceLogs: findings.map(({ code, severity, message, record, vm }) => ({
      resource: scene.resourceOf(record.host),
      scopeLogs: [
        {
          scope: scene.scope,
          logRecords: [
            {
              timeUnixNano: unixNano(scene.timeOf(record)),
              severityNumber: severities[severity],
              severityText: severity.toUpperCase(),
              body: { stringValue: text(message) },
              attributes: attributesOf({
                ...placeAttributes(record),
                'hvb.rule': code,
                'hvb.vm.name': vm?.name,
                'hvb.vm.id': vm?.id,
              }),
            },
          ],
        },
      ],
    })),
  };
}

function placeAttributes({
  provider,
  eventId,
  recordId,
  uri,
  byteOffset,
  mark,
}: EvidencePlace): Record<string, string | number> {
  if (mark !== undefined)
    return { 'event.code': mark, 'event.provider': provider, 'log.file.path': uri, 'hvb.offset': byteOffset };
  return {
    'event.code': String(eventId),
    'winlog.provider_name': provider,
    'winlog.record_id': String(recordId),
    'log.file.path': uri,
    'hvb.offset': byteOffset,
  };
}
