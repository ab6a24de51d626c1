import type { WireLogState, WireRecord, WireRow } from '../../protocol/log-viewer';
import { chipsOf, formOfKept, type FilterForm } from './filter-form';
import { isZone } from './times';

export const tabs = ['explained', 'xml', 'data'] as const;
export type Tab = (typeof tabs)[number];

/** What is shown in the lower part. */
export interface Chosen {
  readonly row: WireRow;
  /** All of the record, once it came. */
  readonly record?: WireRecord;
  /** It was asked for and cannot be read any more. */
  readonly isLost?: true;
}

/** What the page shows. It holds no truth: what a log says is asked for again after a reload. */
export interface AppState {
  title: string;
  log: WireLogState | undefined;
  /** Why there is nothing to see. */
  problem: string | undefined;
  /** The number of the view that is shown. */
  view: number;
  form: FilterForm;
  /** What of the filter cannot be understood. */
  filterProblem: string | undefined;
  areFiltersOpen: boolean;
  isCoverageOpen: boolean;
  isHelpOpen: boolean;
  /** `local`, or an IANA name. */
  timeZone: string;
  /** The reader chose it; else it is what the extension says. */
  isZoneChosen: boolean;
  /** The row that has the focus of the table. */
  active: number;
  chosen: Chosen | undefined;
  tab: Tab;
  /** Of the height, what the lower part takes. */
  share: number;
  /** Said to a screen reader. */
  said: string;
}

export interface Kept {
  readonly form: FilterForm;
  /** Absent until the reader chooses one. */
  readonly timeZone?: string;
  readonly tab: Tab;
  readonly share: number;
  readonly byteOffset?: number;
  readonly areFiltersOpen: boolean;
}

/** What survives a reload: choices of the reader, and the place of a record. */
export function keptOf({ form, timeZone, isZoneChosen, tab, share, chosen, areFiltersOpen }: AppState): Kept {
  return {
    form,
    ...(isZoneChosen && { timeZone }),
    tab,
    share,
    areFiltersOpen,
    ...(chosen && { byteOffset: chosen.row.byteOffset }),
  };
}

/** The state before anything was heard; what was kept is looked at, since another version may have kept it. */
export function stateOf(kept: unknown): AppState {
  // Single properties, each of which is checked.
  const was = (typeof kept === 'object' && kept !== null ? kept : {}) as Readonly<Record<string, unknown>>;
  const form = formOfKept(was['form']);
  const zone = typeof was['timeZone'] === 'string' && isZone(was['timeZone']) ? was['timeZone'] : undefined;
  return {
    title: '',
    log: undefined,
    problem: undefined,
    view: 0,
    form,
    filterProblem: undefined,
    areFiltersOpen: was['areFiltersOpen'] === true || chipsOf({ ...form, text: '' }).length > 0,
    isCoverageOpen: false,
    isHelpOpen: false,
    timeZone: zone ?? 'UTC',
    isZoneChosen: zone !== undefined,
    active: 0,
    chosen: undefined,
    tab: tabs.find((tab) => tab === was['tab']) ?? 'explained',
    share: typeof was['share'] === 'number' && was['share'] > 0.1 && was['share'] < 0.9 ? was['share'] : 0.42,
    said: '',
  };
}

/** The place that was kept. */
export function placeOfKept(kept: unknown): number | undefined {
  if (typeof kept !== 'object' || kept === null || !('byteOffset' in kept)) return undefined;
  return typeof kept.byteOffset === 'number' ? kept.byteOffset : undefined;
}
