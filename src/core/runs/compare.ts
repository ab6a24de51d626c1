import { recordName } from '../logs/record-name';
import type { StepId } from '../process';
import { durationInWords } from '../text/duration';
import { filetimeToIso } from '../vmconfig/filetime';
import { alignSteps, type AlignedPair } from './align-steps';
import { compareFacts, type FactComparison } from './compare-facts';
import { contradiction } from './predict/departure';
import { isPredicted, predictedStatusWords } from './predicted-words';
import type { Run, RunStep, StepStatus } from './run';

/** Two runs side by side, step by step. */
export interface RunComparison {
  readonly a: Run;
  readonly b: Run;
  readonly rows: readonly ComparisonRow[];
  /** Position in `rows` of the first step in which they differ; absent where none does. */
  readonly firstDifference?: number;
  /** What is said of the whole run, each with both values. */
  readonly facts: readonly FactComparison[];
  /** The first difference in one sentence. */
  readonly sentence: string;
}

/** One step in both runs, or in one of them. */
export interface ComparisonRow {
  readonly id: StepId;
  readonly label: string;
  readonly a?: ComparedStep;
  readonly b?: ComparedStep;
  readonly differences: readonly StepDifference[];
}

export interface ComparedStep {
  /** Position in the steps of its run. */
  readonly index: number;
  readonly status: StepStatus;
  /** The status of a step that nobody observed, in words of its own. */
  readonly word?: string;
  readonly note?: string;
  /** 100 ns units since the start of its run. */
  readonly sinceStart?: bigint;
  /** How long it took, where its start and its end are known. */
  readonly duration?: bigint;
  /** Ids of its records, each once, rising. */
  readonly eventIds: readonly number[];
  /** The same of text logs: what their lines are, in words. */
  readonly marks?: readonly string[];
  /** Codes of its failures, each once. */
  readonly codes: readonly string[];
}

/** `only`: one run does not have the step. `duration`: a pace that is not that of the other run. */
export type StepDifference = 'only' | 'status' | 'events' | 'codes' | 'duration';

/** Compares two runs: nothing is said of which is right. */
export function compareRuns(a: Run, b: Run): RunComparison {
  const rows = pairsOf(a, b).map((pair) => rowOf(pair, a, b));
  const facts = compareFacts(a, b);
  const first = isMixed(a, b)
    ? rows.findIndex(({ differences }) => differences.length > 0)
    : weightiest(rows, a.generation === b.generation);
  const found = { a, b, rows, facts, ...(first >= 0 && { firstDifference: first }) };
  return { ...found, sentence: firstDifferenceInWords(found, namesOf(a, b)) };
}

/** The runs are aligned in an order of their own, so that both ways round give the same rows. */
function pairsOf(a: Run, b: Run): AlignedPair[] {
  if (orderOf(a) <= orderOf(b)) return alignSteps(a.steps, b.steps);
  return alignSteps(b.steps, a.steps).map((pair) => ({
    ...(pair.b !== undefined && { a: pair.b }),
    ...(pair.a !== undefined && { b: pair.a }),
  }));
}

function orderOf({ start, id, steps }: Run): string {
  return [String(start).padStart(20, '0'), id, ...steps.map((step) => step.id)].join('\n');
}

function rowOf(pair: AlignedPair, runA: Run, runB: Run): ComparisonRow {
  const [stepA, a] = compared(runA, pair.a);
  const [stepB, b] = compared(runB, pair.b);
  const step = stepA ?? stepB;
  if (!step) throw new Error('A row has a step of one of the runs.');
  return {
    id: step.id,
    label: sharedLabel(stepA, stepB),
    ...(a && { a }),
    ...(b && { b }),
    differences: isMixed(runA, runB) ? departures(runA, runB, stepA, stepB) : a && b ? differencesOf(a, b) : ['only'],
  };
}

/** Generations call a step by different words; then both are shown. */
function sharedLabel(a: RunStep | undefined, b: RunStep | undefined): string {
  const labels = [a?.label, b?.label].filter((label) => label !== undefined);
  return [...new Set(labels)].sort().join(' / ');
}

