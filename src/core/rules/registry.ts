import { xmlProblemCodes } from '../xml';
import type { ConfigRule, DocumentRule } from './config-input';
import { hvbRules } from './hvb';
import { tooLargeCode } from './inline-limit';
import { ruleFailedCode } from './run';
import type { SeverityOrOff } from './rule';
import type { HostOs } from '../vmconfig/facts/host-os';
import { documentRules, structureRules } from './structure';

/** Rules on any XML document of ours, readable as a configuration or not. */
export const rulesOnDocuments: readonly DocumentRule[] = documentRules;

/** Rules on one VM configuration: structure first, then the domain rules by code. */
export const rulesOnConfigs: readonly ConfigRule[] = [...structureRules, ...hvbRules];

/** What is told of a code without running it: the CLI's `rules`, the settings schema and the docs are made from this. */
export interface RuleInfo {
  readonly code: string;
  readonly title: string;
  readonly severity: SeverityOrOff;
  readonly severityByHost: Partial<Record<HostOs, SeverityOrOff>>;
  readonly source: 'syntax' | 'structure' | 'domain' | 'internal';
}

/** Every code that a finding can carry, sorted: syntax problems of the parser, structure rules, domain rules. */
export const registry: readonly RuleInfo[] = [
  ...xmlProblemCodes.map(({ code, severity, summary }) => info(code, summary, severity, {}, 'syntax')),
  ...documentRules.map((rule) => info(rule.code, rule.title, rule.severity, rule.severityByHost ?? {}, 'structure')),
  ...structureRules.map((rule) => info(rule.code, rule.title, rule.severity, rule.severityByHost ?? {}, 'structure')),
  ...hvbRules.map((rule) => info(rule.code, rule.title, rule.severity, rule.severityByHost ?? {}, 'domain')),
  info(ruleFailedCode, 'A rule could not be checked', 'warning', {}, 'internal'),
  info(tooLargeCode, 'The document is too large to be diagnosed while typing', 'info', {}, 'internal'),
].sort((a, b) => (a.code < b.code ? -1 : 1));

const byCode = new Map(registry.map((row) => [row.code, row]));

/** The registry's row of a code, in any case; `undefined` for a code that no finding carries. */
export function ruleInfo(code: string): RuleInfo | undefined {
  return byCode.get(code) ?? byCode.get(code.toUpperCase()) ?? byCode.get(code.toLowerCase());
}

function info(
  code: string,
  title: string,
  severity: SeverityOrOff,
  severityByHost: RuleInfo['severityByHost'],
  source: RuleInfo['source'],
): RuleInfo {
  return { code, title, severity, severityByHost, source };
}
