import { matchBuilds, type Consistency, type GenerationId, type ProviderKey, type StepId } from '../process';
import { since2016, upTo2012 } from '../process/builds';
import type { KnownBuild } from './host-builds';
import type { RunStep } from './run';
import type { StepEvent } from './step-events';

/** What a backup gives, and the sentences that say why. */
export interface Verdict {
  readonly consistency: Consistency;
  readonly reasons: readonly string[];
}

/**
 * The consistency of a VM in one backup, from records alone. What no record shows stays unknown: a checkpoint of type Production
 * quietly becomes a standard one when VSS fails in the guest, so a success proves nothing about it.
 */
export function judgeConsistency(
  generation: GenerationId,
  events: readonly StepEvent[],
  steps: readonly RunStep[],
  known: KnownBuild,
  cause?: StepId,
): Verdict {
  const status = (id: StepId): RunStep['status'] | undefined => steps.find((step) => step.id === id)?.status;
  const died = events.filter(({ signature }) => signature.verdict === 'fails' && signature.stops === true);
  const diedIn = steps.filter(({ id }) => beforeImage.has(id) && died.some(({ step }) => step === id));
  const failedBefore = diedIn.find(({ id }) => id === cause) ?? diedIn[0];
  if (failedBefore && !isImageMade(steps)) {
    return verdict('none', `There is no usable copy: the backup failed at "${failedBefore.label}".`);
  }
  if (generation === 'guest-snapshot' && status('auto-recovery') === 'failed') {
    return verdict(
      'crash',
      'The disks in the shadow copy were not rolled back to the guest snapshot, so they are as a crash at the moment of the host snapshot would leave them.',
    );
  }
  if (status('save') === 'seen') {
    return verdict('saved-state', 'The VM was saved for the backup: its memory and its disks belong together.');
  }
  const refusal = events.find(({ signature }) => signature.verdict === 'fails' && isRefusal(signature.provider));
  if (refusal) return refused(refusal, known);
  if (status('autorecovery-attach') === 'seen') {
    return verdict(
      'application',
      'The AutoRecovery disk was added to the VM, which a Windows guest asks for after its VSS snapshot.',
      'Complete only as the disk together with its AutoRecovery file; the active avhdx is crash-consistent.',
    );
  }
  if (frozen(events)) {
    return verdict('application', 'A database in the guest was frozen and thawed while the snapshot was made.');
  }
  if (thawedLinux(events)) {
    return verdict(
      'file-system',
      'The Linux guest froze and thawed its file systems while the snapshot was made; what its applications held in memory is not in it.',
    );
  }
  if (generation === 'guest-snapshot' && status('auto-recovery') === 'seen') {
    return verdict(
      'application',
      'The host mounted the disks of the shadow copy to roll them back to the guest snapshot, and no record says that it failed.',
    );
  }
  const trace = generation === 'guest-snapshot' ? 'a roll-back in the shadow copy' : 'an AutoRecovery disk';
  return verdict('unknown', `No record of the guest, and none of ${trace}, shows how the VM was quiesced.`);
}

const beforeImage: ReadonlySet<StepId> = new Set<StepId>([
  'identify',
  'add-volumes',
  'prepare',
  'precheck',
  'guest-request',
  'guest-snapshot',
  'guest-done',
  'guest-freeze',
  'checkpoint-create',
  'autorecovery-attach',
  'autorecovery-detach',
  'volume-snapshot',
  'save',
]);

/** A step was seen that comes only after the image exists. */
function isImageMade(steps: readonly RunStep[]): boolean {
  const image: readonly StepId[] = ['volume-snapshot', 'auto-recovery', 'reference-point', 'transfer', 'expose'];
  const created = steps.find(({ id }) => id === 'checkpoint-create')?.status;
  return steps.some(
    ({ id, status }) =>
      status === 'seen' && (image.includes(id) || (id === 'checkpoint-merge' && created !== 'failed')),
  );
}

function isRefusal(provider: string): boolean {
  return provider === 'integration' || provider === 'integration-vss' || provider === 'hv-vss';
}

function refused({ signature }: StepEvent, known: KnownBuild): Verdict {
  const why = `The guest could not take part: ${signature.says}.`;
  if (matchBuilds(since2016, known.builds) === 'yes') {
    return verdict(
      'crash',
      why,
      'From Windows Server 2016 on such a backup is crash-consistent, if the application accepts one at all.',
    );
  }
  if (matchBuilds(upTo2012, known.builds) === 'yes') {
    return verdict('unknown', why, 'The writer then saves the VM for the backup; no record shows that it was saved.');
  }
  return verdict(
    'unknown',
    why,
    'The writer then saves the VM, or the application takes a crash-consistent copy; no record shows which.',
  );
}

/** By the events of a database, or by the log of the SQL Server writer. */
function frozen(events: readonly StepEvent[]): boolean {
  return hasBoth(events, 'esent') || hasBoth(events, 'sql-writer-log');
}

function thawedLinux(events: readonly StepEvent[]): boolean {
  return hasBoth(events, 'hv-vss');
}

/** Frozen and thawed again, and nothing that says otherwise. */
function hasBoth(events: readonly StepEvent[], provider: ProviderKey): boolean {
  const own = events.filter(({ signature, isGuest }) => isGuest && signature.provider === provider);
  const has = (edge: 'start' | 'end'): boolean => own.some(({ signature }) => signature.edge === edge);
  return has('start') && has('end') && !own.some(({ signature }) => signature.verdict === 'fails');
}

function verdict(consistency: Consistency, ...reasons: readonly string[]): Verdict {
  return { consistency, reasons };
}
