import { registry, rulePageUrl, type RuleInfo, type RuleSeverity } from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, commonOptions, hostOsOf, lastOf, noteUnused, type Command } from '../command';
import { exitCodes, type CliIo } from '../io';

export const rules: Command = {
  name: 'rules',
  usage: '[--format text|json]',
  summary: 'Lists every rule with its severity.',
  notes: [
    'With --host-os the severity on that host, else the one where the host is unknown.',
    'Where a rule speaks otherwise of a record of an event log than of a VM configuration, both severities are named.',
  ],
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
  const on = <T extends RuleSeverity>(rule: T): T => ({
    ...rule,
    severity: (os && rule.severityByHost[os]) ?? rule.severity,
  });
  const rows = registry.map((rule) => ({
    ...on(rule),
    ...(rule.inLogs && { inLogs: on(rule.inLogs) }),
    page: rulePageUrl(rule.code),
  }));
  io.stdout.write(
    lastOf(args, 'format') === 'json'
      ? `${JSON.stringify({ version: 1, hostOs: os ?? null, rules: rows }, undefined, 2)}\n`
      : table(rows),
  );
  return exitCodes.clean;
}

function table(rules: readonly RuleInfo[]): string {
  const rows = rules.map(({ code, title, severity, inLogs }) => ({
    code,
    title,
    severity: inLogs && inLogs.severity !== severity ? `${severity}, in logs ${inLogs.severity}` : severity,
  }));
  const code = Math.max(0, ...rows.map((row) => row.code.length));
  const severity = Math.max(0, ...rows.map((row) => row.severity.length));
  return rows.map((row) => `${row.code.padEnd(code)}  ${row.severity.padEnd(severity)}  ${row.title}\n`).join('');
}
