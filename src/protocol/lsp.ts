/**
 * Our own requests between the language client and the server, beside standard LSP. Both sides import these constants; no
 * method name stands anywhere else. Bytes travel as base64, since JSON-RPC carries text.
 */
import type { CollectTarget, Severity } from '../core';
import type { ExportFormat, PanelStory, RecordDetails, RecordRef, RunDetails } from './panel';

/** A request by name; the type parameters are the shapes of its parameters and its result. */
export interface RequestName<Params, Result> {
  readonly method: string;
  /** Never set: it only carries the types. */
  readonly shapes?: (params: Params) => Result;
}

/** A notification by name, with the shape of what it tells. */
export interface NotificationName<Params> {
  readonly method: string;
  /** Never set: it only carries the type. */
  readonly shape?: (params: Params) => void;
}

const request = <Params, Result>(method: string): RequestName<Params, Result> => ({ method });

/** Server to client: files are reached through `workspace.fs`, so desktop, remote and virtual workspaces take one path. */
export const hostStat = request<{ uri: string }, WireStat | null>('hv/stat');
export const hostList = request<{ uri: string }, readonly WireEntry[]>('hv/list');
/** A whole file, or a range cut out of one: VS Code reads whole files, so a file above the limit is `tooLarge` for both. */
export const hostReadFile = request<{ uri: string; range?: WireByteRange }, WireFile>('hv/readFile');
/** Server to client: what the editor knows of an open document and its text does not show. */
export const documentContext = request<{ uri: string }, WireContext>('hv/documentContext');

/** Client to server: check one file that need not be open; its bytes are asked for with `hv/readFile`. */
export const diagnoseFile = request<{ uri: string; label: string }, WireDiagnosis>('hv/diagnoseFile');
/** Client to server: check logs together, since one backup leaves records in several; `hv/logProgress` tells how far it is. */
export const diagnoseLogs = request<LogsParams, WireLogDiagnosis>('hv/diagnoseLogs');
/** Server to client, without an answer: a `WireLogProgress`. */
export const logProgress: NotificationName<WireLogProgress> = { method: 'hv/logProgress' };
/** Client to server: the backup records of a log that was diagnosed, as text; its findings' ranges point into it. */
export const logText = request<{ uri: string }, { text: string | null }>('hv/logText');
/** Client to server: a text file in a zip; its URI is one of `parts` of `hv/diagnoseFile`. */
export const zipText = request<{ uri: string }, { text: string }>('hv/zipText');
/** Client to server: a script that gathers evidence on a host. */
export const collectionScript = request<{ target: CollectTarget }, { text: string }>('hv/collectionScript');
/** Client to server: a first scenario from the files of a folder. */
export const newScenario = request<{ folder: string }, { text: string; read: number; unread: readonly string[] }>(
  'hv/newScenario',
);
/** Client to server: a Markdown report over what `hv/diagnoseFile` and `hv/diagnoseLogs` gave for these files. */
export const diagnosisReport = request<ReportParams, { markdown: string }>('hv/report');
/** Client to server: read logs for the panel; progress and cancelling are those of `hv/diagnoseLogs`. */
export const readStory = request<LogsParams, WireStory | null>('hv/readStory');
/** Client to server: what was read last, by whatever asked for it. */
export const currentStory = request<Record<string, never>, WireStory | null>('hv/story');
/** Client to server: predict a scenario as it stands in the editor, beside the backups of the evidence that it names. */
export const predictScenario = request<PredictParams, WireStory | null>('hv/predictScenario');
/** Client to server: what stands above lines of a scenario. */
export const scenarioLenses = request<{ uri: string }, readonly WireScenarioLens[]>('hv/scenarioLenses');
/** Client to server: runs with their steps. A version that is not the last is refused, here and below. */
export const storyRuns = request<{ version: number; runIds: readonly string[] }, readonly RunDetails[]>('hv/storyRuns');
/** Client to server: records with what they mean; those that cannot be read any more are left out. */
export const storyRecords = request<{ version: number; records: readonly RecordRef[] }, readonly RecordDetails[]>(
  'hv/storyRecords',
);
/** Client to server: the text of a file to save. For a PNG it is the SVG, with its size in pixels. */
export const storyExport = request<StoryExportParams, WireExport>('hv/storyExport');
/** Client to server: which run of the last story a record belongs to, and which of its steps. */
export const runOfRecord = request<RecordRef, WirePlaceInRun | null>('hv/runOfRecord');
/** Client to server: the same for a line of `hv/logText`. */
export const runOfLine = request<{ uri: string; line: number }, WirePlaceInRun | null>('hv/runOfLine');
/** Client to server: the lines of `hv/logText` at which a record of a run begins. */
export const runLines = request<{ uri: string }, readonly WireRunLine[]>('hv/runLines');
/** Client to server: where in `hv/logText` a record stands. */
export const lineOfRecord = request<RecordRef, { line: number } | null>('hv/lineOfRecord');

/** Client to server: in which line of a text in a zip a byte of it stands, from 0; nothing where it cannot be read. */
export const lineInZip = request<RecordRef, { line: number } | null>('hv/lineInZip');

/** Client to server: explain an event id, HRESULT, GUID, rule code, writer state or file name. */
export const explainCode = request<{ query: string; hostOs?: string }, { markdown: string; found: number }>(
  'hv/explain',
);
/** Client to server: settings or files changed, so what was cached is old and open documents are to be asked again. */
export const evidenceChanged = { method: 'hv/evidenceChanged' };

