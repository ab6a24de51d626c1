import type { Located, Span } from '../text/span';

/** Objects as PowerShell printed or saved them, whatever they are. */
export interface PsText {
  readonly outputs: readonly PsOutput[];
  readonly objects: readonly PsObject[];
  readonly problems: readonly PsProblem[];
}

export type PsForm = 'list' | 'table' | 'json' | 'clixml' | 'csv';

/** What one command line printed; a paste without prompts is one, JSON and CLIXML are one each. */
export interface PsOutput {
  readonly span: Span;
  readonly form?: PsForm;
  readonly command?: Located<string>;
  readonly hasBeginning: boolean;
  readonly hasEnd: boolean;
}

export interface PsObject {
  readonly span: Span;
  readonly output: number;
  readonly form: PsForm;
  /** The name of its class, where the form says it. */
  readonly type?: string;
  /** By their names in lower case; the first of a name counts. */
  readonly properties: ReadonlyMap<string, PsProperty>;
}

export interface PsProperty {
  readonly name: Located<string>;
  readonly value: PsValue;
}

export interface PsValue {
  readonly span: Span;
  /** Without white space around it; empty for nothing. */
  readonly text: string;
  /** Where the form says that it is one, or the member of an enumeration. */
  readonly number?: number;
  /** The table had no room for all of it. */
  readonly isCut?: true;
}

export interface PsProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}
