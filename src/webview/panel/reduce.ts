import { runFromWire, type Actor } from '../../core';
import type { PanelSelection, PanelStory, RecordDetails, RecordRef, RunDetails } from '../../protocol/panel';
import { brokenStep } from './broken-step';
import { firstToShow } from './first-to-show';
import {
  noFilters,
  recordKey,
  shownRun,
  wantedRuns,
  type Filters,
  type Loaded,
  type LoadedRun,
  type PanelState,
} from './state';

/** Everything that can happen to the panel. */
export type Action =
  | { readonly type: 'shown'; readonly story: PanelStory | null; readonly selection: PanelSelection | null }
  | { readonly type: 'unreachable'; readonly reason: string }
  | { readonly type: 'runs-asked'; readonly version: number; readonly runIds: readonly string[] }
  | {
      readonly type: 'runs-came';
      readonly version: number;
      readonly runIds: readonly string[];
      readonly runs: readonly RunDetails[];
    }
  | {
      readonly type: 'runs-failed';
      readonly version: number;
      readonly runIds: readonly string[];
      readonly reason: string;
    }
  | { readonly type: 'records-asked'; readonly version: number; readonly records: readonly RecordRef[] }
  | {
      readonly type: 'records-came';
      readonly version: number;
      readonly asked: readonly RecordRef[];
      readonly records: readonly RecordDetails[];
    }
  | {
      readonly type: 'records-failed';
      readonly version: number;
      readonly asked: readonly RecordRef[];
      readonly reason: string;
    }
  | { readonly type: 'selected'; readonly selection: PanelSelection }
  | { readonly type: 'choose-run'; readonly runId: string }
  | { readonly type: 'choose-step'; readonly step: number | undefined; readonly extends?: boolean }
  | { readonly type: 'choose-set'; readonly setId: string }
  /** A run among others that are shown: it is chosen, and what stands in the middle stays. */
  | { readonly type: 'point-at'; readonly runId: string | undefined }
  | { readonly type: 'compare'; readonly version: number; readonly first: string; readonly second: string }
  | { readonly type: 'back-to-run' }
  | { readonly type: 'filter'; readonly filters: Partial<Filters> }
  | { readonly type: 'clear-filters' }
  | { readonly type: 'toggle-heading'; readonly key: string; readonly isOpen: boolean }
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'time-zone'; readonly timeZone: string }
  | { readonly type: 'toggle-lane'; readonly actor: Actor }
  | { readonly type: 'face'; readonly face: PanelState['face'] }
  | { readonly type: 'play'; readonly isPlaying: boolean }
  | { readonly type: 'zoom'; readonly zoom: number }
  | { readonly type: 'share'; readonly share: number }
  | { readonly type: 'keys'; readonly areShown: boolean }
  | { readonly type: 'notice'; readonly text: string | undefined };

type ActionOf<T extends Action['type']> = Extract<Action, { readonly type: T }>;

/** For each action what it makes of the state; a missing one does not compile. */
const steps: { readonly [T in Action['type']]: (state: PanelState, action: ActionOf<T>) => PanelState } = {
  shown: show,
  unreachable: (state, { reason }) => (state.story === undefined ? { ...state, story: null, problem: reason } : state),
  'runs-asked': (state, { version, runIds }) =>
    isLast(state, version) ? { ...state, runs: askedRuns(state.runs, runIds) } : state,
  'runs-came': takeRuns,
  'runs-failed': (state, { version, runIds, reason }) =>
    isLast(state, version) ? { ...state, runs: withAll(state.runs, runIds, { kind: 'failed', reason }) } : state,
  'records-asked': (state, { version, records }) =>
    isLast(state, version)
      ? { ...state, records: withAll(state.records, records.map(recordKey), { kind: 'loading' }) }
      : state,
  'records-came': takeRecords,
  'records-failed': (state, { version, asked, reason }) =>
    isLast(state, version)
      ? { ...state, records: withAll(state.records, asked.map(recordKey), { kind: 'failed', reason }) }
      : state,
  selected: (state, { selection }) => (isLast(state, selection.version) ? choose(state, selection) : state),
  'choose-run': chooseRun,
  'choose-step': chooseStep,
  'point-at': (state, { runId }) => ({ ...state, chosen: runId === undefined ? {} : { runId } }),
  'choose-set': (state, { setId }) => ({ ...state, stage: { kind: 'set', setId }, isPlaying: false }),
  compare: (state, { version, first, second }) =>
    isLast(state, version) && first !== second
      ? { ...state, stage: { kind: 'comparison', first, second }, isPlaying: false }
      : state,
  'back-to-run': (state) => atBroken({ ...state, stage: { kind: 'run' } }),
  filter: (state, { filters }) => ({ ...state, filters: { ...state.filters, ...filters } }),
  'clear-filters': (state) => ({ ...state, filters: noFilters }),
  'toggle-heading': (state, { key, isOpen }) => ({ ...state, closed: toggled(state.closed, key, !isOpen) }),
  search: (state, { text }) => ({ ...state, search: text }),
  // The days of the list are those of the zone: a day that was chosen in another one may not be there.
  'time-zone': (state, { timeZone }) =>
    timeZone === state.timeZone ? state : { ...state, timeZone, filters: { ...state.filters, day: '' } },
  'toggle-lane': (state, { actor }) => ({
    ...state,
    openLanes: toggled(state.openLanes, actor, !state.openLanes.has(actor)),
  }),
  face: (state, { face }) => ({ ...state, face }),
  play: (state, { isPlaying }) => ({ ...state, isPlaying }),
  zoom: (state, { zoom }) => ({ ...state, zoom: Math.min(3, Math.max(0.5, zoom)) }),
  share: (state, { share }) => ({ ...state, share }),
  keys: (state, { areShown }) => ({ ...state, areKeysShown: areShown }),
  notice: (state, { text }) => (text === state.notice ? state : { ...state, notice: text }),
};

