import type { GenerationId, Signature, StepId } from '../process';
import type { RunEvent } from './event';
import type { KnownVms } from './vms';

/** Records that belong to one backup of one VM, in time order. */
export interface Draft {
  readonly vmKey: string;
  readonly events: RunEvent[];
}

const second = 10_000_000n;
const minute = 60n * second;
const hour = 60n * minute;

/** Records of one failure come within milliseconds to seconds; a retry of a product comes minutes later. */
const sameFailure = 2n * minute;
/** From the writer's first look to the checkpoint: minutes, with many VMs in one set up to an hour. */
const preparation = 1n * hour;
/** From the checkpoint to the snapshot of the volume. */
const snapshotting = 4n * hour;
/** From the checkpoint to its merge, or to the end of the copy: a merge that has not come within a day is lost (HVB071). */
export const runLimit = 24n * hour;

/** How far a step is into a backup. */
type Phase = 0 | 1 | 2 | 3;

const phases: Readonly<Record<StepId, Phase>> = {
  identify: 0,
  'add-volumes': 0,
  prepare: 0,
  precheck: 0,
  'guest-request': 0,
  'guest-snapshot': 0,
  'guest-freeze': 0,
  save: 0,
  'checkpoint-create': 0,
  'guest-done': 1,
  'autorecovery-attach': 1,
  'autorecovery-detach': 1,
  'volume-snapshot': 1,
  'auto-recovery': 1,
  resume: 2,
  'guest-cleanup': 2,
  'reference-point': 2,
  'checkpoint-merge': 2,
  expose: 2,
  transfer: 2,
  'backup-complete': 3,
  'snapshot-delete': 3,
  'reference-point-delete': 3,
};

/** The likeliest meaning while the generation is not settled: newer hosts are more common. */
export function likelyMeaning(event: RunEvent): { readonly signature: Signature; readonly step: StepId } | undefined {
  for (const generation of ['checkpoint', 'reference-point', 'guest-snapshot'] satisfies GenerationId[]) {
    for (const signature of event.meanings) {
      const step = signature.steps[generation];
      if (step !== undefined) return { signature, step };
    }
  }
  return undefined;
}

/** Sorts records that name their VM into backups. The records are in time order. */
export function groupByVm(events: readonly RunEvent[], vms: KnownVms): Draft[] {
  const drafts: Draft[] = [];
  const open = new Map<string, OpenDraft>();
  for (const event of events) {
    const vmKey = vms.keyOf(event);
    const meaning = likelyMeaning(event);
    if (vmKey === undefined || !meaning) continue;
    let current = open.get(vmKey);
    if (!current || startsAnother(current, event.time, meaning)) {
      current = {
        draft: { vmKey, events: [] },
        last: event.time,
        phase: 0,
        isStopped: false,
        isMerged: false,
        isBegun: false,
      };
      drafts.push(current.draft);
      open.set(vmKey, current);
    }
    add(current, event, meaning);
  }
  return drafts;
}

interface OpenDraft {
  readonly draft: Draft;
  last: bigint;
  phase: Phase;
  isStopped: boolean;
  isMerged: boolean;
  /** More than what only stands beside a backup is in it. */
  isBegun: boolean;
}

type Meaning = NonNullable<ReturnType<typeof likelyMeaning>>;

function startsAnother(
  { last, phase, isStopped, isMerged, isBegun }: OpenDraft,
  time: bigint,
  meaning: Meaning,
): boolean {
  const gap = time - last;
  const own = phases[meaning.step];
  if (gap > runLimit || (!isBegun && gap > 5n * sameFailure)) return true;
  // What only stands beside a backup never begins one in the middle of another.
  if (meaning.signature.verdict === 'belongs' && gap <= snapshotting) return false;
  if (own === 0) return gap > (phase >= 2 || isStopped ? sameFailure : preparation);
  if (own === 1) return gap > (phase >= 2 || isStopped ? 5n * sameFailure : snapshotting);
  // The next merge of a VM that has merged already is of its next backup; several disks merge close together.
  return own === 2 && isMerged && meaning.signature.edge === 'start' && gap > 15n * minute;
}

function add(current: OpenDraft, event: RunEvent, { signature, step }: Meaning): void {
  current.draft.events.push(event);
  current.last = event.time;
  if (signature.verdict === 'belongs') return;
  current.isBegun = true;
  const own = phases[step];
  if (own > current.phase) current.phase = own;
  if (signature.verdict === 'fails' && signature.stops === true) current.isStopped = true;
  if (step === 'checkpoint-merge' && signature.edge === 'end') current.isMerged = true;
}

/** True for steps from the copy or the merge on. */
export function isLate(step: StepId): boolean {
  return phases[step] >= 2;
}
