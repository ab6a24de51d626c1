import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import {
  anonymiser,
  comparisonToJson,
  comparisonToMarkdown,
  comparisonToSvg,
  comparisonToText,
  hideInRuns,
  runsToJson,
  runsToMarkdown,
  runsToMermaid,
  runsToSvg,
  runsToText,
  type RunsReport,
} from '../../../src/core/report';
import { compareRuns } from '../../../src/core/runs';
import { drawSet, drawingToSvgText, layoutSet, textMeasure } from '../../../src/core/sequence';
import {
  csvSet,
  failedMerge,
  hostileNames,
  privateNight,
  referencePoint2019,
  secrets,
  strangeNames,
  twoNights,
  type SequenceFixture,
} from '../../fixtures/sequence';
import { reportOf } from '../runs/check-runs';

function reportIn({ records, coverage }: SequenceFixture): RunsReport {
  return reportOf(records, { coverage });
}

/** Every export that the panel and the command line have, of a report with pseudonyms. */
function exportsOf(report: RunsReport, records: readonly LogRecord[]): Record<string, string> {
  const hide = anonymiser({ report, records });
  const hidden = hideInRuns(report, hide);
  const { runs } = hidden.observation;
  const scene = layoutSet(runs, { measure: textMeasure, width: 1000 });
  const set = drawingToSvgText(drawSet(scene), { palette: 'print', ...scene });
  const comparison = compareRuns(runs[0]!, runs.at(-1)!);
  return {
    text: runsToText(hidden),
    json: runsToJson(hidden),
    markdown: runsToMarkdown(hidden),
    mermaid: runsToMermaid(hidden),
    svg: runsToSvg(hidden),
    'svg of the set': set,
    'comparison as text': comparisonToText(comparison),
    'comparison as JSON': comparisonToJson(comparison),
    'comparison as Markdown': comparisonToMarkdown(comparison),
    'comparison as SVG': comparisonToSvg(comparison),
    records: records.flatMap(({ host, data }) => [host, ...data.map(({ value }) => value)].map(hide)).join('\n'),
  };
}

describe('no private value is in any export', () => {
  const made: readonly (readonly [SequenceFixture, readonly string[]])[] = [
    [privateNight(), secrets],
    [failedMerge(), ['VM001', 'HV01', 'corp']],
    [twoNights(), ['VM001', 'HV01', 'corp']],
    [csvSet(12), ['VM01', 'VM12', 'HV01', 'corp']],
    [referencePoint2019(), ['SQL-02', 'GC1', 'HV19']],
  ];

  test.each(made.map(([one, words]) => [one.name, one, words] as const))('%s', (_name, one, words) => {
    for (const [format, text] of Object.entries(exportsOf(reportIn(one), one.records))) {
      for (const word of words) {
        expect(text.toLowerCase().includes(word.toLowerCase()), `${word} in ${format}`).toBe(false);
      }
    }
  });

  test('of names that are strange or long', () => {
    const one = strangeNames();
    const parts = ['onerror', 'gpj', '\u0645\u0631\u062D', '\u{1F4BE}', 'NNNN', 'javascript', '\u0007', 'x07'];
    // The last is how an export writes a character that acts.
    expect(parts.slice(0, -1).every((part) => hostileNames.some((name) => name.includes(part)))).toBe(true);
    for (const [format, text] of Object.entries(exportsOf(reportIn(one), one.records))) {
      for (const part of parts) expect(text.includes(part), `${part} in ${format}`).toBe(false);
    }
  });

  test('also where only the report is at hand', () => {
    const report = reportIn(failedMerge());
    const hidden = hideInRuns(report, anonymiser({ report }));
    for (const text of [runsToMarkdown(hidden), runsToSvg(hidden)]) expect(text).not.toMatch(/VM001|HV01|corp/i);
  });
});

describe('pseudonyms', () => {
  const one = privateNight();
  const report = reportIn(one);
  const hide = anonymiser({ report, records: one.records });

  test('are the same for the same word, whatever is exported', () => {
    const other = anonymiser({ report, records: one.records });
    for (const text of [
      'Payroll-2014',
      'HVNODE7',
      'C:\\ClusterStorage\\Volume1\\Wages\\salaries.vhdx',
      'CONTOSO\\svc-backup',
    ]) {
      expect(hide(text)).toBe(other(text));
      expect(hide(`before ${text}`)).toBe(`before ${hide(text)}`);
    }
    expect(new Set(['Payroll-2014', 'HVNODE7', 'HVNODE8', 'svc-backup', 'contoso'].map(hide)).size).toBe(5);
  });

  test('say what they stand for', () => {
    expect(hide('VM Payroll-2014')).toMatch(/^VM VM-\d+$/);
    expect(hide('hvnode8.LAB.contoso.example')).toMatch(/^HOST-\d+$/);
    expect(hide('unheard.lab.contoso.example')).toMatch(/^HOST-\d+$/);
    expect(hide('zone lab.contoso.example')).toMatch(/^zone DOMAIN-\d+$/);
    expect(hide('jane.doe@contoso.example, x@y.example')).toMatch(/^MAIL-\d+, MAIL-\d+$/);
    expect(hide('CONTOSO\\svc-backup')).toMatch(/^DOMAIN-\d+\\USER-\d+$/);
    expect(hide('\\\\FSRV3\\vaultshare\\Wages\\salaries.vhdx')).toMatch(
      /^\\\\HOST-\d+\\folder-\d+\\folder-\d+\\file-\d+\.vhdx$/,
    );
    expect(hide('S-1-5-21-1004336348-1177238915-682003330-1104')).toMatch(/^SID-\d+$/);
    expect(hide('10.20.30.40')).toMatch(/^IP-\d+$/);
  });

  test('leave what is of no customer', () => {
    for (const text of [
      'NT AUTHORITY\\SYSTEM',
      '{aaaa0000-0000-4000-8000-000000000401}',
      '0x80070020',
      'C:\\ClusterStorage\\Volume1\\',
      'Microsoft-Windows-Hyper-V-VMMS',
      '6.3.9600',
      '2014-03-06T22:00:04.0000000Z',
      'removes the checkpoint and merges',
    ]) {
      expect(hide(text)).toBe(text);
    }
  });

  test('keep an export useful', () => {
    const hidden = hideInRuns(report, hide);
    const text = runsToText(hidden);
    expect(text).toContain('the AutoRecovery disk file could not be deleted (0x80070020)');
    expect(text).toMatch(/C:\\ClusterStorage\\Volume1\\folder-\d+\\file-\d+-AutoRecovery\.avhdx/);
    expect(text).toContain('VMMS 10102');
  });
});
