import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  checkBytes,
  checkToMarkdown,
  escapeMarkdown,
  isLogKind,
  isTextLogKind,
  isZipUri,
  LineIndex,
  sniffBytes,
  sniffHeadBytes,
  toReport,
  vmLabelOf,
  type CheckedInput,
  type Finding,
} from '../core';
import type {
  LogsParams,
  ReportParams,
  WireDiagnosis,
  WireFinding,
  WireLogDiagnosis,
  WireLogProgress,
} from '../protocol/lsp';
import type { Analyses } from './analyses';
import { toRange } from './convert';
import { LogDiagnoser, type DiagnoseElsewhere } from './diagnose-logs';
import { fromPlain, type JudgedLogs } from './judge-logs';
import { Stories } from './stories';
import type { Story } from './story';
import { lookIntoZip, withZipParts } from './zip-parts';
import { isTextLanguage, type TextAnalyses } from './text-analyses';

/** A Markdown preview runs no command, so a link cannot lead there. */
const wayToPanel =
  'To see these backups step by step: *Show Backup Sequence*, above this report, in the status bar or in the command palette.';

/** Checks files that need not be open, and keeps what it found for the report. */
export class Diagnoser {
  readonly logs: LogDiagnoser;
  readonly stories = new Stories();
  private readonly checked = new Map<string, CheckedInput>();
  /** The runs in the logs that were diagnosed last. */
  private runs = '';

  constructor(
    private readonly analyses: Analyses,
    private readonly texts: TextAnalyses,
    private readonly documents: TextDocuments<TextDocument>,
    tell: (progress: WireLogProgress) => void,
    elsewhere?: DiagnoseElsewhere,
  ) {
    this.logs = new LogDiagnoser(analyses, tell, elsewhere);
  }

  async diagnose(uri: string, label: string, shouldStop: () => boolean): Promise<WireDiagnosis> {
    const open = this.documents.get(uri);
    const input = open ? await this.checkOpen(open, label, shouldStop) : await this.checkClosed(uri, label, shouldStop);
    this.checked.set(uri, input);
    if (input.kind === 'zip' && !isZipUri(uri)) return await this.diagnoseZip(uri, label, shouldStop);
    if (isLogKind(input.kind)) return { kind: input.kind, isLog: true, findings: [] };
    const lines = new LineIndex(input.text ?? '');
    const findings = input.findings.map((finding) => toWire(lines, finding));
    const { kind, vm, problem, hasEntries } = input;
    return {
      kind,
      findings,
      ...(hasEntries && { isLog: true as const }),
      ...(vm && { vm }),
      ...(problem !== undefined && { notChecked: problem }),
    };
  }

  /** Its files are diagnosed one by one, as the client asks for them. */
  private async diagnoseZip(uri: string, label: string, shouldStop: () => boolean): Promise<WireDiagnosis> {
    const { wire, inputs } = await lookIntoZip(this.analyses.host, uri, label, shouldStop);
    this.checked.delete(uri);
    for (const input of inputs) this.checked.set(input.uri, input);
    return wire;
  }

  async diagnoseLogs(params: LogsParams, token: CancellationToken): Promise<WireLogDiagnosis> {
    const judged = await this.logs.diagnose(params, token);
    for (const input of judged.inputs) this.keepLog(fromPlain(input));
    this.runs = judged.markdown;
    const story = this.stories.keep(params, judged);
    return { logs: judged.logs, ...(story && { story: story.summary() }) };
  }

  /** A text was checked as what it is before, and is no log but has records: the report tells both. */
  private keepLog(log: CheckedInput): void {
    const known = this.checked.get(log.uri);
    const notes = log.coverage?.notes;
    const ofText = known?.hasEntries && known;
    const coverage = ofText && ofText.coverage && { ...ofText.coverage, ...(notes && { notes }) };
    const both = ofText && {
      ...ofText,
      ...(coverage && { coverage }),
      findings: [...ofText.findings, ...log.findings],
    };
    this.checked.set(log.uri, both ?? log);
  }

  /** Reads logs for the panel alone; the report is left as it is. */
  async readStory(params: LogsParams, token: CancellationToken): Promise<Story | undefined> {
    const { logs, judged } = await this.judge(params, token);
    return this.stories.keep(logs, judged);
  }

  /** The logs among files, read and judged together. */
  async judge(
    params: LogsParams,
    token: CancellationToken,
  ): Promise<{ readonly logs: LogsParams; readonly judged: JudgedLogs }> {
    const shouldStop = (): boolean => token.isCancellationRequested;
    const given = await withZipParts(params.files, this.analyses.host, shouldStop);
    const files = await this.onlyLogs(given, token);
    const [first] = params.files;
    const title = params.title ?? (params.files.length === 1 ? first?.label : undefined);
    const logs = { files, ...(title !== undefined && { title }) };
    return { logs, judged: await this.logs.diagnose(logs, token) };
  }

  /** Of the files of a folder those that are logs: the name of an XML file says nothing. A single file is read, or said why not. */
  private async onlyLogs(files: LogsParams['files'], token: CancellationToken): Promise<LogsParams['files']> {
    if (files.length < 2) return files;
    const logs: LogsParams['files'][number][] = [];
    for (const file of files) {
      if (token.isCancellationRequested) break;
      if (await this.isLog(file.uri)) logs.push(file);
    }
    return logs;
  }

  private async isLog(uri: string): Promise<boolean> {
    try {
      const kind = sniffBytes(await this.analyses.host.readRange(uri, 0, sniffHeadBytes), uri);
      return isLogKind(kind) || isTextLogKind(kind);
    } catch {
      // What cannot be read may be a log: the reading says why it was not read.
      return true;
    }
  }

  /** The report over what was checked, which is then forgotten: texts of closed files are not kept. */
  takeReport({ uris, cancelled, note }: ReportParams): string {
    const inputs = uris.flatMap((uri) => this.checked.get(uri) ?? []);
    const noted = note === undefined ? '' : `\n${escapeMarkdown(note)}\n`;
    const report = `${checkToMarkdown(toReport({ inputs, cancelled }))}${noted}${this.runs === '' ? '' : `\n${wayToPanel}\n\n${this.runs}`}`;
    this.checked.clear();
    this.runs = '';
    return report;
  }

  private async checkOpen(document: TextDocument, label: string, shouldStop: () => boolean): Promise<CheckedInput> {
    const text = document.getText();
    if (isTextLanguage(document.languageId)) {
      const { opened, findings } = await this.texts.of(document, shouldStop);
      const kind = opened?.kinds[0];
      // What is no such text, or is very large, is read as a file that is not open.
      if (kind === undefined) return await this.checkClosed(document.uri, label, shouldStop);
      const hasEntries = opened !== undefined && opened.entries().length > 0;
      return { path: label, uri: document.uri, kind, text, findings, ...(hasEntries && { hasEntries }) };
    }
    const findings = await this.analyses.findingsOf(document, shouldStop);
    const vm = vmLabelOf(this.analyses.of(document).doc.config);
    return { path: label, uri: document.uri, kind: 'vm-config', text, findings, ...(vm && { vm }) };
  }

  private async checkClosed(uri: string, label: string, shouldStop: () => boolean): Promise<CheckedInput> {
    const { settings, host, evidence } = this.analyses;
    return await checkBytes({
      uri,
      path: label,
      host,
      settings: await settings.of(uri),
      evidenceOf: (of, config) => evidence.whole(of, config),
      shouldStop,
    });
  }
}

function toWire(lines: LineIndex, { code, severity, message, span }: Finding): WireFinding {
  return { code, severity, message, ...(span && { range: toRange(lines, span) }) };
}
