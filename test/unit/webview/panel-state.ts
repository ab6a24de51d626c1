import { runToWire, type Run } from '../../../src/core';
import type { PanelStory, RunDetails } from '../../../src/protocol/panel';
import { reduce, type Action } from '../../../src/webview/panel/reduce';
import { emptyState, type PanelState } from '../../../src/webview/panel/state';
import { runsOf, twoNights } from '../../fixtures/sequence';

/** The good night and the bad night of one VM. */
export const [good, bad] = nights();

function nights(): readonly [Run, Run] {
  const [first, second] = runsOf(twoNights());
  if (!first || !second) throw new Error('There are two nights.');
  return [first, second];
}

/** A story as the extension gives it. */
export function storyOf(runs: readonly Run[], version = 1): PanelStory {
  return {
    version,
    title: 'Logs',
    runs: runs.map(({ id, vm, host, start, end, outcome, consistency, generation, setId }) => ({
      id,
      vm,
      host,
      start: String(start),
      ...(end !== undefined && { end: String(end) }),
      outcome,
      consistency,
      generation,
      ...(setId !== undefined && { setId }),
      brief: '',
      findings: 0,
    })),
    coverage: [],
    notes: [],
    stale: [],
  };
}

export function detailsOf(run: Run): RunDetails {
  return { run: runToWire(run), findings: [] };
}

/** The state after these actions. */
export function after(actions: readonly Action[], from: PanelState = emptyState): PanelState {
  return actions.reduce(reduce, from);
}

export const shown = (runs: readonly Run[], version = 1): Action => ({
  type: 'shown',
  story: storyOf(runs, version),
  selection: null,
});
