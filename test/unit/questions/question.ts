/** What somebody asks, what they paste, and what the answer must be. */
export interface Question {
  /** The number in the list of what people ask most; `also` for those that stand below it. */
  readonly number: number | 'also';
  readonly question: string;
  /** What they hold, by name, in the shape in which they have it. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly hostOs?: string;
  /** What each file must be recognised as. */
  readonly kinds?: Readonly<Record<string, string>>;
  /** `name:line code`, lines from 1; for a log `name code`. All of them, and no others. */
  readonly finds?: readonly string[];
  /** What they look up by itself, with words of the answer. */
  readonly explains?: Readonly<Record<string, readonly (string | RegExp)[]>>;
  /** Words of what `runs` tells. */
  readonly runs?: readonly (string | RegExp)[];
  /** Words of what `check` tells, its advice as well. */
  readonly says?: readonly (string | RegExp)[];
  /** What must not be said by any of them. */
  readonly never?: readonly (string | RegExp)[];
}

/** No answer may advise any of these (DESIGN: what the tool never does). */
export const neverAdvised: readonly RegExp[] = [
  /(?:run|use|with|by)\s+`?Merge-VHD/i,
  /PS> .*(?:Merge-VHD|IgnoreIdMismatch|Remove-Item|Rename-Item|Move-Item)/,
  /(?:^|[.;:] )(?:Rename|Delete|Move) the (?:avhdx|AVHDX)/m,
];
