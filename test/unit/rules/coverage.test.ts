import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
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

const written = registry
  .filter(({ source }) => source === 'domain' || source === 'structure')
  .map(({ code }) => code)
  .sort();

test('every domain and structure rule has its cases: fires, quiet, missing, broken, fixed', () => {
  const described = describedCodes();
  expect(written.filter((code) => !described.includes(code))).toEqual([]);
});

test('no cases are left of a rule that is gone, and none are written twice', () => {
  expect(describedCodes().sort()).toEqual([...new Set(describedCodes())].sort());
  expect(describedCodes().filter((code) => !written.includes(code))).toEqual([]);
});
