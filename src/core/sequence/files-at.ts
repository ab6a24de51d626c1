import { stepsOf, type Consistency, type FileKind, type LeftoverId, type ProcessStep } from '../process';
import type { LeftBehind, Run, RunStep } from '../runs';
import { diskNames, pathsOf } from './file-names';
import { fileSentence } from './file-words';
import { orderSteps } from './row-order';
import { hasEnded, openEndIds } from './step-records';

/** A file of the VM at a step of its backup. */
export interface FileAtStep {
  readonly kind: FileKind;
  /** The name of its virtual disk without an ending; `<disk>` where no record names one. */
  readonly disk: string;
  /** A path that a record names, or a name after the pattern of the process model. */
  readonly path: string;
  readonly named: boolean;
  /** Of the data in it at this step; `unknown` for a file that holds none. */
  readonly consistency: Consistency;
  /** The VM writes to it. */
  readonly isActive: boolean;
  /** This step makes it. */
  readonly isNew: boolean;
  /** This step takes it away: it was there before and is not any more. */
  readonly isGone: boolean;
  /** The backup leaves it: a record says so, or it may be so after a backup that ended here. */
  readonly leftBehind?: LeftBehind['certainty'];
  /** The process says that it is there, and no record does. */
  readonly isAssumed: boolean;
  readonly sentence: string;
}

/** What kinds of files are there, each with whether that is assumed only. */
type Presence = ReadonlyMap<FileKind, boolean>;

/** All files of the VM when a step (its position in `run.steps`) is done, in the order of what is built upon what. */
export function filesAt(run: Run, step: number): readonly FileAtStep[] {
  const effects = effectsOf(run);
  const { rows } = orderSteps(run);
  const upTo = rows.findIndex(({ index }) => index === step);
  let before: Presence = startOf(run);
  let now = before;
  for (const row of rows.slice(0, upTo + 1)) {
    before = now;
    now = after(run, row.step, effects.get(row.step.id), now);
  }
  const reached = new Set(rows.slice(0, upTo + 1).map((row) => row.step.id));
  const left = leftAt(run, reached);
  const kinds = kindOrder.filter((kind) => now.has(kind) || before.has(kind) || left.has(kind));
  const disks = diskNames(run);
  const isRolledBack = rows.slice(0, upTo + 1).some((row) => row.step.id === 'auto-recovery' && isDone(row.step));
  const state: FileState = { run, now, isRolledBack };
  return disks.flatMap((disk, at) =>
    kinds.flatMap((kind) => {
      // What is not of one disk is told once, with the first.
      if (at > 0 && !perDisk.has(kind)) return [];
      const isThere = now.has(kind) || left.has(kind);
      const certainty = left.get(kind);
      return pathsOf(run, kind, disk).map(({ path, named }) => {
        const file = {
          kind,
          disk,
          path,
          named,
          consistency: consistencyOf(kind, state),
          isActive: isThere && isWrittenTo(kind, state),
          isNew: now.has(kind) && !before.has(kind),
          isGone: before.has(kind) && !isThere,
          ...(certainty !== undefined && { leftBehind: certainty }),
          isAssumed: !named && (now.get(kind) ?? before.get(kind) ?? certainty !== 'proved'),
        };
        return { ...file, sentence: fileSentence(file) };
      });
    }),
  );
}

const kindOrder: readonly FileKind[] = [
  'disk',
  'checkpoint-avhdx',
  'auto-recovery-avhdx',
  'tracking',
  'saved-state',
  'guest-shadow-storage',
  'volume-snapshot',
  'mounted-vhd',
  'storage-view',
];

/** Kinds of which every virtual disk has one. */
const perDisk: ReadonlySet<FileKind> = new Set<FileKind>([
  'disk',
  'checkpoint-avhdx',
  'auto-recovery-avhdx',
  'tracking',
  'mounted-vhd',
]);

interface Effect {
  readonly model: ProcessStep;
  readonly adds: readonly FileKind[];
  readonly removes: readonly FileKind[];
}