function compared(run: Run, index: number | undefined): [] | [RunStep, ComparedStep] {
  const step = index === undefined ? undefined : run.steps[index];
  if (!step || index === undefined) return [];
  const { status, note, start, end, evidence } = step;
  const at = start ?? end;
  const marks = [...new Set(evidence.flatMap((one) => (one.mark === undefined ? [] : [recordName(one)])))].sort();
  const lines = run.story.filter((line) => line.step === step.id && line.code !== undefined);
  return [
    step,
    {
      index,
      status,
      ...(isPredicted(run) && { word: predictedStatusWords[status] }),
      ...(note !== undefined && { note }),
      ...(at !== undefined && { sinceStart: at - run.start }),
      ...(start !== undefined && end !== undefined && end >= start && { duration: end - start }),
      eventIds: [...new Set(evidence.flatMap(({ eventId, mark }) => (mark === undefined ? [eventId] : [])))].sort(
        (x, y) => x - y,
      ),
      ...(marks.length > 0 && { marks }),
      codes: [...new Set(lines.flatMap(({ code }) => code ?? []))].sort(),
    },
  ];
}

/** A plan beside a night. */
function isMixed(a: Run, b: Run): boolean {
  return isPredicted(a) !== isPredicted(b);
}

/** What no record shows contradicts no prediction, and records, codes and times were not predicted: a step differs where it went otherwise. */
function departures(a: Run, b: Run, stepA: RunStep | undefined, stepB: RunStep | undefined): StepDifference[] {
  const [plan, planned, observed] = isPredicted(a) ? [a, stepA, stepB] : [b, stepB, stepA];
  if (!observed || contradiction(plan, observed) === undefined) return [];
  return planned ? ['status'] : ['only'];
}

function differencesOf(a: ComparedStep, b: ComparedStep): StepDifference[] {
  return [
    ...(a.status === b.status ? [] : (['status'] as const)),
    ...(isSameList(a.codes, b.codes) ? [] : (['codes'] as const)),
    ...(isSameList(a.eventIds, b.eventIds) && isSameList(a.marks ?? [], b.marks ?? []) ? [] : (['events'] as const)),
    ...(isOtherPace(a.duration, b.duration) ? (['duration'] as const) : []),
  ];
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}

/** Every night takes its own time; a step that takes twice as long, and ten seconds more, is worth a word. */
function isOtherPace(a: bigint | undefined, b: bigint | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [short, long] = a < b ? [a, b] : [b, a];
  return long > 2n * short && long - short > 100_000_000n;
}

/**
 * What was done differs before what the logs know of it, and that before how long it took. Of runs that took different ways only
 * the steps of both can differ.
 */
function weightiest(rows: readonly ComparisonRow[], isOneWay: boolean): number {
  const candidates = rows.map((row) =>
    isOneWay || (row.a !== undefined && row.b !== undefined) ? row.differences : [],
  );
  const orders = [
    rows.findIndex((row, at) => isMore(candidates[at]) && !isGap(row)),
    candidates.findIndex(isMore),
    candidates.findIndex((differences) => differences.length > 0),
  ];
  return orders.find((at) => at >= 0) ?? -1;
}

function isMore(differences: readonly StepDifference[] = []): boolean {
  return differences.some((one) => one !== 'duration');
}

/** One log says more than the other of a step that may well have been the same. */
function isGap({ a, b, differences }: ComparisonRow): boolean {
  const isQuiet = (step: ComparedStep | undefined): boolean => step !== undefined && quiet.has(step.status);
  return differences.includes('status') && !differences.includes('codes') && isQuiet(a) && isQuiet(b);
}

const quiet: ReadonlySet<StepStatus> = new Set(['seen', 'implied', 'silent', 'unknown']);

/** What the two runs are called beside each other: by their starts, and by their VMs where these differ. */
export interface RunNames {
  readonly a: string;
  readonly b: string;
}

