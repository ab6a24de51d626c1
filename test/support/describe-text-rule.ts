import { describe, expect, test } from 'vitest';
import type { Kind } from '../../src/core/evidence/kinds';
import type { Finding, Severity } from '../../src/core/rules/rule';
import type { NamedFiles } from '../../src/core/scenario';
import { openText } from '../../src/core/texts';
import type { HostOs } from '../../src/core/vmconfig/facts/host-os';
import { parseMarkers } from './markers';

export interface TextRuleCase {
  readonly name: string;
  /** Exactly the `[|marked|]` ranges are reported; related places are not marked. */
  readonly text: string;
  readonly severity?: Severity;
  readonly says?: readonly string[];
  readonly related?: number;
  /** What is known of the host otherwise. */
  readonly hostOs?: HostOs;
  /** Of a scenario: the files that it names. */
  readonly named?: NamedFiles;
}

type AtLeastOne = readonly [TextRuleCase, ...TextRuleCase[]];

/** The five kinds of case that every rule on a pasted text has. */
export interface TextRuleCases {
  readonly fires: AtLeastOne;
  /** Nearly wrong, or wrong elsewhere. */
  readonly quiet: AtLeastOne;
  /** What the rule looks at is not there. */
  readonly missing: AtLeastOne;
  /** Cut or damaged: a mark only where what is there suffices. */
  readonly broken: AtLeastOne;
  /** What the first firing case advises, and the command to copy, whole; of a rule on the form of a text, that there is nothing to do but to write it. */
  readonly advises: { readonly says: string; readonly powershell?: string } | 'nothing';
}

/** What is found in a text that is of this kind; a rule that fails fails the test. */
export function textFindings(
  kind: Kind,
  text: string,
  code?: string,
  hostOs?: HostOs,
  named?: NamedFiles,
): readonly Finding[] {
  const opened = openText(kind, text);
  if (!opened) throw new Error(`No text is read as ${kind}.`);
  const host = hostOs && { os: hostOs, source: 'flag' as const };
  const findings = opened.check({ uri: 'mem:///paste.txt', host, named });
  expect(findings.filter((one) => one.code === 'internal/rule-failed').map(({ message }) => message)).toEqual([]);
  return code === undefined ? findings : findings.filter((one) => one.code === code);
}

export function describeTextRule(kind: Kind, code: string, cases: TextRuleCases): void {
  describe(code, () => {
    for (const group of ['fires', 'quiet', 'missing', 'broken'] as const)
      for (const one of cases[group])
        test(`${group}: ${one.name}`, () => {
          expectCase(kind, code, one);
          if (group === 'fires') expect(parseMarkers(one.text).ranges.length).toBeGreaterThan(0);
          if (group === 'quiet') expect(parseMarkers(one.text).ranges).toEqual([]);
        });
    test('cut off anywhere, no rule fails', () => {
      const { text } = parseMarkers(cases.fires[0].text);
      for (let end = 0; end < text.length; end += Math.max(1, Math.floor(text.length / 40)))
        textFindings(kind, text.slice(0, end));
    });
    test('advises', () => {
      const { text, hostOs, named } = cases.fires[0];
      const [fix] = textFindings(kind, parseMarkers(text).text, code, hostOs, named)[0]?.fixes() ?? [];
      if (cases.advises === 'nothing') {
        expect(fix).toBeUndefined();
        return;
      }
      expect(fix?.title).toContain(cases.advises.says);
      expect(fix?.powershell).toBe(cases.advises.powershell);
      if (fix?.powershell !== undefined) expect(fix.safety).toMatch(/\.$/);
    });
  });
}

function expectCase(kind: Kind, code: string, one: TextRuleCase): void {
  const { text: marked, severity, says = [], related, hostOs, named } = one;
  const { text, ranges } = parseMarkers(marked);
  const found = textFindings(kind, text, code, hostOs, named);
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
