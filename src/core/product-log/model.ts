import type { MessageToken } from '../message/model';
import type { Located, Span } from '../text/span';
import type { ProductId } from './products';

/** What backup applications and the SQL Server writer log, as far as the shape of their lines is known. */
export interface ProductLog {
  readonly text: string;
  /** Lines that a pattern knows, in order, each with those that belong to it. */
  readonly lines: readonly ProductLine[];
  readonly sessions: readonly ProductSession[];
  /** How many lines that are not blank were looked at, and how many of them say nothing that is known. */
  readonly counted: { readonly lines: number; readonly unknown: number };
  /** Of each known line, in order. */
  readonly read: readonly Span[];
  readonly problems: readonly ProductLogProblem[];
  /** How many lines nobody knows. */
  readonly notes: readonly string[];
}

/** One known line. */
export interface ProductLine {
  readonly product: ProductId;
  /** Of the row in the table: `sql-writer/freeze`. */
  readonly id: string;
  /** With the lines that belong to it. */
  readonly span: Span;
  /** Of the first line, without what stands before it. */
  readonly message: Located<string>;
  /** 2 error, 3 warning, 4 information; 0 where neither the line nor its row says. */
  readonly level: 0 | 2 | 3 | 4;
  /** As it is written. */
  readonly written?: Located<string>;
  /** ISO 8601, with a zone only where the log says one. Absent where the line has no time, or no year. */
  readonly time?: string;
  /** What groups of the patterns found: `vm`, `database`, `server`, `path`, `number`. */
  readonly values: Readonly<Record<string, Located<string>>>;
  /** Result codes, codes of WMI jobs, GUIDs and disk files in it, in order. */
  readonly tokens: readonly MessageToken[];
}

/** One backup that a log tells from its beginning: of the SQL Server writer, or of one VM. */
export interface ProductSession {
  readonly product: ProductId;
  readonly lines: readonly ProductLine[];
  /** Of the VM, where it is one of a VM. */
  readonly vm?: string;
  readonly outcome: 'done' | 'failed' | 'aborted' | 'open';
}

/** A place that could not be read, or not whole, and why. */
export interface ProductLogProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}
