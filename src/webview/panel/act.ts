import type { ExportFormat, RecordRef } from '../../protocol/panel';
import type { Action } from './reduce';

/** What the pieces of the page may do: change the state, or ask the extension for something on behalf of the user. */
export interface Act {
  readonly dispatch: (action: Action) => void;
  readonly openRecord: (record: RecordRef) => void;
  readonly copy: (text: string, what: string) => void;
  readonly explain: (query: string) => void;
  readonly exportRuns: (format: ExportFormat, runIds: readonly string[], anonymize: boolean) => void;
  readonly compareWith: (runId: string) => void;
  readonly readAgain: () => void;
}
