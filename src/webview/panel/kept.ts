import { actors, type Outcome } from '../../core';
import { leastShare, mostShare } from './share';
import { isZone, localZone } from './times';
import type { Filters, PanelState } from './state';

/** What survives a reload: choices of the reader, never what a log said. */
export interface Kept {
  readonly runId?: string;
  readonly step?: number;
  readonly filters: Filters;
  readonly closed: readonly string[];
  readonly search: string;
  readonly timeZone: string;
  readonly openLanes: readonly string[];
  readonly face: PanelState['face'];
  readonly zoom: number;
  readonly share?: number;
  readonly stage: PanelState['stage'];
  readonly scroll: Readonly<Record<string, number>>;
}

/** For `setState`. */
export function keptOf(state: PanelState, scroll: Readonly<Record<string, number>>): Kept {
  const { chosen, filters, closed, search, timeZone, openLanes, face, zoom, share, stage } = state;
  return {
    ...(chosen.runId === undefined ? {} : { runId: chosen.runId }),
    ...(chosen.step === undefined ? {} : { step: chosen.step }),
    filters,
    closed: [...closed],
    search,
    timeZone,
    openLanes: [...openLanes],
    face,
    zoom,
    ...(share === undefined ? {} : { share }),
    stage,
    scroll,
  };
}

/** The state before the extension has answered; what is not of the shape it should be is as if it were not there. */
export function withKept(empty: PanelState, kept: unknown): PanelState {
  if (!isRecord(kept)) return empty;
  const { runId, step, closed, search, timeZone, openLanes, face, zoom, share } = kept;
  return {
    ...empty,
    chosen: {
      ...(typeof runId === 'string' ? { runId } : {}),
      ...(typeof runId === 'string' && typeof step === 'number' && step >= 0 ? { step } : {}),
    },
    filters: filtersOf(kept['filters']),
    closed: new Set(texts(closed)),
    search: typeof search === 'string' ? search : '',
    timeZone: typeof timeZone === 'string' && (timeZone === localZone || isZone(timeZone)) ? timeZone : empty.timeZone,
    openLanes: new Set(actors.filter((actor) => texts(openLanes).includes(actor))),
    face: face === 'table' ? 'table' : 'picture',
    zoom: typeof zoom === 'number' && zoom >= 0.5 && zoom <= 3 ? zoom : 1,
    stage: stageOf(kept['stage']),
    ...(typeof share === 'number' && share >= leastShare && share <= mostShare ? { share } : {}),
  };
}

/** Whether the set and the runs are still there is asked when there is a story. */
function stageOf(value: unknown): PanelState['stage'] {
  const { kind, setId, first, second } = isRecord(value) ? value : {};
  if (kind === 'set' && typeof setId === 'string') return { kind, setId };
  if (kind === 'comparison' && typeof first === 'string' && typeof second === 'string') return { kind, first, second };
  return { kind: 'run' };
}

/** Where the list and the picture had been scrolled to. */
export function keptScroll(kept: unknown): Readonly<Record<string, number>> {
  const scroll = isRecord(kept) ? kept['scroll'] : undefined;
  if (!isRecord(scroll)) return {};
  return Object.fromEntries(
    Object.entries(scroll).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

const outcomeNames: ReadonlySet<string> = new Set<Outcome>(['succeeded', 'failed', 'incomplete', 'unknown']);

function filtersOf(value: unknown): Filters {
  const filters = isRecord(value) ? value : {};
  const text = (key: string): string => {
    const item = filters[key];
    return typeof item === 'string' ? item : '';
  };
  const outcome = text('outcome');
  return { text: text('text'), host: text('host'), outcome: isOutcome(outcome) ? outcome : '', day: text('day') };
}

function isOutcome(word: string): word is Outcome {
  return outcomeNames.has(word);
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
