import type { ExportFormat, RecordRef, ScenarioPlace } from '../../protocol/panel';
import type { Action } from './reduce';

/** What the pieces of the page may do: change the state, or ask the extension for something on behalf of the user. */
export interface Act {
  readonly dispatch: (action: Action) => void;
  readonly openRecord: (record: RecordRef) => void;
  readonly openScenario: (place: ScenarioPlace) => void;
  readonly copy: (text: string, what: string) => void;
  readonly explain: (query: string) => void;
  readonly exportRuns: (format: ExportFormat, runIds: readonly string[], anonymize: boolean) => void;
  /** Two runs of the story side by side. */
  readonly compare: (first: string, second: string) => void;
  readonly compareWith: (runId: string) => void;
  readonly readAgain: () => void;
}
