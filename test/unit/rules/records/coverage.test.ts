import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { recordRuleInfos } from '../../../../src/core/rules/records';
import { recordRows } from '../../../../src/core/rules/records/rows';

const folder = import.meta.dirname;
const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'));

test('every rule on records has its cases, and no cases are left of one that is gone', () => {
  const described = texts.flatMap((text) =>
    [...text.matchAll(/^describeRecordRule\('([^']+)'/gm)].map(([, code]) => code),
  );
  expect(described.sort()).toEqual(recordRows.map(({ code }) => code).sort());
});

test('each code stands once and in the catalogue', () => {
  const codes = recordRuleInfos.map(({ code }) => code);
  expect(codes).toEqual([...new Set(codes)].sort());
  for (const { title } of recordRuleInfos) expect(title).not.toBe('');
});

test('no advice tells anybody to touch a disk chain', () => {
  for (const { advice } of recordRows)
    expect(advice).not.toMatch(/Merge-VHD|IgnoreIdMismatch|rename|delete the avhdx|\.avhdx? file/i);
});
