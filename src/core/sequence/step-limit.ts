import { limits, type ProcessLimit, type StepId } from '../process';
import type { providers } from '../process';
import type { RunStep } from '../runs';
import { hasRecordOf } from './step-records';
import { secondsBetween } from './times';

/**
 * Which limit a measured time may be held against: only one whose begin and end are those of the records. A database freezes and
 * thaws as its writer does; the driver of the provider writes when it begins to commit and when it has, which is while writes are
 * held. A whole step lasts longer than what is limited in it, and proves nothing.
 */
const measured: readonly {
  readonly steps: readonly StepId[];
  readonly by: keyof typeof providers;
  readonly limit: string;
}[] = [
  { steps: ['guest-freeze', 'guest-snapshot'], by: 'esent', limit: 'freeze-to-thaw' },
  { steps: ['volume-snapshot'], by: 'snapshot-driver', limit: 'flush-and-hold' },
];

export interface MeasuredLimit {
  readonly limit: ProcessLimit;
  readonly measuredSeconds: number;
  readonly limitSeconds: number;
}

/** The limit that a step of a run was measured against; nothing where no record measures it. */
export function limitOf(step: RunStep): MeasuredLimit | undefined {
  const { start, end, id } = step;
  if (start === undefined || end === undefined || end <= start) return undefined;
  const row = measured.find(({ steps, by }) => steps.includes(id) && hasRecordOf(step, by));
  const limit = limits.find((one) => one.id === row?.limit);
  if (limit?.seconds === undefined) return undefined;
  return { limit, measuredSeconds: secondsBetween(start, end), limitSeconds: limit.seconds };
}
