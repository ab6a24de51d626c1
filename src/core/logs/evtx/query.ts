/** Which records are wanted of a provider: none, all, or those with these ids. */
export type Wanted = 'none' | 'all' | ReadonlySet<number>;

/** What is asked of a log. The provider is asked about once per template, not once per record, wherever a template fixes it. */
export interface EvtxQuery {
  readonly wanted: (provider: string) => Wanted;
  /** FILETIME: not before this. */
  readonly since?: bigint;
  /** FILETIME: before this. */
  readonly until?: bigint;
}

/** Every record. */
export const allRecords: EvtxQuery = { wanted: () => 'all' };

/** The records of these providers, in any case, and ids; a provider with no ids gives all of its records. */
export function recordsOf(wanted: ReadonlyMap<string, ReadonlySet<number>>): EvtxQuery {
  const byName = new Map([...wanted].map(([provider, ids]) => [provider.toLowerCase(), ids]));
  return {
    wanted: (provider) => {
      const ids = byName.get(provider.toLowerCase());
      return ids === undefined ? 'none' : ids.size === 0 ? 'all' : ids;
    },
  };
}
