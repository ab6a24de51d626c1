import type { StepId } from '../../process';
import type { Run, RunStep } from '../run';
import type { PredictedRun } from './prediction';

/** Where a backup left the way that was predicted for it. */
export interface Departure {
  readonly step: StepId;
  /** One sentence. */
  readonly says: string;
  /** The observed step, with its records. */
  readonly observed: RunStep;
}

/** A backup beside what was predicted of its VM. */
export interface Checked {
  readonly run: Run;
  readonly predicted: PredictedRun;
  /** The first step that went otherwise; absent where no record contradicts the prediction. */
  readonly departure?: Departure;
  /** Sentences on outcome and consistency where they differ; what either does not know is no difference. */
  readonly differences: readonly string[];
}

/**
 * The first step of a backup that contradicts its prediction. What no record shows contradicts nothing: a step that is unknown or
 * implied may have been as predicted.
 */
export function departureOf(predicted: Run, observed: Run): Departure | undefined {
  for (const step of observed.steps) {
    const says = contradiction(predicted, step);
    if (says !== undefined) return { step: step.id, says, observed: step };
  }
  return undefined;
}

/** Why an observed step contradicts a prediction, in a sentence; `undefined` where it does not. */
export function contradiction(predicted: Run, { id, status, label }: RunStep): string | undefined {
  const expected = predicted.steps.find((one) => one.id === id)?.status;
  switch (status) {
    case 'failed':
      return expected === 'failed' ? undefined : `"${label}" failed, and was expected to pass.`;
    case 'missing':
      return expected === 'implied' ? `"${label}" left no record, though this Windows always leaves one.` : undefined;
    case 'seen':
      if (expected === undefined) return `"${label}" came, and was not expected of this VM.`;
      return expected === 'failed' || expected === 'not-reached'
        ? `"${label}" came, and the backup was expected to fail before it.`
        : undefined;
    default:
      return undefined;
  }
}

/** Each observed backup of a VM that the plan has, beside its prediction; the job is not known, so the first of the VM stands for it. */
export function checkAgainst(predicted: readonly PredictedRun[], observed: readonly Run[]): Checked[] {
  return observed.flatMap((run) => {
    const own = predicted.find(({ run: other }) => isOf(other, run));
    if (!own) return [];
    const departure = departureOf(own.run, run);
    return [{ run, predicted: own, ...(departure && { departure }), differences: differencesOf(own.run, run) }];
  });
}

/** By id where both have one, else by name. */
function isOf(predicted: Run, observed: Run): boolean {
  const [a, b] = [predicted.vm.id, observed.vm.id];
  if (a !== undefined && b !== undefined) return bare(a) === bare(b);
  return predicted.vm.name.toLowerCase() === observed.vm.name.toLowerCase();
}

function differencesOf(predicted: Run, observed: Run): string[] {
  const found: string[] = [];
  const isKnown = (outcome: Run['outcome']): boolean => outcome === 'succeeded' || outcome === 'failed';
  if (isKnown(predicted.outcome) && isKnown(observed.outcome) && predicted.outcome !== observed.outcome)
    found.push(`It was predicted to have ${predicted.outcome}, and has ${observed.outcome}.`);
  if (predicted.generation !== observed.generation && observed.generationFrom !== 'assumed')
    found.push(`It was predicted to go by ${predicted.generation}, and went by ${observed.generation}.`);
  if (
    predicted.consistency !== observed.consistency &&
    predicted.consistency !== 'unknown' &&
    observed.consistency !== 'unknown'
  )
    found.push(
      `Its copy was predicted to be of consistency ${predicted.consistency}, and is of ${observed.consistency}.`,
    );
  return found;
}

function bare(id: string): string {
  return id.replace(/^\{|\}$/g, '').toLowerCase();
}
