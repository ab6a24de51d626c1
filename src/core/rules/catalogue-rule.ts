import { catalogueRow } from './facts/catalogue';
import type { Rule } from './rule';

/** A rule of the catalogue on a pasted text; a text is read in one go, so all of them are fast. */
export function catalogueRule<In>(
  code: string,
  { severity, severityByHost }: Pick<Rule<never>, 'severity' | 'severityByHost'>,
  check: Rule<In>['check'],
): Rule<In> {
  return {
    code,
    title: catalogueRow(code).title,
    cost: 'fast',
    severity,
    ...(severityByHost && { severityByHost }),
    check,
  };
}
