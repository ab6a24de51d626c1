import type { EvidencePlace, Run } from '../runs';
import type { RecordFinding } from '../rules/records';
import { coverageToJson } from './check-to-json';
import { plainJson } from './plain';
import { findingsOf, type RunsReport } from './runs-report';
import { isoTime } from './runs-words';

/** `runs --format json`, version 1 (DESIGN.md section 7): times as ISO strings with seven decimals, ids as strings. */
export function runsToJson(report: RunsReport): string {
  const { inputs, observation, cancelled } = report;
  return `${plainJson({
    version: 1,
    ...(cancelled && { cancelled }),
    coverage: inputs.map(({ path, coverage, problem }) => ({
      path,
      ...coverageToJson(coverage),
      ...(problem !== undefined && { problem }),
    })),
    hosts: observation.hosts,
    clocks: observation.clocks,
    notes: observation.notes,
    runs: observation.runs.map((run) => runToJson(run, findingsOf(report, run))),
    findings: findingsOf(report, undefined).map(findingToJson),
  })}\n`;
}

function runToJson(run: Run, findings: readonly RecordFinding[]): object {
  const { start, end, steps, story, ...rest } = run;
  return {
    ...rest,
    start: isoTime(start),
    ...(end !== undefined && { end: isoTime(end) }),
    steps: steps.map(({ start: from, end: to, evidence, ...step }) => ({
      ...step,
      ...(from !== undefined && { start: isoTime(from) }),
      ...(to !== undefined && { end: isoTime(to) }),
      evidence: evidence.map(placeToJson),
    })),
    story: story.map(({ place, also, ...line }) => ({
      ...line,
      place: placeToJson(place),
      also: also.map(placeToJson),
    })),
    findings: findings.map(findingToJson),
  };
}

function placeToJson({ uri, byteOffset, recordId, time, host, provider, eventId, mark }: EvidencePlace): object {
  const at = { path: uri, byteOffset, recordId: String(recordId), time: isoTime(time), host, provider };
  return mark === undefined ? { ...at, eventId } : { ...at, mark };
}

function findingToJson({ code, severity, message, uri, record, vm, related, fixes, repeats }: RecordFinding): object {
  return {
    code,
    severity,
    message,
    path: uri,
    record: { id: String(record.recordId), byteOffset: record.byteOffset },
    ...(vm && { vm }),
    repeats,
    related: related.map(({ uri: path, message: text }) => ({ path, message: text })),
    fixes: fixes(),
  };
}
