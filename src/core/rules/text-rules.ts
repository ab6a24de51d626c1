import type { Kind } from '../evidence/kinds';
import type { RuleSeverity } from './registry';
import { diskshadowRules } from './diskshadow/rules';
import { inventoryRules } from './inventory/rules';
import { messageRules } from './message/rules';
import { kernelLogRules } from './kernel-log/rules';
import { listingRules } from './listing/rules';
import { productLogRules } from './product-log/rules';
import { scenarioRules } from './scenario/rules';
import { vssTextRules } from './vss-text/rules';
import { wbadminRules } from './wbadmin/rules';

/** The rules on one kind of pasted text, for the registry. */
export interface TextRules {
  readonly kind: Kind;
  /** What they look at, as the end of "It is looked for in". */
  readonly words: string;
  readonly rules: readonly TextRuleInfo[];
}

export interface TextRuleInfo extends Partial<RuleSeverity> {
  readonly code: string;
  readonly title: string;
  readonly severity: RuleSeverity['severity'];
}

/** One row for each kind of text that has rules. */
export const textRules: readonly TextRules[] = [
  { kind: 'vssadmin', words: 'the output of vssadmin', rules: vssTextRules },
  { kind: 'diskshadow', words: 'scripts and sessions of diskshadow', rules: diskshadowRules },
  { kind: 'powershell', words: 'the output of Get-VM and the like', rules: inventoryRules },
  { kind: 'listing', words: 'directory listings', rules: listingRules },
  { kind: 'kernel-log', words: 'the logs of Linux guests', rules: kernelLogRules },
  { kind: 'wbadmin', words: 'the output of wbadmin and the logs of Windows Server Backup', rules: wbadminRules },
  {
    kind: 'product-log',
    words: 'the logs of backup applications and of the SQL Server writer',
    rules: productLogRules,
  },
  { kind: 'scenario', words: 'scenarios', rules: scenarioRules },
  { kind: 'message', words: 'messages pasted alone', rules: messageRules },
];

/** What a rule looks at, as the end of "It is looked for in". */
export function inspectedPlaces(inspects: readonly (Kind | 'configuration' | 'log')[]): string {
  const places = inspects.map(inspectedWords);
  const last = places.at(-1) ?? '';
  if (places.length < 2) return last;
  // With a comma also before the last: a place may have an "and" of its own.
  return places.length === 2 && !places.some((one) => one.includes(' and '))
    ? places.join(' and ')
    : `${places.slice(0, -1).join(', ')}, and ${last}`;
}

function inspectedWords(kind: Kind | 'configuration' | 'log'): string {
  if (kind === 'configuration') return 'VM configurations';
  if (kind === 'log') return 'event logs';
  return textRules.find((row) => row.kind === kind)?.words ?? kind;
}
