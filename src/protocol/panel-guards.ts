import type { WireRun } from '../core';
import type {
  Consistency,
  ExportFormat,
  GenerationId,
  HostApi,
  Outcome,
  PanelFinding,
  PanelSelection,
  PanelStory,
  PredictionDetails,
  PredictionReason,
  RecordDetails,
  RecordRef,
  RunDetails,
  RunHead,
  ScenarioPlace,
  StepId,
  ViewApi,
} from './panel';
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
  pair,
  text,
  type Check,
} from './shape';

const outcome = oneOf<Outcome>({ succeeded: true, failed: true, incomplete: true, unknown: true });
const consistency = oneOf<Consistency>({
  application: true,
  'file-system': true,
  crash: true,
  'saved-state': true,
  none: true,
  unknown: true,
});
const generation = oneOf<GenerationId>({ 'guest-snapshot': true, checkpoint: true, 'reference-point': true });
const format = oneOf<ExportFormat>({ svg: true, png: true, mermaid: true, markdown: true, sarif: true, otlp: true });
const step = oneOf<StepId>({
  identify: true,
  'add-volumes': true,
  prepare: true,
  precheck: true,
  'guest-request': true,
  'guest-snapshot': true,
  'guest-done': true,
  'guest-freeze': true,
  'checkpoint-create': true,
  'autorecovery-attach': true,
  'autorecovery-detach': true,
  'volume-snapshot': true,
  'auto-recovery': true,
  'guest-cleanup': true,
  'reference-point': true,
  'checkpoint-merge': true,
  expose: true,
  transfer: true,
  'backup-complete': true,
  'snapshot-delete': true,
  'reference-point-delete': true,
  save: true,
  resume: true,
});

const head = object<RunHead>({
  id: text,
  vm: object<RunHead['vm']>({ id: optional(text), name: text }),
  host: text,
  start: bigText,
  end: optional(bigText),
  outcome,
  consistency,
  generation,
  setId: optional(text),
  brief: text,
  findings: count,
  predicted: optional(object<NonNullable<RunHead['predicted']>>({ at: optional(text) })),
});
const story = object<PanelStory>({
  version: count,
  title: text,
  runs: list(head),
  coverage: list(text),
  notes: list(text),
  stale: list(
    object<PanelStory['stale'][number]>({
      path: text,
      what: oneOf<'changed' | 'deleted'>({ changed: true, deleted: true }),
    }),
  ),
  scenario: optional(
    object<NonNullable<PanelStory['scenario']>>({
      label: text,
      pairs: list(
        object<NonNullable<PanelStory['scenario']>['pairs'][number]>({
          predicted: text,
          observed: text,
          says: optional(text),
        }),
      ),
    }),
  ),
});
const selection = object<PanelSelection>({ version: count, runId: optional(text), step: optional(count) });
const record = object<RecordRef>({ uri: text, byteOffset: count });
const finding = object<PanelFinding>({
  code: text,
  severity: oneOf<PanelFinding['severity']>({ error: true, warning: true, info: true, hint: true }),
  message: text,
  uri: text,
  byteOffset: count,
  step: optional(step),
  fixes: list(
    object<PanelFinding['fixes'][number]>({ title: text, powershell: optional(text), safety: optional(text) }),
  ),
});
const recordDetails = object<RecordDetails>({
  uri: text,
  path: text,
  byteOffset: count,
  recordId: bigText,
  time: bigText,
  host: text,
  channel: text,
  provider: text,
  eventId: count,
  mark: optional(text),
  level: count,
  data: list(object<RecordDetails['data'][number]>({ name: text, value: text })),
  meaning: optional(text),
  causes: list(text),
  actions: list(text),
});

const scenarioPlace = object<ScenarioPlace>({ line: count, character: count });
const prediction = object<PredictionDetails>({
  place: scenarioPlace,
  reasons: list(
    object<PredictionReason>({
      kind: oneOf<PredictionReason['kind']>({ fails: true, then: true, 'not-copied': true, 'not-said': true }),
      says: text,
      rules: list(text),
      step: optional(step),
      place: scenarioPlace,
    }),
  ),
});

type ParamsOf<A, M extends keyof A> = A[M] extends (params: infer P) => unknown ? P & object : never;

const empty = object<Record<string, never>>({});

/** What the view sends: checked by the extension. */
export const hostGuards: Guards<HostApi> = {
  ready: empty,
  runs: object<ParamsOf<HostApi, 'runs'>>({ version: count, runIds: list(text) }),
  records: object<ParamsOf<HostApi, 'records'>>({ version: count, records: list(record) }),
  openRecord: record,
  openScenario: object<ParamsOf<HostApi, 'openScenario'>>({ version: count, line: count, character: count }),
  copy: object<ParamsOf<HostApi, 'copy'>>({ text, what: text }),
  explain: object<ParamsOf<HostApi, 'explain'>>({ query: text }),
  export: object<ParamsOf<HostApi, 'export'>>({ version: count, format, runIds: list(text), anonymize: flag }),
  compareWith: object<ParamsOf<HostApi, 'compareWith'>>({ version: count, runId: text }),
  readAgain: empty,
  status: object<ParamsOf<HostApi, 'status'>>({ text }),
  setTimeZone: object<ParamsOf<HostApi, 'setTimeZone'>>({ timeZone: text }),
  selected: selection,
};

/** What the extension answers: checked by the view. Only core can tell a run, so the view hands that check in. */
export function hostResultGuards(isRun: Check<WireRun>): ResultGuards<HostApi> {
  return {
    ready: object({ story: orNull(story), selection: orNull(selection), timeZone: text }),
    runs: object({
      runs: list(object<RunDetails>({ run: isRun, findings: list(finding), prediction: optional(prediction) })),
    }),
    records: object({ records: list(recordDetails) }),
    openRecord: nothing,
    openScenario: nothing,
    copy: nothing,
    explain: nothing,
    export: object({ savedTo: orNull(text) }),
    compareWith: nothing,
    readAgain: nothing,
    status: nothing,
    setTimeZone: nothing,
    selected: nothing,
  };
}

/** What the extension sends: checked by the view. */
export const viewGuards: Guards<ViewApi> = {
  show: object<ParamsOf<ViewApi, 'show'>>({ story, selection: orNull(selection) }),
  select: selection,
  compare: object<ParamsOf<ViewApi, 'compare'>>({ version: count, runIds: pair(text) }),
  rasterise: object<ParamsOf<ViewApi, 'rasterise'>>({ svg: text, width: number, height: number }),
  setTimeZone: object<ParamsOf<ViewApi, 'setTimeZone'>>({ timeZone: text }),
};

/** What the view answers: checked by the extension. */
export const viewResultGuards: ResultGuards<ViewApi> = {
  show: nothing,
  select: nothing,
  compare: nothing,
  rasterise: object<{ readonly pngBase64: string }>({
    pngBase64: (value): value is string => typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value),
  }),
  setTimeZone: nothing,
};
