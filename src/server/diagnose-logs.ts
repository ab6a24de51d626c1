import {
  checkLogs,
  isLogKind,
  readerOf,
  readNothing,
  recordsOf,
  runsToMarkdown,
  sniffBytes,
  sniffHeadBytes,
  TemplateStore,
  wantedEvents,
  type CheckedInput,
  type CheckedLogs,
  type LogReader,
  type LogRecord,
  type ReadLog,
} from '../core';
import type { LogsParams, WireLogDiagnosis, WireLogProgress, WireRange } from '../protocol/lsp';
import type { Analyses } from './analyses';
import { logText, type LogText } from './log-text';

/** Reads logs and checks them together: one backup leaves records on hosts, on other nodes and in guests. */
export class LogDiagnoser {
  private readonly texts = new Map<string, LogText>();

  constructor(
    private readonly analyses: Analyses,
    private readonly tell: (progress: WireLogProgress) => void,
  ) {}

  /** What was read until it was stopped is diagnosed all the same. */
  async diagnose({ files }: LogsParams, shouldStop: () => boolean): Promise<WireLogDiagnosis & LogReport> {
    const store = new TemplateStore();
    const logs: ReadLog[] = [];
    for (const file of files) {
      if (shouldStop()) break;
      logs.push(await this.read(file, store, shouldStop));
    }
    const [first] = files;
    const settings = first && (await this.analyses.settings.of(first.uri));
    const checked = checkLogs(logs, {
      ...(settings?.host && { host: settings.host }),
      ...(settings && { severities: settings.rules }),
    });
    this.keepTexts(logs, checked);
    return {
      logs: checked.inputs.map((input) => this.toWire(input)),
      inputs: checked.inputs,
      markdown: runsMarkdown(logs, checked),
    };
  }

  /** The backup records of a log that was diagnosed; `undefined` for any other. */
  textOf(uri: string): string | undefined {
    return this.texts.get(uri)?.text;
  }

  private async read(
    { uri, label }: LogsParams['files'][number],
    store: TemplateStore,
    shouldStop: () => boolean,
  ): Promise<ReadLog> {
    const records: LogRecord[] = [];
    const { host } = this.analyses;
    let reader: LogReader | undefined;
    try {
      const kind = sniffBytes(await host.readRange(uri, 0, sniffHeadBytes), uri);
      if (!isLogKind(kind)) throw new Error('It is no event log any more.');
      reader = readerOf(kind, { host, uri, query: recordsOf(wantedEvents()), store, shouldStop });
      for await (const items of reader.batches()) {
        for (const item of items) if (item.kind === 'record') records.push(item);
        this.tell({ label, ...reader.progress });
      }
      return { path: label, uri, coverage: reader.coverage(), records };
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error);
      const coverage = readNothing('unknown', reader?.progress.bytes ?? 0, problem);
      return { path: label, uri, coverage, records, problem };
    }
  }

  private keepTexts(logs: readonly ReadLog[], { inputs }: CheckedLogs): void {
    this.texts.clear();
    for (const [at, { uri, path, records, coverage }] of logs.entries()) {
      this.texts.set(uri, logText(path, records, coverage, inputs[at]?.host?.os));
    }
  }

  private toWire({ uri, findings, problem }: CheckedInput): WireLogDiagnosis['logs'][number] {
    const lines = this.texts.get(uri)?.lines;
    return {
      uri,
      ...(problem !== undefined && { notChecked: problem }),
      findings: findings.map((finding) => {
        const { code, severity, message } = finding;
        const line = 'record' in finding ? lines?.get(finding.record.byteOffset) : undefined;
        return { code, severity, message, ...(line !== undefined && { range: wholeLine(line) }) };
      }),
    };
  }
}

/** What stays in the server, for the report. */
interface LogReport {
  readonly inputs: readonly CheckedInput[];
  /** The runs, where there are any. */
  readonly markdown: string;
}

function runsMarkdown(logs: readonly ReadLog[], { observation }: CheckedLogs): string {
  if (observation.runs.length === 0) return '';
  const inputs = logs.map(({ path, coverage, problem }) => ({
    path,
    coverage,
    ...(problem !== undefined && { problem }),
  }));
  return runsToMarkdown({ inputs, observation, findings: [] });
}

function wholeLine(line: number): WireRange {
  return { start: { line, character: 0 }, end: { line, character: 1000 } };
}
