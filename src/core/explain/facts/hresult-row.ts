/** One result code: an HRESULT, an NTSTATUS or a Win32 code in its HRESULT form. */
export interface ResultCode {
  /** As an unsigned number of 32 bits. */
  readonly code: number;
  /** Symbolic names, the usual one first. */
  readonly names: readonly string[];
  readonly meaning: string;
  readonly rules: readonly string[];
  /** What `vssadmin list writers` prints as the last error. */
  readonly shownAs?: string;
  readonly source: string;
}

/** A writer of rows from one source. */
export function codesFrom(
  source: string,
): (
  code: number,
  names: string | readonly string[],
  meaning: string,
  rules?: readonly string[],
  shownAs?: string,
) => ResultCode {
  return (code, names, meaning, rules = [], shownAs) => ({
    code,
    names: typeof names === 'string' ? [names] : names,
    meaning,
    rules,
    source,
    ...(shownAs !== undefined && { shownAs }),
  });
}
