import type { TextEdit } from '../rules/rule';
import type { Span } from '../text/span';

/** Something under the cursor that can have another name. */
export interface Renaming {
  /** The name under the cursor. */
  readonly span: Span;
  readonly name: string;
  /** Every edit that the new name takes, or in one sentence why it cannot be. */
  readonly to: (name: string) => { readonly edits: readonly TextEdit[] } | { readonly refused: string };
}
