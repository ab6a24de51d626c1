import type { PredictedRun } from '../../runs/predict';
import { nameKey } from '../../scenario/resolve';
import type { ExpectedVm, ScenarioExpectations } from '../../scenario/model';
import type { CountLimit } from '../../scenario/units';
import { durationInWords } from '../../text/duration';
import type { Span } from '../../text/span';
import type { RuleFinding } from '../rule';
import type { ScenarioInput } from './scenario-input';

/** Every line of `expect` that the prediction contradicts. What the prediction leaves open contradicts nothing. */
export function againstPrediction(input: ScenarioInput): readonly RuleFinding[] {
  const { expect } = input.doc.scenario;
  if (!expect) return [];
  const byName = new Map<string, PredictedRun[]>();
  for (const run of input.prediction.runs) {
    const known = byName.get(nameKey(run.vm.name));
    if (known) known.push(run);
    else byName.set(nameKey(run.vm.name), [run]);
  }
  const ofVms = expect.vms.flatMap((expected) =>
    (byName.get(nameKey(expected.name.value)) ?? []).flatMap((run) => contradictions(expected, run)),
  );
  return [...oncePerPlace(ofVms), ...planContradictions(expect.plan, input)];
}

function contradictions(expected: ExpectedVm, { run, failure, vm, job }: PredictedRun): RuleFinding[] {
  const found: RuleFinding[] = [];
  const { outcome, consistency, event, step } = expected;
  const why = failure
    ? `it is predicted to fail at ${failure.step}${failure.event ? ` (${eventWords(failure.event)})` : ''}: ${failure.says}`
    : 'nothing that the scenario says stands in its way.';
  const related = failure ? [{ span: failure.span, message: 'The reason.' }] : [];
  const who = `${vm.name} in ${job.name}`;
  if (outcome && run.outcome !== 'unknown' && run.outcome !== outcome.value)
    found.push({
      span: outcome.span,
      message: `The backup of ${who} is expected to ${outcome.value === 'failed' ? 'fail' : 'succeed'}; ${why}`,
      related,
    });
  if (consistency && run.consistency !== 'unknown' && run.consistency !== consistency.value)
    found.push({
      span: consistency.span,
      message: `The copy of ${who} is expected to be ${words(consistency.value)}; it is predicted to be ${words(run.consistency)}: ${run.consistencyReasons.join(' ')}`,
      related,
    });
  if (event && (!failure || (failure.event && !isEvent(event.value, failure.event))))
    found.push({
      span: event.span,
      message: failure?.event
        ? `${event.value} is expected to tell of the failure of ${who}; it is predicted to be ${eventWords(failure.event)}.`
        : `${event.value} is expected of ${who}, and ${why}`,
      related,
    });
  if (step && (!failure || failure.step !== step.value))
    found.push({
      span: step.span,
      message: failure
        ? `The backup of ${who} is expected to fail at ${step.value}; it is predicted to fail at ${failure.step}.`
        : `The backup of ${who} is expected to fail at ${step.value}, and ${why}`,
      related,
    });
  return found;
}

function planContradictions(
  plan: ScenarioExpectations['plan'],
  { night }: Pick<ScenarioInput, 'night'>,
): readonly RuleFinding[] {
  if (!plan) return [];
  const { storageSnapshots, waves, ends } = plan;
  const found: RuleFinding[] = [];
  const ask = (limit: { value: CountLimit; span: Span } | undefined, count: number, what: string): void => {
    if (limit && !holds(limit.value, count))
      found.push({
        span: limit.span,
        message: `${limitWords(limit.value)} ${what} are expected; the plan makes ${count}.`,
      });
  };
  ask(storageSnapshots, night.storageSnapshots, 'snapshots of the storage');
  ask(waves, night.waves, 'rounds');
  const { isWithinWindow, seconds = 0, window } = night;
  if (ends && isWithinWindow !== undefined && isWithinWindow !== (ends.value === 'within-window'))
    found.push({
      span: ends.span,
      message: `The plan is expected to end ${ends.value === 'within-window' ? 'within' : 'after'} its window of ${durationInWords(window?.value ?? 0)}; it takes ${durationInWords(seconds)}.`,
    });
  return found;
}

/** Several jobs may say the same of one VM. */
function oncePerPlace(findings: readonly RuleFinding[]): readonly RuleFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ span, message }) => {
    const key = `${span.start} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

function holds({ is, count }: CountLimit, found: number): boolean {
  if (is === 'at-most') return found <= count;
  return is === 'at-least' ? found >= count : found === count;
}

function limitWords({ is, count }: CountLimit): string {
  if (is === 'exactly') return `Exactly ${count}`;
  return `${is === 'at-most' ? 'At most' : 'At least'} ${count}`;
}

/** `VMMS 10103`, or the id alone. */
function isEvent(expected: string, event: NonNullable<NonNullable<PredictedRun['failure']>['event']>): boolean {
  const key = expected.trim().toLowerCase();
  return key === String(event.id) || key === eventWords(event).toLowerCase();
}

function eventWords({ provider, id }: { readonly provider: string; readonly id: number }): string {
  return `${provider === 'vmms' ? 'VMMS' : provider} ${id}`;
}

function words(consistency: string): string {
  if (consistency === 'saved-state') return 'a saved state';
  return consistency === 'none' ? 'unusable' : `${consistency}-consistent`;
}
