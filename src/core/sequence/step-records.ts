import {
  buildsOf,
  matchBuilds,
  providers,
  signatures,
  signaturesOfRecord,
  type BuildRange,
  type Signature,
} from '../process';
import type { EvidencePlace, Run, RunStep, StoryLine } from '../runs';
import { mountSteps } from '../runs/refine';

/** The builds of the host of a run, as well as the run knows them. */
function buildsOfRun({ build, hostOs }: Run): BuildRange {
  if (build !== undefined) return { from: build, to: build };
  return hostOs === undefined ? {} : buildsOf(hostOs);
}

/** The line of the story that tells of a step's failure. */
export function storyOf(run: Run, step: RunStep): StoryLine | undefined {
  return run.story.find((line) => line.step === step.id);
}

/** The record that says that a step began, where one does. */
export function beginOf(run: Run, step: RunStep): EvidencePlace | undefined {
  const builds = buildsOfRun(run);
  return step.evidence.find((place) =>
    signaturesOfRecord(place, builds).some(
      ({ signature }) => signature.edge === 'start' && signature.steps[run.generation] === step.id,
    ),
  );
}

/** The ids of the records that a missing step should have left: `19070`. */
export function missingIds(run: Run, step: RunStep): readonly number[] {
  const builds = buildsOfRun(run);
  return idsOf(
    speakersOf(run, step, builds).filter(
      ({ always }) => always !== undefined && matchBuilds(always.builds, builds) !== 'no',
    ),
  );
}

/**
 * The ids of the record that would say that a step ended, where one says that it began and none that it ended; nothing for any
 * other step. A step that failed may be open too: a merge that began and whose file could not be deleted.
 */
export function openEndIds(run: Run, step: RunStep): readonly number[] {
  if (step.status !== 'seen' && step.status !== 'failed') return [];
  const builds = buildsOfRun(run);
  const known = step.evidence.flatMap((place) =>
    signaturesOfRecord(place, builds).filter(({ signature }) => signature.steps[run.generation] === step.id),
  );
  const begun = known.filter(({ signature }) => signature.edge === 'start').map(({ signature }) => signature);
  const ended = known.some(({ signature }) => signature.verdict === 'proves' && signature.edge !== 'start');
  if (begun.length === 0 || ended) return [];
  return idsOf(
    speakersOf(run, step, builds).filter(
      ({ edge, provider }) => edge === 'end' && begun.some((one) => one.provider === provider),
    ),
  );
}

/** Whether a record says that what a step began came to its end. */
export function hasEnded(run: Run, step: RunStep): boolean {
  const builds = buildsOfRun(run);
  return step.evidence.some((place) =>
    signaturesOfRecord(place, builds).some(
      ({ signature }) =>
        signature.edge === 'end' && signature.verdict === 'proves' && signature.steps[run.generation] === step.id,
    ),
  );
}

/** Whether this Windows, as far as it is known, has a record that proves the step. */
export function isEverLogged(run: Run, step: RunStep): boolean {
  return mountSteps.includes(step.id) || speakersOf(run, step, buildsOfRun(run)).length > 0;
}

/** Whether a record of this provider and id is among those of a step. */
export function hasRecordOf(step: RunStep, provider: keyof typeof providers): boolean {
  return step.evidence.some((place) => place.provider === providers[provider]);
}

function speakersOf(run: Run, step: RunStep, builds: BuildRange): Signature[] {
  return signatures.filter(
    (one) =>
      one.verdict === 'proves' && one.steps[run.generation] === step.id && matchBuilds(one.builds, builds) !== 'no',
  );
}

function idsOf(found: readonly Signature[]): number[] {
  return [...new Set(found.flatMap(({ ids }) => ids))].sort((a, b) => a - b);
}
