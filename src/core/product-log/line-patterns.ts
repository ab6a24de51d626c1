import { alphaVssPatterns } from './alphavss-patterns';
import { applicationPatterns } from './application-patterns';
import type { LinePattern } from './pattern';
import type { ProductId } from './products';
import { sqlWriterPatterns } from './sql-writer-patterns';

/** Every line that is known. */
export const linePatterns: readonly LinePattern[] = [...sqlWriterPatterns, ...applicationPatterns, ...alphaVssPatterns];

/** The rows of a product, in the order in which they are tried: first match wins. */
export function patternsOf(product: ProductId): readonly LinePattern[] {
  return byProduct.get(product) ?? [];
}

const byProduct = new Map<ProductId, LinePattern[]>();
for (const row of linePatterns) byProduct.set(row.product, [...(byProduct.get(row.product) ?? []), row]);

const byId: ReadonlyMap<string, LinePattern> = new Map(linePatterns.map((row) => [row.id, row]));

/** What a line says: of its row, else of what such lines have in common. */
export function meaningOfLine(id: string): string {
  const [, kind = ''] = id.split('/');
  return byId.get(id)?.meaning ?? common[kind] ?? '';
}

/** Lines that no row knows, which say themselves that they matter. */
const common: Readonly<Record<string, string>> = {
  error: 'The program logs an error; its words may be those of Windows.',
  warning: 'The program logs a warning.',
  code: 'A line with a result code.',
  block: 'One of the errors that Acronis nests: the first is what it meant to do, the last the cause.',
};
