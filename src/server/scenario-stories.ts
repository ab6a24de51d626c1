import type { CancellationToken, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  decodeText,
  filesBelow,
  longestScenario,
  openScenario,
  readNamedConfigs,
  resolveName,
  type Host,
  type NamedFiles,
  type ScenarioDocument,
} from '../core';
import type { LogsParams, PredictParams } from '../protocol/lsp';
import type { Diagnoser } from './diagnose';
import type { JudgedLogs } from './judge-logs';
import { predictedPlan } from './predicted-plan';
import type { Story } from './story';

/** Nothing was named, so nothing was read. */
const noLogs: JudgedLogs = { logs: [], inputs: [], markdown: '', texts: new Map(), evidence: [] };

/** Where files of a scenario may lie: below the folder of the workspace that holds it. */
export type RootOf = (uri: string) => Promise<string | undefined>;

/** Stories of scenarios: what is predicted of the text in the editor, beside what the logs that it names show. */
export class ScenarioStories {
  /** What was read last of evidence: an edit of the plan does not read gigabytes again. */
  private evidence:
    { readonly key: string; readonly files: LogsParams['files']; readonly judged: JudgedLogs } | undefined;

  private configs: { readonly key: string; readonly named: NamedFiles } | undefined;

  constructor(
    private readonly host: Host,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly diagnoser: Diagnoser,
    private readonly rootOf: RootOf,
  ) {}

  /** The scenario as it stands in the editor, else in its file. */
  async open(uri: string): Promise<ScenarioDocument> {
    const text = this.documents.get(uri)?.getText() ?? (await this.read(uri));
    return openScenario(uri, text);
  }

  /** The configurations that it names; those that were read before serve a lens, which is asked for at each edit. */
  async named(doc: ScenarioDocument, shouldStop: () => boolean, isFresh: boolean): Promise<NamedFiles> {
    const names = doc.scenario.vms.flatMap(({ config }) => config?.value ?? []);
    if (names.length === 0) return { configs: new Map(), unread: new Map() };
    const key = [doc.uri, ...names].join('\n');
    if (!isFresh && this.configs?.key === key) return this.configs.named;
    const named = await readNamedConfigs(this.host, { uri: doc.uri, ...(await this.root(doc.uri)), names, shouldStop });
    if (!shouldStop()) this.configs = { key, named };
    return named;
  }

  /** Files changed: what was read of configurations is old. */
  drop(): void {
    this.configs = undefined;
  }

  /** Predicts it and reads its evidence; `undefined` when it was stopped, and then the last story stays. */
  async tell({ uri, label, again = false }: PredictParams, token: CancellationToken): Promise<Story | undefined> {
    const shouldStop = (): boolean => token.isCancellationRequested;
    const doc = await this.open(uri);
    const named = await this.named(doc, shouldStop, true);
    const { files, unread } = await this.filesOf(doc, shouldStop);
    if (shouldStop()) return undefined;
    const { logs, judged } = await this.judge(files, again, token);
    if (shouldStop()) return undefined;
    const seen = judged.observation;
    const plan = predictedPlan(
      doc,
      label,
      { ...named, unread: new Map([...named.unread, ...unread]) },
      seen?.runs ?? [],
    );
    const predicted = plan.report.prediction.runs.map(({ run }) => run);
    return this.diagnoser.stories.keepPlan(plan, logs, judged, {
      clocks: [],
      hosts: [],
      notes: [],
      recordsSeen: 0,
      recordsUsed: 0,
      ...seen,
      runs: [...predicted, ...(seen?.runs ?? [])],
    });
  }

  private async judge(
    files: LogsParams['files'],
    again: boolean,
    token: CancellationToken,
  ): Promise<{ readonly logs: LogsParams['files']; readonly judged: JudgedLogs }> {
    if (files.length === 0) return { logs: [], judged: noLogs };
    const key = files.map(({ uri }) => uri).join('\n');
    const known = this.evidence;
    if (!again && known?.key === key) return { logs: known.files, judged: known.judged };
    const { logs, judged } = await this.diagnoser.judge({ files }, token);
    if (!token.isCancellationRequested) this.evidence = { key, files: logs.files, judged };
    return { logs: logs.files, judged };
  }

  /** The files that it names as evidence; of a folder those in it. */
  private async filesOf(
    { uri, scenario }: ScenarioDocument,
    shouldStop: () => boolean,
  ): Promise<{ readonly files: LogsParams['files']; readonly unread: NamedFiles['unread'] }> {
    const files = new Map<string, LogsParams['files'][number]>();
    const unread = new Map<string, 'absent' | 'outside'>();
    const { root } = scenario.evidence.length > 0 ? await this.root(uri) : {};
    for (const { value: name } of scenario.evidence) {
      if (shouldStop()) break;
      const at = resolveName(uri, root, name);
      const found = at === undefined ? [] : await this.below(at);
      if (at === undefined || found.length === 0) unread.set(name, at === undefined ? 'outside' : 'absent');
      for (const one of found) files.set(one, { uri: one, label: labelOf(name, at ?? '', one) });
    }
    return { files: [...files.values()], unread };
  }

  private async below(uri: string): Promise<readonly string[]> {
    try {
      const stat = await this.host.stat(uri);
      if (!stat) return [];
      return stat.kind === 'file' ? [uri] : await filesBelow(this.host, uri);
    } catch {
      // What cannot be looked at is told as absent.
      return [];
    }
  }

  private async root(uri: string): Promise<{ readonly root?: string }> {
    const root = await this.rootOf(uri);
    return root === undefined ? {} : { root };
  }

  private async read(uri: string): Promise<string> {
    const stat = await this.host.stat(uri);
    if (stat?.kind !== 'file') throw new Error('There is no such scenario any more.');
    // A little more than the longest scenario, so that one is told from a longer text; in UTF-16 a character takes two bytes.
    const bytes = await this.host.readRange(uri, 0, Math.min(stat.sizeBytes, 2 * longestScenario + 16));
    return decodeText(bytes).text;
  }
}

/** As the scenario calls it, and within a folder the rest of the path. */
function labelOf(name: string, at: string, uri: string): string {
  const short = name.replace(/^\.\//, '');
  return uri === at ? short : `${short.replace(/\/$/, '')}${decoded(uri.slice(at.length))}`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
