import { describe, expect, test } from 'vitest';
import { checkVmConfig } from '../../../src/core/rules/check-config';
import { registry } from '../../../src/core/rules/registry';
import type { Rule, RuleFinding } from '../../../src/core/rules/rule';
import { runRules, severityOf, type RunOptions } from '../../../src/core/rules/run';
import { openVmConfig } from '../../../src/core/vmconfig/document';
import { findingsOf } from '../../support/check-rule';
import { vmConfig } from '../../support/vm-config';

const span = { start: 3, end: 5 };
const options: RunOptions = { uri: 'mem:///x', hostOs: undefined };

function rule(code: string, more: Partial<Rule<string>> = {}): Rule<string> {
  return {
    code,
    title: code,
    cost: 'fast',
    severity: 'error',
    check: (input, report) => {
      report({ span, message: `${code} on ${input}.` });
    },
    ...more,
  };
}

describe('the runner', () => {
  test('gives the rule its input, and the finding its code, severity, place and empty rest', () => {
    const [found, ...rest] = runRules([rule('a/b')], 'text', options);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({
      code: 'a/b',
      severity: 'error',
      message: 'a/b on text.',
      uri: 'mem:///x',
      span,
      related: [],
    });
    expect(found?.fixes()).toEqual([]);
  });

  test('a rule that throws is one visible finding that names it, and the others still run', () => {
    const bad = rule('a/bad', {
      check: (_input, report) => {
        report({ span, message: 'Before.' });
        throw new Error('no such device');
      },
    });
    const found = runRules([rule('a/first'), bad, rule('a/last')], '', options);
    expect(found.map(({ code }) => code)).toEqual(['a/first', 'a/bad', 'internal/rule-failed', 'a/last']);
    expect(found[2]).toMatchObject({ severity: 'warning', span: { start: 0, end: 0 } });
    expect(found[2]?.message).toBe('Rule a/bad could not be checked: no such device. The other rules were.');
  });

  test('what is thrown need not be an error', () => {
    const odd = rule('a/odd', {
      check: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what this test is about
        throw 'half a word';
      },
    });
    expect(runRules([odd], '', options)[0]?.message).toContain('half a word');
  });

  test('slow rules wait while somebody types', () => {
    const rules = [rule('a/fast'), rule('a/slow', { cost: 'slow' })];
    const codes = (slow?: boolean): string[] =>
      runRules(rules, '', { ...options, ...(slow !== undefined && { slow }) }).map(({ code }) => code);
    expect(codes()).toEqual(['a/fast', 'a/slow']);
    expect(codes(true)).toEqual(['a/fast', 'a/slow']);
    expect(codes(false)).toEqual(['a/fast']);
  });

  test('stopped between two rules, it keeps what was found', () => {
    let asked = 0;
    const found = runRules([rule('a/1'), rule('a/2'), rule('a/3')], '', { ...options, shouldStop: () => asked++ > 1 });
    expect(found.map(({ code }) => code)).toEqual(['a/1', 'a/2']);
  });
});

