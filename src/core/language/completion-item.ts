import type { TextEdit } from '../rules/rule';
import type { Span } from '../text/span';

/** One thing that can be written at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  /** Markdown, safe to show untrusted. */
  readonly documentation?: string;
  /** Its span lies in one line and holds the cursor, as editors demand. */
  readonly edit: TextEdit;
  /** Items are shown by this, else by their label. */
  readonly sortText?: string;
  /** True when `edit.newText` has the tab stops of a snippet; text between them is escaped. */
  readonly isSnippet?: boolean;
  /** True when the lines of `edit.newText` have their indentation, and an editor must add none of its own. */
  readonly isIndented?: boolean;
}

export type CompletionKind = 'element' | 'attribute' | 'value' | 'device' | 'tag' | 'code';

/** Text inside a snippet: nothing of it is taken for a tab stop. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A tab stop with a text to be replaced. */
export function tabStop(number: number, text: string): string {
  return text === '' ? `$${number}` : `\${${number}:${inSnippet(text)}}`;
}

/** A tab stop that lets one of several texts be chosen; the first is there at once. */
export function choice(number: number, texts: readonly string[]): string {
  return `\${${number}|${texts.map((text) => text.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`;
}

/** Character data: what XML takes for markup is written as a reference. */
export function xmlText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Keeps the order of a list in an editor that sorts by text. */
export function orderKey(group: number, place: number): string {
  return `${group}${String(place).padStart(4, '0')}`;
}

/** A longer word is none that anybody typed here. */
const longestWord = 200;

/** The characters of a class around an offset, within its line and within a span. */
export function wordAround(text: string, offset: number, part: RegExp, within: Span): Span {
  let { start, end } = { start: offset, end: offset };
  const first = Math.max(within.start, offset - longestWord);
  const last = Math.min(within.end, offset + longestWord);
  while (start > first && part.test(text.charAt(start - 1))) start--;
  while (end < last && part.test(text.charAt(end))) end++;
  return { start, end };
}
