import type { ElementFacts, ElementType, FactEvidence, SurveyedVersion } from './element-facts';

/** What a row may say beside its path, type and sentence. */
export type RowExtras = Partial<
  Pick<ElementFacts, 'values' | 'range' | 'unit' | 'since' | 'until' | 'evidence' | 'source' | 'repeats' | 'sample'>
> & { readonly seen?: Seen };

/** The surveyed files an element stands in, by the first digit of their versions: `259` is all of them. */
export type Seen = '' | '2' | '25' | '259' | '5' | '59' | '9';

/** One row: the path below the section, the type, what it is, and what else there is to say. */
export type Row = readonly [path: string, type: ElementType, about: string, extras?: RowExtras];

/** What holds for the rows of a section that do not say otherwise. */
export interface SectionDefaults {
  readonly seen: Seen;
  readonly evidence: FactEvidence;
  readonly source: string;
  readonly since?: string;
}

const versions: Readonly<Record<string, SurveyedVersion>> = { 2: '2.0', 5: '5.0', 9: '9.0' };

/** The facts of the rows below one path. */
export function section(base: string, defaults: SectionDefaults, rows: readonly Row[]): ElementFacts[] {
  return rows.map(([below, type, about, extras = {}]) => {
    const path = below === '' ? base : `${base}/${below}`;
    const { seen = defaults.seen, since: ownSince, ...rest } = extras;
    const seenIn = Array.from(seen).flatMap((digit) => versions[digit] ?? []);
    const since = ownSince ?? defaults.since ?? (seenIn[0] === '2.0' ? undefined : seenIn[0]);
    return {
      path,
      name: path.slice(path.lastIndexOf('/') + 1),
      type,
      about,
      evidence: defaults.evidence,
      source: defaults.source,
      seenIn,
      ...(since !== undefined && { since }),
      ...rest,
    };
  });
}

/** Names, types and values as they stand in real files (VOCABULARY.md, KEYS.tsv). */
export const survey = 'Survey of real configurations of versions 2.0, 5.0 and 9.0';
/** Names without values: Microsoft's data contract for configurations of 2016 and later. */
export const dataContract = "Name in Microsoft's data contract for configurations, 2016 and later; not seen in a file";
/** Names without types: path strings in the management service. */
export const managementService =
  'Path string of a recent Virtual Machine Management Service; not seen in a file, and its age is not proven';

/** A page of the Hyper-V WMI provider, which shows the same setting under its own name. */
export function wmi(page: string): string {
  return `https://learn.microsoft.com/windows/win32/hyperv_v2/${page}`;
}

/** Pairs of value and meaning. */
export function meanings(
  ...pairs: readonly (readonly [value: string, meaning: string])[]
): ElementFacts['values'] & object {
  return pairs.map(([value, meaning]) => ({ value, meaning }));
}
