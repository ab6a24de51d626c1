import type { Generation, GenerationId, ProcessStep, StepId } from '../steps';
import { checkpoint } from './checkpoint';
import { guestSnapshot } from './guest-snapshot';
import { referencePoint } from './reference-point';

/** The three generations, oldest first. */
export const generationTable: readonly Generation[] = [guestSnapshot, checkpoint, referencePoint];

const byId: Readonly<Record<GenerationId, Generation>> = {
  'guest-snapshot': guestSnapshot,
  checkpoint,
  'reference-point': referencePoint,
};

/** The generation of an id. */
export function generationOf(id: GenerationId): Generation {
  return byId[id];
}

/** The steps of a generation in order; with `savedState` those of saving and resuming stand where they happen. */
export function stepsOf(id: GenerationId, { savedState = false } = {}): readonly ProcessStep[] {
  return savedState ? withSavedState[id] : byId[id].steps;
}

/** Where a step stands in its generation, saving and resuming included; -1 for a step of another generation. */
export function stepIndex(generation: GenerationId, step: StepId): number {
  return withSavedState[generation].findIndex(({ id }) => id === step);
}

const withSavedState: Readonly<Record<GenerationId, readonly ProcessStep[]>> = {
  'guest-snapshot': insertSavedState(guestSnapshot),
  checkpoint: insertSavedState(checkpoint),
  'reference-point': insertSavedState(referencePoint),
};

function insertSavedState({ steps, savedState }: Generation): ProcessStep[] {
  const at = (place: StepId | 'start'): ProcessStep[] => savedState.filter(({ after }) => after === place);
  return [...at('start'), ...steps.flatMap((step) => [step, ...at(step.id)])];
}
