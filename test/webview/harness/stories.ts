import { openScenario, runToWire, type LogRecord, type ReadLog, type Run } from '../../../src/core';
import type { PanelStory, RecordDetails, RecordRef, RunDetails } from '../../../src/protocol/panel';
import { predictedPlan } from '../../../src/server/predicted-plan';
import { judgeLogs } from '../../../src/server/judge-logs';
import { Story } from '../../../src/server/story';
import { recordDetails } from '../../../src/server/story-records';
import { mendedScenario } from '../../support/predicted-night';
import {
  csvSet,
  failedMerge,
  goodCheckpoint,
  guestSnapshot2012,
  referencePoint2019,
  runsOf,
  sequenceFixtures,
  twoNights,
  withManySteps,
  type SequenceFixture,
} from '../../fixtures/sequence';

/** What the fake extension answers from. */
export interface TestStory {
  readonly panel: PanelStory;
  details(runIds: readonly string[]): readonly RunDetails[];
  records(refs: readonly RecordRef[]): Promise<readonly RecordDetails[]>;
}

/** By the name of a fixture, or one of the made ones. */
export function testStory(name: string, version: number): TestStory | null {
  switch (name) {
    case 'nothing':
      return null;
    case 'no-runs':
      return storyOf({ ...goodCheckpoint(), records: goodCheckpoint().records.slice(0, 1) }, version);
    case 'week':
      return storyOf(together(), version);
    case 'many':
      return manyRuns(2000, 50, version);
    case 'predicted':
      return predictedStory(version);
    case 'long':
      return madeStory([withManySteps(only(failedMerge()), 10_000)], version);
    default: {
      const fixture = [...sequenceFixtures(), csvSet()].find((one) => one.name === name);
      if (!fixture) throw new Error(`There is no fixture ${name}.`);
      return storyOf(fixture, version);
    }
  }
}

/** Several nights in one story; the fixtures have hosts and days of their own. */
function together(): SequenceFixture {
  const all = [csvSet(), twoNights(), guestSnapshot2012(), referencePoint2019()];
  return {
    ...csvSet(),
    name: 'week',
    records: all.flatMap(({ records }, at) => records.map((record) => ofLog(record, at))),
    coverage: all.flatMap(({ coverage }) => coverage),
  };
}

function ofLog(record: LogRecord, at: number): LogRecord {
  return { ...record, place: { ...record.place, uri: `${at}/${record.place.uri}` } };
}

/** As the server makes it of logs. */
function storyOf(fixture: SequenceFixture, version: number): TestStory {
  const uris = [...new Set(fixture.records.map(({ place }) => place.uri))];
  const logs = uris.map((uri): ReadLog => {
    const records = fixture.records.filter(({ place }) => place.uri === uri);
    const [first] = records;
    const spans = fixture.coverage.filter(({ host, channel }) => host === first?.host && channel === first.channel);
    const bytes = records.length * 512;
    return {
      path: uri,
      uri,
      records,
      coverage: { kind: 'evtx', bytes, bytesRead: bytes, records: records.length, recordsBad: 0, notRead: [], spans },
    };
  });
  const judged = judgeLogs(logs, {});
  if (!judged.observation) throw new Error('Nothing was judged.');
  const files = uris.map((uri) => ({ uri, label: uri }));
  return answersOf(new Story(version, `Logs of ${fixture.name}`, files, judged, judged.observation));
}

/** A plan, the night that it expected to go well beside it. */
function predictedStory(version: number): TestStory {
  const label = 'nightly.hvbackup.yaml';
  const text = mendedScenario.replace(
    'guest: { os: linux, backupDaemon: true }',
    'guest: { os: linux }, controllers: { scsi: 0 }',
  );
  const runs = runsOf(failedMerge());
  const named = { configs: new Map(), unread: new Map() };
  const plan = predictedPlan(openScenario(`mem:///${label}`, text), label, named, runs);
  const observation = {
    runs: [...plan.report.prediction.runs.map(({ run }) => run), ...runs],
    clocks: [],
    hosts: [],
    notes: [],
    recordsSeen: 0,
    recordsUsed: 0,
  };
  const judged = { logs: [], inputs: [], markdown: '', texts: new Map(), evidence: [] };
  return answersOf(new Story(version, label, [], judged, observation, plan));
}

function answersOf(story: Story): TestStory {
  const nothing = { stat: () => Promise.resolve(undefined), readRange: () => Promise.resolve(new Uint8Array()) };
  return {
    panel: story.toPanel(),
    details: (runIds) => story.details(runIds),
    records: (refs) => recordDetails(story, refs, nothing, () => false),
  };
}

function only(fixture: SequenceFixture): Run {
  const [run] = runsOf(fixture);
  if (!run) throw new Error(`${fixture.name} has no run.`);
  return run;
}

/** As many runs as a year of a large host has: those of the fixtures again and again, twenty minutes apart. */
function manyRuns(count: number, steps: number, version: number): TestStory {
  const kinds = [failedMerge(), goodCheckpoint(), guestSnapshot2012(), referencePoint2019()].map(only);
  const runs = Array.from({ length: count }, (_unused, at): Run => {
    const kind = kinds[at % kinds.length];
    if (!kind) throw new Error('There are fixtures.');
    const name = `VM${String(at % 200).padStart(3, '0')}`;
    return moved({ ...withManySteps(kind, steps), id: `run-${at}`, vm: { name } }, BigInt(at) * 12_000_000_000n);
  });
  return madeStory(runs, version);
}

function moved(run: Run, by: bigint): Run {
  return {
    ...run,
    setId: `set of ${run.id}`,
    start: run.start + by,
    ...(run.end !== undefined && { end: run.end + by }),
    steps: run.steps.map((step) => ({
      ...step,
      ...(step.start !== undefined && { start: step.start + by }),
      ...(step.end !== undefined && { end: step.end + by }),
    })),
  };
}

function madeStory(runs: readonly Run[], version: number): TestStory {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return {
    panel: {
      version,
      title: 'Made runs',
      runs: runs.map(({ id, vm, host, start, end, outcome, consistency, generation, outcomeReason }) => ({
        id,
        vm,
        host,
        start: String(start),
        ...(end !== undefined && { end: String(end) }),
        outcome,
        consistency,
        generation,
        brief: outcomeReason,
        findings: 0,
      })),
      coverage: [`Coverage: ${runs.length} runs were made for this.`],
      notes: [],
      stale: [],
    },
    details: (runIds) =>
      runIds.flatMap((id) => {
        const run = byId.get(id);
        return run ? [{ run: runToWire(run), findings: [] }] : [];
      }),
    records: () => Promise.resolve([]),
  };
}
