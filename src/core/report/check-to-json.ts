import type { HostFacts, HostOs } from '../vmconfig/facts/host-os';
import { filetimeToIso } from '../vmconfig/filetime';
import type { CheckReport, ReportFinding, ReportRecord } from './check-report';
import type { Coverage, CoverageSpan } from './coverage';
import { plainJson } from './plain';

/** `check --format json`, version 1, in the shape of DESIGN.md section 7. Why an input was not read stands in its coverage. */
export function checkToJson(report: CheckReport): string {
  return `${plainJson({
    version: 1,
    hostOs: commonHostOs(report)?.os ?? null,
    inputs: report.inputs.map(({ path, kind, coverage }) => ({ path, kind, coverage: coverageToJson(coverage) })),
    findings: report.findings.map(findingToJson),
  })}\n`;
}

/**
 * The host OS that was said, else the one that every checked configuration was assumed to run on; `undefined` when they
 * differ or it is not known.
 */
export function commonHostOs({ hostOs, inputs }: CheckReport): (HostFacts & { readonly os: HostOs }) | undefined {
  const hosts = hostOs?.os
    ? [hostOs]
    : inputs.flatMap(({ host, status }) => (status === 'checked' && host ? [host] : []));
  const [first] = hosts;
  const { os, source } = first ?? {};
  return os && source && hosts.every((host) => host.os === os) ? { os, source } : undefined;
}

function findingToJson({ code, severity, message, path, range, record, vm, related, fixes }: ReportFinding): object {
  return {
    code,
    severity,
    message,
    path,
    ...(range && { range }),
    ...(record && { record: recordToJson(record) }),
    ...(vm && { vm }),
    related: related.map((one) => ({ ...one, ...(one.record && { record: recordToJson(one.record) }) })),
    fixes,
  };
}

function recordToJson({ id, byteOffset }: ReportRecord): object {
  return { id, byteOffset };
}

/** A coverage with its times as ISO strings and its ids as strings. */
export function coverageToJson({ spans, ...rest }: Coverage): object {
  return { ...rest, spans: spans.map(spanToJson) };
}

function spanToJson({ host, channel, firstTime, lastTime, firstRecordId, lastRecordId, idGaps }: CoverageSpan): object {
  return {
    host,
    channel,
    firstTime: timeToJson(firstTime),
    lastTime: timeToJson(lastTime),
    firstRecordId: String(firstRecordId),
    lastRecordId: String(lastRecordId),
    idGaps: idGaps.map(([after, before]) => [String(after), String(before)]),
  };
}

/** A time that no clock could have shown is given as its number, not lost. */
function timeToJson(time: bigint): string {
  return filetimeToIso(time) ?? String(time);
}
