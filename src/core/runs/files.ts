import {
  fileKinds,
  leftovers,
  stepsOf,
  type Consistency,
  type FileKind,
  type GenerationId,
  type LeftoverId,
  type StepId,
} from '../process';
import type { FileState, LeftBehind, RunStep } from './run';
import type { StepEvent } from './step-events';

/** What a record proves to be left; whatever else a step can leave is only possible. */
const proofs: readonly { readonly provider: string; readonly ids: readonly number[]; readonly kind: LeftoverId }[] = [
  { provider: 'vmms', ids: [10154, 10155, 10171], kind: 'checkpoint' },
  { provider: 'vmms', ids: [19090, 19100, 15250, 16210], kind: 'merge-pending' },
  { provider: 'vmms', ids: [10189], kind: 'vm-saved' },
  { provider: 'vhdmp', ids: [8, 9, 10], kind: 'tracking-lost' },
];

/** Rows of `proofs` whose id means something else on other builds: told by what the record says there. */
const autoRecoveryLeft = 'the AutoRecovery disk file could not be deleted';
const guestSetLeft = 'the shadow copy set in the guest could not be deleted';

/** What else decides what is left. */
export interface LeftScene {
  /** The step of the likely cause. */
  readonly cause: StepId | undefined;
  /** The log ends soon after the last record, so a merge may just have been at work. */
  readonly isCut: boolean;
}

/** What this backup left, or may have left where it died (LIFECYCLE section 6). */
export function leftBehindBy(
  events: readonly StepEvent[],
  steps: readonly RunStep[],
  generation: GenerationId,
  { cause, isCut }: LeftScene,
): LeftBehind[] {
  const proved = new Map<LeftoverId, StepId>();
  const isMerged = events.some(({ signature }) => signature.edge === 'end' && signature.provider === 'vmms');
  for (const { event, signature, step } of events) {
    const kind = kindProvedBy(signature.provider, event.record.eventId, signature.says);
    // An interrupted merge goes on; one that was finished after all has left nothing.
    if (kind !== undefined && !(kind === 'merge-pending' && isMerged)) proved.set(kind, step);
  }
  const died = diedAt(events, steps, cause);
  const model = died && stepsOf(generation, { savedState: true }).find(({ id }) => id === died.id);
  const mayStay = [...(model?.leaves ?? []), ...unfinished(steps, isMerged || isCut)];
  const isGone = (kind: LeftoverId): boolean => isMerged && (kind === 'checkpoint' || kind === 'merge-pending');
  return [
    ...[...proved].map(([kind, step]) => left(kind, 'proved', step)),
    ...mayStay.flatMap((kind) =>
      proved.has(kind) || isGone(kind) ? [] : [left(kind, 'possible', died?.id ?? 'checkpoint-merge')],
    ),
  ];
}

/** The step in which the backup died: that of the likely cause, for a summary may stand at an earlier one. */
function diedAt(
  events: readonly StepEvent[],
  steps: readonly RunStep[],
  cause: StepId | undefined,
): RunStep | undefined {
  const failed = steps.filter(({ status }) => status === 'failed');
  const [first] = failed;
  return [failed.find(({ id }) => id === cause), first].find((step) => step !== undefined && diedIn(step, events));
}

/**
 * A merge that never began leaves the checkpoint, one that did not end leaves the avhdx in the chain, and a VM that was saved for a
 * backup that died stays saved.
 */
function unfinished(steps: readonly RunStep[], isExcused: boolean): LeftoverId[] {
  const merge = steps.find(({ id }) => id === 'checkpoint-merge');
  const status = (id: StepId): RunStep['status'] | undefined => steps.find((step) => step.id === id)?.status;
  const saved: LeftoverId[] = status('save') === 'seen' && status('resume') === 'not-reached' ? ['vm-saved'] : [];
  if (merge?.status === 'missing') return [...saved, 'checkpoint'];
  return merge?.status === 'seen' && merge.start !== undefined && !isExcused ? [...saved, 'merge-pending'] : saved;
}

