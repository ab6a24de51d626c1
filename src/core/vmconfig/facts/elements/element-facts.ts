import type { LeafType } from '../../values';

/** A leaf of one of the four types, or an element that holds others. */
export type ElementType = LeafType | 'container';

/**
 * How sure `about` is. `seen`: the element and what it means are plain from real files. `documented`: Microsoft documents the
 * setting that it holds. `inferred`: the meaning, or where the name belongs, is our conclusion. `unknown`: only the name is known.
 */
export const factEvidence = ['seen', 'documented', 'inferred', 'unknown'] as const;
export type FactEvidence = (typeof factEvidence)[number];

/** The configuration versions of the real files that were surveyed. */
export type SurveyedVersion = '2.0' | '5.0' | '9.0';

/** One value that an element may have. */
export interface ValueMeaning {
  readonly value: string;
  readonly meaning: string;
}

/** What is known of one element, for hover and completion. Not a schema: what is not in the table is never an error. */
export interface ElementFacts {
  /** Names from the root, with the placeholders of `element-pattern.ts`. */
  readonly path: string;
  /** The last name of the path. */
  readonly name: string;
  readonly type: ElementType;
  /** One or two sentences. */
  readonly about: string;
  /** Known values; others may exist unless `evidence` is `documented`. */
  readonly values?: readonly ValueMeaning[];
  /** Both ends included. */
  readonly range?: { readonly min: number; readonly max: number };
  readonly unit?: string;
  /** The oldest configuration version that is known to have it; earlier ones may have had it too. */
  readonly since?: string;
  /** The newest one known to have it, where newer ones are known not to. */
  readonly until?: string;
  readonly evidence: FactEvidence;
  /** Where the fact comes from. */
  readonly source: string;
  /** In which of the surveyed files it stands; empty for none. */
  readonly seenIn: readonly SurveyedVersion[];
  /** True when siblings of this name are normal. */
  readonly repeats?: true;
  /** What a completion writes; absent for containers and where no value is better than another. */
  readonly sample?: string;
}
