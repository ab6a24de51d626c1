import { describe, expect, test } from 'vitest';
import { checkToMarkdown } from '../../../src/core/report/check-to-markdown';
import { checkToText } from '../../../src/core/report/check-to-text';
import type { CheckReport } from '../../../src/core/report/check-report';
import { expectGolden } from '../../support/golden';
import { hostile, sample } from './sample';

const nothing: CheckReport = { hostOs: undefined, inputs: [], findings: [], cancelled: false };

/** What a terminal or a reader's eye would obey: controls but the line end, C1, bidirectional overrides. */
const acting = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('text', () => {
  test('everything a report has', () => {
    expectGolden('report/text', checkToText(sample));
  });
  test('a hostile one', () => {
    expectGolden('report/text-hostile', checkToText(hostile));
  });
  test('an empty one', () => {
    expect(checkToText(nothing)).toBe(
      '0 files checked: 0 errors, 0 warnings, 0 info, 0 hints.\n\nCoverage: 0 of 0 files read, 0 of 0 bytes.\n'.replace(
        '\n\n',
        '\n',
      ),
    );
  });

  test('nothing in it acts on a terminal, and no name makes a line of its own', () => {
    const text = checkToText(hostile);
    expect(text).not.toMatch(acting);
    expect(text.split('\n').filter((line) => line.startsWith('# '))).toEqual([]);
  });

  test('paint is asked for words, never for what they hold', () => {
    const roles = new Set<string>();
    const painted = checkToText(sample, (role, text) => {
      roles.add(role);
      return `<${text}>`;
    });
    expect(painted.replaceAll(/[<>]/g, '')).toBe(checkToText(sample).replaceAll(/[<>]/g, ''));
    expect([...roles].sort()).toEqual(['code', 'dim', 'error', 'hint', 'info', 'path', 'warning']);
  });
});

describe('the host OS in words', () => {
  const withHosts = (...hosts: NonNullable<CheckReport['inputs'][number]['host']>[]): CheckReport => ({
    ...nothing,
    inputs: hosts.map((host) => ({ ...sample.inputs[0]!, host })),
  });
  test('said', () => {
    expect(checkToText({ ...sample, hostOs: { os: 'windows-server-2016', source: 'flag' } })).toContain(
      'Host OS: Windows Server 2016.',
    );
  });
  test('assumed', () => {
    expect(checkToText(sample)).toContain('Windows Server 2012 R2, assumed from the configuration version');
  });
  test('differing', () => {
    expect(
      checkToText(
        withHosts(
          { os: 'windows-server-2012', source: 'config-version' },
          { os: 'windows-server-2012-r2', source: 'config-version' },
        ),
      ),
    ).toContain('differs');
  });
  test('unknown', () => {
    expect(checkToText(withHosts({ os: undefined, source: 'unknown' }))).toContain('is not known');
  });
});

describe('Markdown', () => {
  test('everything a report has', () => {
    expectGolden('report/markdown', checkToMarkdown(sample));
  });
  test('a hostile one', () => {
    expectGolden('report/markdown-hostile', checkToMarkdown(hostile));
  });
  test('an empty one', () => {
    expect(checkToMarkdown(nothing)).toContain('No file was checked.');
  });

  test('files without findings', () => {
    expect(checkToMarkdown({ ...sample, findings: [] })).toContain('No findings. Host OS: ');
  });

  test('no markup comes out of a name', () => {
    const lines = checkToMarkdown(hostile).split('\n');
    expect(lines.join('\n')).not.toMatch(acting);
    // What stands in code is literal; what stands outside must hold no tag, no link and no lone backtick.
    const outside: string[] = [];
    let fence: string | undefined;
    for (const line of lines) {
      const open = /^(`{3,})/.exec(line)?.[1];
      if (fence === undefined && open) fence = open;
      else if (fence !== undefined) fence = line === fence ? undefined : fence;
      else outside.push(line.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, 'CODE'));
    }
    expect(fence).toBeUndefined();
    expect(outside.filter((line) => line.startsWith('# '))).toEqual(['# Hyper-V backup check']);
    expect(outside.join('\n')).not.toMatch(/<|\]\(|(?<!\\)`|:\/\/|@/);
  });

  test('a fence is longer than what it holds', () => {
    expect(checkToMarkdown(hostile)).toContain('`````powershell\n');
  });
});
