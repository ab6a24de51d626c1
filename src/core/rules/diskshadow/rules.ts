import type { DiskshadowText } from '../../diskshadow/model';
import { catalogueRow } from '../facts/catalogue';
import { codeRows } from '../message/code-rows';
import type { Rule } from '../rule';
import { reportCodes } from '../vss-text/codes';
import { vssTextRules } from '../vss-text/rules';
import type { VssTextInput } from '../vss-text/vss-text-input';
import { structureRows, type Fault } from './fault';

/** What a rule on a script or a session may look at. */
export interface DiskshadowInput {
  readonly doc: DiskshadowText;
  readonly faults: readonly Fault[];
  /** Writers, providers and codes of a session. */
  readonly vss: VssTextInput;
}

export type DiskshadowRule = Rule<DiskshadowInput>;

const structure: readonly DiskshadowRule[] = structureRows.map(({ code, severity, title }) => ({
  code,
  severity,
  title,
  cost: 'fast',
  check({ faults }, report) {
    for (const fault of faults) if (fault.code === code) report(fault);
  },
}));

/** Of the rules on the output of vssadmin: those on states of writers, on providers and on codes that need no whole list. */
const sharedCodes: ReadonlySet<string> = new Set([
  'HVB035',
  'HVB086',
  'HVB087',
  'HVB088',
  'HVB089',
  'HVB090',
  'HVB091',
  'HVB092',
  'HVB094',
  'HVB101',
  'HVB103',
]);

const shared: readonly DiskshadowRule[] = vssTextRules
  .filter(({ code }) => sharedCodes.has(code))
  .map((rule) => ({
    ...rule,
    check: ({ vss }, report) => {
      rule.check(vss, report);
    },
  }));

/** Codes that no list of vssadmin shows, and that need nothing else beside them; their rows are those of messages. */
const ofMessages: ReadonlySet<string> = new Set(['HVB093', 'HVB095', 'HVB096', 'HVB097', 'HVB098', 'HVB206']);

const byCode: readonly DiskshadowRule[] = codeRows
  .filter(({ rule }) => ofMessages.has(rule))
  .map(({ rule, severity, codes, advice }) => ({
    code: rule,
    title: catalogueRow(rule).title,
    cost: 'fast',
    severity,
    check({ vss }, report) {
      reportCodes(vss, codes, advice, report);
    },
  }));

/** Every rule on scripts and sessions of diskshadow, by code. */
export const diskshadowRules: readonly DiskshadowRule[] = [...structure, ...shared, ...byCode].sort((a, b) =>
  a.code < b.code ? -1 : 1,
);
