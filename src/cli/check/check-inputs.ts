import { checkLogs, wantedEvents, type CheckedInput, type HostFacts, type LogRecord } from '../../core';
import type { Input } from '../inputs';
import type { CliIo } from '../io';
import type { LogSource } from '../runs/log-source';

export interface CheckLogInputs {
  readonly io: CliIo;
  readonly host: HostFacts | undefined;
  readonly clockOffsets: ReadonlyMap<string, number>;
  readonly shouldStop: () => boolean;
  /** The zone of times that name none. */
  readonly timeZone: string | undefined;
}

/** Reads the logs among the inputs and checks them together: one backup leaves records in several of them. */
export async function checkLogInputs(
  inputs: readonly Input[],
  readLogs: LogSource,
  { io, host, clockOffsets, shouldStop, timeZone }: CheckLogInputs,
): Promise<readonly CheckedInput[]> {
  if (inputs.length === 0) return [];
  const zone = timeZone === undefined ? {} : { timeZone };
  const read = await readLogs({ inputs, io, wanted: wantedEvents(), shouldStop, ...zone });
  const byPath = new Map<string, LogRecord[]>();
  for (const record of read.records) {
    const known = byPath.get(record.place.uri);
    if (known) known.push(record);
    else byPath.set(record.place.uri, [record]);
  }
  // A source of logs names places by the path that is shown.
  const logs = read.inputs.map((input) => ({ ...input, uri: input.path, records: byPath.get(input.path) ?? [] }));
  // What was read before a stop is still judged: only the reading is cut short.
  return checkLogs(logs, { host, clockOffsets }).inputs;
}