/** What each step makes and takes away: the difference between its files and those of the step before it. */
function effectsOf({ generation }: Run): ReadonlyMap<RunStep['id'], Effect> {
  const models = stepsOf(generation);
  const effects = new Map<RunStep['id'], Effect>();
  models.forEach((model, at) => {
    const earlier = models[at - 1]?.files ?? model.files;
    effects.set(model.id, {
      model,
      adds: model.files.filter((kind) => !earlier.includes(kind)),
      removes: earlier.filter((kind) => !model.files.includes(kind)),
    });
  });
  // Saving stands beside the other steps: it changes nothing but the saved state.
  for (const model of stepsOf(generation, { savedState: true })) {
    if (model.id === 'save') effects.set(model.id, { model, adds: ['saved-state'], removes: [] });
    if (model.id === 'resume') effects.set(model.id, { model, adds: [], removes: ['saved-state'] });
  }
  return effects;
}

function startOf({ generation }: Run): Presence {
  return new Map((stepsOf(generation)[0]?.files ?? []).map((kind) => [kind, kind !== 'disk']));
}

/**
 * What is there after a step. One that records prove, or that must have happened, has its effect; of one that leaves no records it
 * is assumed, save that nothing is added by what not every backup has. One that failed or is missing changes nothing, and whether
 * a merge that did not end has taken its file away no record shows.
 */
function after(run: Run, step: RunStep, effect: Effect | undefined, now: Presence): Presence {
  if (!effect) return now;
  const { model, adds, removes } = effect;
  const isOpen = openEndIds(run, step).length > 0;
  const next = new Map(now);
  const isAssumed = step.status === 'silent' || step.status === 'unknown';
  const isSure = isDone(step);
  const hasMerged = step.status === 'failed' && hasEnded(run, step);
  if (isSure || (isAssumed && model.optional === undefined)) for (const kind of adds) next.set(kind, isAssumed);
  for (const kind of removes) {
    if (!next.has(kind)) continue;
    if (hasMerged || (isSure && !isOpen) || isAssumed) next.delete(kind);
    else if (step.status === 'failed' || isOpen) next.set(kind, true);
  }
  return next;
}

function isDone({ status }: RunStep): boolean {
  return status === 'seen' || status === 'implied';
}

const leavesFiles: Partial<Record<LeftoverId, FileKind>> = {
  'auto-recovery-file': 'auto-recovery-avhdx',
  checkpoint: 'checkpoint-avhdx',
  'merge-pending': 'checkpoint-avhdx',
  'volume-shadow': 'volume-snapshot',
  'guest-shadow': 'guest-shadow-storage',
  'vm-saved': 'saved-state',
  'storage-view': 'storage-view',
};

/** What is left by the steps so far. */
function leftAt(
  { leftBehind }: Run,
  reached: ReadonlySet<RunStep['id']>,
): ReadonlyMap<FileKind, LeftBehind['certainty']> {
  const left = new Map<FileKind, LeftBehind['certainty']>();
  for (const { kind, certainty, step } of leftBehind) {
    const file = leavesFiles[kind];
    if (file === undefined || !reached.has(step) || left.get(file) === 'proved') continue;
    left.set(file, certainty);
  }
  return left;
}

interface FileState {
  readonly run: Run;
  readonly now: Presence;
  readonly isRolledBack: boolean;
}

/**
 * The parent of a checkpoint is the frozen point and as good as the backup; what the VM writes to is as a power cut would leave
 * it. A shadow copy of an old host is newer than the guest's snapshot until its disks are rolled back.
 */
function consistencyOf(kind: FileKind, { run, now, isRolledBack }: FileState): Consistency {
  // A backup that gave nothing says nothing of the files on its way.
  const whole = run.consistency === 'none' ? 'unknown' : run.consistency;
  const isOld = run.generation === 'guest-snapshot';
  switch (kind) {
    case 'disk':
      if (now.has('checkpoint-avhdx')) return whole;
      return now.has('saved-state') ? 'saved-state' : 'crash';
    case 'checkpoint-avhdx':
      return 'crash';
    case 'saved-state':
      return 'saved-state';
    case 'tracking':
      return 'unknown';
    case 'volume-snapshot':
    case 'mounted-vhd':
    case 'storage-view':
      return isOld && !isRolledBack && whole === 'application' ? 'crash' : whole;
    case 'auto-recovery-avhdx':
    case 'guest-shadow-storage':
      return whole;
  }
}

function isWrittenTo(kind: FileKind, { now }: FileState): boolean {
  if (now.has('saved-state')) return false;
  return kind === (now.has('checkpoint-avhdx') ? 'checkpoint-avhdx' : 'disk');
}
