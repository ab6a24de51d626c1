import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import { hideInRuns } from '../../../src/core/report/hide-in-runs';
import { longestText, unixNano } from '../../../src/core/report/otlp-values';
import { runsToOtlp, type OtlpSignals } from '../../../src/core/report/runs-to-otlp';
import type { RunsReport } from '../../../src/core/report/runs-report';
import { diagnoseRecords } from '../../../src/core/rules/records';
import { sha256 } from '../../../src/core/text/sha256';
import { filetimeFromIso } from '../../../src/core/vmconfig/filetime';
import { failedCheckpoint, failedGuestSnapshot, failedReferencePoint } from '../../fixtures/runs/failed';
import { good2008R2, good2012R2, good2016, goodGroup2016 } from '../../fixtures/runs/good';
import { csvNight, cutOff, twoHosts, twoNights } from '../../fixtures/runs/nights';
import { expectGolden } from '../../support/golden';
import { expectOtlp, valueOf, type Otlp } from '../../support/otlp/validate';

function reportOf(records: readonly LogRecord[]): RunsReport {
  return { inputs: [], ...diagnoseRecords(records) };
}

function textOf(report: RunsReport, signals: OtlpSignals = 'otlp'): string {
  return [...runsToOtlp(report, { version: '1.2.3', signals })].join('');
}

function otlpOf(records: readonly LogRecord[]): Otlp {
  return expectOtlp(textOf(reportOf(records)));
}

const failures = [...failedGuestSnapshot, ...failedCheckpoint, ...failedReferencePoint];

describe('every fixture keeps to the mapping', () => {
  test.each<[string, readonly LogRecord[]]>([
    ['2008 R2', good2008R2],
    ['2012 R2', good2012R2],
    ['2016', good2016],
    ['2016, a group', goodGroup2016],
    ['a CSV', csvNight],
    ['cut off', cutOff],
    ['two hosts', twoHosts],
    ...failures.map((one): [string, readonly LogRecord[]] => [one.name, one.records]),
  ])('%s', (_name, records) => {
    const report = reportOf(records);
    const { spans, logs } = expectOtlp(textOf(report));
    const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
    expect(roots).toHaveLength(report.observation.runs.length);
    expect(new Set(roots.map(({ traceId }) => traceId)).size).toBe(roots.length);
    const places = new Set(spans.map(({ traceId, spanId }) => `${traceId}/${spanId}`));
    expect(places.size).toBe(spans.length);
    for (const { traceId, parentSpanId, startTimeUnixNano: from, endTimeUnixNano: to } of spans) {
      if (parentSpanId !== undefined) expect(places).toContain(`${traceId}/${parentSpanId}`);
      expect(BigInt(to)).toBeGreaterThanOrEqual(BigInt(from));
    }
    for (const { traceId, spanId } of logs)
      if (traceId !== undefined) expect(places).toContain(`${traceId}/${spanId ?? ''}`);
  });
});

test('golden', () => {
  expectGolden('report/runs-otlp', textOf(reportOf(good2012R2)));
});

