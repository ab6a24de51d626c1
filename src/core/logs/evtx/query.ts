/** Which records are wanted of a provider: none, all, or those with these ids. */
export type Wanted = 'none' | 'all' | ReadonlySet<number>;

/** True when records with this id are wanted. */
export function isIn(wanted: Wanted, id: number): boolean {
  return wanted === 'all' || (wanted !== 'none' && wanted.has(id));
}

/** The same for every provider, in plain data: it can be sent to another thread. */
export interface WantedTable {
  /** By name in lower case. */
  readonly providers: ReadonlyMap<string, Wanted>;
  /** Of all other providers. */
  readonly others: Wanted;
}

/** What is asked of a log. The provider is asked about once per template, not once per record, wherever a template fixes it. */
export interface EvtxQuery {
  readonly wanted: (provider: string) => Wanted;
  /** What `wanted` says, where it can be said in plain data; only then can a log be read in several threads. */
  readonly table?: WantedTable;
  /** Of text logs, which have no ids: every line that belongs to a backup, whoever wrote it. Without it `wanted` alone counts. */
  readonly marks?: 'all';
  /** FILETIME: not before this. */
  readonly since?: bigint;
  /** FILETIME: before this. */
  readonly until?: bigint;
}

/** The query of a table. */
export function queryOf(table: WantedTable, times: Pick<EvtxQuery, 'since' | 'until'> = {}): EvtxQuery {
  return { wanted: (provider) => table.providers.get(provider.toLowerCase()) ?? table.others, table, ...times };
}

/** Every record. */
export const allRecords: EvtxQuery = queryOf({ providers: new Map(), others: 'all' });

/** The records of these providers, in any case, and ids; a provider with no ids gives all of its records. */
export function recordsOf(wanted: ReadonlyMap<string, ReadonlySet<number>>): EvtxQuery {
  const providers = new Map<string, Wanted>();
  for (const [provider, ids] of wanted) providers.set(provider.toLowerCase(), ids.size === 0 ? 'all' : ids);
  return { ...queryOf({ providers, others: 'none' }), marks: 'all' };
}