/** Names of two runs, with their starts as `timeOf` writes them. */
export function namesOf(a: Run, b: Run, timeOf: (time: bigint) => string = utc): RunNames {
  const nameOf = (run: Run): string => (isPredicted(run) ? 'the prediction' : timeOf(run.start));
  const times = { a: nameOf(a), b: nameOf(b) };
  if (a.vm.name === b.vm.name && a.host === b.host) return times;
  const whose = ({ vm, host }: Run): string => (a.vm.name === b.vm.name ? `${vm.name} on ${host}` : vm.name);
  return { a: `${whose(a)}, ${times.a}`, b: `${whose(b)}, ${times.b}` };
}

function utc(time: bigint): string {
  return `${(filetimeToIso(time) ?? String(time)).slice(0, 19).replace('T', ' ')} UTC`;
}

/** The first difference in one sentence, with the runs called as they are where it is shown. */
export function firstDifferenceInWords(comparison: Omit<RunComparison, 'sentence'>, names: RunNames): string {
  const { a, b, rows, firstDifference: first, facts } = comparison;
  const row = first === undefined ? undefined : rows[first];
  if (isMixed(a, b)) return departureInWords(comparison, names);
  const ways = a.generation === b.generation ? '' : `They took different ways, ${a.generation} and ${b.generation}; `;
  if (!row) {
    if (ways !== '') return `${ways}no step of both differs.`;
    const other = facts.filter(({ isDifferent }) => isDifferent).map(({ name }) => name);
    return other.length === 0
      ? 'No step differs, and nothing else that is known of the runs.'
      : `No step differs; what differs is ${other.join(', ')}.`;
  }
  const isPace = !isMore(row.differences);
  const [stateA, stateB] = isPace
    ? [secondsInWords(row.a?.duration), secondsInWords(row.b?.duration)]
    : [stateOf(row.a, row.b), stateOf(row.b, row.a)];
  const isFirst = !rows.slice(0, first).some(({ differences }) => isMore(differences));
  const which = ways !== '' ? ' in a step of both' : isFirst || isPace ? '' : ' that is more than a gap in the logs';
  const head = ways === '' ? 'The' : `${ways}the`;
  return `${head} first difference${which} is "${row.label}": ${stateA} in the run of ${names.a}, ${stateB} in that of ${names.b}.`;
}

/** The same of a plan beside a night: where it left the way that was predicted. */
function departureInWords(
  { a, rows, firstDifference: first, facts }: Omit<RunComparison, 'sentence'>,
  names: RunNames,
): string {
  const [plan, night, name] = isPredicted(a) ? (['a', 'b', names.b] as const) : (['b', 'a', names.a] as const);
  const row = first === undefined ? undefined : rows[first];
  const others = facts
    .filter(({ isDifferent }) => isDifferent)
    .map((fact) => `${fact.name} (${fact[plan]} was predicted, ${fact[night]} was found)`);
  if (!row)
    return others.length === 0
      ? 'No record contradicts the prediction.'
      : `No step contradicts the prediction; what differs is ${others.join(', ')}.`;
  const [planned, found] = [row[plan], row[night]];
  const expected = planned ? stateOf(planned, undefined) : 'not expected';
  return `The first step that went otherwise is "${row.label}": ${expected} in the prediction, ${stateOf(found, undefined)} in the backup of ${name}.`;
}

/** A status with what the other run does not have beside it. */
function stateOf(own: ComparedStep | undefined, other: ComparedStep | undefined): string {
  if (!own) return 'no such step';
  const ids = own.eventIds.filter((id) => other?.eventIds.includes(id) !== true);
  const events = ids.length === 0 ? [] : [`${ids.length === 1 ? 'event' : 'events'} ${ids.join(', ')}`];
  const marks = (own.marks ?? []).filter((mark) => other?.marks?.includes(mark) !== true);
  const beside = [...events, ...marks, ...own.codes.filter((code) => other?.codes.includes(code) !== true)];
  const word = own.word ?? own.status;
  return beside.length === 0 ? word : `${word} (${beside.join(', ')})`;
}

function secondsInWords(units: bigint | undefined): string {
  return units === undefined ? 'not known' : durationInWords(Number(units) / 10_000_000);
}
