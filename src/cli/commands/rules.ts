import { registry, rulePageUrl, type RuleInfo } from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, commonOptions, hostOsOf, lastOf, noteUnused, type Command } from '../command';
import { exitCodes, type CliIo } from '../io';

export const rules: Command = {
  name: 'rules',
  usage: '[--format text|json]',
  summary: 'Lists every rule with its severity.',
  notes: ['With --host-os the severity on that host, else the one where the host is unknown.'],
  options: [
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], help: 'what stdout gets; text without it' },
    ...commonOptions,
  ],
  run: (args, io) => Promise.resolve(runRules(args, io)),
};

function runRules(args: ParsedArgs, io: CliIo): number | UsageProblem {
  if (args.positionals.length > 0)
    return { problem: `"rules" takes no path or name, but "${args.positionals.join(' ')}" was given.` };
  const os = hostOsOf(args);
  if (typeof os === 'object') return os;
  const wrongClock = clockProblem(args);
  if (wrongClock) return wrongClock;
  noteUnused(args, ['time-zone', 'clock-offset', 'anonymize'], 'rules', io);
  const severityOf = (rule: RuleInfo): string => (os && rule.severityByHost[os]) ?? rule.severity;
  const rows = registry.map((rule) => ({ ...rule, severity: severityOf(rule), page: rulePageUrl(rule.code) }));
  io.stdout.write(
    lastOf(args, 'format') === 'json'
      ? `${JSON.stringify({ version: 1, hostOs: os ?? null, rules: rows }, undefined, 2)}\n`
      : table(rows),
  );
  return exitCodes.clean;
}

function table(rows: readonly { readonly code: string; readonly severity: string; readonly title: string }[]): string {
  const code = Math.max(0, ...rows.map((row) => row.code.length));
  const severity = Math.max(0, ...rows.map((row) => row.severity.length));
  return rows.map((row) => `${row.code.padEnd(code)}  ${row.severity.padEnd(severity)}  ${row.title}\n`).join('');
}
