import type { HostOs } from '../vmconfig/facts/host-os';
import type { Finding, Rule, RuleFinding, Severity, SeverityOrOff } from './rule';
import { severities } from './rule';

export interface RunOptions {
  readonly uri: string;
  readonly hostOs: HostOs | undefined;
  /** Changed severities by code, from settings; they win over everything else. */
  readonly severities?: Readonly<Record<string, SeverityOrOff>>;
  /** False while typing: then only fast rules run. */
  readonly slow?: boolean;
  /** Asked between rules; once true, what was found so far is returned. */
  readonly shouldStop?: () => boolean;
}

/** The code of the finding that says a rule itself failed. */
export const ruleFailedCode = 'internal/rule-failed';

/** Runs rules over one input. A rule that throws becomes one visible finding that names it; the others still run. */
export function runRules<In>(rules: readonly Rule<In>[], input: In, options: RunOptions): Finding[] {
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (options.shouldStop?.()) break;
    if (rule.cost === 'slow' && options.slow === false) continue;
    const level = severityOf(rule, options);
    if (level === 'off') continue;
    runRule(rule, input, level, options, findings);
  }
  return findings;
}

function runRule<In>(rule: Rule<In>, input: In, level: Severity, options: RunOptions, findings: Finding[]): void {
  const changed = options.severities?.[rule.code] !== undefined;
  try {
    rule.check(input, (found) =>
      findings.push(finish(rule.code, found, changed ? level : capped(level, found), options.uri)),
    );
  } catch (error) {
    findings.push({
      code: ruleFailedCode,
      severity: 'warning',
      message: `Rule ${rule.code} could not be checked: ${error instanceof Error ? error.message : String(error)}. The other rules were.`,
      uri: options.uri,
      span: { start: 0, end: 0 },
      related: [],
      fixes: () => [],
    });
  }
}

/** The level a rule has under these options: setting, then host OS, then the rule's own. */
export function severityOf(
  rule: Pick<Rule<never>, 'code' | 'severity' | 'severityByHost'>,
  options: Pick<RunOptions, 'hostOs' | 'severities'>,
): SeverityOrOff {
  const byHost = options.hostOs === undefined ? undefined : rule.severityByHost?.[options.hostOs];
  return options.severities?.[rule.code] ?? byHost ?? rule.severity;
}

function capped(level: Severity, { atMost }: RuleFinding): Severity {
  if (atMost === undefined) return level;
  return severities[Math.max(severities.indexOf(level), severities.indexOf(atMost))] ?? level;
}

function finish(code: string, found: RuleFinding, severity: Severity, uri: string): Finding {
  const { span, message, related = [], fixes } = found;
  return { code, severity, message, uri, span, related, fixes: fixes ?? (() => []) };
}
