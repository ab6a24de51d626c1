import type { StepId } from '../process';
import type { Run, RunStep, StepStatus } from '../runs';
import type { SetPhase } from './set-scene';

/** Each phase with its letter and its word, in the order in which they come when they come at once. */
export const setPhases: Readonly<Record<SetPhase, { readonly letter: string; readonly word: string }>> = {
  saved: { letter: 'Z', word: 'saved' },
  freeze: { letter: 'F', word: 'freeze' },
  checkpoint: { letter: 'C', word: 'checkpoint' },
  snapshot: { letter: 'S', word: 'storage snapshot' },
  'roll-back': { letter: 'R', word: 'roll-back' },
  'reference-point': { letter: 'P', word: 'reference point' },
  merge: { letter: 'M', word: 'merge' },
  failure: { letter: '\u00d7', word: 'failure' },
};

// The keys of a constant object are its own.
export const phaseOrder = Object.keys(setPhases) as readonly SetPhase[];

const phaseOfStep: Readonly<Partial<Record<StepId, SetPhase>>> = {
  save: 'saved',
  'guest-freeze': 'freeze',
  'guest-snapshot': 'freeze',
  'checkpoint-create': 'checkpoint',
  'volume-snapshot': 'snapshot',
  'auto-recovery': 'roll-back',
  'reference-point': 'reference-point',
  'checkpoint-merge': 'merge',
};

/** A phase of one run with its times; without a start only for what is missing. */
export interface PhaseSpan {
  readonly phase: SetPhase;
  /** Position in the steps of the run. */
  readonly step: number;
  readonly status: StepStatus;
  readonly start?: bigint;
  readonly end?: bigint;
  readonly isOpen: boolean;
}

/**
 * What a run went through, in the order of time: only what a record tells, and what is missing, which comes last. One of each
 * phase: where a step comes more than once, from the first to the last.
 */
export function phasesOf(run: Run): PhaseSpan[] {
  const spans = new Map<SetPhase, PhaseSpan>();
  run.steps.forEach((step, at) => {
    const phase = phaseOfStep[step.id];
    if (phase === undefined || (phase === 'snapshot' && !isInSnapshot(run, at))) return;
    const span = spanOf(phase, step, at);
    if (span) spans.set(phase, joined(spans.get(phase), span));
  });
  const failure = failureOf(run);
  return [...spans.values(), ...(failure ? [failure] : [])].sort(byTime);
}

function spanOf(phase: SetPhase, { status, start, end }: RunStep, step: number): PhaseSpan | undefined {
  if (status === 'missing') return { phase, step, status, isOpen: false };
  const times = [start, end].filter((time) => time !== undefined).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [first, last = first] = times;
  if (first === undefined || last === undefined) return undefined;
  return { phase, step, status, start: first, end: last, isOpen: start !== undefined && end === undefined };
}

function joined(a: PhaseSpan | undefined, b: PhaseSpan): PhaseSpan {
  if (a?.start === undefined || a.end === undefined) return b;
  if (b.start === undefined || b.end === undefined) return a;
  return { ...a, start: a.start < b.start ? a.start : b.start, end: a.end > b.end ? a.end : b.end };
}

/**
 * A snapshot of the volume is logged once for all VMs on it. One whose backup was over before it is on the volume, but nothing was
 * prepared for the snapshot: it is not counted as being in it.
 */
function isInSnapshot({ steps }: Run, at: number): boolean {
  return !steps.slice(0, at).some(({ status }) => status === 'not-reached');
}

/** Where it went wrong: the step of the likely cause, at the time of its last record. */
function failureOf({ steps, story }: Run): PhaseSpan | undefined {
  const cause = story[0]?.step;
  const failed = steps.flatMap((step, at) => (step.status === 'failed' ? [{ step, at }] : []));
  const found = failed.find(({ step }) => step.id === cause) ?? failed[0];
  const time = found && (found.step.end ?? found.step.start);
  if (!found || time === undefined) return undefined;
  return { phase: 'failure', step: found.at, status: 'failed', start: time, end: time, isOpen: false };
}

function byTime(a: PhaseSpan, b: PhaseSpan): number {
  if (a.start !== b.start) {
    if (a.start === undefined) return 1;
    if (b.start === undefined) return -1;
    return a.start < b.start ? -1 : 1;
  }
  return phaseOrder.indexOf(a.phase) - phaseOrder.indexOf(b.phase);
}
