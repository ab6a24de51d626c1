import type { KernelLog } from '../../kernel-log/model';
import { catalogueRow } from '../facts/catalogue';
import type { Rule, RuleFinding, SeverityOrOff } from '../rule';

export type KernelLogRule = Rule<KernelLog>;
export type Reporter = (finding: RuleFinding) => void;

/** A rule of the catalogue on what a Linux guest logs; a text is read in one go, so all of them are fast. */
export function ruleOf(
  code: string,
  severity: SeverityOrOff,
  check: (doc: KernelLog, report: Reporter) => void,
): KernelLogRule {
  return { code, title: catalogueRow(code).title, cost: 'fast', severity, check };
}
