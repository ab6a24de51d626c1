/**
 * The viewer of an event log, in two hops: the page asks the extension, the extension asks the server, which has the log. Both hops
 * carry the same shapes. The page holds no truth: rows belong to a view by its number, and answers to an older view are dropped.
 */
import type { ExplainedRecord } from '../core';
import type { NotificationName, RequestName } from './lsp';

const request = <Params, Result>(method: string): RequestName<Params, Result> => ({ method });

/** Client to server: opens a log for one editor; what is asked of it names the session. */
export const logOpen = request<{ uri: string }, { session: number }>('hv/log/open');
/** Which rows the session shows from now on. */
export const logFilter = request<SessionParams & { filter: WireFilter }, WireFiltered>('hv/log/filter');
export const logRows = request<SessionParams & RowsParams, WireRows>('hv/log/rows');
export const logFind = request<SessionParams & FindParams, WireFound>('hv/log/find');
export const logRecord = request<SessionParams & PlaceParams, WireRecord | null>('hv/log/record');
export const logClose = request<SessionParams, null>('hv/log/close');
/** Server to client, without an answer: a `LogStateParams`. */
export const logState: NotificationName<LogStateParams> = { method: 'hv/log/state' };

export interface SessionParams {
  readonly session: number;
}

export interface LogStateParams extends SessionParams {
  readonly state: WireLogState;
}

/** Times are FILETIME as decimal strings; what is absent is not asked for. */
export interface WireFilter {
  readonly backup?: boolean;
  readonly provider?: string;
  readonly ids?: string;
  readonly levels?: readonly number[];
  readonly vm?: string;
  readonly since?: string;
  readonly until?: string;
  readonly text?: string;
}

/** The view that has the rows of a filter, or what of the filter cannot be understood: the view before it then stays. */
export interface WireFiltered {
  readonly view: number;
  readonly problem?: string;
}

export interface RowsParams {
  readonly view: number;
  readonly from: number;
  readonly count: number;
}

export interface WireRows {
  readonly view: number;
  readonly from: number;
  readonly rows: readonly WireRow[];
}

export type WireRow = WireRecordRow | WireDamageRow;

export interface WireRecordRow {
  readonly kind: 'record';
  readonly byteOffset: number;
  readonly recordId: string;
  readonly time: string;
  /** False for a time that no clock has shown. */
  readonly isTimeCredible: boolean;
  readonly level: number;
  readonly provider: string;
  readonly eventId: number;
  readonly host: string;
  readonly channel: string;
  readonly vm?: string;
  readonly meaning?: string;
  readonly data: string;
}

export interface WireDamageRow {
  readonly kind: 'damage';
  readonly byteOffset: number;
  readonly lengthBytes: number;
  readonly reason: string;
}

export interface FindParams {
  readonly view: number;
  readonly byteOffset: number;
}

export interface WireFound {
  /** `null` when the view has no such row. */
  readonly row: number | null;
  /** False while it may still come. */
  readonly isSettled: boolean;
}

export interface PlaceParams {
  readonly byteOffset: number;
}

/** All of one record. */
export interface WireRecord {
  readonly row: WireRecordRow;
  readonly version: number;
  readonly process?: number;
  readonly thread?: number;
  readonly correlation?: string;
  /** An absent name: the value has none. */
  readonly data: readonly { readonly name?: string; readonly value: string }[];
  readonly xml?: string;
  readonly explained: ExplainedRecord;
}

/** What is known of the log and of the view so far. */
export interface WireLogState {
  readonly view: number;
  /** Of the view. */
  readonly rows: number;
  /** Of these: damaged places. */
  readonly damagedRows: number;
  /** All rows of the log, counted so far. */
  readonly allRows: number;
  readonly isViewComplete: boolean;
  /** How far the view is, from 0 to 1. */
  readonly progress: number;
  readonly records: number;
  readonly damaged: number;
  readonly bytes: number;
  readonly isComplete: boolean;
  /** Sentences. */
  readonly coverage: readonly string[];
  /** Checks that failed, the first of them. */
  readonly checks: readonly { readonly byteOffset: number; readonly reason: string }[];
  readonly providers: readonly string[];
  /** The file is no longer the one that was opened. */
  readonly stale?: 'changed' | 'gone';
  /** Why there is nothing to see, or no more. */
  readonly problem?: string;
}

/** What the page may ask of the extension. */
export interface LogHostApi {
  /** The page is there, or there again. */
  ready(params: Record<string, never>): {
    readonly title: string;
    readonly state: WireLogState | null;
    /** The record to be shown, where one was asked for. */
    readonly reveal: number | null;
    /** In which times are shown until the reader chooses: `local`, or an IANA name. */
    readonly timeZone: string;
    readonly problem: string | null;
  };
  filter(params: { readonly filter: WireFilter }): WireFiltered;
  rows(params: RowsParams): WireRows;
  find(params: FindParams): WireFound;
  record(params: PlaceParams): WireRecord | null;
  copy(params: { readonly text: string; readonly what: string }): null;
  explain(params: { readonly query: string }): null;
  showSequence(params: PlaceParams): null;
  /** Opens the file again as it is now. */
  readAgain(params: Record<string, never>): null;
}

/** What the extension may ask of the page. */
export interface LogPageApi {
  state(params: { readonly state: WireLogState }): null;
  reveal(params: PlaceParams): null;
  /** The log was opened again: everything shown is old. */
  reset(params: Record<string, never>): null;
}
