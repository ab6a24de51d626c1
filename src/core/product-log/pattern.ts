import type { ProductId } from './products';

/** One row of the table of lines. Of which step each is, the process model says by the id (process/signatures/texts-product.ts and texts-guest.ts). */
export interface LinePattern {
  /** `sql-writer/freeze`; several rows may have the same. */
  readonly id: string;
  readonly product: ProductId;
  /** Of the message alone, without what stands before it; its groups are values. Flag `d`. */
  readonly pattern: RegExp;
  /** Where the line itself says none. */
  readonly level?: 2 | 3 | 4;
  /** The result code that the line stands for, where it names it otherwise. */
  readonly code?: string;
  /** For the person who reads: one or two sentences. */
  readonly meaning: string;
}
