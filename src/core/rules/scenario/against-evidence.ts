import { evidenceInWords, shortTime } from '../../report/runs-words';
import type { EvidencePlace, Run } from '../../runs/run';
import type { ExpectedVm } from '../../scenario/model';
import { isSameName } from '../../scenario/resolve';
import type { RelatedSpan, RuleFinding } from '../rule';
import type { ScenarioInput } from './scenario-input';

/** Every line of `expect` that a backup in the evidence contradicts; of several the last is told. */
export function againstEvidence({ doc: { scenario }, named }: ScenarioInput): readonly RuleFinding[] {
  const runs = named?.observed?.runs ?? [];
  return (scenario.expect?.vms ?? []).flatMap((expected) => {
    const own = runs.filter(({ vm }) => isSameName(vm.name, expected.name.value));
    return contradictions(expected, own);
  });
}

function contradictions({ name, outcome, consistency, step, event }: ExpectedVm, runs: readonly Run[]): RuleFinding[] {
  const found: RuleFinding[] = [];
  const last = (isSuch: (run: Run) => boolean): Run | undefined => [...runs].reverse().find(isSuch);
  const other = outcome && last((run) => isOver(run) && run.outcome !== outcome.value);
  if (other)
    found.push({
      span: outcome.span,
      message: `The backup of ${name.value} is expected to ${outcome.value === 'failed' ? 'fail' : 'succeed'}; that of ${shortTime(other.start)} UTC has ${other.outcome}${failureWords(other)}.`,
      related: recordsOf(other),
    });
  const worth = consistency && last((run) => run.consistency !== 'unknown' && run.consistency !== consistency.value);
  if (worth)
    found.push({
      span: consistency.span,
      message: `The copy of ${name.value} is expected to be of consistency ${consistency.value}; that of ${shortTime(worth.start)} UTC is of ${worth.consistency}: ${worth.consistencyReasons.join(' ')}`,
      related: recordsOf(worth),
    });
  const elsewhere = step && last((run) => run.outcome === 'failed' && !isFailedAt(run, step.value));
  if (elsewhere)
    found.push({
      span: step.span,
      message: `The backup of ${name.value} is expected to fail at ${step.value}; that of ${shortTime(elsewhere.start)} UTC failed elsewhere${failureWords(elsewhere)}.`,
      related: recordsOf(elsewhere),
    });
  const id = event && /\d{1,5}$/.exec(event.value)?.[0];
  const without =
    id !== undefined &&
    last((run) => run.outcome === 'failed' && !placesOf(run).some((place) => String(place.eventId) === id));
  if (event && without)
    found.push({
      span: event.span,
      message: `${event.value} is expected to tell of the failure of ${name.value}; that of ${shortTime(without.start)} UTC is told by ${evidenceInWords(placesOf(without))}.`,
      related: recordsOf(without),
    });
  return found;
}

function isOver({ outcome }: Run): boolean {
  return outcome === 'succeeded' || outcome === 'failed';
}

function isFailedAt({ steps }: Run, id: string): boolean {
  return steps.some((step) => step.id === id && step.status === 'failed');
}

/** ` at precheck (VMMS 10103 #12)`. */
function failureWords({ steps }: Run): string {
  const failed = steps.find(({ status }) => status === 'failed');
  if (!failed) return '';
  const records = failed.evidence.length === 0 ? '' : ` (${evidenceInWords(failed.evidence)})`;
  return ` at ${failed.id}${records}`;
}

/** The records that tell of a failure, else those of the run. */
function placesOf({ steps }: Run): readonly EvidencePlace[] {
  const failed = steps.filter(({ status }) => status === 'failed').flatMap(({ evidence }) => evidence);
  return failed.length > 0 ? failed : steps.flatMap(({ evidence }) => evidence);
}

function recordsOf(run: Run): readonly RelatedSpan[] {
  return placesOf(run)
    .slice(0, 3)
    .map((place) => ({
      uri: place.uri,
      record: { recordId: place.recordId, byteOffset: place.byteOffset, time: place.time },
      message: evidenceInWords([place]),
    }));
}
