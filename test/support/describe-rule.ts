import { describe, expect, test } from 'vitest';
import { openVmConfig } from '../../src/core/vmconfig/document';
import type { Fix } from '../../src/core/rules/rule';
import { checkFix, checkRule, findingsOf, type RuleCheck, type RuleExpectation } from './check-rule';
import { parseMarkers } from './markers';

/** One text and what the rule says of it. The scene (`hostOs`, `evidence`, `encoding`, `uri`, `slow`) stands beside it. */
export interface RuleCase extends RuleExpectation {
  readonly name: string;
  /** Exactly the `[|marked|]` ranges are reported: no mark, no finding of this rule. */
  readonly text: string;
  /** The PowerShell of the first finding's first host change, whole. */
  readonly powershell?: string;
}

/** An edit, applied with LF and with CRLF: the finding is gone after it and none is new. Marks in `text` are taken out. */
export interface FixCase extends RuleCheck {
  /** A part of the fix's title. */
  readonly title: string;
  readonly text: string;
  /** What the new text must hold, with LF line ends. */
  readonly writes?: string;
}

type AtLeastOne<T> = readonly [T, ...T[]];

/** Every key is wanted: `test/unit/rules/coverage.test.ts` looks for a `describeRule` of each rule, and the types for the keys. */
export interface RuleCases {
  /** Each text has a mark. */
  readonly fires: AtLeastOne<RuleCase>;
  /** Neighbours of what fires: what is nearly wrong, or wrong on another host. No text has a mark. */
  readonly quiet: AtLeastOne<RuleCase>;
  /** The element the rule looks at is not there. Usually without a mark. */
  readonly missing: AtLeastOne<RuleCase>;
  /** A document that is cut off or half typed. A mark only where the part that is there suffices. */
  readonly broken: AtLeastOne<RuleCase>;
  /**
   * The edits of the rule; or `'no edit'` where its fixes are host changes only (their quoting is tried with a hostile VM
   * name); or why it has no fix at all.
   */
  readonly fixed: AtLeastOne<FixCase> | 'no edit' | { readonly none: string };
}

/**
 * The tests that every rule has. Adds two of its own: the first firing text cut off at some forty places makes no rule fail,
 * and with another VM name the PowerShell stays quoted.
 *
 *     describeRule('HVB007', {
 *       fires: [{ name: 'a saved VM', text: vmConfig({ ..., replace: ['x.bin', '[|x.bin|]'] }), severity: 'info', says: ['x.bin'] }],
 *       quiet: [{ name: 'a running VM', text: vmConfig() }],
 *       missing: [...], broken: [...], fixed: 'no edit',
 *     });
 */
export function describeRule(code: string, cases: RuleCases): void {
  describe(code, () => {
    describe('fires', () => {
      for (const one of cases.fires)
        test(one.name, () => {
          expectCase(code, one, 'marked');
        });
    });
    describe('is quiet', () => {
      for (const one of cases.quiet)
        test(one.name, () => {
          expectCase(code, one, 'unmarked');
        });
    });
    describe('where the field is missing', () => {
      for (const one of cases.missing)
        test(one.name, () => {
          expectCase(code, one);
        });
    });
    describe('in a broken document', () => {
      for (const one of cases.broken)
        test(one.name, () => {
          expectCase(code, one);
        });
      test('cut off anywhere, no rule fails', () => {
        expectNoFailure(cases.fires[0]);
      });
    });
    describeFixes(code, cases);
  });
}

function expectCase(code: string, one: RuleCase, marks?: 'marked' | 'unmarked'): void {
  const { ranges } = parseMarkers(one.text);
  if (marks) expect(ranges.length > 0, `"${one.name}" is ${marks}`).toBe(marks === 'marked');
  const [first] = checkRule(code, one.text, one);
  if (one.powershell !== undefined) expect(hostChange(first?.fixes())?.powershell).toBe(one.powershell);
}

function expectNoFailure(one: RuleCase): void {
  const { text } = parseMarkers(one.text);
  const step = Math.max(1, Math.floor(text.length / 40));
  for (let end = 0; end < text.length; end += step) {
    const codes = findingsOf(text.slice(0, end), one).map((finding) => finding.code);
    expect(codes, `cut off at ${end}`).not.toContain('internal/rule-failed');
  }
}

function describeFixes(code: string, { fires, fixed }: RuleCases): void {
  if (fixed === 'no edit') {
    test('its fix is a host change, quoted', () => {
      const fixes = fires.flatMap((one) => expectQuoted(code, one));
      expect(fixes.length, 'a firing case has a fix').toBeGreaterThan(0);
    });
  } else if ('none' in fixed) {
    test(`it has no fix: ${fixed.none}`, () => {
      expect(fixed.none.trim()).not.toBe('');
      for (const one of fires) expect(fixesOf(code, parseMarkers(one.text).text, one)).toEqual([]);
    });
  } else {
    for (const one of fixed) {
      test.each(['LF', 'CRLF'])(`fix "${one.title}" with %s`, (lineEnd) => {
        expectFixed(code, one, lineEnd);
      });
    }
  }
}

function expectFixed(code: string, one: FixCase, lineEnd: string): void {
  const { text } = parseMarkers(one.text);
  const isCrlf = lineEnd === 'CRLF';
  const after = checkFix(code, isCrlf ? text.replace(/\r?\n/g, '\r\n') : text, one.title, one);
  // An edit writes the line ends that the text has.
  if (isCrlf) expect(/[^\r]\n/.test(after), 'a lone LF').toBe(false);
  if (one.writes !== undefined) expect(after.replaceAll('\r\n', '\n')).toContain(one.writes);
}

function expectQuoted(code: string, one: RuleCase): readonly Fix[] {
  const { text } = parseMarkers(one.text);
  const own = fixesOf(code, text, one);
  const hostile = `Kunde's "A" & $(Stop-Computer); B`;
  for (const fix of [...own, ...fixesOf(code, withName(text, hostile), one)]) {
    expect(fix.edits, 'an edit wants a fix case').toBeUndefined();
    expect(fix.title).not.toBe('');
    expect(fix.safety ?? '').not.toBe('');
    expect(fix.powershell?.trim() ?? '').not.toBe('');
    // Outside of single quotes nothing of the name may stand, and the quotes must be pairs.
    const outside = (fix.powershell ?? '').replace(/'(?:[^']|'')*'/g, '');
    expect(outside).not.toMatch(/['"`]|Stop-Computer|Kunde/);
  }
  return own;
}

function fixesOf(code: string, text: string, check: RuleCheck): readonly Fix[] {
  return findingsOf(text, check)
    .filter((finding) => finding.code === code)
    .flatMap((finding) => finding.fixes());
}

function withName(text: string, name: string): string {
  const span = openVmConfig('mem:///vm.xml', text).config?.name?.span;
  const written = name.replaceAll('&', '&amp;');
  return span ? text.slice(0, span.start) + written + text.slice(span.end) : text;
}

function hostChange(fixes: readonly Fix[] = []): Fix | undefined {
  return fixes.find(({ powershell }) => powershell !== undefined);
}
