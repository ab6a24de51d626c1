import { generationOf } from '../process';
import type { Outcome, Run } from '../runs';
import { durationInWords, secondsBetween } from '../text/duration';
import { shownText } from './fit-text';
import { setPhases, type PhaseSpan } from './set-phases';
import type { Clock } from './times';

/** The outcome as a sign, for a place that is too small for its word. */
export const outcomeSigns: Readonly<Record<Outcome, string>> = {
  succeeded: '\u2713',
  failed: '\u00d7',
  incomplete: '~',
  unknown: '?',
};

/** `Snapshot set {..}: 40 VMs, 1 storage snapshot for 38 of them, 3 failed`. */
export function titleOfSet(rows: readonly { readonly run: Run; readonly spans: readonly PhaseSpan[] }[]): string {
  const runs = rows.map(({ run }) => run);
  const snapshots = rows.flatMap(({ spans }) => spans.find(({ phase }) => phase === 'snapshot')?.start ?? []);
  const vms = new Set(runs.map(({ host, vm }) => vm.id ?? `${host}/${vm.name}`)).size;
  const parts = [
    ...(runs.length === 1 && runs[0]?.setId === undefined ? [] : [`${vms} ${vms === 1 ? 'VM' : 'VMs'}`]),
    ...(runs.length === vms ? [] : [`${runs.length} backups`]),
    snapshotsInWords(new Set(snapshots).size, snapshots.length, runs.length),
    ...outcomesInWords(runs),
  ];
  return `${headOf(runs)}: ${parts.join(', ')}`;
}

function headOf(runs: readonly Run[]): string {
  const ids = new Set(runs.map(({ setId }) => setId));
  const [id] = ids;
  if (ids.size === 1 && id !== undefined) return `Snapshot set {${id}}`;
  const [only] = runs;
  return only && runs.length === 1 ? `Backup of ${shownText(only.vm.name)}` : 'No common snapshot set';
}

const outcomeWords: readonly (readonly [Outcome, string])[] = [
  ['failed', 'failed'],
  ['incomplete', 'without an end'],
  ['unknown', 'of unknown outcome'],
];

function outcomesInWords(runs: readonly Run[]): string[] {
  const [only] = runs;
  if (!only) return [];
  const isAll = runs.every(({ outcome }) => outcome === only.outcome);
  const words = outcomeWords.map(
    ([outcome, word]) => [runs.filter((run) => run.outcome === outcome).length, word] as const,
  );
  if (!isAll) return words.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  const word = outcomeWords.find(([outcome]) => outcome === only.outcome)?.[1] ?? only.outcome;
  return [runs.length === 1 ? word : `all ${word}`];
}

function snapshotsInWords(count: number, inSnapshot: number, runs: number): string {
  if (count === 0) return 'no record of a storage snapshot';
  const all = inSnapshot === runs ? '' : ` for ${inSnapshot} of them`;
  return `${count} storage ${count === 1 ? 'snapshot' : 'snapshots'}${all}`;
}

/** A lane in words: who, how it ended, what when, and the likely cause. */
export function laneSentence(run: Run, spans: readonly PhaseSpan[], clock: Clock): string {
  const { vm, outcome, consistency, story } = run;
  const [cause] = story;
  const phases = spans.filter(({ phase }) => phase !== 'failure').map((span) => phaseSentence(span, clock));
  return [
    `${shownText(vm.name)}: ${outcome}, consistency ${consistency}, ${spanOfRun(run, clock)}.`,
    ...(phases.length === 0 ? [] : [`${capital(phases.join(', '))}.`]),
    ...(cause === undefined
      ? []
      : [`Likely cause: ${shownText(cause.says)}${cause.code === undefined ? '' : ` (${cause.code})`}.`]),
  ].join(' ');
}

function spanOfRun({ start, end }: Run, clock: Clock): string {
  if (end === undefined) return `from ${clock.clock(start)}, no end is logged`;
  return `from ${clock.clock(start)} for ${durationInWords(secondsBetween(start, end))}`;
}

/** `merge 22:01:36.000 for 1 min 14 s`. */
export function phaseSentence(span: PhaseSpan, clock: Clock): string {
  return `${setPhases[span.phase].word} ${phaseWhen(span, clock)}`;
}

/** `22:01:36.000 for 1 min 14 s`, `failed 22:01:36.000`, `missing`. */
export function phaseWhen({ phase, status, start, end, isOpen }: PhaseSpan, clock: Clock): string {
  if (start === undefined) return 'missing';
  const how = status === 'failed' && phase !== 'failure' ? 'failed ' : '';
  const long = isOpen
    ? ', no end is logged'
    : end === undefined || end === start
      ? ''
      : ` for ${durationInWords(secondsBetween(start, end))}`;
  return `${how}${clock.clock(start)}${long}`;
}

/** What the picture is, for one who does not see it. */
export function describeSet(runs: readonly Run[], clock: Clock, letters: readonly string[]): string {
  const ways = [...new Set(runs.map(({ generation }) => generationOf(generation).title))];
  const times = runs.length === 0 ? '' : ` The first begins at ${clock.whole(first(runs))}.`;
  return `One lane a VM, time from left to right.${times} ${ways.map((way) => `${way}.`).join(' ')} Letters: ${letters.join(', ')}.`;
}

function first(runs: readonly Run[]): bigint {
  return runs.map(({ start }) => start).reduce((a, b) => (a < b ? a : b));
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
