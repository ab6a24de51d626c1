import { explain as explainCode, explanationToJson, explanationToText } from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, commonOptions, hostOsOf, lastOf, noteUnused, type Command } from '../command';
import { exitCodes, type CliIo } from '../io';

export const explain: Command = {
  name: 'explain',
  usage: 'CODE-OR-ID [--format text|json]',
  summary: 'Explains an event id, HRESULT, WMI job code, VSS writer state, GUID, rule code or file name.',
  notes: [
    'With --host-os the meaning on that host is marked; event ids changed their meaning between hosts.',
    'Several words are one question: hvbackup explain VMMS 10103.',
    'An unknown code is answered too: exit code 0, and in JSON an empty list of matches.',
  ],
  options: [
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'what stdout gets; text without it' },
    ...commonOptions,
  ],
  negativeNumbers: true,
  run: (args, io) => Promise.resolve(runExplain(args, io)),
};

function runExplain(args: ParsedArgs, io: CliIo): number | UsageProblem {
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
