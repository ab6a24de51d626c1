import type { Observation, Run } from '../runs';
import type { RecordFinding } from '../rules/records';
import type { Coverage } from './coverage';
import type { PrivateValue } from './private-values';

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
  /** Of a text: what of it is a customer's own, beside what its records hold. */
  readonly privateValues?: readonly PrivateValue[];
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
  let sorted = sortedOf.get(report);
  if (!sorted) sortedOf.set(report, (sorted = sortByRun(report)));
  return run ? (sorted.byRun.get(run.id) ?? []) : sorted.ofNone;
}

interface Sorted {
  readonly byRun: ReadonlyMap<string, readonly RecordFinding[]>;
  readonly ofNone: readonly RecordFinding[];
}

/** Sorted once a report: a farm of hosts has thousands of runs, and each asks. */
const sortedOf = new WeakMap<RunsReport, Sorted>();

function sortByRun({ observation, findings }: RunsReport): Sorted {
  const byRun = new Map<string, RecordFinding[]>(observation.runs.map(({ id }) => [id, []]));
  const ofNone: RecordFinding[] = [];
  for (const finding of findings) {
    const lists = [...new Set(finding.runIds)].flatMap((id) => {
      const list = byRun.get(id);
      return list ? [list] : [];
    });
    for (const list of lists) list.push(finding);
    if (lists.length === 0) ofNone.push(finding);
  }
  return { byRun, ofNone };
}
