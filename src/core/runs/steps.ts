import {
  matchBuilds,
  providers,
  signatures,
  stepIndex,
  stepsOf,
  type GenerationId,
  type ProcessStep,
  type Signature,
  type StepId,
} from '../process';
import type { CoverageSpan } from '../report/coverage';
import { placeOf } from './event';
import type { KnownBuild } from './host-builds';
import { mountSteps } from './refine';
import type { EvidencePlace, RunStep, StepStatus } from './run';
import type { StepEvent } from './step-events';
import { windowCoverage } from './window-coverage';

/** What the statuses of a run's steps are judged by. */
export interface StepScene {
  readonly generation: GenerationId;
  readonly events: readonly StepEvent[];
  readonly known: KnownBuild;
  readonly host: string;
  readonly spans: readonly CoverageSpan[];
  /** Uncorrected times between which a record of the run would lie. */
  readonly from: bigint;
  readonly to: bigint;
  /** The next records of the VM are those of a merge. */
  readonly isMergedLater: boolean;
}

/** Every step of the generation with its status (DESIGN.md section 3). */
export function runSteps(scene: StepScene): RunStep[] {
  const savedState = scene.events.some(({ step }) => step === 'save' || step === 'resume');
  const reached = reachedSteps(scene);
  const stop = stopIndex(scene);
  return stepsOf(scene.generation, { savedState }).map((step) => {
    const own = scene.events.filter((one) => one.step === step.id);
    return { ...arrow(step), ...times(own), evidence: places(own), ...statusOf(step, own, scene, reached, stop) };
  });
}

function arrow({ id, from, to, label }: ProcessStep): Pick<RunStep, 'id' | 'from' | 'to' | 'label'> {
  return { id, from, to, label };
}

interface Status {
  readonly status: StepStatus;
  readonly note?: string;
}

function statusOf(
  step: ProcessStep,
  own: readonly StepEvent[],
  scene: StepScene,
  reached: readonly Reached[],
  stop: number | undefined,
): Status {
  const failed = own.find(({ signature }) => signature.verdict === 'fails');
  if (failed) return { status: 'failed', note: sentence(failed.signature.says) };
  if (own.some(({ signature }) => signature.verdict === 'proves')) return seen(own);
  const index = stepIndex(scene.generation, step.id);
  if (stop !== undefined && index > stop) return { status: 'not-reached' };
  if (isImplied(step, index, reached)) return { status: 'implied' };
  const absent = missing(step, scene);
  if (absent) return absent;
  const isSpoken = mountSteps.includes(step.id) || speakers(step.id, scene).length > 0;
  if (scene.known.from !== 'unknown' && !isSpoken) {
    return { status: 'silent', note: 'No record of this step is known for this Windows version.' };
  }
  return {
    status: 'unknown',
    ...(step.optional !== undefined && { note: `Not every backup has it: ${step.optional}.` }),
  };
}

function seen(own: readonly StepEvent[]): Status {
  const starts = own.some(({ signature }) => signature.edge === 'start');
  const ends = own.some(({ signature }) => signature.verdict === 'proves' && signature.edge !== 'start');
  if (starts && !ends) return { status: 'seen', note: 'It began; no record says that it ended.' };
  return { status: 'seen' };
}

/** A step that a run is known to have come to. */
interface Reached {
  readonly step: StepId;
  readonly index: number;
}

/**
 * The steps that records prove or say to have failed. A summary of a failure may be of an earlier step than its own, so it counts
 * as the first of them.
 */
function reachedSteps({ generation, events }: StepScene): Reached[] {
  return events.flatMap(({ signature, step, index }) => {
    if (signature.verdict === 'belongs') return [];
    if (signature.verdict === 'proves' || signature.since === undefined) return [{ step, index }];
    const since = stepIndex(generation, signature.since);
    return since >= 0 && since < index ? [{ step: signature.since, index: since }] : [{ step, index }];
  });
}

/** No record tells of it, but a later step cannot have come without it. What may come in any order implies nothing. */
function isImplied(step: ProcessStep, index: number, reached: readonly Reached[]): boolean {
  const { optional, neededBy, anyOrderWith = [] } = step;
  const needs = (one: Reached): boolean => neededBy?.includes(one.step) ?? false;
  return reached.some(
    (one) => needs(one) || (optional === undefined && one.index > index && !anyOrderWith.includes(one.step)),
  );
}

/** The step after which nothing comes: the first that failed for good. After BackupComplete the cleaning up still does. */
function stopIndex({ events }: StepScene): number | undefined {
  const stops = events.filter(
    ({ signature, step }) => signature.verdict === 'fails' && signature.stops === true && step !== 'backup-complete',
  );
  return stops.length === 0 ? undefined : Math.min(...stops.map(({ index }) => index));
}

function speakers(step: StepId, { generation, known }: StepScene): Signature[] {
  return signatures.filter(
    ({ verdict, steps, builds }) =>
      verdict === 'proves' && steps[generation] === step && matchBuilds(builds, known.builds) !== 'no',
  );
}

/** Missing: this build always leaves the record, the channel was read whole over the window, and it is not there. */
function missing(step: ProcessStep, scene: StepScene): Status | undefined {
  if (!isCreated(scene) || (step.id === 'checkpoint-merge' && scene.isMergedLater)) return undefined;
  const always = speakers(step.id, scene).find(
    (one) => one.always && matchBuilds(one.always.builds, scene.known.builds) === 'yes',
  );
  if (!always) return undefined;
  const channel = `${providers[always.provider]}-Admin`;
  if (windowCoverage(scene.spans, scene.host, channel, scene.from, scene.to) !== 'whole') return undefined;
  return {
    status: 'missing',
    note: missingNote(always, step),
  };
}

function missingNote({ provider, ids, always }: Signature, { optional }: ProcessStep): string {
  const event = `${providers[provider].replace(/^Microsoft-Windows-Hyper-V-/, '')} ${ids.join(' or ')}`;
  const calm = optional === undefined ? '' : ` Not an error by itself: ${optional}.`;
  return `${event} is logged whenever ${always?.whenever ?? ''}; the log was read without a gap for the day after, or up to the next backup of the VM, and it is not there.${calm}`;
}

/**
 * The VM had a checkpoint: a record says so. Only steps after it can be missing, and not those of a VM group, whose merges are
 * logged under the names of its VMs.
 */
function isCreated({ events }: StepScene): boolean {
  const needs: readonly StepId[] = ['checkpoint-create', 'autorecovery-attach', 'autorecovery-detach'];
  const isOfGroup = events.some(({ event }) => event.record.eventId >= 16578 && event.record.eventId <= 16644);
  return !isOfGroup && events.some(({ signature, step }) => signature.verdict === 'proves' && needs.includes(step));
}

function times(own: readonly StepEvent[]): { start?: bigint; end?: bigint } {
  const telling = own.filter(({ signature }) => signature.verdict !== 'belongs');
  const [first] = telling;
  if (!first) return {};
  const last = telling.at(-1) ?? first;
  const isOpen = telling.every(({ signature }) => signature.edge === 'start');
  const isHeadless = telling.every(({ signature }) => signature.edge === 'end');
  return { ...(!isHeadless && { start: first.event.time }), ...(!isOpen && { end: last.event.time }) };
}

function places(own: readonly StepEvent[]): EvidencePlace[] {
  return own.map(({ event }) => placeOf(event.record));
}

/** A clause as a sentence. */
export function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}
