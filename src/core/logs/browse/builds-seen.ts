import { buildEvents, knownBuild } from '../../runs/host-builds';
import type { HostOs } from '../../vmconfig/facts/host-os';
import type { EvtxQuery, Wanted } from '../evtx/query';
import type { LogRecord } from '../record';
import { backupRecords } from '../records/meaning';

/** Kinds of events of how many computers are kept: a log of a collector may hold thousands of computers. */
const mostHosts = 64;
const mostKinds = 500;

/** What the records of a log tell of the Windows of their computers: the last record of each kind is enough for that. */
export class BuildsSeen {
  private readonly byHost = new Map<string, Map<string, LogRecord>>();
  private readonly known = new Map<string, HostOs | undefined>();

  constructor(private readonly given: HostOs | undefined) {}

  /** A query that also takes the records by which Windows can be told. */
  widened(query: EvtxQuery | undefined): EvtxQuery {
    return {
      wanted: (provider) => {
        const own = query?.wanted(provider) ?? 'none';
        return [backupRecords.wanted(provider), startsOf(provider)].reduce(either, own);
      },
    };
  }

  see(record: LogRecord): void {
    if (this.given) return;
    let kinds = this.byHost.get(record.host);
    if (!kinds) {
      if (this.byHost.size >= mostHosts) return;
      this.byHost.set(record.host, (kinds = new Map<string, LogRecord>()));
    }
    const kind = `${record.provider} ${record.eventId}`;
    if (!kinds.has(kind) && kinds.size >= mostKinds) return;
    // Behind the others: the last start of a computer counts.
    kinds.delete(kind);
    kinds.set(kind, record);
    this.known.delete(record.host);
  }

  /** The Windows of a computer, where it is known for sure. */
  of(host: string): HostOs | undefined {
    if (this.given) return this.given;
    const kinds = this.byHost.get(host);
    if (!kinds) return undefined;
    if (!this.known.has(host)) this.known.set(host, knownBuild([...kinds.values()], undefined).hostOs);
    return this.known.get(host);
  }
}

function startsOf(provider: string): Wanted {
  const name = provider.toLowerCase();
  const ids = buildEvents.filter((one) => one.provider.toLowerCase() === name).map(({ id }) => id);
  return ids.length === 0 ? 'none' : new Set(ids);
}

function either(a: Wanted, b: Wanted): Wanted {
  if (a === 'all' || b === 'all') return 'all';
  if (a === 'none') return b;
  return b === 'none' ? a : new Set([...a, ...b]);
}
