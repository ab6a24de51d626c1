import type { HostApi, PanelStory, RecordRef } from '../../protocol/panel';
import { CallFailed, type Peer } from '../../protocol/rpc';
import type { Store } from './store';
import { recordKey, shownRun, wantedRuns, type PanelState } from './state';
import { stretchText } from './stretch';

/** So many records of one step are read; a step with more says so. */
export const recordsShown = 40;

type Host = Peer<HostApi>;

/** What the panel must ask the extension for when its state has changed. */
export function runErrands(store: Store, host: Host): void {
  store.listen((state, before) => {
    askForRuns(store, host);
    askForRecords(store, host);
    if (state.chosen !== before.chosen || state.story !== before.story) tellChoice(state, host);
    if (state.timeZone !== before.timeZone) void quietly(host.call('setTimeZone', { timeZone: state.timeZone }));
    const status = stretchText(state);
    if (status !== stretchText(before)) void quietly(host.call('status', { text: status }));
  });
}

/** A call of the user's: its failure is told. */
export async function tellFailure(store: Store, call: Promise<unknown>): Promise<void> {
  try {
    await call;
    store.dispatch({ type: 'notice', text: undefined });
  } catch (error) {
    store.dispatch({ type: 'notice', text: reasonOf(error) });
  }
}

function askForRuns(store: Store, host: Host): void {
  const { state } = store;
  const { story } = state;
  if (!story) return;
  const ids = new Set(story.runs.map(({ id }) => id));
  const isMissing = (id: string): boolean => {
    const known = state.runs.get(id);
    return known === undefined || (known.kind === 'ready' && known.isOld === true);
  };
  const runIds = wantedRuns(state).filter((id) => ids.has(id) && isMissing(id));
  if (runIds.length === 0) return;
  const { version } = story;
  store.dispatch({ type: 'runs-asked', version, runIds });
  host.call('runs', { version, runIds }).then(
    ({ runs }) => {
      store.dispatch({ type: 'runs-came', version, runIds, runs });
    },
    (error: unknown) => {
      store.dispatch({ type: 'runs-failed', version, runIds, reason: reasonOf(error) });
    },
  );
}

/** The records behind the step that is chosen. */
function recordsOfStep(state: PanelState): readonly RecordRef[] {
  const loaded = state.stage.kind === 'run' ? shownRun(state) : undefined;
  const step = state.chosen.step === undefined ? undefined : loaded?.run.steps[state.chosen.step];
  return (step?.evidence ?? []).slice(0, recordsShown).map(({ uri, byteOffset }) => ({ uri, byteOffset }));
}

function askForRecords(store: Store, host: Host): void {
  const { state } = store;
  const story: PanelStory | null | undefined = state.story;
  // A reader who holds the arrow key, or plays, passes by most steps: nothing is read for those.
  if (!story || state.isPlaying) return;
  const records = recordsOfStep(state).filter((ref) => !state.records.has(recordKey(ref)));
  if (records.length === 0) return;
  const { version } = story;
  store.dispatch({ type: 'records-asked', version, records });
  host.call('records', { version, records }).then(
    (answer) => {
      store.dispatch({ type: 'records-came', version, asked: records, records: answer.records });
    },
    (error: unknown) => {
      store.dispatch({ type: 'records-failed', version, asked: records, reason: reasonOf(error) });
    },
  );
}

function tellChoice({ story, chosen }: PanelState, host: Host): void {
  if (!story) return;
  const { runId, step } = chosen;
  void quietly(
    host.call('selected', {
      version: story.version,
      ...(runId === undefined ? {} : { runId }),
      ...(step === undefined ? {} : { step }),
    }),
  );
}

/** What the user did not ask for may fail unseen: the picture is right without it. */
async function quietly(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
  }
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
