import type { Kind } from '../evidence/kinds';
import type { CompletionItem } from '../language/completion-item';
import type { Fold } from '../language/folding';
import type { Hover } from '../language/hover';
import type { OutlineItem } from '../language/outline-item';
import type { Renaming } from '../language/renaming';
import type { ScenarioSurroundings } from '../language/scenario';
import type { RecordField } from '../logs/record';
import type { PrivateValue } from '../report/private-values';
import type { Finding, SeverityOrOff, TextEdit } from '../rules/rule';
import type { NamedFiles } from '../scenario/named-files';
import type { Located, Span } from '../text/span';
import type { HostFacts, HostOs } from '../vmconfig/facts/host-os';

/** What a reader of pasted text gives, whatever else it gives. */
export interface TextDoc {
  /** Of the things that were understood (a writer, a VM, a line of a log), in order. */
  readonly read: readonly Span[];
  /** What could not be read, or not whole, and why. */
  readonly problems: readonly TextProblem[];
  /** What else is to be said of how it was read, a sentence each. */
  readonly notes?: readonly string[];
}

/** A place that could not be read, or not whole, and why. */
export interface TextProblem {
  readonly span: Span;
  /** One sentence. */
  readonly message: string;
}

/** Something that a text dates, or tells of a VM: what makes a record of a log out of a line or a paragraph. */
export interface TextEntry {
  readonly span: Span;
  /** What the line is, by the id of its row in the kind's table: `sql-writer/freeze`. */
  readonly mark: string;
  /** Who writes, as the table names it: `SqlWriterLogger`, `hv_vss`, `vssadmin`. */
  readonly provider: string;
  /** As ISO 8601, with its zone where the text says one (`2021-01-11T02:30:19-08:00`), else without; absent where there is none. */
  readonly time?: string;
  /**
   * The local time as it is written (`3/6/2014 10:00:05 PM`), where only the whole text or nothing tells which part of the date is
   * the day; then `time` is absent.
   */
  readonly writtenTime?: string;
  /** 1 critical, 2 error, 3 warning, 4 information; 0 where the text says none. */
  readonly level: number;
  readonly host?: string;
  readonly data: readonly RecordField[];
}

/** With what a text is judged. */
export interface CheckTextOptions {
  readonly uri: string;
  readonly host?: HostFacts | undefined;
  /** Changed severities by code. */
  readonly severities?: Readonly<Record<string, SeverityOrOff>> | undefined;
  readonly shouldStop?: (() => boolean) | undefined;
  /** The configuration files that the text names, where somebody looked for them. */
  readonly named?: NamedFiles | undefined;
}

/** What stands around a text and can be named in it. */
export type TextSurroundings = ScenarioSurroundings;

/**
 * One kind of text that people paste: how it is read, judged and shown. A row of `text-kinds.ts` for each, and one of
 * `rules/text-rules.ts` for its rules; every face works through these alone. No function throws, whatever the text is.
 */
export interface TextKind<Doc extends TextDoc> {
  readonly kind: Kind;
  /** True where something of this kind stands in a text of another kind: one look over the text, at most linear. */
  readonly isIn: (text: string) => boolean;
  /** The name of its file may say what its first letters do not; empty for one without. */
  readonly read: (text: string, uri: string) => Doc;
  readonly check: (doc: Doc, options: CheckTextOptions) => readonly Finding[];
  readonly hover?: (doc: Doc, offset: number) => Hover | undefined;
  readonly outline?: (doc: Doc) => readonly OutlineItem[];
  readonly folding?: (doc: Doc) => readonly Fold[];
  readonly complete?: (doc: Doc, offset: number, around: TextSurroundings) => readonly CompletionItem[];
  readonly format?: (doc: Doc) => readonly TextEdit[];
  /** Where the thing under the cursor is named. */
  readonly definition?: (doc: Doc, offset: number) => Span | undefined;
  /** Every place of the thing under the cursor. */
  readonly references?: (doc: Doc, offset: number) => readonly Span[];
  /** Another name for the thing under the cursor. */
  readonly rename?: (doc: Doc, offset: number) => Renaming | undefined;
  /** What of it is a customer's own. */
  readonly privateValues: (doc: Doc) => readonly PrivateValue[];
  /** What of it belongs into runs. */
  readonly entries?: (doc: Doc) => readonly TextEntry[];
  /** VM configurations that it names, relative to itself: whoever checks it reads them. */
  readonly files?: (doc: Doc) => readonly Located<string>[];
  /** Logs that it names as evidence, in the same way. */
  readonly evidence?: (doc: Doc) => readonly Located<string>[];
  /** Which Windows it says that the hosts of its evidence have. */
  readonly hostOs?: (doc: Doc) => HostOs | undefined;
}

/** A text read by its kind, and by the others of which something stands in it: one paste may hold several outputs. */
export interface OpenText {
  /** The first is what the text is. */
  readonly kinds: readonly Kind[];
  /** How many things were read. */
  readonly count: number;
  readonly problems: readonly TextProblem[];
  /** Of the kind that the text is. */
  readonly notes: readonly string[];
  check(options: CheckTextOptions): readonly Finding[];
  hover(offset: number): Hover | undefined;
  outline(): readonly OutlineItem[];
  folding(): readonly Fold[];
  complete(offset: number, around?: TextSurroundings): readonly CompletionItem[];
  format(): readonly TextEdit[];
  definition(offset: number): Span | undefined;
  references(offset: number): readonly Span[];
  rename(offset: number): Renaming | undefined;
  privateValues(): readonly PrivateValue[];
  entries(): readonly TextEntry[];
  files(): readonly Located<string>[];
  evidence(): readonly Located<string>[];
  hostOs(): HostOs | undefined;
}