/** The next state. Pure: the same state comes back when nothing changes, and what was for an older story changes nothing. */
export function reduce(state: PanelState, action: Action): PanelState {
  // The table gives each type the function for it; that they belong together cannot be said to the compiler.
  const step = steps[action.type] as (state: PanelState, action: Action) => PanelState;
  return step(state, action);
}

/** An answer counts only for the story that is shown. */
function isLast({ story }: PanelState, version: number): boolean {
  return story?.version === version;
}

function show(state: PanelState, { story, selection }: ActionOf<'shown'>): PanelState {
  if (story && state.story && story.version < state.story.version) return state;
  const isSame = story !== null && story.version === state.story?.version;
  const fresh: PanelState = {
    ...state,
    story,
    problem: undefined,
    notice: undefined,
    // What was loaded belongs to its version.
    runs: isSame ? state.runs : isEdit(state, story) ? agedRuns(state.runs) : new Map(),
    records: isSame ? state.records : new Map(),
    isPlaying: false,
  };
  if (!story) return { ...fresh, chosen: {}, stage: { kind: 'run' } };
  const ids = new Set(story.runs.map(({ id }) => id));
  const stays = state.chosen.runId !== undefined && ids.has(state.chosen.runId);
  const kept: PanelState = { ...fresh, stage: keptStage(state, story, ids), chosen: stays ? state.chosen : {} };
  const named = selection?.version === story.version ? selection.runId : undefined;
  // After a reload the extension tells what was chosen; that it was chosen in a set or a comparison only the page knows.
  // A plan is told anew at each edit of it, and its comparison stays meanwhile.
  const isAgain = state.story === undefined || isEdit(state, story);
  const isBack = isAgain && kept.stage.kind !== 'run' && kept.chosen.runId === named;
  if (selection && named !== undefined && ids.has(named) && !isBack) return choose(kept, selection);
  if (stays) return kept;
  const first = firstToShow(story.runs);
  return first === undefined ? kept : { ...kept, chosen: { runId: first } };
}

/** A plan that was edited while it is shown. */
function isEdit({ story: before }: PanelState, story: PanelStory | null): boolean {
  return story?.scenario !== undefined && story.scenario.label === before?.scenario?.label;
}

type Runs = PanelState['runs'];

/** Of a plan that is being written the page would flicker at each word: what is shown stays until its own version comes. */
function agedRuns(runs: Runs): Runs {
  return new Map([...runs].flatMap(([id, run]) => (run.kind === 'ready' ? [[id, { ...run, isOld: true }]] : [])));
}

function askedRuns(runs: Runs, runIds: readonly string[]): Runs {
  const next = new Map(runs);
  for (const id of runIds) {
    const known = runs.get(id);
    next.set(id, known?.kind === 'ready' ? { kind: 'ready', value: known.value } : { kind: 'loading' });
  }
  return next;
}

function keptStage({ stage }: PanelState, { runs }: PanelStory, ids: ReadonlySet<string>): PanelState['stage'] {
  switch (stage.kind) {
    case 'run':
      return stage;
    case 'set':
      return runs.some(({ setId }) => setId === stage.setId) ? stage : { kind: 'run' };
    case 'comparison':
      return ids.has(stage.first) && ids.has(stage.second) ? stage : { kind: 'run' };
  }
}