describe('spans', () => {
  test('are the steps that were seen or failed, at the times of their records and no others', () => {
    for (const records of [good2012R2, cutOff, twoNights, ...failures.map((one) => one.records)]) {
      const report = reportOf(records);
      const { spans } = expectOtlp(textOf(report));
      const told = new Set(
        report.observation.runs.flatMap(({ start, end, steps }) =>
          [start, end, ...steps.flatMap((step) => [step.start, step.end])].flatMap((time) =>
            time === undefined ? [] : [unixNano(time)],
          ),
        ),
      );
      for (const span of spans)
        expect([...told]).toEqual(expect.arrayContaining([span.startTimeUnixNano, span.endTimeUnixNano]));
      const shown = report.observation.runs.flatMap(({ steps }) =>
        steps.filter(({ status }) => status === 'seen' || status === 'failed').map(({ id }) => id),
      );
      expect(spans.filter(({ parentSpanId }) => parentSpanId !== undefined).map(({ name }) => name)).toEqual(shown);
    }
  });

  test('a step without a record of its own is named by the root', () => {
    const report = reportOf(good2012R2);
    const [root] = expectOtlp(textOf(report)).spans;
    const implied = report.observation.runs[0]!.steps.filter(({ status }) => status === 'implied');
    expect(implied.length).toBeGreaterThan(0);
    expect(valueOf(root!.attributes, 'hvb.steps.implied')).toEqual(implied.map(({ id }) => id));
  });

  test('a failure is an error at its step and at the root, with the cause as an event', () => {
    const one = failedCheckpoint.find(({ outcome, failedSteps }) => outcome === 'failed' && failedSteps.length > 0)!;
    const { spans } = otlpOf(one.records);
    expect(spans[0]!.status.code).toBe(2);
    expect(spans[0]!.events?.map(({ name }) => name)).toContain('hvb.cause');
    const failed = spans.filter(({ status, parentSpanId }) => status.code === 2 && parentSpanId !== undefined);
    expect(failed.map(({ name }) => name)).toEqual(one.failedSteps);
    expect(failed[0]!.status.message).not.toBe('');
  });

  test('an end that no record shows is open, and neither good nor bad', () => {
    const report = reportOf(cutOff);
    const { spans } = expectOtlp(textOf(report));
    const open = report.observation.runs.filter(({ end }) => end === undefined);
    expect(open.length).toBeGreaterThan(0);
    const roots = spans.filter(
      ({ attributes }) => valueOf(attributes, 'hvb.open') === true && valueOf(attributes, 'hvb.outcome') !== undefined,
    );
    expect(roots).toHaveLength(open.length);
  });

  test('a snapshot set links its runs', () => {
    const { spans } = otlpOf(csvNight);
    const roots = spans.filter(({ parentSpanId }) => parentSpanId === undefined);
    for (const { links = [], spanId } of roots) {
      expect(links).toHaveLength(roots.length - 1);
      expect(links.map((one) => one.spanId)).not.toContain(spanId);
    }
  });
});

describe('ids', () => {
  test('are the stated hash', () => {
    const [run] = reportOf(good2016).observation.runs;
    const [first] = run!.steps
      .flatMap(({ evidence }) => evidence)
      .filter(({ host }) => host === run!.host)
      .map(({ time }) => time)
      .sort();
    const [root] = otlpOf(good2016).spans;
    const host = run!.host.toLowerCase().split('.')[0];
    const basis = [
      'hvbackup/trace/v1',
      host,
      run!.vm.id ?? run!.vm.name.toLowerCase(),
      run!.setId ?? '',
      String(first),
    ];
    const traceId = createHash('sha256').update(basis.join('\n')).digest('hex').slice(0, 32);
    expect(root!.traceId).toBe(traceId);
    expect(root!.spanId).toBe(
      createHash('sha256').update(`hvbackup/span/v1\n${traceId}\nbackup`).digest('hex').slice(0, 16),
    );
  });

  test('are the same in every export, and when the clock of the host is corrected', () => {
    const traces = (report: RunsReport): string[] =>
      expectOtlp(textOf(report, 'otlp-traces')).spans.map(({ traceId }) => traceId);
    const given: RunsReport = {
      inputs: [],
      ...diagnoseRecords(good2016, { clockOffsets: new Map([[reportOf(good2016).observation.runs[0]!.host, 90_000]]) }),
    };
    expect(traces(given)).toEqual(traces(reportOf(good2016)));
    expect(textOf(given)).not.toBe(textOf(reportOf(good2016)));
  });

  test.each(['', 'abc', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'Grüße 日本 \u{1f600}', 'y'.repeat(1000)])(
    'SHA-256 of %j is that of Node',
    (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    },
  );
});

