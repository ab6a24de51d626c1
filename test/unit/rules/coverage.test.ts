import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recordRuleInfos } from '../../../src/core/rules/records';
import { registry } from '../../../src/core/rules/registry';

const folder = import.meta.dirname;

/** The codes for which a test file calls `describeRule`; its types then ask for all five kinds of case. */
function describedCodes(): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  return files.flatMap((name) => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    return [...text.matchAll(/^describeRule\(\s*'([^']+)'/gm)].map(([, code = '']) => code);
  });
}

// Rules on records have their cases in tables: records/coverage.test.ts asks for each.
const written = registry
  .filter(({ source, inspects }) => source !== 'syntax' && source !== 'internal' && inspects.includes('configuration'))
  .map(({ code }) => code)
  .sort();

test('every domain and structure rule has its cases: fires, quiet, missing, broken, fixed', () => {
  const described = describedCodes();
  expect(written.filter((code) => !described.includes(code))).toEqual([]);
});

test('every domain rule looks at configurations, at logs or at both, and each rule on records is in the registry', () => {
  const onLogs = registry.filter(({ inspects }) => inspects.includes('log')).map(({ code }) => code);
  expect(onLogs).toEqual(recordRuleInfos.map(({ code }) => code));
  expect(registry.filter(({ inspects }) => inspects.length === 0)).toEqual([]);
});

test('a code that both look for stands once, and says how severe it is in a log where that differs', () => {
  const codes = registry.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  for (const { code, severity, severityByHost } of recordRuleInfos) {
    const row = registry.find((one) => one.code === code);
    const inLogs = row?.inLogs ?? row;
    expect(inLogs?.severity, code).toBe(severity);
    for (const [os, level] of Object.entries(severityByHost))
      expect(inLogs?.severityByHost).toMatchObject({ [os]: level });
  }
  const left = registry.find(({ code }) => code === 'HVB060');
  expect(left?.inspects).toEqual(expect.arrayContaining(['configuration', 'log']));
  expect(left).toMatchObject({
    severity: 'hint',
    inLogs: { severity: 'error' },
  });
});

test('no cases are left of a rule that is gone, and none are written twice', () => {
  expect(describedCodes().sort()).toEqual([...new Set(describedCodes())].sort());
  expect(describedCodes().filter((code) => !written.includes(code))).toEqual([]);
});
