import { hvbRules } from './hvb';
import { recordRows } from './records/rows';
import type { Rule, SeverityOrOff } from './rule';
import { vssTextRules } from './vss-text/rules';

type Severe = Pick<Rule<never>, 'code' | 'severity' | 'severityByHost'>;

/** How severe a code is in a text: as in a configuration, else as in a record, else as in the output of vssadmin, else as said here. */
export function knownSeverity(code: string, otherwise: SeverityOrOff): Pick<Severe, 'severity' | 'severityByHost'> {
  const known = [hvbRules, recordRows, vssTextRules].flatMap((rules: readonly Severe[]) =>
    rules.filter((one) => one.code === code),
  );
  const { severity = otherwise, severityByHost } = known[0] ?? {};
  return { severity, ...(severityByHost && { severityByHost }) };
}
