/** A range of UTF-16 offsets into the decoded text, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value and the text it came from. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

/** Something a parser could not take as it stands: one per mistake, blamed on its cause. */
export interface SyntaxProblem {
  /** Readable and stable, for example `xml/element-not-closed`. */
  readonly code: string;
  readonly span: Span;
  /** One sentence with the actual names and values. */
  readonly message: string;
  /** Where the symptom shows, when that is not where the cause is. */
  readonly related?: readonly { readonly span: Span; readonly message: string }[];
}

/** What every parser returns: a tree and its problems, always both. Parsers never throw on bad input. */
export interface Parsed<T> {
  readonly root: T;
  readonly problems: readonly SyntaxProblem[];
}

/** True when `offset` is in the span, its end included: the place a cursor may stand in. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}