describe('severities', () => {
  const byHost = rule('a/b', {
    severity: 'warning',
    severityByHost: { 'windows-server-2012': 'off', 'windows-server-2012-r2': 'error' },
  });
  const capped = (atMost: RuleFinding['atMost'], severity: Rule<string>['severity']): Rule<string> =>
    rule('a/b', {
      severity,
      check: (_input, report) => {
        report({ span, message: 'A.', ...(atMost && { atMost }) });
      },
    });

  test('setting before host before the rule itself', () => {
    expect(severityOf(byHost, options)).toBe('warning');
    expect(severityOf(byHost, { hostOs: 'windows-server-2012-r2' })).toBe('error');
    expect(severityOf(byHost, { hostOs: 'windows-server-2019' })).toBe('warning');
    expect(severityOf(byHost, { hostOs: 'windows-server-2012-r2', severities: { 'a/b': 'hint' } })).toBe('hint');
    expect(severityOf(byHost, { hostOs: 'windows-server-2012', severities: { 'a/c': 'hint' } })).toBe('off');
  });

  test('a rule that is off is not run', () => {
    const never = rule('a/b', {
      severity: 'off',
      check: () => {
        throw new Error('run');
      },
    });
    expect(runRules([never], '', options)).toEqual([]);
    expect(runRules([rule('a/b')], '', { ...options, severities: { 'a/b': 'off' } })).toEqual([]);
  });

  test('a finding may be milder than its rule, never more severe', () => {
    const severityOfOne = (one: Rule<string>, more: Partial<RunOptions> = {}): string | undefined =>
      runRules([one], '', { ...options, ...more })[0]?.severity;
    expect(severityOfOne(capped('warning', 'error'))).toBe('warning');
    expect(severityOfOne(capped('error', 'hint'))).toBe('hint');
    expect(severityOfOne(capped('hint', 'hint'))).toBe('hint');
    expect(severityOfOne(capped(undefined, 'error'))).toBe('error');
  });

  test('a setting wins over what a finding asks for', () => {
    const found = runRules([capped('hint', 'warning')], '', { ...options, severities: { 'a/b': 'error' } });
    expect(found[0]?.severity).toBe('error');
  });
});

describe('the check of a configuration', () => {
  const noScsi = vmConfig({ scsi: [] });
  const codes = (found: readonly { readonly code: string }[]): string[] => found.map(({ code }) => code);

  test('findings come in document order', () => {
    const text = noScsi.replace('<count type="integer">2', '<count type="integer">two').replace('<notes', '<&notes');
    const found = findingsOf(text);
    expect(found.length).toBeGreaterThan(2);
    const starts = found.map((finding) => finding.span?.start ?? 0);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
  });

  test('the configuration version stands in for a host that nobody named, and no more', () => {
    expect(findingsOf(noScsi)).toMatchObject([{ code: 'HVB001', severity: 'error' }]);
    expect(findingsOf(noScsi, { hostOs: 'windows-server-2019' }).find(({ code }) => code === 'HVB001')?.severity).toBe(
      'warning',
    );
    expect(codes(findingsOf(noScsi, { hostOs: 'windows-server-2012' }))).not.toContain('HVB001');
  });

  test('severities of syntax problems can be changed too', () => {
    const text = vmConfig().replace('<notes', '<!-- a -- b --><notes');
    expect(findingsOf(text)).toMatchObject([{ code: 'xml/double-hyphen-in-comment', severity: 'warning' }]);
    expect(findingsOf(text, { severities: { 'xml/double-hyphen-in-comment': 'hint' } })[0]?.severity).toBe('hint');
    expect(findingsOf(text, { severities: { 'xml/double-hyphen-in-comment': 'off' } })).toEqual([]);
  });

  test('every finding carries a code of the registry', () => {
    const known = new Set(registry.map(({ code }) => code));
    const text = `${noScsi.replace('<count type="integer">2', '<count type="int">2')}<`;
    for (const { code } of findingsOf(text)) expect(known.has(code), code).toBe(true);
  });

  test('stopped before it began, it gives what the parser said', () => {
    const doc = openVmConfig('mem:///x.xml', '<configuration><a></configuration>');
    expect(codes(checkVmConfig(doc, { shouldStop: () => true }))).toEqual(['xml/element-not-closed']);
  });

  test('a file name is read from its URI, encoded or not', () => {
    const named = vmConfig();
    const id = 'C0FFEE00-52B4-4E0B-9C1E-0F6A2B7D9E41';
    for (const uri of [`file:///c%3A/VM%20s/${id}.xml`, `C:\\VMs\\${id}.xml`, `mem:///100%/${id}.xml`]) {
      expect(codes(findingsOf(named, { uri })), uri).toEqual(['vmconfig/file-name-mismatch']);
    }
    expect(findingsOf(named, { uri: 'mem:///%zz.xml' })).toEqual([]);
  });
});
