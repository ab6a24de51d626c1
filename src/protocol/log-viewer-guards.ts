import type {
  FindParams,
  LogHostApi,
  LogPageApi,
  PlaceParams,
  RowsParams,
  WireDamageRow,
  WireFilter,
  WireFiltered,
  WireFound,
  WireLogState,
  WireRecord,
  WireRecordRow,
  WireRow,
  WireRows,
} from './log-viewer';
import type { Guards, ResultGuards } from './rpc';
import {
  bigText,
  count,
  flag,
  list,
  nothing,
  number,
  object,
  oneOf,
  optional,
  orNull,
  text,
  type Check,
} from './shape';

/** A filter is typed by a person: longer than this it is no filter. */
const longestFilter = 1000;

const filterText: Check<string> = (value): value is string =>
  typeof value === 'string' && value.length <= longestFilter;

const filter = object<WireFilter>({
  backup: optional(flag),
  provider: optional(filterText),
  ids: optional(filterText),
  levels: optional(list(count)),
  vm: optional(filterText),
  since: optional(bigText),
  until: optional(bigText),
  text: optional(filterText),
});

const recordRow = object<WireRecordRow>({
  kind: oneOf<'record'>({ record: true }),
  byteOffset: count,
  recordId: bigText,
  time: bigText,
  isTimeCredible: flag,
  level: number,
  provider: text,
  eventId: number,
  host: text,
  channel: text,
  vm: optional(text),
  meaning: optional(text),
  data: text,
});
const damageRow = object<WireDamageRow>({
  kind: oneOf<'damage'>({ damage: true }),
  byteOffset: count,
  lengthBytes: count,
  reason: text,
});
const row: Check<WireRow> = (value): value is WireRow => recordRow(value) || damageRow(value);

const record = object<WireRecord>({
  row: recordRow,
  version: number,
  process: optional(number),
  thread: optional(number),
  correlation: optional(text),
  data: list(object<WireRecord['data'][number]>({ name: optional(text), value: text })),
  xml: optional(text),
  explained: object<WireRecord['explained']>({
    host: optional(text),
    meanings: list(
      object<WireRecord['explained']['meanings'][number]>({ when: optional(text), text, step: optional(text) }),
    ),
    causes: list(
      object<WireRecord['explained']['causes'][number]>({
        code: text,
        title: text,
        consequence: text,
        advice: optional(text),
      }),
    ),
    codes: list(object<WireRecord['explained']['codes'][number]>({ value: text, title: text, meaning: text })),
    notes: list(text),
  }),
});

const state = object<WireLogState>({
  view: count,
  rows: count,
  damagedRows: count,
  allRows: count,
  isViewComplete: flag,
  progress: number,
  records: count,
  damaged: count,
  bytes: count,
  isComplete: flag,
  coverage: list(text),
  checks: list(object<WireLogState['checks'][number]>({ byteOffset: count, reason: text })),
  providers: list(text),
  stale: optional(oneOf<'changed' | 'gone'>({ changed: true, gone: true })),
  problem: optional(text),
});

const empty: Check<Record<string, never>> = (value): value is Record<string, never> =>
  typeof value === 'object' && value !== null;
const place = object<PlaceParams>({ byteOffset: count });
const find = object<FindParams>({ view: count, byteOffset: count });
const rows = object<RowsParams>({ view: count, from: count, count });

/** What the page sends, checked by the extension. */
export const logHostGuards: Guards<LogHostApi> = {
  ready: empty,
  filter: object<{ filter: WireFilter }>({ filter }),
  rows,
  find,
  record: place,
  copy: object<{ text: string; what: string }>({ text, what: text }),
  explain: object<{ query: string }>({ query: text }),
  showSequence: place,
  readAgain: empty,
};

/** What the extension answers, checked by the page. */
export const logHostResults: ResultGuards<LogHostApi> = {
  ready: object<ReturnType<LogHostApi['ready']>>({
    title: text,
    state: orNull(state),
    reveal: orNull(count),
    timeZone: text,
    problem: orNull(text),
  }),
  filter: object<WireFiltered>({ view: count, problem: optional(text) }),
  rows: object<WireRows>({ view: count, from: count, rows: list(row) }),
  find: object<WireFound>({ row: orNull(count), isSettled: flag }),
  record: orNull(record),
  copy: nothing,
  explain: nothing,
  showSequence: nothing,
  readAgain: nothing,
};

/** What the extension sends, checked by the page. */
export const logPageGuards: Guards<LogPageApi> = {
  state: object<{ state: WireLogState }>({ state }),
  reveal: place,
  reset: empty,
};

/** What the page answers, checked by the extension. */
export const logPageResults: ResultGuards<LogPageApi> = { state: nothing, reveal: nothing, reset: nothing };
