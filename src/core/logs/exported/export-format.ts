import type { Kind } from '../../evidence/kinds';
import type { FoundRecord } from './found-record';
import type { LevelWords } from './level-words';
import type { LocalTimes } from './local-time';

/** What comes next in the text of an export. */
export type Cut =
  /** The entry from `start` to `end`. */
  | { readonly kind: 'entry'; readonly start: number; readonly end: number }
  /** Frame around the entries, such as brackets and headers, up to `end`. */
  | { readonly kind: 'frame'; readonly end: number }
  | { readonly kind: 'damage'; readonly start: number; readonly end: number; readonly reason: string }
  /** What begins at `from` needs more text than is at hand. */
  | { readonly kind: 'more'; readonly from: number };

/** What one reading of an export shares. */
export interface Reading {
  readonly times: LocalTimes;
  readonly levels: LevelWords;
  /** Says something once. */
  readonly note: (sentence: string) => void;
}

/** A way in which events are exported: where its entries begin and end, and what one says. */
export interface ExportFormat {
  readonly kind: Kind;
  /** For sentences: "The row has no end." */
  readonly entryName: string;
  /**
   * The text is that of the bytes, one unit each: ASCII is itself, the rest may be anything. `at` is where the last cut ended.
   */
  cut(text: string, at: number, isEnd: boolean): Cut;
  /** Where an entry may begin, from here on; -1 for nowhere. */
  resume(text: string, from: number): number;
  /** The record of an entry, by its real text, or why there is none, in a sentence. */
  read(text: string): FoundRecord | string;
}
