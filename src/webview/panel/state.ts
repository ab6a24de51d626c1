import type { Actor, Outcome, Run } from '../../core';
import type { PanelFinding, PanelStory, PredictionDetails, RecordDetails } from '../../protocol/panel';

/**
 * All that the panel shows, as one value. It holds no truth: the story is the last one that the extension gave, and what was
 * asked for an older one is gone with it.
 */
export interface PanelState {
  /** Absent: the extension has not answered yet. `null`: nothing was read. */
  readonly story?: PanelStory | null;
  /** Why there is no story. */
  readonly problem?: string | undefined;
  readonly runs: ReadonlyMap<string, Loaded<LoadedRun>>;
  /** By `recordKey`. */
  readonly records: ReadonlyMap<string, Loaded<RecordDetails>>;
  readonly chosen: Chosen;
  readonly filters: Filters;
  /** Headings of the list that are closed. */
  readonly closed: ReadonlySet<string>;
  /** Steps without this text are dimmed. */
  readonly search: string;
  readonly timeZone: string;
  readonly openLanes: ReadonlySet<Actor>;
  readonly face: 'picture' | 'table';
  readonly stage: Stage;
  readonly isPlaying: boolean;
  /** 1 is the size of the text around it. */
  readonly zoom: number;
  /** Percent that the files and details take; absent until the reader has said so. */
  readonly share?: number;
  readonly areKeysShown: boolean;
  /** What a call of the user's came to when it failed. */
  readonly notice?: string | undefined;
}

export type Loaded<T> =
  | { readonly kind: 'loading' }
  /** `isOld`: of the version before, shown until its own comes. */
  | { readonly kind: 'ready'; readonly value: T; readonly isOld?: true }
  | { readonly kind: 'failed'; readonly reason: string };

export interface LoadedRun {
  readonly run: Run;
  readonly findings: readonly PanelFinding[];
  /** Of a predicted run. */
  readonly prediction?: PredictionDetails;
}

/** The run and the step; `mark` is the other end of a stretch of steps whose time is wanted. */
export interface Chosen {
  readonly runId?: string;
  readonly step?: number;
  readonly mark?: number;
}

/** What stands in the middle. */
export type Stage =
  | { readonly kind: 'run' }
  | { readonly kind: 'set'; readonly setId: string }
  | { readonly kind: 'comparison'; readonly first: string; readonly second: string };

export interface Filters {
  readonly text: string;
  readonly host: string;
  readonly outcome: Outcome | '';
  /** A day of the list, as `dayOf` gives it. */
  readonly day: string;
}

export const noFilters: Filters = { text: '', host: '', outcome: '', day: '' };

/** Before the extension has said anything. */
export const emptyState: PanelState = {
  runs: new Map(),
  records: new Map(),
  chosen: {},
  filters: noFilters,
  closed: new Set(),
  search: '',
  timeZone: 'UTC',
  openLanes: new Set(),
  face: 'picture',
  stage: { kind: 'run' },
  isPlaying: false,
  zoom: 1,
  areKeysShown: false,
};

/** Names a record among those that were asked for. */
export function recordKey({ uri, byteOffset }: { readonly uri: string; readonly byteOffset: number }): string {
  return `${byteOffset} ${uri}`;
}

/** The run that is shown, when its steps are there. */
export function shownRun({ runs, chosen }: PanelState): LoadedRun | undefined {
  const loaded = chosen.runId === undefined ? undefined : runs.get(chosen.runId);
  return loaded?.kind === 'ready' ? loaded.value : undefined;
}

/** Runs that what is shown needs: one, both of a comparison, all of a set. */
export function wantedRuns({ story, stage, chosen }: PanelState): readonly string[] {
  if (!story) return [];
  switch (stage.kind) {
    case 'run':
      return chosen.runId === undefined ? [] : [chosen.runId];
    case 'comparison':
      return [stage.first, stage.second];
    case 'set':
      return story.runs.filter(({ setId }) => setId === stage.setId).map(({ id }) => id);
  }
}