/** As the extension says it: from a record, a log line, a finding or the palette. */
function choose(state: PanelState, { runId, step }: PanelSelection): PanelState {
  if (runId === undefined || !state.story?.runs.some(({ id }) => id === runId)) return state;
  const chosen = { runId, ...(step === undefined ? {} : { step }) };
  return atBroken({ ...state, chosen, stage: { kind: 'run' }, isPlaying: false });
}

function chooseRun(state: PanelState, { runId }: ActionOf<'choose-run'>): PanelState {
  if (!state.story?.runs.some(({ id }) => id === runId)) return state;
  if (state.chosen.runId === runId && state.stage.kind === 'run') return state;
  return atBroken({ ...state, chosen: { runId }, stage: { kind: 'run' }, isPlaying: false });
}

/** A run that is opened shows its broken step, unless another one was asked for. */
function atBroken(state: PanelState): PanelState {
  const run = shownRun(state)?.run;
  if (!run || state.stage.kind !== 'run' || state.chosen.step !== undefined) return state;
  const step = brokenStep(run);
  return step === undefined ? state : { ...state, chosen: { ...state.chosen, step } };
}

function chooseStep(state: PanelState, { step, extends: isExtended }: ActionOf<'choose-step'>): PanelState {
  const { runId, step: before, mark } = state.chosen;
  if (runId === undefined) return state;
  if (step === undefined) return { ...state, chosen: { runId } };
  const from = isExtended === true ? (mark ?? before) : undefined;
  const chosen = { runId, step, ...(from === undefined || from === step ? {} : { mark: from }) };
  return { ...state, chosen };
}

function takeRuns(state: PanelState, { version, runIds, runs }: ActionOf<'runs-came'>): PanelState {
  if (!isLast(state, version)) return state;
  const next = new Map(state.runs);
  for (const id of runIds) next.set(id, { kind: 'failed', reason: 'This backup is not in what was read.' });
  for (const { run: wire, findings, prediction } of runs) {
    const run = runFromWire(wire);
    const loaded: Loaded<LoadedRun> = run
      ? { kind: 'ready', value: { run, findings, ...(prediction && { prediction }) } }
      : { kind: 'failed', reason: 'The steps of this backup came in another shape than they should.' };
    next.set(wire.id, loaded);
  }
  const taken = { ...state, runs: forgetOld(next, new Set([...wantedRuns(state), ...runIds])) };
  const before = shownRun(state);
  return before ? atSameStep(taken, before) : atBroken(taken);
}

/** A plan that was edited may have other steps: the one that was chosen is found by what it is, else the broken one. */
function atSameStep(state: PanelState, before: LoadedRun): PanelState {
  const now = shownRun(state);
  const { runId, step } = state.chosen;
  if (runId === undefined || step === undefined || !now || now.run === before.run) return state;
  const at = now.run.steps.findIndex(({ id }) => id === before.run.steps[step]?.id);
  if (at === step) return state;
  return at >= 0 ? { ...state, chosen: { runId, step: at } } : atBroken({ ...state, chosen: { runId } });
}

/** So many runs are kept with their steps; one that was looked at before is asked for again. */
const mostRuns = 400;

function forgetOld(runs: Map<string, Loaded<LoadedRun>>, wanted: ReadonlySet<string>): PanelState['runs'] {
  // A map keeps the order in which its keys came.
  for (const id of [...runs.keys()].slice(0, Math.max(0, runs.size - mostRuns))) if (!wanted.has(id)) runs.delete(id);
  return runs;
}

function takeRecords(state: PanelState, { version, asked, records }: ActionOf<'records-came'>): PanelState {
  if (!isLast(state, version)) return state;
  const next = new Map(state.records);
  for (const ref of asked)
    next.set(recordKey(ref), { kind: 'failed', reason: 'This record can no longer be read at its place.' });
  for (const record of records) next.set(recordKey(record), { kind: 'ready', value: record });
  return { ...state, records: next };
}

function withAll<T>(
  map: ReadonlyMap<string, Loaded<T>>,
  keys: readonly string[],
  value: Loaded<T>,
): ReadonlyMap<string, Loaded<T>> {
  const next = new Map(map);
  for (const key of keys) next.set(key, value);
  return next;
}

function toggled<T>(set: ReadonlySet<T>, item: T, isIn: boolean): ReadonlySet<T> {
  const next = new Set(set);
  if (isIn) next.add(item);
  else next.delete(item);
  return next;
}
