import { xmlProblemCodes } from '../xml';
import type { ConfigRule, DocumentRule } from './config-input';
import { catalogueRow } from './facts/catalogue';
import { hvbRules } from './hvb';
import { tooLargeCode } from './inline-limit';
import { recordRuleInfos } from './records';
import { ruleFailedCode } from './run';
import type { SeverityOrOff } from './rule';
import type { HostOs } from '../vmconfig/facts/host-os';
import { documentRules, structureRules } from './structure';
import { textRules } from './text-rules';
import type { Kind } from '../evidence/kinds';

/** Rules on any XML document of ours, readable as a configuration or not. */
export const rulesOnDocuments: readonly DocumentRule[] = documentRules;

/** Rules on one VM configuration: structure first, then the domain rules by code. */
export const rulesOnConfigs: readonly ConfigRule[] = [...structureRules, ...hvbRules];

/** How severe a rule is: by host where its row says so, else, or where the host is unknown, as `severity` says. */
export interface RuleSeverity {
  readonly severity: SeverityOrOff;
  readonly severityByHost: Partial<Record<HostOs, SeverityOrOff>>;
}

/** What is told of a code without running it: the CLI's `rules`, the settings schema and the docs are made from this. */
export interface RuleInfo extends RuleSeverity {
  readonly code: string;
  readonly title: string;
  readonly source: 'syntax' | 'structure' | 'domain' | 'internal';
  /** What it is looked for in. */
  readonly inspects: readonly (Kind | 'configuration' | 'log')[];
  /**
   * Of a code that is looked for in both, how severe it is in a log, where that differs: a setting that can fail a backup is less
   * than the record that says it did. `severity` is then that of the configuration. A setting of the user overrides both.
   */
  readonly inLogs?: RuleSeverity;
}

/** Codes that say what this tool does not take; an example of one would be a megabyte. */
const limitCodes: ReadonlySet<string> = new Set(['scenario/too-large']);

/** Every code that a finding can carry, sorted and each once: syntax problems of the parser, structure rules, domain rules. */
export const registry: readonly RuleInfo[] = [
  ...xmlProblemCodes.map(({ code, severity, summary }) => info(code, summary, severity, {}, 'syntax')),
  ...documentRules.map((rule) => info(rule.code, rule.title, rule.severity, rule.severityByHost ?? {}, 'structure')),
  ...structureRules.map((rule) => info(rule.code, rule.title, rule.severity, rule.severityByHost ?? {}, 'structure')),
  ...textStructureRules(),
  ...domainRules(),
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
  return { code, title, severity, severityByHost, source, inspects: ['configuration'] };
}

/** `HVB001`; the other codes are of a form, and readable. */
function isDomainCode(code: string): boolean {
  return /^HVB\d/.test(code);
}

/** Rules on the form of one kind of text: their titles are their own. */
function textStructureRules(): RuleInfo[] {
  return textRules.flatMap(({ kind, rules }) =>
    rules
      .filter(({ code }) => !isDomainCode(code))
      .map(({ code, title, severity, severityByHost = {} }) => ({
        ...info(code, title, severity, severityByHost, limitCodes.has(code) ? 'internal' : 'structure'),
        inspects: [kind],
      })),
  );
}

function domainRules(): RuleInfo[] {
  const onConfigs = new Map(hvbRules.map((rule) => [rule.code, rule]));
  const onRecords = new Map(recordRuleInfos.map((rule) => [rule.code, rule]));
  // A code is as severe in every kind of text, and there as in a configuration, else as in a record; a test holds that.
  const onTexts = textRules.flatMap(({ kind, rules }) =>
    rules.filter(({ code }) => isDomainCode(code)).map((rule) => ({ kind, rule })),
  );
  const codes = new Set([...onConfigs.keys(), ...onRecords.keys(), ...onTexts.map(({ rule }) => rule.code)]);
  return [...codes].map((code) => {
    const [config, record] = [onConfigs.get(code), onRecords.get(code)];
    const texts = onTexts.filter(({ rule }) => rule.code === code);
    const { severity = 'warning', severityByHost = {} } = config ?? record ?? texts[0]?.rule ?? {};
    const inLogs = config && record && { severity: record.severity, severityByHost: record.severityByHost };
    return {
      ...info(code, catalogueRow(code).title, severity, severityByHost, 'domain'),
      inspects: [
        ...(config ? (['configuration'] as const) : []),
        ...(record ? (['log'] as const) : []),
        ...texts.map(({ kind }) => kind),
      ],
      ...(inLogs && !isSame({ severity, severityByHost }, inLogs) && { inLogs }),
    };
  });
}

function isSame(a: RuleSeverity, b: RuleSeverity): boolean {
  const hosts = [...new Set([...Object.keys(a.severityByHost), ...Object.keys(b.severityByHost)])];
  const on = ({ severity, severityByHost }: RuleSeverity, host: string): SeverityOrOff =>
    new Map(Object.entries(severityByHost)).get(host) ?? severity;
  return a.severity === b.severity && hosts.every((host) => on(a, host) === on(b, host));
}
