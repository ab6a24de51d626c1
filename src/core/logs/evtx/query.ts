/** Which records are wanted of a provider: none, all, or those with these ids. */
export type Wanted = 'none' | 'all' | ReadonlySet<number>;

/** Asked once per template, not once per record, wherever a template fixes its provider. */
export type EvtxQuery = (provider: string) => Wanted;

/** Every record. */
export const allRecords: EvtxQuery = () => 'all';

/** The records of these providers, in any case, and ids; a provider with no ids gives all of its records. */
export function recordsOf(wanted: ReadonlyMap<string, ReadonlySet<number>>): EvtxQuery {
  const byName = new Map([...wanted].map(([provider, ids]) => [provider.toLowerCase(), ids]));
  return (provider) => {
    const ids = byName.get(provider.toLowerCase());
    return ids === undefined ? 'none' : ids.size === 0 ? 'all' : ids;
  };
}
