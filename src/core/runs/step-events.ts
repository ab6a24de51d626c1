import type { GenerationId, Signature, StepId } from '../process';
import { stepIndex } from '../process';
import { guestStep } from '../process/signatures/vss';
import type { HostRole } from './attach';
import { meaningIn, type RunEvent } from './event';

/** A record of a run with the step that it speaks of. */
export interface StepEvent {
  readonly event: RunEvent;
  readonly signature: Signature;
  readonly step: StepId;
  readonly index: number;
  readonly isGuest: boolean;
}

/**
 * The records of a run by step. What VSS and volsnap log on the host is of the host volume; the same events logged in the guest
 * are of the guest's own snapshot. What a database logs on the host is of the host's own writers and proves nothing of the guest.
 */
export function stepEventsOf(
  events: readonly RunEvent[],
  generation: GenerationId,
  roles: ReadonlyMap<string, HostRole>,
): StepEvent[] {
  return events.flatMap((event) => {
    const meaning = meaningIn(event, generation);
    if (!meaning) return [];
    const { signature } = meaning;
    const isGuest =
      roles.get(event.record.host)?.role === 'guest' || (signature.backup === 'only' && signature.scope === 'guest');
    if (signature.scope === 'guest' && !isGuest) return [];
    const isMoved = isGuest && signature.scope === 'host' && meaning.step === 'volume-snapshot';
    const step = isMoved ? guestStep[generation] : meaning.step;
    return [{ event, signature, step, index: stepIndex(generation, step), isGuest }];
  });
}
