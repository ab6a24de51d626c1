import type { RecordFinding } from '../rules/records';
import type { RunsReport } from './runs-report';

/** A report of runs with every text passed through `hide` (`--anonymize`). Numbers, times and GUIDs stay. */
export function hideInRuns(report: RunsReport, hide: (text: string) => string): RunsReport {
  const { inputs, observation, findings, ...rest } = report;
  return {
    ...rest,
    inputs: hidden(inputs, hide),
    observation: hidden(observation, hide),
    findings: findings.map((finding) => hideInFinding(finding, hide)),
  };
}

function hideInFinding(finding: RecordFinding, hide: (text: string) => string): RecordFinding {
  const { fixes, ...rest } = finding;
  return { ...hidden(rest, hide), fixes: () => hidden(fixes(), hide) };
}

/** Keys whose values are words of ours, not text from a log. */
const ours: ReadonlySet<string> = new Set(
  'provider channel code severity status kind generation generationFrom consistency outcome role from to step afterStep certainty origin hostOs buildFrom'.split(
    ' ',
  ),
);

/** The same shape with its strings changed; keys, numbers and big integers stay. */
function hidden<T>(value: T, hide: (text: string) => string): T {
  // The walk keeps the shape: only strings are replaced, by strings.
  return walk(value, hide) as T;
}

function walk(value: unknown, hide: (text: string) => string): unknown {
  if (typeof value === 'string') return hide(value);
  if (Array.isArray(value)) return value.map((item) => walk(item, hide));
  if (typeof value !== 'object' || value === null) return value;
  const isStep = 'status' in value && 'from' in value && 'to' in value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      // The id of a run holds names, that of a step is a word of ours: a VM may be called "transfer".
      ours.has(key) || (isStep && stepWords.has(key)) ? item : walk(item, hide),
    ]),
  );
}

const stepWords: ReadonlySet<string> = new Set(['id', 'label']);
