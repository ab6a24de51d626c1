import type { Span, SyntaxProblem } from '../text/span';

/** A scenario as a tree of values with their places, whichever of YAML and JSON it was written in. */
export type ScenarioNode = ScenarioMap | ScenarioList | ScenarioScalar;

export interface ScenarioMap {
  readonly kind: 'map';
  readonly span: Span;
  /** In the order of the text; a key that stands twice is told as a problem and is here twice. */
  readonly entries: readonly ScenarioEntry[];
  /** `{ ... }` on lines of their own choosing, and not one key a line. */
  readonly isFlow: boolean;
}

export interface ScenarioEntry {
  readonly key: string;
  readonly keySpan: Span;
  /** Absent while it is being written. */
  readonly value: ScenarioNode | undefined;
  /** From the key to the end of the value. */
  readonly span: Span;
}

export interface ScenarioList {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly ScenarioNode[];
  readonly isFlow: boolean;
}

export interface ScenarioScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** `null` for an empty value. */
  readonly value: string | number | boolean | null;
  /** As written, without quotes. */
  readonly text: string;
  readonly isQuoted: boolean;
}

/** What a parser of either form gives. */
export interface ParsedScenario {
  readonly root: ScenarioNode | undefined;
  readonly problems: readonly SyntaxProblem[];
}

/** The value of a key; of a key that stands twice the last, as parsers take it. */
export function valueOf(map: ScenarioMap, key: string): ScenarioNode | undefined {
  for (let at = map.entries.length - 1; at >= 0; at--) {
    const entry = map.entries[at];
    if (entry?.key === key) return entry.value;
  }
  return undefined;
}
