import type { Signature } from '../process';
import { placeOf } from './event';
import type { StoryLine } from './run';
import type { StepEvent } from './step-events';

const minute = 60n * 10_000_000n;

/**
 * The failures of a run as one story: the likely cause first, then what followed. A record that names what went wrong is more
 * likely the cause than a summary, whatever the order in which they were logged - a worker writes before the service, the
 * service's summary last - and among equals the earliest step and then the earliest record is.
 */
export function tellStory(events: readonly StepEvent[]): StoryLine[] {
  const failures = events.filter(({ signature }) => signature.verdict === 'fails');
  if (failures.length === 0) return [];
  const cause = [...failures].filter((one) => !isAftermath(one, failures)).sort(byLikelihood)[0];
  const context = events.filter((one) => isContextOf(one, failures));
  const told = [...failures, ...context].sort((a, b) => (a === cause ? -1 : b === cause ? 1 : inTime(a, b)));
  return fold(told).map((line, at) => ({ ...line, role: at === 0 ? 'cause' : 'consequence' }));
}

/** A later step that fails after an earlier one did: the merge after a cancelled checkpoint. It is no cause of it. */
function isAftermath({ event, index }: StepEvent, failures: readonly StepEvent[]): boolean {
  return failures.some((one) => one.signature.stops === true && one.index < index && one.event.time < event.time);
}

/** What stands beside a failure belongs to its story: the full disk, the crashed worker, VSS's own complaint. */
function isContextOf({ signature, event }: StepEvent, failures: readonly StepEvent[]): boolean {
  if (signature.verdict !== 'belongs' || event.record.level === 0 || event.record.level > 3) return false;
  return failures.some((one) => {
    const gap = event.time - one.event.time;
    return gap < 2n * minute && -gap < 2n * minute;
  });
}

function byLikelihood(a: StepEvent, b: StepEvent): number {
  // Of two summaries the one with a code says more: 18012 has none, 10150 beside it has.
  const rank = ({ signature, event }: StepEvent): number =>
    (signature.generic === true ? (event.code === undefined ? 3 : 2) : 0) + (signature.stops === true ? 0 : 1);
  return rank(a) - rank(b) || a.index - b.index || inTime(a, b);
}

function inTime(a: StepEvent, b: StepEvent): number {
  return a.event.time < b.event.time ? -1 : a.event.time > b.event.time ? 1 : 0;
}

/** While the build is not known, all that the event can mean. */
function saysOf(meanings: readonly Signature[], signature: Signature): string {
  const others = new Set(meanings.map(({ says }) => says));
  others.delete(signature.says);
  return [signature.says, ...others].join('; or ');
}

/** The same event with the same code said again is one line with a count. */
function fold(events: readonly StepEvent[]): StoryLine[] {
  const lines = new Map<string, StoryLine>();
  for (const { event, signature, step } of events) {
    const { provider, eventId, mark = '' } = event.record;
    const key = [provider, eventId, mark, event.code ?? '', event.file ?? ''].join('\n');
    const known = lines.get(key);
    lines.set(
      key,
      known
        ? { ...known, also: [...known.also, placeOf(event.record)] }
        : {
            role: 'consequence',
            step,
            says: saysOf(event.meanings, signature),
            ...(event.code !== undefined && { code: event.code }),
            place: placeOf(event.record),
            also: [],
          },
    );
  }
  return [...lines.values()];
}
