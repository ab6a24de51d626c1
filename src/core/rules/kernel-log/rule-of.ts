import type { KernelLog } from '../../kernel-log/model';
import { catalogueRule } from '../catalogue-rule';
import type { Rule, RuleFinding, SeverityOrOff } from '../rule';

export type KernelLogRule = Rule<KernelLog>;
export type Reporter = (finding: RuleFinding) => void;

/** A rule of the catalogue on what a Linux guest logs; a text is read in one go, so all of them are fast. */
export function ruleOf(
  code: string,
  severity: SeverityOrOff,
  check: (doc: KernelLog, report: Reporter) => void,
): KernelLogRule {
  return catalogueRule(code, { severity }, check);
}
