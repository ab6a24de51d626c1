import { describe, expect, test } from 'vitest';
import { comparisonToJson, comparisonToMarkdown, comparisonToText } from '../../../src/core/report';
import { compareRuns, type Run } from '../../../src/core/runs';
import { hostileNames, referencePoint2019, runsOf, strangeNames, twoNights } from '../../fixtures/sequence';
import { expectGolden } from '../../support/golden';

const [good, bad] = runsOf(twoNights()) as [Run, Run]; // fixtures.test.ts proves that they are there
const [wmi] = runsOf(referencePoint2019()) as [Run];

describe('two runs side by side', () => {
  const nights = compareRuns(good, bad);

  test('as text', () => {
    expectGolden('report/comparison-text', comparisonToText(nights));
    expectGolden('report/comparison-generations-text', comparisonToText(compareRuns(good, wmi)));
  });

  test('as text, the first difference is marked once and painted', () => {
    const painted = comparisonToText(nights, (role, text) => `<${role}>${text}`);
    expect(painted.match(/^<error>>> checkpoint-merge/gm)).toHaveLength(1);
    expect(painted.match(/^<>/gm)).toHaveLength(3);
  });

  test('as Markdown', () => {
    const text = comparisonToMarkdown(nights);
    expectGolden('report/comparison-markdown', text);
    expect(text.match(/^\| \*\*first\*\* \|/gm)).toHaveLength(1);
  });

  test('as JSON', () => {
    // What JSON.parse gives is compared as a whole.
    const parsed: unknown = JSON.parse(comparisonToJson(nights));
    expect(parsed).toMatchObject({ version: 1, firstDifference: 7, a: { id: good.id }, b: { outcome: 'failed' } });
    expect(parsed).toHaveProperty('steps.2.a.durationSeconds', 7.9);
    expect(parsed).toHaveProperty('steps.7.b.codes', ['0x80070020']);
  });
});

describe('names that must not act', () => {
  const runs = runsOf(strangeNames());

  test.each(hostileNames.map((name, at) => [name.slice(0, 12), at] as const))('%j', (_name, at) => {
    const comparison = compareRuns(runs[at]!, { ...good, vm: { name: 'other' } });
    const text = comparisonToText(comparison);
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    const markdown = comparisonToMarkdown(comparison);
    expect(markdown).not.toMatch(/<img|(?<!\\)\]\(javascript|[\u202a-\u202e]/);
    expect(markdown.split('\n').filter((line) => line.startsWith('#'))).toHaveLength(1);
    for (const line of markdown.split('\n').filter((one) => one.startsWith('|'))) {
      expect(line.replaceAll('\\|', '').match(/\|/g)).toHaveLength(5);
    }
  });
});
