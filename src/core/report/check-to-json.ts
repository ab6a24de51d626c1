import type { HostFacts, HostOs } from '../vmconfig/facts/host-os';
import type { CheckReport, ReportFinding } from './check-report';
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

function findingToJson({ code, severity, message, path, range, vm, related, fixes }: ReportFinding): object {
  return { code, severity, message, path, ...(range && { range }), ...(vm && { vm }), related, fixes };
}

function coverageToJson({ spans, ...rest }: Coverage): object {
  return { ...rest, spans: spans.map(spanToJson) };
}

function spanToJson({ host, channel, firstTime, lastTime, firstRecordId, lastRecordId, idGaps }: CoverageSpan): object {
  return {
    host,
    channel,
    firstTime: isoOfFiletime(firstTime),
    lastTime: isoOfFiletime(lastTime),
    firstRecordId: String(firstRecordId),
    lastRecordId: String(lastRecordId),
    idGaps: idGaps.map(([after, before]) => [String(after), String(before)]),
  };
}

/** FILETIME counts 100 ns since 1601-01-01 UTC; that many milliseconds lie between it and 1970. */
const filetimeEpochMs = 11_644_473_600_000n;

/** With all seven decimals, which a JavaScript date does not hold. */
function isoOfFiletime(time: bigint): string {
  const date = new Date(Number(time / 10_000n - filetimeEpochMs));
  return `${date.toISOString().slice(0, -5)}.${String(time % 10_000_000n).padStart(7, '0')}Z`;
}