function diedIn({ id }: RunStep, events: readonly StepEvent[]): boolean {
  return events.some(({ step, signature }) => step === id && signature.verdict === 'fails' && signature.stops === true);
}

function kindProvedBy(provider: string, eventId: number, says: string): LeftoverId | undefined {
  if (says === autoRecoveryLeft) return 'auto-recovery-file';
  if (says === guestSetLeft) return 'guest-shadow';
  return proofs.find((row) => row.provider === provider && row.ids.includes(eventId))?.kind;
}

function left(kind: LeftoverId, certainty: LeftBehind['certainty'], step: StepId): LeftBehind {
  const { sign, first, rules } = leftovers[kind];
  return { kind, certainty, step, sign, first, rules };
}

/**
 * The files of the VM after the last step that the run is known to have reached: those that records name, then those that the
 * process model expects, by their pattern.
 */
export function filesAfter(
  events: readonly StepEvent[],
  steps: readonly RunStep[],
  generation: GenerationId,
  whole: Consistency,
  left: readonly LeftBehind[],
): FileState[] {
  const last = [...steps].reverse().find(({ status }) => status === 'seen' || status === 'implied');
  if (!last) return [];
  const model = stepsOf(generation, { savedState: true }).find(({ id }) => id === last.id);
  const named = namedFiles(events, last.id, whole, left);
  const kinds = (model?.files ?? []).filter((kind) => !named.some((file) => file.kind === kind));
  const noAutoRecovery = steps.find(({ id }) => id === 'autorecovery-attach')?.status !== 'seen';
  return [
    ...named,
    ...kinds
      .filter((kind) => !(kind === 'auto-recovery-avhdx' && noAutoRecovery))
      .map((kind): FileState => ({
        path: fileKinds[kind].pattern,
        named: false,
        kind,
        consistency: consistencyOfFile(kind, whole),
        afterStep: last.id,
        leftBehind: false,
      })),
  ];
}

function namedFiles(
  events: readonly StepEvent[],
  afterStep: StepId,
  whole: Consistency,
  left: readonly LeftBehind[],
): FileState[] {
  const files = new Map<string, FileState>();
  const isLeft = (kind: FileKind): boolean =>
    left.some((one) => one.certainty === 'proved' && keeps[one.kind]?.includes(kind) === true);
  for (const { event } of events) {
    const path = event.file;
    if (path === undefined || !/[\\/]/.test(path)) continue;
    const kind = kindOfPath(path);
    if (!kind) continue;
    const leftBehind = isLeft(kind);
    files.set(path.toLowerCase(), {
      path,
      named: true,
      kind,
      consistency: consistencyOfFile(kind, whole),
      afterStep,
      leftBehind,
    });
  }
  return [...files.values()];
}

const keeps: Partial<Record<LeftoverId, readonly FileKind[]>> = {
  'auto-recovery-file': ['auto-recovery-avhdx'],
  checkpoint: ['checkpoint-avhdx'],
  'merge-pending': ['checkpoint-avhdx'],
};

function kindOfPath(path: string): FileKind | undefined {
  if (/autorecovery[^\\/]*$/i.test(path)) return 'auto-recovery-avhdx';
  if (/harddiskvolumeshadowcopy/i.test(path)) return 'mounted-vhd';
  if (/_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.avhdx?$/i.test(path)) return 'checkpoint-avhdx';
  return /\.vhdx?$/i.test(path) ? 'disk' : undefined;
}

/** The parent of a checkpoint is the frozen point; what the VM writes beside it is never more than crash-consistent. */
function consistencyOfFile(kind: FileKind, whole: Consistency): Consistency {
  switch (kind) {
    case 'checkpoint-avhdx':
      return 'crash';
    case 'disk':
    case 'auto-recovery-avhdx':
    case 'mounted-vhd':
    case 'saved-state':
      return whole;
    default:
      return 'unknown';
  }
}
