import {
  allRecords,
  backupRecords,
  isCredibleTime,
  queryOf,
  type EvtxQuery,
  type LogRecord,
  type Wanted,
} from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { ClockOffsets, timeOf, zoneProblem } from './clock';

/** Which records are shown. */
export interface Selection {
  /** What is asked of a log; with clock offsets it may give a little more than is shown. */
  readonly query: EvtxQuery;
  readonly clocks: ClockOffsets;
  /** The record with its time put right; `undefined` when it is not in the time asked for. */
  readonly corrected: (record: LogRecord) => LogRecord | undefined;
}

/** Reads the options that choose records. */
export function selectionOf(args: ParsedArgs): Selection | UsageProblem {
  const ids = idsOf(args);
  if ('problem' in ids) return ids;
  const since = timeOf(args, 'since');
  if (typeof since === 'object') return since;
  const until = timeOf(args, 'until');
  if (typeof until === 'object') return until;
  const problem = zoneProblem(args);
  if (problem) return problem;
  if (since !== undefined && until !== undefined && until <= since)
    return { problem: '--until is not after --since: no record could be between them.' };
  const clocks = new ClockOffsets(args);
  const [least, most] = clocks.range;
  return {
    query: {
      ...queryFor(args, ids.numbers),
      ...(since !== undefined && { since: since + least }),
      ...(until !== undefined && { until: until + most }),
    },
    clocks,
    corrected: (record) => {
      const offset = isCredibleTime(record.time) ? clocks.of(record.host) : 0n;
      const time = record.time - offset;
      if ((since !== undefined && time < since) || (until !== undefined && time >= until)) return undefined;
      return offset === 0n ? record : { ...record, time };
    },
  };
}

function queryFor(args: ParsedArgs, ids: ReadonlySet<number>): EvtxQuery {
  const providers = args.options.get('provider')?.flatMap(spellings) ?? [];
  if (providers.length === 0 && ids.size === 0) return args.options.has('all') ? allRecords : backupRecords;
  const wanted: Wanted = ids.size === 0 ? 'all' : ids;
  return queryOf({
    providers: new Map(providers.map((provider) => [provider, wanted])),
    others: providers.length === 0 ? wanted : 'none',
  });
}

/** `Hyper-V-VMMS` and `VMMS` are names that people use for `Microsoft-Windows-Hyper-V-VMMS`. */
function spellings(given: string): string[] {
  const name = given.trim().toLowerCase();
  return [name, `microsoft-windows-${name}`, `microsoft-windows-hyper-v-${name}`];
}

function idsOf(args: ParsedArgs): { readonly numbers: ReadonlySet<number> } | UsageProblem {
  const words = args.options.get('id')?.flatMap((given) => given.split(',')) ?? [];
  const wrong = words.find((word) => !/^\s*\d{1,5}\s*$/.test(word) || Number(word) > 65_535);
  return wrong === undefined
    ? { numbers: new Set(words.map(Number)) }
    : { problem: `--id cannot be "${wrong}"; it is one or more event ids, for example 10103 or 10102,10103.` };
}
