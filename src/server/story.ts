import {
  assumptionsInWords,
  briefly,
  coverageInWords,
  isPredicted,
  plannedTime,
  runToWire,
  type LogRecord,
  type Observation,
  type Run,
  type RunsInput,
} from '../core';
import type { LogsParams, WireStorySummary } from '../protocol/lsp';
import type { PanelFinding, PanelStory, RecordRef, RunDetails, RunHead } from '../protocol/panel';
import type { JudgedLogs, PlainInput } from './judge-logs';
import { recordKey } from './story-evidence';
import type { PredictedPlan } from './predicted-plan';

/** A finding on a record, with its fixes worked out. */
export type RecordFindingData = Extract<PlainInput['findings'][number], { readonly record: unknown }>;

/** What step of which run a record belongs to. */
export interface PlaceInRun {
  readonly runId: string;
  readonly step?: number;
}

/** One reading of logs: what was judged, kept until the next one, and looked up by runs and by records. */
export class Story {
  readonly observation: Observation;
  readonly inputs: readonly PlainInput[];
  readonly timeZone: string | undefined;
  /** Logs whose times name no zone, where nobody named one. */
  readonly zoneAssumed: readonly string[];
  private readonly runs: ReadonlyMap<string, Run>;
  private readonly records: ReadonlyMap<string, LogRecord>;
  private readonly findings: readonly RecordFindingData[];
  private readonly findingsByRun = new Map<string, RecordFindingData[]>();
  private readonly places = new Map<string, PlaceInRun>();

  constructor(
    readonly version: number,
    readonly title: string,
    readonly files: LogsParams['files'],
    { inputs, evidence, timeZone, zoneAssumed = [] }: JudgedLogs,
    observation: Observation,
    readonly plan?: PredictedPlan,
  ) {
    this.inputs = inputs;
    this.timeZone = timeZone;
    this.zoneAssumed = zoneAssumed;
    this.observation = observation;
    this.runs = new Map(observation.runs.map((run) => [run.id, run]));
    this.records = new Map(evidence.map((record) => [recordKey(record.place), record]));
    this.findings = inputs.flatMap((input) => input.findings).filter((finding) => 'record' in finding);
    for (const finding of this.findings) {
      for (const id of finding.runIds) {
        const known = this.findingsByRun.get(id);
        if (known) known.push(finding);
        else this.findingsByRun.set(id, [finding]);
      }
    }
    this.placeRecords();
  }

  summary(): WireStorySummary {
    const { runs } = this.observation;
    return {
      version: this.version,
      title: this.title,
      runs: runs.length,
      failed: runs.filter(({ outcome }) => outcome === 'failed').length,
    };
  }

  /** Without the steps: a list of thousands of runs is small. */
  toPanel(): PanelStory {
    const { observation, plan } = this;
    const inputs = this.runsInputs();
    return {
      version: this.version,
      title: this.title,
      runs: observation.runs.map((run) => this.head(run)),
      coverage: [
        ...(plan?.coverage ?? []),
        // Without evidence a scenario has no log that could have been read.
        ...(plan && inputs.length === 0 ? [] : coverageInWords(inputs, observation)),
      ],
      notes: [...observation.notes, ...assumptionsInWords(observation)],
      stale: [],
      ...(plan && { scenario: { label: plan.label, pairs: plan.pairs } }),
    };
  }

  /** The runs of these ids; an id that is no run's is left out. */
  details(runIds: readonly string[]): RunDetails[] {
    return runIds.flatMap((id) => {
      const run = this.runs.get(id);
      if (!run) return [];
      const prediction = this.plan?.details.get(id);
      return [{ run: runToWire(run), findings: this.findingsOf(run), ...(prediction && { prediction }) }];
    });
  }

  /** All that was kept of a record. */
  record(ref: RecordRef): LogRecord | undefined {
    return this.records.get(recordKey(ref));
  }

  findingsAt(ref: RecordRef): readonly RecordFindingData[] {
    return this.findings.filter(({ uri, record }) => uri === ref.uri && record.byteOffset === ref.byteOffset);
  }

  /** The log that a record stands in. */
  inputOf(uri: string): PlainInput | undefined {
    return this.inputs.find((input) => input.uri === uri);
  }

  placeOf(ref: RecordRef): PlaceInRun | undefined {
    return this.places.get(recordKey(ref));
  }

  runsInputs(): RunsInput[] {
    return this.inputs.flatMap(({ path, coverage, problem }) =>
      coverage ? [{ path, coverage, ...(problem !== undefined && { problem }) }] : [],
    );
  }

  private head(run: Run): RunHead {
    const { id, vm, host, start, end, outcome, consistency, generation, setId } = run;
    const at = plannedTime(start);
    return {
      id,
      vm,
      host,
      start: String(start),
      ...(end !== undefined && { end: String(end) }),
      outcome,
      consistency,
      generation,
      ...(setId !== undefined && { setId }),
      brief: briefly(run),
      findings: this.findingsByRun.get(id)?.length ?? 0,
      ...(isPredicted(run) && { predicted: at === undefined ? {} : { at } }),
    };
  }

  private findingsOf(run: Run): PanelFinding[] {
    return (this.findingsByRun.get(run.id) ?? []).map(({ code, severity, message, uri, record, fixes }) => {
      const place = this.placeOf({ uri, byteOffset: record.byteOffset });
      const step = place?.runId === run.id && place.step !== undefined ? run.steps[place.step] : undefined;
      return {
        code,
        severity,
        message,
        uri,
        byteOffset: record.byteOffset,
        ...(step && { step: step.id }),
        fixes: fixes.map(({ title, powershell, safety }) => ({
          title,
          ...(powershell !== undefined && { powershell }),
          ...(safety !== undefined && { safety }),
        })),
      };
    });
  }

  /** A record of several runs, such as the snapshot of a volume, leads to the first one; the evidence of a step wins. */
  private placeRecords(): void {
    const add = (ref: RecordRef, place: PlaceInRun): void => {
      const key = recordKey(ref);
      if (!this.places.has(key)) this.places.set(key, place);
    };
    for (const { id, steps } of this.observation.runs) {
      for (const [step, { evidence }] of steps.entries()) for (const place of evidence) add(place, { runId: id, step });
    }
    for (const { id, story, steps } of this.observation.runs) {
      for (const line of story) {
        const step = steps.findIndex((one) => one.id === line.step);
        for (const place of [line.place, ...line.also]) add(place, { runId: id, ...(step >= 0 && { step }) });
      }
    }
    for (const { uri, record, runIds } of this.findings) {
      const [runId] = runIds;
      if (runId !== undefined) add({ uri, byteOffset: record.byteOffset }, { runId });
    }
  }
}
