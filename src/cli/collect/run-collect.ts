import { collectionScript, collectTargetOf } from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, hostOsOf, noteUnused } from '../command';
import { exitCodes, type CliIo } from '../io';

/** `hvbackup collect`. */
export function runCollect(args: ParsedArgs, io: CliIo): number | UsageProblem {
  if (args.positionals.length > 0)
    return { problem: `"collect" takes no path or name, but "${args.positionals.join(' ')}" was given.` };
  const os = hostOsOf(args);
  if (typeof os === 'object') return os;
  const wrongClock = clockProblem(args);
  if (wrongClock) return wrongClock;
  noteUnused(args, ['time-zone', 'clock-offset', 'anonymize'], 'collect', io);
  io.stdout.write(collectionScript(collectTargetOf(os)));
  return exitCodes.clean;
}
