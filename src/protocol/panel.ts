/**
 * The sequence panel and the extension, each with what it may be asked. The panel holds no truth: it shows the last story it was
 * given, asks for runs of it by their ids, and drops answers to an older one.
 */
import type { Actor, Consistency, GenerationId, Outcome, StepId, WireRun } from '../core';

/** What the logs tell, without the steps: the list of runs and what is said of them all. */
export interface PanelStory {
  /** Rises with each reading; calls name it, and one that is not the last is refused. */
  readonly version: number;
  /** The file or folder that was read. */
  readonly title: string;
  readonly runs: readonly RunHead[];
  /** Sentences on what was read and what was not. */
  readonly coverage: readonly string[];
  readonly notes: readonly string[];
  /** Logs that changed or went away since they were read, each with what happened to it. */
  readonly stale: readonly { readonly path: string; readonly what: 'changed' | 'deleted' }[];
  /** Where runs of it are predicted: the scenario that says what will be. */
  readonly scenario?: PanelScenario;
}

export interface PanelScenario {
  readonly label: string;
  /** A backup of the evidence beside what was predicted of its VM, by the ids of both. */
  readonly pairs: readonly PredictedPair[];
}

export interface PredictedPair {
  readonly predicted: string;
  readonly observed: string;
  /** What went otherwise, in a sentence; absent where no record contradicts the prediction. */
  readonly says?: string;
}

/** A run in the list; times are FILETIME as decimal strings. */
export interface RunHead {
  readonly id: string;
  readonly vm: { readonly id?: string; readonly name: string };
  readonly host: string;
  readonly start: string;
  readonly end?: string;
  readonly outcome: Outcome;
  readonly consistency: Consistency;
  readonly generation: GenerationId;
  readonly setId?: string;
  /** Why it ended so, in a few words. */
  readonly brief: string;
  readonly findings: number;
  /** Nobody saw it: it follows from the scenario. `start` is no time then. */
  readonly predicted?: PredictedHead;
}

export interface PredictedHead {
  /** As `22:00`; absent where the scenario does not say. */
  readonly at?: string;
}

/** All of one run: what is drawn, and what is said beside it. */
export interface RunDetails {
  readonly run: WireRun;
  readonly findings: readonly PanelFinding[];
  /** Of a predicted run: what stands in its way and what nobody said, with the places in the scenario. */
  readonly prediction?: PredictionDetails;
}

export interface PredictionDetails {
  /** The VM in the scenario. */
  readonly place: ScenarioPlace;
  readonly reasons: readonly PredictionReason[];
}

/** In the text of the scenario, from 0. */
export interface ScenarioPlace {
  readonly line: number;
  readonly character: number;
}

export interface PredictionReason {
  /** Why it fails; what it would meet next; what of the VM is not copied; what decides and is not said. */
  readonly kind: 'fails' | 'then' | 'not-copied' | 'not-said';
  readonly says: string;
  readonly rules: readonly string[];
  readonly step?: StepId;
  readonly place: ScenarioPlace;
}

export interface PanelFinding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  /** The record it stands at. */
  readonly uri: string;
  readonly byteOffset: number;
  readonly step?: StepId;
  readonly fixes: readonly { readonly title: string; readonly powershell?: string; readonly safety?: string }[];
}

/** A record with what it means on its build. */
export interface RecordDetails {
  readonly uri: string;
  readonly path: string;
  readonly byteOffset: number;
  readonly recordId: string;
  readonly time: string;
  readonly host: string;
  readonly channel: string;
  readonly provider: string;
  readonly eventId: number;
  /** Of a line of a text log: what it is; `eventId` is then 0. */
  readonly mark?: string;
  readonly level: number;
  readonly data: readonly { readonly name: string; readonly value: string }[];
  /** What the event means on this build. */
  readonly meaning?: string;
  readonly causes: readonly string[];
  /** What to do, in a safe order. */
  readonly actions: readonly string[];
}

export interface RecordRef {
  readonly uri: string;
  readonly byteOffset: number;
}

/** What is chosen, wherever it was chosen: list, picture, table, log or finding. */
export interface PanelSelection {
  readonly version: number;
  readonly runId?: string;
  /** Position in the steps of the run. */
  readonly step?: number;
}

/** UTC, that of this computer, or an IANA name such as `Europe/Berlin`. */
export type TimeZoneChoice = string;

export type ExportFormat = 'svg' | 'png' | 'mermaid' | 'markdown' | 'sarif' | 'otlp';

/** What the view may ask of the extension. */
export interface HostApi {
  /** The view is there, or there again: what it is to show. */
  ready(params: Record<string, never>): {
    readonly story: PanelStory | null;
    readonly selection: PanelSelection | null;
    readonly timeZone: TimeZoneChoice;
  };
  runs(params: { readonly version: number; readonly runIds: readonly string[] }): {
    readonly runs: readonly RunDetails[];
  };
  records(params: { readonly version: number; readonly records: readonly RecordRef[] }): {
    readonly records: readonly RecordDetails[];
  };
  openRecord(params: RecordRef): null;
  /** Opens the scenario of the story at a line of it. */
  openScenario(params: { readonly version: number } & ScenarioPlace): null;
  copy(params: { readonly text: string; readonly what: string }): null;
  explain(params: { readonly query: string }): null;
  /** The extension asks where to save; for a PNG it has the view rasterise the picture. */
  export(params: {
    readonly version: number;
    readonly format: ExportFormat;
    readonly runIds: readonly string[];
    readonly anonymize: boolean;
  }): { readonly savedTo: string | null };
  /** The extension asks which run to set beside this one, and then has the view `compare` both. */
  compareWith(params: { readonly version: number; readonly runId: string }): null;
  /** Read the same files again. */
  readAgain(params: Record<string, never>): null;
  /** For the status bar; an empty text takes it away. */
  status(params: { readonly text: string }): null;
  setTimeZone(params: { readonly timeZone: TimeZoneChoice }): null;
  /** What is chosen, so that the same is chosen after a reload and commands of the palette know it. */
  selected(params: PanelSelection): null;
}

/** What the extension may ask of the view. */
export interface ViewApi {
  /** A story, or the same one with other stale logs: then it has the version that is shown. */
  show(params: { readonly story: PanelStory; readonly selection: PanelSelection | null }): null;
  select(params: PanelSelection): null;
  /** Runs to be set side by side. */
  compare(params: { readonly version: number; readonly runIds: readonly [string, string] }): null;
  /** Makes a picture of the text of an SVG; base64, without a prefix. */
  rasterise(params: { readonly svg: string; readonly width: number; readonly height: number }): {
    readonly pngBase64: string;
  };
  setTimeZone(params: { readonly timeZone: TimeZoneChoice }): null;
}

/** For tables of the view. */
export type { Actor, Consistency, GenerationId, Outcome, StepId, WireRun };
