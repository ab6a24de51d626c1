import { registry, rulePageUrl, type RuleInfo, type RuleSeverity } from '../../core';
import type { ParsedArgs, UsageProblem } from '../args';
import { clockProblem, hostOsOf, lastOf, noteUnused } from '../command';
import { exitCodes, type CliIo } from '../io';

/** `hvbackup rules`. */
export function runRules(args: ParsedArgs, io: CliIo): number | UsageProblem {
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
