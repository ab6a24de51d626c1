import type { Uri, WebviewPanel } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { LogStateParams } from '../../protocol/log-viewer';
import type { RecordRef } from '../../protocol/panel';
import type { ClientContext } from './client-context';

/** The bundle of the sequence panel. */
export interface SequenceModule {
  openSequence(client: ClientContext): SequenceWindow;
}

/** Everything that a window shows of backups: one panel, one status item. */
export interface SequenceWindow {
  /** Opens the panel, or brings it to the front: on what a menu, the tree or a code lens gave, reading it first where need be. */
  show(given: readonly unknown[]): Promise<void>;
  /** A panel that was open when the window was closed. */
  restore(panel: WebviewPanel): Promise<void>;
  compare(runIds: readonly string[]): Promise<void>;
  /** Shows what is predicted of a scenario: of a file that a menu or a lens gave, else of the one in front. */
  predict(given: unknown, runId: unknown): Promise<void>;
  /** Sets that beside the backup that its evidence shows. */
  compareWithEvidence(given: unknown, runId: unknown): Promise<void>;
  /** Asks for what `wanted` does not say. */
  export(wanted: unknown): Promise<void>;
  openRecord(ref: RecordRef): Promise<void>;
  dispose(): void;
}

/** The bundle of the viewer of logs. */
export interface LogEditorModule {
  readonly LogEditor: new (
    client: ClientContext,
    uri: Uri,
    panel: WebviewPanel,
    reveal: number | undefined,
  ) => LogEditor;
}

/** One editor on one log. */
export interface LogEditor {
  readonly uri: Uri;
  readonly panel: WebviewPanel;
  reveal(byteOffset: number): void;
  take(params: LogStateParams): Promise<void>;
  dispose(): void;
}

/** What differs between the desktop and the web build; each entry file hands one in, shared code has no `if (isWeb)`. */
export interface Platform {
  /** Loads the language client library and makes a client; not called before one of our files is there. */
  createClient(options: LanguageClientOptions): Promise<BaseLanguageClient>;
  /** Loads what shows backups; not called before a story is there or a panel is asked for. */
  loadSequence(): Promise<SequenceModule>;
  /** Loads what stands between the page of a log and the server; not called before an .evtx is opened. */
  loadLogEditor(): Promise<LogEditorModule>;
}
