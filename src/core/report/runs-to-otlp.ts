import { logsOfFindings, logsOfRun } from './otlp-logs';
import { OtlpScene } from './otlp-scene';
import { traceOfRun } from './otlp-traces';
import { otlpLine } from './otlp-values';
import { findingsOf, type RunsReport } from './runs-report';

/** Which signals of OTLP are written; a file exporter and most receivers want one signal a file. */
export type OtlpSignals = 'otlp' | 'otlp-traces' | 'otlp-logs';

/**
 * `runs --format otlp`: lines of OTLP JSON (opentelemetry.io/docs/specs/otel/protocol/file-exporter), for each run one of its trace and
 * one of its records. A span has only times that records show: a step that is implied, missing or not known is an attribute of the
 * root. Nothing is kept between two lines.
 */
export function* runsToOtlp(
  report: RunsReport,
  { version, signals }: { readonly version: string; readonly signals: OtlpSignals },
): Generator<string> {
  const { observation } = report;
  const scene = new OtlpScene(observation, version);
  for (const run of observation.runs) {
    if (signals !== 'otlp-logs') yield otlpLine(traceOfRun(run, findingsOf(report, run), scene));
    const logs = signals === 'otlp-traces' ? undefined : logsOfRun(run, scene);
    if (logs) yield otlpLine(logs);
  }
  const rest = signals === 'otlp-traces' ? undefined : logsOfFindings(findingsOf(report, undefined), scene);
  if (rest) yield otlpLine(rest);
}
