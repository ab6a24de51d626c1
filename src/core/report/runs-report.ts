import type { Observation, Run } from '../runs';
import type { RecordFinding } from '../rules/records';
import type { Coverage } from './coverage';

/** All that `runs` tells: what was read, the runs, and the findings on their records. */
export interface RunsReport {
  readonly inputs: readonly RunsInput[];
  readonly observation: Observation;
  readonly findings: readonly RecordFinding[];
  /** True when it was stopped before its end. */
  readonly cancelled?: boolean;
}

export interface RunsInput {
  readonly path: string;
  readonly coverage: Coverage;
  /** Why it was not read, or not whole. */
  readonly problem?: string;
}

/** Keeps the runs of one VM, by its name in any case or its id, and their findings. */
export function onlyVm(report: RunsReport, wanted: string): RunsReport {
  const name = wanted.toLowerCase().replace(/^\{|\}$/g, '');
  const isWanted = ({ vm }: Pick<Run, 'vm'>): boolean => vm.name.toLowerCase() === name || vm.id === name;
  const runs = report.observation.runs.filter(isWanted);
  const ids = new Set(runs.map(({ id }) => id));
  const findings = report.findings.filter(
    ({ runIds, vm }) => runIds.some((id) => ids.has(id)) || (vm !== undefined && isWanted({ vm })),
  );
  return { ...report, findings, observation: { ...report.observation, runs } };
}

/** The findings of one run, and those of none. */
export function findingsOf(report: RunsReport, run: Run | undefined): readonly RecordFinding[] {
  const known = new Set(report.observation.runs.map(({ id }) => id));
  return report.findings.filter(({ runIds }) => (run ? runIds.includes(run.id) : !runIds.some((id) => known.has(id))));
}
