import {
  buildsOf,
  matchBuilds,
  signatures,
  stepIndex,
  stepsOf,
  type GenerationId,
  type ProcessStep,
  type StepId,
} from '../../process';
import type { HostOs } from '../../vmconfig/facts/host-os';
import { mountSteps } from '../refine';
import type { RunStep } from '../run';
import type { GuestClass } from './guest-class';

/** What decides which steps a backup takes. */
export interface Course {
  readonly way: GenerationId;
  readonly os: HostOs;
  readonly guest: GuestClass['kind'];
  /** The VM is saved for the backup. */
  readonly isSaved: boolean;
  /** The guest is frozen. */
  readonly isFrozen: boolean;
  readonly isOffHost: boolean;
  readonly hasStorageSnapshot: boolean;
  readonly hasReferencePoint: boolean;
}

/** Steps that a backup does without, by what decides it: a row each. */
const without: readonly { readonly when: (course: Course) => boolean; readonly steps: readonly StepId[] }[] = [
  { when: ({ isSaved }) => !isSaved, steps: ['save', 'resume'] },
  {
    // Nothing asks the guest; the writer's own checkpoint is part of the freeze.
    when: ({ way, isFrozen }) => way === 'checkpoint' && !isFrozen,
    steps: ['guest-freeze', 'checkpoint-create', 'autorecovery-attach', 'autorecovery-detach', 'checkpoint-merge'],
  },
  { when: ({ way, isFrozen }) => way === 'reference-point' && !isFrozen, steps: ['guest-freeze'] },
  {
    when: ({ way, isFrozen }) => way === 'guest-snapshot' && !isFrozen,
    steps: ['guest-snapshot', 'auto-recovery'],
  },
  {
    when: ({ way, isFrozen, isSaved }) => way === 'guest-snapshot' && !isFrozen && !isSaved,
    steps: ['guest-request', 'guest-done', 'guest-cleanup'],
  },
  {
    // The Linux driver says that it has nothing to recover (hv_snapshot.c).
    when: ({ guest }) => guest === 'linux-daemon',
    steps: ['autorecovery-attach', 'autorecovery-detach'],
  },
  { when: ({ isOffHost }) => !isOffHost, steps: ['expose'] },
  {
    when: ({ way, hasStorageSnapshot }) => way === 'reference-point' && !hasStorageSnapshot,
    steps: ['volume-snapshot'],
  },
  { when: ({ hasReferencePoint }) => !hasReferencePoint, steps: ['reference-point', 'reference-point-delete'] },
];

interface FailsAt {
  readonly step: StepId;
  readonly note: string;
}

/** VMs of a plan are much alike, and what decides their steps are few values: a thousand VMs take their steps from a handful of lists. */
const remembered = new Map<string, readonly RunStep[]>();
/** Notes of failures have names in them, so there is no end to them. */
const mostRemembered = 500;

/** The steps that a backup takes, up to the one where it fails; those after it are not reached. */
export function predictedSteps(course: Course, failsAt?: FailsAt): readonly RunStep[] {
  const { way, os, guest, isSaved, isFrozen, isOffHost, hasStorageSnapshot, hasReferencePoint } = course;
  const flags = [isSaved, isFrozen, isOffHost, hasStorageSnapshot, hasReferencePoint].map(Number).join('');
  const key = `${way} ${os} ${guest ?? ''} ${flags} ${failsAt?.step ?? ''} ${failsAt?.note ?? ''}`;
  const found = remembered.get(key);
  if (found) return found;
  const steps = stepsAsked(course, failsAt);
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, steps);
  return steps;
}

function stepsAsked(course: Course, failsAt: FailsAt | undefined): RunStep[] {
  const skipped = new Set(without.flatMap(({ when, steps }) => (when(course) ? steps : [])));
  const stop = failsAt ? stepIndex(course.way, failsAt.step) : undefined;
  return stepsOf(course.way, { savedState: true })
    .filter(({ id }) => !skipped.has(id) || id === failsAt?.step)
    .map((step) => ({ ...arrow(step), evidence: [], ...statusOf(step, course, failsAt, stop) }));
}

function arrow({ id, from, to, label }: ProcessStep): Pick<RunStep, 'id' | 'from' | 'to' | 'label'> {
  return { id, from, to, label };
}

/** `implied`: it follows from the way. `silent`: so does it, and Windows will log nothing of it. */
function statusOf(
  { id }: ProcessStep,
  course: Course,
  failsAt: FailsAt | undefined,
  stop: number | undefined,
): Pick<RunStep, 'status' | 'note'> {
  if (failsAt?.step === id) return { status: 'failed', note: failsAt.note };
  if (stop !== undefined && stepIndex(course.way, id) > stop) return { status: 'not-reached' };
  if (leavesRecord(id, course)) return { status: 'implied' };
  return { status: 'silent', note: 'No record of this step is known for this Windows version.' };
}

/** The tables do not change while the program runs, and a plan of a thousand VMs asks the same of each. */
const known = new Map<string, boolean>();

function leavesRecord(id: StepId, { way, os }: Course): boolean {
  const key = `${way} ${os} ${id}`;
  const found = known.get(key) ?? isInTables(id, way, os);
  known.set(key, found);
  return found;
}

function isInTables(id: StepId, way: GenerationId, os: HostOs): boolean {
  const builds = buildsOf(os);
  return (
    mountSteps.includes(id) ||
    signatures.some(
      (row) => row.verdict === 'proves' && row.steps[way] === id && matchBuilds(row.builds, builds) !== 'no',
    )
  );
}
