import { stepsOf, type StepId } from '../process';
import type { EvidencePlace, Run, RunStep } from '../runs';
import { beginOf, storyOf } from './step-records';
import { durationInWords, secondsBetween } from './times';

/** A step in its row, with the times that its records give. */
export interface OrderedStep {
  /** Position in `run.steps`. */
  readonly index: number;
  readonly step: RunStep;
  readonly time?: bigint;
  /** After `time`; absent for a step of one moment, and for one whose end no record gives. */
  readonly end?: bigint;
  /** What must be said of its place. */
  readonly remarks: readonly string[];
}

export interface RowOrder {
  readonly rows: readonly OrderedStep[];
  /** What must be said of the order as a whole. */
  readonly notes: readonly string[];
}

/**
 * The steps in the order of time. A step without a time stands after the step that the process puts before it; what was not
 * reached stands last. The sort is stable, so steps of one time stand as the process has them.
 */
export function orderSteps(run: Run): RowOrder {
  const late = lateSteps(run);
  const timed: OrderedStep[] = [];
  /** Steps without a time, by the step before them; -1 for the start. */
  const after = new Map<number, OrderedStep[]>();
  const last: OrderedStep[] = [];
  let anchor = -1;
  run.steps.forEach((step, index) => {
    // A time would be that of another backup: what was not reached has none.
    const times = step.status === 'not-reached' ? {} : timesOf(run, step);
    const row = { index, step, ...times, remarks: [...remarksOf(step), ...(late.get(index) ?? [])] };
    if (times.time !== undefined) {
      timed.push(row);
      anchor = index;
    } else if (step.status === 'not-reached') last.push(row);
    else append(after, anchor, row);
  });
  timed.sort((a, b) =>
    (a.time ?? 0n) < (b.time ?? 0n) ? -1 : (a.time ?? 0n) > (b.time ?? 0n) ? 1 : a.index - b.index,
  );
  return {
    rows: [...(after.get(-1) ?? []), ...timed.flatMap((row) => [row, ...(after.get(row.index) ?? [])]), ...last],
    notes: clockJumps(run),
  };
}

function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const known = lists.get(key);
  if (known) known.push(item);
  else lists.set(key, [item]);
}

/**
 * When a step began and ended. One that failed ends with the record of its failure, if a record shows that it had begun; else
 * its records are of one failure, and the first is the moment of it.
 */
function timesOf(run: Run, step: RunStep): { readonly time?: bigint; readonly end?: bigint } {
  const time = step.start ?? step.end;
  if (time === undefined) return {};
  const end = step.status === 'failed' ? failedAt(run, step, time) : step.end;
  return { time, ...(end !== undefined && end > time && { end }) };
}

function failedAt(run: Run, step: RunStep, start: bigint): bigint | undefined {
  const begin = beginOf(run, step);
  const failure = storyOf(run, step)?.place;
  if (!begin || !failure || begin.host !== failure.host) return undefined;
  // The places have the times as logged; the step's are corrected, by the same amount for one computer.
  return start + failure.time - begin.time;
}

function remarksOf({ start, end }: RunStep): string[] {
  if (start === undefined || end === undefined || end >= start) return [];
  return [
    `The record of its end is ${durationInWords(secondsBetween(end, start))} older than that of its start: the clock went back, or the records are of two backups.`,
  ];
}

/** Steps whose records are older than those of a step that comes before them in the process, where no source allows that order. */
function lateSteps({ steps, generation }: Run): ReadonlyMap<number, string[]> {
  const free = new Map<StepId, readonly StepId[]>(
    stepsOf(generation, { savedState: true }).map(({ id, anyOrderWith = [] }) => [id, anyOrderWith]),
  );
  const found = new Map<number, string[]>();
  let newest: { readonly step: RunStep; readonly time: bigint } | undefined;
  steps.forEach((step, index) => {
    const time = step.start ?? step.end;
    if (time === undefined) return;
    if (newest && newest.time > time && !isFree(free, step.id, newest.step.id)) {
      const by = durationInWords(secondsBetween(time, newest.time));
      found.set(index, [
        `Its record is ${by} older than that of "${newest.step.label}", which the process puts before it.`,
      ]);
    }
    if (!newest || time > newest.time) newest = { step, time };
  });
  return found;
}

function isFree(free: ReadonlyMap<StepId, readonly StepId[]>, a: StepId, b: StepId): boolean {
  return a === b || (free.get(a)?.includes(b) ?? false) || (free.get(b)?.includes(a) ?? false);
}

/** Windows writes records of several threads a little out of order; a clock that was set jumps further. */
const jump = 10_000_000n;

/** Clocks that were set back meanwhile: a log whose record ids go up while its times go down. */
function clockJumps({ steps }: Run): string[] {
  const byLog = new Map<string, EvidencePlace[]>();
  for (const { evidence } of steps) {
    for (const place of evidence) append(byLog, place.uri, place);
  }
  return [...byLog.values()].flatMap((places) => {
    const sorted = [...places].sort((a, b) => (a.recordId < b.recordId ? -1 : a.recordId > b.recordId ? 1 : 0));
    for (let at = 1; at < sorted.length; at++) {
      const [before, next] = [sorted[at - 1], sorted[at]];
      if (before && next && before.time - next.time > jump) {
        const by = durationInWords(secondsBetween(next.time, before.time));
        return [
          `The clock of ${next.host} went back by ${by} between its records ${String(before.recordId)} and ${String(next.recordId)}; the picture follows the times.`,
        ];
      }
    }
    return [];
  });
}
