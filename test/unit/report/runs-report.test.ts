import { describe, expect, test } from 'vitest';
import { onlyVm } from '../../../src/core/report/runs-report';
import { runsToJson } from '../../../src/core/report/runs-to-json';
import { runsToMarkdown } from '../../../src/core/report/runs-to-markdown';
import { runsToMermaid } from '../../../src/core/report/runs-to-mermaid';
import { runsToText } from '../../../src/core/report/runs-to-text';
import { failedCheckpoint } from '../../fixtures/runs/failed';
import { good2012R2 } from '../../fixtures/runs/good';
import { csvNight, noBackup } from '../../fixtures/runs/nights';
import { expectGolden } from '../../support/golden';
import { spansOf, wholeCoverage } from '../../support/records';
import { reportOf } from '../runs/check-runs';

const good = reportOf(good2012R2, {
  coverage: wholeCoverage(good2012R2, '2014-03-06T00:00:00', '2014-03-08T00:00:00'),
});
const precheck = failedCheckpoint.find(({ cause }) => cause === 10103)!.records;
const failed = reportOf(precheck, { coverage: spansOf(precheck) });

test.each([
  ['good', good],
  ['failed', failed],
] as const)('the forms of a %s run are as the golden files', (name, report) => {
  expectGolden(`runs/report-${name}-json`, runsToJson(report));
  expectGolden(`runs/report-${name}-markdown`, runsToMarkdown(report));
  expectGolden(`runs/report-${name}-mermaid`, runsToMermaid(report));
});

describe('JSON', () => {
  test('has the shape of DESIGN.md section 7', () => {
    const json = JSON.parse(runsToJson(good)) as {
      version: number;
      coverage: { spans: object[] }[];
      runs: { start: string; vm: object; steps: { evidence: { recordId: string; time: string }[] }[] }[];
    };
    expect(json.version).toBe(1);
    expect(json.runs[0]!.start).toBe('2014-03-06T22:00:10.0000000Z');
    expect(json.runs[0]!.vm).toEqual({ id: '5b0e1d2a-4c11-4a5b-9e0f-0a1b2c3d4e01', name: 'VM001' });
    const evidence = json.runs[0]!.steps.flatMap((step) => step.evidence);
    for (const { recordId, time } of evidence) {
      expect(recordId).toMatch(/^\d+$/);
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/);
    }
    expect(json.coverage[0]!.spans[0]).toMatchObject({ firstRecordId: '1', idGaps: [] });
  });
});

test('only one VM: by its name in any case, or by its id', () => {
  const report = reportOf(csvNight, {});
  for (const wanted of ['vm013', '5b0e1d2a-4c11-4a5b-9e0f-000000000013', '{5B0E1D2A-4C11-4A5B-9E0F-000000000013}']) {
    const one = onlyVm(report, wanted);
    expect(one.observation.runs.map(({ vm }) => vm.name)).toEqual(['VM013']);
    expect(one.findings.map(({ code }) => code)).toEqual(['HVB001']);
  }
  expect(onlyVm(report, 'VM').observation.runs).toEqual([]);
});

test('no backup: every form says so', () => {
  const report = reportOf(noBackup, {});
  expect(runsToText(report)).toContain('No backup of a VM was found');
  expect(runsToMarkdown(report)).toContain('No backup of a VM was found');
  expect(runsToJson(report)).toContain('No backup of a VM was found');
  expect(runsToMermaid(report)).toContain('No backup was found');
});

describe('hostile names', () => {
  const name = '\u001b[31m`|<img src=x onerror=alert(1)>; end %% # [x](http://evil.example)\u202e\n# head';
  const hostile = precheck.map((record) => ({
    ...record,
    data: record.data.map((field) => (field.name === 'VmName' ? { ...field, value: name } : field)),
  }));
  const report = reportOf(hostile, {});

  test('do nothing to a terminal', () => {
    expect(runsToText(report)).not.toMatch(/[\u001b\u202e]/);
    expect(runsToText(report)).toContain('\\x1b[31m');
  });

  test('are no markup in Markdown', () => {
    const markdown = runsToMarkdown(report);
    expect(markdown).not.toMatch(/^# head/m);
    // Outside of code spans nothing of it is markup.
    // The name holds one backtick, so its code spans have two; PowerShell stands in a fence.
    const outside = markdown.replace(/^(`{3,})powershell[^]*?^\1$/gm, '').replace(/``.*?``/g, '');
    expect(outside).not.toContain('<img');
    expect(outside).not.toMatch(/[^\\]\]\(http/);
  });

  test('end no line of a diagram', () => {
    const mermaid = runsToMermaid(report);
    for (const line of mermaid.trimEnd().split('\n').slice(1)) {
      expect(line).toMatch(/^ {2}(participant|Note over|[a-z]+-{1,2}(>>|x)[a-z]+:)/);
      const text = line.split(': ').slice(1).join(': ').replace(/#\d+;/g, '');
      expect(text).not.toMatch(/[;<#`{}%]/);
    }
    expect(mermaid).not.toContain('<img');
  });

  test('are the same data in JSON', () => {
    const json = JSON.parse(runsToJson(report)) as { runs: { vm: { name: string } }[] };
    expect(json.runs[0]!.vm.name).toBe(name);
  });
});

test('a stopped reading is said', () => {
  expect(runsToText({ ...good, cancelled: true })).toContain('stopped before its end');
  expect(runsToMarkdown({ ...good, cancelled: true })).toContain('stopped before its end');
  expect(runsToJson({ ...good, cancelled: true })).toContain('"cancelled": true');
});
