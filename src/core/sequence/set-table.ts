import { withCode } from '../report/runs-words';
import type { Outcome, Run } from '../runs';
import { durationInWords, secondsBetween } from '../text/duration';
import { consistencyWords } from './file-words';
import { phaseOrder, phasesOf, setPhases, type PhaseSpan } from './set-phases';
import { phaseWhen, titleOfSet } from './set-words';
import { byStart } from './run-order';
import { clockOf, type Clock } from './times';

/** The lanes of a set as rows: all that the picture tells, in words. */
export interface SetTable {
  /** `Snapshot set {..}: 40 VMs, 1 storage snapshot for 38 of them, 3 failed`. */
  readonly title: string;
  /** The day of the first record; a time of another day has its own. */
  readonly day: string;
  /** One for each phase that any of the runs has. */
  readonly columns: readonly string[];
  readonly rows: readonly SetTableRow[];
}

export interface SetTableRow {
  readonly run: string;
  readonly vm: string;
  readonly outcome: Outcome;
  readonly consistency: string;
  readonly start: string;
  readonly lasts: string;
  /** In the order of the columns; empty where the run does not have the phase. */
  readonly phases: readonly string[];
  /** The likely cause, for a run that has one. */
  readonly cause: string;
}

/** In the order of the lanes. */
export function setTable(runs: readonly Run[], timeZone?: string): SetTable {
  const clock = clockOf(timeZone);
  const all = [...runs].sort(byStart).map((run) => ({ run, spans: phasesOf(run) }));
  const day = clock.day(all[0]?.run.start ?? 0n);
  const timeOf = (time: bigint): string =>
    `${clock.day(time) === day ? '' : `${clock.day(time)} `}${clock.clock(time).slice(0, 8)}`;
  // A failure is told by its cause.
  const phases = phaseOrder.filter(
    (phase) => phase !== 'failure' && all.some(({ spans }) => spans.some((span) => span.phase === phase)),
  );
  return {
    title: titleOfSet(all),
    day,
    columns: phases.map((phase) => setPhases[phase].word),
    rows: all.map(({ run, spans }): SetTableRow => {
      const [cause] = run.story;
      return {
        run: run.id,
        vm: run.vm.name,
        outcome: run.outcome,
        consistency: consistencyWords[run.consistency],
        start: timeOf(run.start),
        lasts: run.end === undefined ? 'no end' : durationInWords(secondsBetween(run.start, run.end)),
        phases: phases.map((phase) => cellOf(spans, phase, clock)),
        cause: cause === undefined ? '' : withCode(cause),
      };
    }),
  };
}

function cellOf(spans: readonly PhaseSpan[], phase: PhaseSpan['phase'], clock: Clock): string {
  const span = spans.find((one) => one.phase === phase);
  return span ? phaseWhen(span, clock) : '';
}
