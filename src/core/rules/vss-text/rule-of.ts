import { catalogueRule } from '../catalogue-rule';
import type { RuleFinding, SeverityOrOff } from '../rule';
import type { VssTextInput, VssTextRule } from './vss-text-input';

export type Reporter = (finding: RuleFinding) => void;

/** A rule of the catalogue on the output of vssadmin; a text is read in one go, so all of them are fast. */
export function ruleOf(
  code: string,
  severity: SeverityOrOff,
  check: (input: VssTextInput, report: Reporter) => void,
): VssTextRule {
  return catalogueRule(code, { severity }, check);
}
