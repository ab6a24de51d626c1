import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordRuleInfos } from '../../../src/core/rules/records';
import { registry } from '../../../src/core/rules/registry';
import { textRules } from '../../../src/core/rules/text-rules';
import { textKinds } from '../../../src/core/texts/text-kinds';

const unit = path.resolve(import.meta.dirname, '..');

/** `kind CODE` for each call of `describeTextRule`; its types then ask for all five kinds of case. */
function described(): string[] {
  const files = readdirSync(unit, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  return files.flatMap((name) => {
    const text = readFileSync(path.join(unit, name), 'utf8');
    return [...text.matchAll(/^describeTextRule\(\s*'([^']+)',\s*'([^']+)'/gm)].map(
      ([, kind = '', code = '']) => `${kind} ${code}`,
    );
  });
}

describe('rules on pasted text', () => {
  test('have their cases, once: fires, quiet, missing, broken, and what they advise', () => {
    const all = textRules.flatMap(({ kind, rules }) => rules.map(({ code }) => `${kind} ${code}`));
    expect(described().sort()).toEqual(all.sort());
  });

  test('are of kinds that are read', () => {
    for (const { kind } of textRules) expect(textKinds.has(kind), kind).toBe(true);
  });

  test.each(textRules.flatMap(({ kind, rules }) => rules.map((rule) => [kind, rule] as const)))(
    '%s: a code is as severe as in a configuration, else as in a record',
    (_, { code, severity, severityByHost = {} }) => {
      const row = registry.find((one) => one.code === code);
      expect([code, row?.severity]).toEqual([code, severity]);
      if (row?.inspects.includes('configuration')) expect(severityByHost).toEqual(row.severityByHost);
      const onRecords = recordRuleInfos.find((one) => one.code === code);
      if (onRecords && !row?.inspects.includes('configuration')) expect(severity).toBe(onRecords.severity);
    },
  );
});
