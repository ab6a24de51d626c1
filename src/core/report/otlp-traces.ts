import type { RecordFinding } from '../rules/records';
import { stepStatuses, type Run, type RunStep } from '../runs';
import { spanIdOf } from './otlp-ids';
import { mostEvents, mostLinks, type OtlpScene } from './otlp-scene';
import { attributesOf, text, unixNano, type Given } from './otlp-values';

/** `SPAN_KIND_INTERNAL`; enums are integers in the JSON of OTLP. */
const internal = 1;
const status = { ok: 1, error: 2 } as const;

/** One backup of one VM as one trace: a root, and a span for each step of which a record gives a time. */
export function traceOfRun(run: Run, findings: readonly RecordFinding[], scene: OtlpScene): object {
  const steps = run.steps.filter(hasSpan);
  const spans = [rootSpan(run, findings, scene), ...steps.map((step) => stepSpan(step, run, scene))];
  return {
    resourceSpans: [{ resource: scene.resourceOf(run.host), scopeSpans: [{ scope: scene.scope, spans }] }],
  };
}

/** Only what was seen or failed has times; the other steps are named by the root. */
export function hasSpan({ status: is, start, end }: RunStep): boolean {
  return (is === 'seen' || is === 'failed') && (start ?? end) !== undefined;
}

function rootSpan(run: Run, findings: readonly RecordFinding[], scene: OtlpScene): object {
  const { vm, start, end, outcome, outcomeReason, generation, generationFrom, setId, requestor, build } = run;
  const events = eventsOf(run, findings, scene);
  const partners = scene.partnersOf(run);
  const byStatus = stepStatuses
    .filter((one) => one !== 'seen' && one !== 'failed')
    .map((one): [string, Given] => [
      `hvb.steps.${one.replace('-', '_')}`,
      run.steps.filter(({ status: is }) => is === one).map(({ id }) => id),
    ]);
  return {
    traceId: scene.traceOf(run),
    spanId: scene.rootOf(run),
    name: 'backup',
    kind: internal,
    startTimeUnixNano: unixNano(start),
    endTimeUnixNano: unixNano(end ?? lastTime(run)),
    attributes: attributesOf({
      'hvb.vm.name': vm.name,
      'hvb.vm.id': vm.id,
      'hvb.outcome': outcome,
      'hvb.outcome_reason': outcomeReason,
      'hvb.consistency': run.consistency,
      'hvb.generation': generation,
      'hvb.generation_from': generationFrom,
      'hvb.build': build,
      'hvb.requestor': requestor,
      'hvb.snapshot_set.id': setId,
      // No record shows an end: the span closes at the last time that one does show.
      'hvb.open': end === undefined ? true : undefined,
      'hvb.rules': [...new Set(findings.map(({ code }) => code))].sort(),
      'hvb.left_behind': run.leftBehind.filter(({ certainty }) => certainty === 'proved').map(({ kind }) => kind),
      'hvb.left_behind.possible': run.leftBehind
        .filter(({ certainty }) => certainty === 'possible')
        .map(({ kind }) => kind),
      'hvb.notes': run.notes,
      ...Object.fromEntries(byStatus),
    }),
    ...kept('events', 'droppedEventsCount', events, mostEvents),
    ...kept(
      'links',
      'droppedLinksCount',
      partners.map((one) => ({
        traceId: scene.traceOf(one),
        spanId: scene.rootOf(one),
        attributes: attributesOf({ 'hvb.link': 'same-snapshot-set', 'hvb.vm.name': one.vm.name }),
      })),
      mostLinks,
    ),
    status:
      outcome === 'succeeded'
        ? { code: status.ok }
        : outcome === 'failed'
          ? { code: status.error, message: text(outcomeReason) }
          : {},
  };
}

/** The first of a list, and how many of it were left out. */
function kept(name: string, dropped: string, items: readonly object[], most: number): object {
  if (items.length === 0) return {};
  return { [name]: items.slice(0, most), ...(items.length > most && { [dropped]: items.length - most }) };
}

/** What went wrong and what rules say of it, each at the time of its record. */
function eventsOf({ story }: Run, findings: readonly RecordFinding[], scene: OtlpScene): object[] {
  return [
    ...story.map(({ role, step, says, code, place, also }) => ({
      timeUnixNano: unixNano(scene.timeOf(place)),
      name: `hvb.${role}`,
      attributes: attributesOf({
        'hvb.step': step,
        'hvb.says': says,
        'hvb.code': code,
        'event.code': place.mark ?? String(place.eventId),
        'hvb.repeats': also.length === 0 ? undefined : also.length,
      }),
    })),
    ...findings.map(({ code, severity, message, record }) => ({
      timeUnixNano: unixNano(scene.timeOf(record)),
      name: 'hvb.finding',
      attributes: attributesOf({ 'hvb.rule': code, 'hvb.severity': severity, 'hvb.says': message }),
    })),
  ];
}

function stepSpan(step: RunStep, run: Run, scene: OtlpScene): object {
  const { id, from, to, label, status: is, start, end, note, evidence } = step;
  const traceId = scene.traceOf(run);
  const cause = run.story.find((line) => line.step === id);
  const says = cause?.says ?? note;
  const begun = start ?? end ?? run.start;
  const closed = end ?? begun;
  return {
    traceId,
    spanId: spanIdOf(traceId, id),
    parentSpanId: scene.rootOf(run),
    name: id,
    kind: internal,
    startTimeUnixNano: unixNano(begun),
    endTimeUnixNano: unixNano(closed < begun ? begun : closed),
    attributes: attributesOf({
      'hvb.step.label': label,
      'hvb.step.from': from,
      'hvb.step.to': to,
      'hvb.step.status': is,
      'hvb.step.note': note,
      'hvb.code': cause?.code,
      'hvb.open': end === undefined ? true : undefined,
      'hvb.start_unknown': start === undefined ? true : undefined,
      'hvb.records': evidence.length,
    }),
    status: is === 'failed' ? { code: status.error, ...(says !== undefined && { message: text(says) }) } : {},
  };
}

/** The last time that a step of the run shows. */
function lastTime({ start, steps }: Run): bigint {
  return steps
    .flatMap((step) => [step.start ?? start, step.end ?? start])
    .reduce((last, time) => (time > last ? time : last), start);
}
