import { explain as explainCode, explanationToJson, explanationToText } from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, hostOsOf, lastOf, noteUnused } from '../command';
import { exitCodes, type CliIo } from '../io';

/** `hvbackup explain`. */
export function runExplain(args: ParsedArgs, io: CliIo): number | UsageProblem {
  const query = args.positionals.join(' ');
  if (query.trim() === '')
    return { problem: 'Name what to explain, for example 10103, 0x80070050, "[8] Failed", HVB001 or a file name.' };
  const os = hostOsOf(args);
  if (typeof os === 'object') return os;
  const wrongClock = clockProblem(args);
  if (wrongClock) return wrongClock;
  noteUnused(args, ['time-zone', 'clock-offset', 'anonymize'], 'explain', io);
  const explanation = explainCode(query, os ? { hostOs: os } : {});
  io.stdout.write(lastOf(args, 'format') === 'json' ? explanationToJson(explanation) : explanationToText(explanation));
  return exitCodes.clean;
}