describe('log records', () => {
  test('are the records behind the run, each once, with their place', () => {
    const report = reportOf(good2012R2);
    const { logs } = expectOtlp(textOf(report, 'otlp-logs'));
    const places = report.observation.runs.flatMap(({ steps }) => steps.flatMap(({ evidence }) => evidence));
    const known = new Set(places.map(({ uri, recordId, eventId }) => `${uri} ${String(recordId)} ${eventId}`));
    expect(logs).toHaveLength(known.size);
    expect(logs.length).toBeGreaterThan(3);
    for (const { attributes } of logs) {
      const key = ['log.file.path', 'winlog.record_id', 'event.code']
        .map((name) => valueOf(attributes, name))
        .join(' ');
      expect(known).toContain(key);
    }
  });

  test('a clock that was corrected is said, and log and span agree', () => {
    const report = reportOf(twoHosts);
    const { logs, resources } = expectOtlp(textOf(report));
    const offsets = resources.map((one) => valueOf(one, 'hvb.clock_offset_ns')).filter((one) => one !== undefined);
    expect(offsets).toContain('-42100000000');
    const times = new Set(
      report.observation.runs.flatMap(({ steps }) =>
        steps.flatMap(({ evidence }) => evidence.map(({ time }) => unixNano(time))),
      ),
    );
    expect(logs.some(({ timeUnixNano }) => !times.has(timeUnixNano))).toBe(true);
  });
});

describe('one signal a file', () => {
  test('traces', () => {
    const { spans, logs } = expectOtlp(textOf(reportOf(good2016), 'otlp-traces'));
    expect([spans.length > 0, logs.length]).toEqual([true, 0]);
  });
  test('logs', () => {
    const { spans, logs } = expectOtlp(textOf(reportOf(good2016), 'otlp-logs'));
    expect([spans.length, logs.length > 0]).toEqual([0, true]);
  });
  test('nothing of no run', () => {
    expect(textOf(reportOf([]))).toBe('');
  });
});

describe('times', () => {
  test('are exact to the 100 ns of a FILETIME', () => {
    expect(unixNano(filetimeFromIso('2014-03-06T22:00:13.1234567Z')!)).toBe('1394143213123456700');
    expect(unixNano(filetimeFromIso('1970-01-01T00:00:00.0000001Z')!)).toBe('100');
  });
  test.each([0n, -1n, 116_444_735_999_999_999n, 1n << 63n])('%s cannot be told and is 0', (time) => {
    expect(unixNano(time)).toBe('0');
  });
});

test('text of a log stays text: half characters, controls, endless values', () => {
  const bad = `\ud800 \u202e\u0007 ${'\u{1f600}'.repeat(5000)}`;
  // Ids of steps are words of ours, of lower case letters and hyphens.
  const report = hideInRuns(reportOf(failedCheckpoint[0]!.records), (own) => (/^[a-z-]+$/.test(own) ? own : bad));
  const text = textOf(report);
  const { spans } = expectOtlp(text);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|\\ud800/);
  for (const { value } of spans.flatMap(({ attributes }) => attributes))
    expect(value.stringValue?.length ?? 0).toBeLessThanOrEqual(longestText);
});

test('what is left out of a long list is counted', () => {
  const report = reportOf(failedCheckpoint[0]!.records);
  const [run] = report.observation.runs;
  const [line] = run!.story;
  const long: RunsReport = {
    ...report,
    findings: [],
    observation: { ...report.observation, runs: [{ ...run!, story: Array.from({ length: 200 }, () => line!) }] },
  };
  const [root] = expectOtlp(textOf(long)).spans;
  expect(root!.events).toHaveLength(128);
  expect(root!.droppedEventsCount).toBe(72);
});

describe('the checker refuses', () => {
  const good = textOf(reportOf(good2016), 'otlp-traces');
  test.each<[string, (text: string) => string]>([
    ['a name in snake case', (text) => text.replaceAll('traceId', 'trace_id')],
    ['a time as a number', (text) => text.replace(/"startTimeUnixNano":"(\d+)"/, '"startTimeUnixNano":$1')],
    ['an id in base64', (text) => text.replace(/"spanId":"[0-9a-f]+"/, '"spanId":"6qyJ1Ow4TWM="')],
    ['an enum by its name', (text) => text.replace('"kind":1', '"kind":"SPAN_KIND_INTERNAL"')],
    ['an integer as a number', (text) => text.replace(/"intValue":"(\d+)"/, '"intValue":$1')],
  ])('%s', (_name, change) => {
    const changed = change(good);
    expect(changed).not.toBe(good);
    expect(() => expectOtlp(changed)).toThrow(/^line 1/);
  });
});
