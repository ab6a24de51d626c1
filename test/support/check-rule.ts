import { expect } from 'vitest';
import type { Finding, Fix, Severity, TextEdit } from '../../src/core/rules/rule';
import { checkVmConfig, type CheckOptions } from '../../src/core/rules/check-config';
import { openVmConfig } from '../../src/core/vmconfig/document';
import type { HostOs } from '../../src/core/vmconfig/facts/host-os';
import { parseMarkers } from './markers';

export interface RuleCheck extends CheckOptions {
  readonly hostOs?: HostOs;
  readonly uri?: string;
}

export interface RuleExpectation extends RuleCheck {
  readonly severity?: Severity;
  /** Each must be in the message of every finding of the code. */
  readonly says?: readonly string[];
}

const defaultUri = 'mem:///vm.xml';

/** The only place that calls the rule runner for rule tests. */
export function findingsOf(text: string, check: RuleCheck = {}): Finding[] {
  const { hostOs, uri = defaultUri, ...options } = check;
  const host = hostOs ? { host: { os: hostOs, source: 'flag' as const } } : {};
  return checkVmConfig(openVmConfig(uri, text), { ...host, ...options });
}

/** The rule's findings stand exactly on the `[|marked|]` ranges: none marked, none found. */
export function checkRule(code: string, marked: string, expected: RuleExpectation = {}): Finding[] {
  const { text, ranges } = parseMarkers(marked);
  const all = findingsOf(text, expected);
  // A rule that throws is silent too, and must not pass for one that has nothing to say.
  expect(all.filter((finding) => finding.code === 'internal/rule-failed').map(({ message }) => message)).toEqual([]);
  const found = all.filter((finding) => finding.code === code);
  const shown = found.map(({ span }) => text.slice(span?.start, span?.end));
  expect(
    found.map(({ span }) => span),
    `${code} on ${JSON.stringify(shown)}`,
  ).toEqual(ranges);
  for (const finding of found) {
    if (expected.severity) expect(finding.severity).toBe(expected.severity);
    for (const words of expected.says ?? []) expect(finding.message).toContain(words);
    expect(finding.message).toMatch(/\.$/);
    expect(finding.message).not.toContain('!');
  }
  return found;
}

/** Applies the edits of one fix, last first. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce((result, { span, newText }) => result.slice(0, span.start) + newText + result.slice(span.end), text);
}

/**
 * Applies the edits of the first fix of `code` whose title contains `title`, checks again, and asserts that the finding is
 * gone and no code is there that was not there before. Returns the new text.
 */
export function checkFix(code: string, text: string, title: string, check: RuleCheck = {}): string {
  const before = findingsOf(text, check);
  const fix = before
    .find((finding) => finding.code === code)
    ?.fixes()
    .find((one) => one.title.includes(title) && one.edits);
  expect(fix, `${code} has an edit titled "${title}"`).toBeDefined();
  const after = applyEdits(text, (fix as Fix).edits ?? []);
  const codesAfter = findingsOf(after, check).map((finding) => finding.code);
  expect(codesAfter).not.toContain(code);
  expect(codesAfter.filter((one) => !before.some((finding) => finding.code === one))).toEqual([]);
  return after;
}
