import { describe, expect, test } from 'vitest';
import { checkToSarif } from '../../../src/core/report/check-to-sarif';
import { fingerprints } from '../../../src/core/report/fingerprint';
import { uriReference } from '../../../src/core/report/uri-reference';
import { expectGolden } from '../../support/golden';
import { expectSarif } from '../../support/sarif-schema/validate';
import { hostile, sample } from './sample';

const tool = {
  version: '1.2.3',
  ruleInfo: (code: string) =>
    code === 'HVB001' ? { title: 'No SCSI controller', severity: 'error' as const } : undefined,
};

describe('SARIF', () => {
  test('everything a report has is valid', () => {
    const text = checkToSarif(sample, tool);
    expectSarif(text);
    expectGolden('report/sarif', text);
  });

  test('info and hint are notes', () => {
    const [run] = expectSarif(checkToSarif(sample, tool)).runs;
    expect(run?.results?.map(({ level }) => level)).toEqual(['error', 'warning', 'note', 'note']);
    expect(run?.results?.map(({ properties }) => properties?.['severity'] as unknown)).toEqual([
      'error',
      'warning',
      'info',
      'hint',
    ]);
  });

  test('every result points at its rule, every rule at its page', () => {
    const [run] = expectSarif(checkToSarif(sample, tool)).runs;
    const rules = run?.tool.driver.rules ?? [];
    expect(run?.results?.map(({ ruleIndex = -1 }) => rules[ruleIndex]?.id)).toEqual(
      run?.results?.map(({ ruleId }) => ruleId),
    );
    expect(rules.find(({ id }) => id === 'vmconfig/encoding')?.helpUri).toMatch(
      /\/docs\/rules\/vmconfig-encoding\.md$/,
    );
  });

  test('a hostile one is valid, and its names are neither links, placeholders nor markup', () => {
    const [run] = expectSarif(checkToSarif(hostile, tool)).runs;
    const [result] = run?.results ?? [];
    expect(result?.message.text).not.toMatch(/\]\(|(?<!\{)\{0\}(?!\})|[\u0000-\u001f]/);
    expect(result?.message.markdown).toContain('`````powershell');
    expect(result?.properties?.['hostChanges']).toEqual([
      {
        title: hostile.findings[0]?.fixes[0]?.title,
        powershell: hostile.findings[0]?.fixes[0]?.powershell,
        safety: hostile.findings[0]?.fixes[0]?.safety,
      },
    ]);
    expect(run?.invocations?.[0]?.executionSuccessful).toBe(false);
  });

  test('unread files are notifications, and only an unreadable one makes the run unsuccessful', () => {
    const [run] = expectSarif(checkToSarif(sample, tool)).runs;
    const [invocation] = run?.invocations ?? [];
    expect(
      invocation?.toolExecutionNotifications?.map(({ level, descriptor }) => `${level} ${descriptor?.id}`),
    ).toEqual(['note input/not-supported', 'note input/unrecognised', 'error input/unreadable']);
    expect(invocation?.executionSuccessful).toBe(false);
    const readable = { ...sample, inputs: sample.inputs.slice(0, 3) };
    expect(expectSarif(checkToSarif(readable, tool)).runs[0]?.invocations?.[0]?.executionSuccessful).toBe(true);
  });

  test('the validation bites', () => {
    expect(() => expectSarif('{"version":"2.1.0","runs":[{}]}')).toThrow();
    expect(() => expectSarif(checkToSarif(sample, tool).replace('"level": "error"', '"level": "info"'))).toThrow();
    expect(() => expectSarif(checkToSarif(sample, tool).replaceAll('"startLine"', '"startLin"'))).toThrow();
  });
});

describe('fingerprints', () => {
  const [first] = sample.findings;
  test('a moved line keeps it', () => {
    const moved = {
      ...first!,
      range: { start: { line: 99, character: 0 }, end: { line: 99, character: 1 } },
      path: 'moved/file.xml',
    };
    expect(fingerprints([moved])).toEqual(fingerprints([first!]));
  });
  test('another message, VM or rule changes it, and equal findings differ', () => {
    const all = fingerprints([
      first!,
      first!,
      { ...first!, message: 'x' },
      { ...first!, code: 'HVB002' },
      { ...first!, vm: { name: 'B' } },
    ]);
    expect(new Set(all).size).toBe(5);
  });
});

test.each([
  ['a b/c#d.xml', 'a%20b/c%23d.xml'],
  ['../up/x', '../up/x'],
  ['./x', './x'],
  ['a:b/c', 'a%3Ab/c'],
  ['/abs/ü', 'file:///abs/%C3%BC'],
  ['C:\\VMs\\a b.xml', 'file:///C:/VMs/a%20b.xml'],
  ['C:/VMs/x', 'file:///C:/VMs/x'],
  ['\\\\srv\\share\\x', 'file://srv/share/x'],
  ['a\nb', 'a%0Ab'],
  ['back\\slash', 'back%5Cslash'],
  ['-', '-'],
  ['lone\ud800', 'lone%EF%BF%BD'],
])('%j as a URI reference', (path, expected) => {
  expect(uriReference(path)).toBe(expected);
});
