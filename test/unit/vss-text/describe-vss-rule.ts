import { describe, expect, test } from 'vitest';
import { checkVssText } from '../../../src/core/rules/vss-text/check-vss-text';
import type { Finding, Severity } from '../../../src/core/rules/rule';
import { parseMarkers } from '../../support/markers';

export interface VssRuleCase {
  readonly name: string;
  /** Exactly the `[|marked|]` ranges are reported; related places are not marked. */
  readonly text: string;
  readonly severity?: Severity;
  readonly says?: readonly string[];
  readonly related?: number;
}

type AtLeastOne = readonly [VssRuleCase, ...VssRuleCase[]];

/** The five kinds of case that every rule on the output of vssadmin has. */
export interface VssRuleCases {
  readonly fires: AtLeastOne;
  /** Nearly wrong, or wrong elsewhere. */
  readonly quiet: AtLeastOne;
  /** What the rule looks at is not there. */
  readonly missing: AtLeastOne;
  /** Cut or damaged: a mark only where what is there suffices. */
  readonly broken: AtLeastOne;
  /** What the first firing case advises, and the command to copy, whole. */
  readonly advises: { readonly says: string; readonly powershell?: string };
}

export function vssFindings(text: string, code?: string): readonly Finding[] {
  const { findings } = checkVssText(text, { uri: 'mem:///paste.txt' });
  expect(findings.filter((one) => one.code === 'internal/rule-failed').map(({ message }) => message)).toEqual([]);
  return code === undefined ? findings : findings.filter((one) => one.code === code);
}

export function describeVssRule(code: string, cases: VssRuleCases): void {
  describe(code, () => {
    for (const kind of ['fires', 'quiet', 'missing', 'broken'] as const)
      for (const one of cases[kind])
        test(`${kind}: ${one.name}`, () => {
          expectCase(code, one);
          if (kind === 'fires') expect(parseMarkers(one.text).ranges.length).toBeGreaterThan(0);
          if (kind === 'quiet') expect(parseMarkers(one.text).ranges).toEqual([]);
        });
    test('cut off anywhere, no rule fails', () => {
      const { text } = parseMarkers(cases.fires[0].text);
      for (let end = 0; end < text.length; end += Math.max(1, Math.floor(text.length / 40)))
        vssFindings(text.slice(0, end));
    });
    test('advises', () => {
      const [fix] = vssFindings(parseMarkers(cases.fires[0].text).text, code)[0]?.fixes() ?? [];
      expect(fix?.title).toContain(cases.advises.says);
      expect(fix?.powershell).toBe(cases.advises.powershell);
      if (fix?.powershell !== undefined) expect(fix.safety).toMatch(/\.$/);
    });
  });
}

function expectCase(code: string, { text: marked, severity, says = [], related }: VssRuleCase): void {
  const { text, ranges } = parseMarkers(marked);
  const found = vssFindings(text, code);
  const shown = found.map(({ span }) => text.slice(span?.start, span?.end));
  expect(shown).toEqual(ranges.map(({ start, end }) => text.slice(start, end)));
  expect(found.map(({ span }) => span)).toEqual(ranges);
  for (const { severity: level, message, related: others } of found) {
    if (severity) expect(level).toBe(severity);
    for (const words of says) expect(message).toContain(words);
    if (related !== undefined) expect(others).toHaveLength(related);
    expect(message).toMatch(/\.$/);
    expect(message).not.toContain('!');
  }
}
