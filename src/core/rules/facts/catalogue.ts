import rows from './catalogue.json';

/**
 * The rule catalogue: every rule the project knows of, implemented or not, with its condition, consequence, fix and sources.
 * It is the one source of a rule's title and sources; a rule's file adds the check, the typed severity and the message.
 */
export interface CatalogueRow {
  readonly code: string;
  readonly title: string;
  readonly family: string;
  readonly inspects: string;
  readonly condition: string;
  readonly appliesTo: string;
  /** In words, since it may depend on the host. */
  readonly severity: string;
  readonly consequence: string;
  readonly fix: string;
  readonly sources: readonly string[];
  readonly confidence: string;
}

export const ruleCatalogue: readonly CatalogueRow[] = rows;

const byCode = new Map(ruleCatalogue.map((row) => [row.code, row]));

/** The catalogue's row of a code such as `HVB001`; throws for a code that is not there, which is a mistake in a rule's file. */
export function catalogueRow(code: string): CatalogueRow {
  const row = byCode.get(code);
  if (!row) throw new Error(`No row for ${code} in the rule catalogue.`);
  return row;
}