/** Of the documents that show a file in a zip: the `zipScheme` of core, which the client may not import. */
export const zipDocumentScheme = 'hyperv-backup-zip';

/** The command that copies PowerShell; the server names it in code actions, the client carries it out. */
export const copyPowerShellCommand = 'hypervBackup.copyPowerShell';
/** The command that explains a code, in the palette and in code actions. */
export const explainCommand = 'hypervBackup.explain';
/** The command that shows backups as a sequence: of a file, a run, a record, or what is in front. */
export const showSequenceCommand = 'hypervBackup.showSequence';
/** The command that opens a record of a log where it stands. */
export const openRecordCommand = 'hypervBackup.openRecord';

export interface LogsParams {
  readonly files: readonly { readonly uri: string; readonly label: string }[];
  /** What they are together, for the panel: a folder, a workspace. */
  readonly title?: string;
}

/** The command that predicts a scenario and shows it. */
export const predictScenarioCommand = 'hypervBackup.predictScenario';
/** The command that sets a prediction beside the backup that the evidence shows. */
export const compareWithEvidenceCommand = 'hypervBackup.compareWithEvidence';

export interface PredictParams {
  readonly uri: string;
  readonly label: string;
  /** The evidence is read again too; else what was read of the same files serves. */
  readonly again?: boolean;
}

export interface WireScenarioLens {
  /** From 0. */
  readonly line: number;
  readonly title: string;
  /** Absent: it only tells. */
  readonly does?: 'predict' | 'compare';
  /** The predicted run that is shown. */
  readonly runId?: string;
}

/** What the logs told, in numbers. */
export interface WireStorySummary {
  readonly version: number;
  readonly title: string;
  readonly runs: number;
  readonly failed: number;
}

export interface WireStory {
  readonly story: PanelStory;
  readonly files: LogsParams['files'];
  /** What was predicted, where it was a scenario. */
  readonly scenario?: Pick<PredictParams, 'uri' | 'label'>;
  /** Logs with times that name no zone, read as UTC because nobody has named one: worth a question. */
  readonly zoneAssumed?: readonly string[];
}

export interface StoryExportParams {
  readonly version: number;
  readonly format: ExportFormat;
  /** None: all runs. */
  readonly runIds: readonly string[];
  readonly anonymize: boolean;
  /** An IANA name or `UTC`; of the pictures, since texts say UTC beside each time. */
  readonly timeZone: string;
  /** The extension's, which SARIF names. */
  readonly toolVersion: string;
}

export interface WireExport {
  readonly text: string;
  /** Of a picture. */
  readonly width?: number;
  readonly height?: number;
}

export interface WirePlaceInRun {
  readonly version: number;
  readonly runId: string;
  /** Position in the steps of the run. */
  readonly step?: number;
}

export interface WireRunLine extends WirePlaceInRun {
  /** From 0. */
  readonly line: number;
  readonly vm: string;
  /** FILETIME of the run's start, as a decimal string. */
  readonly start: string;
}

export interface WireLogDiagnosis {
  /** What the panel can show now; absent where nothing was judged. */
  readonly story?: WireStorySummary;
  readonly logs: readonly {
    readonly uri: string;
    readonly notChecked?: string;
    /** Ranges are lines of `hv/logText`. */
    readonly findings: readonly WireFinding[];
  }[];
}

export interface WireLogProgress {
  readonly label: string;
  readonly bytesRead: number;
  readonly bytes: number;
}

export interface ReportParams {
  readonly uris: readonly string[];
  readonly cancelled: boolean;
  /** What else the reader must know of how the files were chosen. */
  readonly note?: string;
}

export interface WireStat {
  readonly kind: 'file' | 'folder';
  readonly sizeBytes: number;
}

export interface WireEntry {
  readonly name: string;
  readonly uri: string;
  readonly kind: 'file' | 'folder';
}

export interface WireByteRange {
  readonly offset: number;
  readonly length: number;
}

export type WireFile =
  | { readonly base64: string }
  | { readonly problem: string }
  | { readonly tooLarge: { readonly sizeBytes: number; readonly limitBytes: number } };

export interface WireContext {
  /** VS Code's name of the encoding, for example `utf16le` or `utf8bom`; absent where the editor does not tell. */
  readonly encoding?: string;
  /** Roots of the evidence: the workspace folder that holds the document. */
  readonly roots: readonly string[];
}

export interface WireDiagnosis {
  readonly kind: string;
  /** The VM that a configuration describes. */
  readonly vm?: { readonly id?: string; readonly name: string };
  /** Why the file was not checked, in a sentence; absent when it was. */
  readonly notChecked?: string;
  /** It is a log, or a text with lines that belong into runs: `hv/diagnoseLogs` takes it, together with the others. */
  readonly isLog?: true;
  /** It is a zip: its files, each to be diagnosed by itself; one that cannot be read is in the report already. */
  readonly parts?: readonly { readonly uri: string; readonly label: string; readonly isUnread?: true }[];
  /** What else the reader of the report must know, in sentences. */
  readonly notes?: readonly string[];
  readonly findings: readonly WireFinding[];
}

export interface WireFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range?: WireRange;
}

/** Lines and characters from 0, as LSP counts them. */
export interface WireRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}
