import { expect, test } from 'vitest';
import type { LogRecord } from '../../../src/core/logs/record';
import { runsToJson } from '../../../src/core/report/runs-to-json';
import { runsToMermaid } from '../../../src/core/report/runs-to-mermaid';
import { runsToMarkdown } from '../../../src/core/report/runs-to-markdown';
import { stepStatuses } from '../../../src/core/runs';
import { failedCheckpoint, failedGuestSnapshot, failedReferencePoint } from '../../fixtures/runs/failed';
import { good2012R2, good2016 } from '../../fixtures/runs/good';
import { csvNight, neverMerged, twoHosts, twoNights } from '../../fixtures/runs/nights';
import { spansOf } from '../../support/records';
import { reportOf } from './check-runs';

/** A small generator of numbers that is the same on every machine (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const nights = [
  ...[...failedGuestSnapshot, ...failedCheckpoint, ...failedReferencePoint].map((one) => one.records),
  good2012R2,
  good2016,
  csvNight,
  neverMerged,
  twoHosts,
  twoNights,
];

const changes: readonly ((record: LogRecord, random: () => number) => LogRecord | undefined)[] = [
  () => undefined,
  (record) => ({ ...record, data: [] }),
  (record) => ({ ...record, data: record.data.map(({ name }) => ({ name, value: '\u0000\u202e' })) }),
  (record) => ({ ...record, data: [...record.data].reverse() }),
  (record, random) => ({ ...record, time: record.time + BigInt(Math.floor((random() - 0.5) * 1e13)) }),
  (record) => ({ ...record, time: -1n }),
  (record) => ({ ...record, host: '' }),
  (record) => ({ ...record, provider: record.provider.toUpperCase() }),
  (record, random) => ({ ...record, eventId: record.eventId + Math.floor(random() * 3) }),
  (record) => ({ ...record, recordId: 0n }),
];

test('hundreds of damaged nights: nothing throws, statuses are of the seven, and nothing is missing', () => {
  const random = seeded(20140306);
  for (let round = 0; round < 300; round++) {
    const night = nights[round % nights.length]!;
    const damaged = night.flatMap((record) => {
      const change = random() < 0.3 ? changes[Math.floor(random() * changes.length)]! : undefined;
      const changed = change ? change(record, random) : record;
      return changed ? [changed] : [];
    });
    const mixed = damaged
      .map((record) => ({ record, key: random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ record }) => record);
    const report = reportOf(mixed, { coverage: spansOf(mixed, [[1n, 3n]]) });
    for (const run of report.observation.runs) {
      for (const { status } of run.steps) expect(stepStatuses).toContain(status);
      expect(run.steps.some(({ status }) => status === 'missing')).toBe(false);
      expect(run.end === undefined || run.end >= run.start).toBe(true);
      expect(run.vm.name).not.toBe('');
    }
    expect(() => JSON.parse(runsToJson(report)) as unknown).not.toThrow();
    runsToMarkdown(report);
    runsToMermaid(report);
    expect(report.findings.map(({ code }) => code)).not.toContain('internal/rule-failed');
  }
});
