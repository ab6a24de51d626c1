import type { LogRecord } from '../../../src/core/logs/record';
import { readWhole, type CoverageSpan } from '../../../src/core/report/coverage';
import type { RunsReport } from '../../../src/core/report/runs-report';
import { runsToText } from '../../../src/core/report/runs-to-text';
import { diagnoseRecords, type DiagnoseOptions, type RecordFinding } from '../../../src/core/rules/records';
import type { Observation, Run, StepStatus } from '../../../src/core/runs';
import { expectGolden } from '../../support/golden';

/** A report as the command line would have it, for records that were read whole. */
export function reportOf(records: readonly LogRecord[], options: DiagnoseOptions = {}): RunsReport {
  const { observation, findings } = diagnoseRecords(records, options);
  return { inputs: inputsOf(options.coverage ?? []), observation, findings };
}

function inputsOf(spans: readonly CoverageSpan[]): RunsReport['inputs'] {
  return spans.map((span) => ({
    path: `${span.host}-${span.channel.replaceAll('/', '-')}.evtx`,
    coverage: {
      ...readWhole('evtx', 69632),
      records: Number(span.lastRecordId - span.firstRecordId + 1n),
      spans: [span],
    },
  }));
}

/** Observes, compares the text with test/golden/runs/<name>.txt, and gives what was seen. */
export function checkRuns(
  name: string,
  records: readonly LogRecord[],
  options: DiagnoseOptions = {},
): Observation & { readonly findings: readonly RecordFinding[] } {
  const report = reportOf(records, options);
  expectGolden(`runs/${name}`, runsToText(report));
  return { ...report.observation, findings: report.findings };
}

/** Each step's status by id. */
export function statuses({ steps }: Run): Partial<Record<string, StepStatus>> {
  return Object.fromEntries(steps.map(({ id, status }) => [id, status]));
}
