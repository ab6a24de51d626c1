/**
 * What a zip may cost. Evidence of a customer is some hundred files and some gigabytes, compressed by 5 to 50; an archive that is
 * made to fill a machine (42.zip; D. Fifield, "A better zip bomb", 2019) promises a thousandfold and more.
 */
export const zipLimits = {
  /** Entries that are looked at; what is behind them is counted. */
  entries: 10_000,
  /** Of the list of entries at the end of the archive; 10,000 entries with long names take a tenth of it. */
  directoryBytes: 32 * 1024 * 1024,
  /** What one entry may become. */
  entryBytes: 4 * 1024 * 1024 * 1024,
  /** What all entries together may become. */
  totalBytes: 16 * 1024 * 1024 * 1024,
  /** How many bytes one byte may become, of an entry and of the whole archive. */
  ratio: 250,
  /** Below this a ratio says nothing: a log that is nearly empty is one megabyte of zeros. */
  ratioFromBytes: 16 * 1024 * 1024,
  /** Names that were changed are told one by one up to this many. */
  notes: 20,
} as const;

export type ZipLimits = { readonly [K in keyof typeof zipLimits]: number };
