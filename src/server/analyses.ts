import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  checkVmConfig,
  encodingOfEditor,
  inlineLimitChars,
  LineIndex,
  openVmConfig,
  tooLargeForInline,
  type EvidenceFacts,
  type Finding,
  type VmConfigDocument,
} from '../core';
import { documentContext, type WireContext } from '../protocol/lsp';
import { ClientHost, type ReadRange } from './client-host';
import { EvidenceCache } from './evidence';
import { SettingsCache } from './settings';

/** One version of one open document, parsed once; features read from it and never keep it. */
export interface Analysis {
  readonly version: number;
  readonly lines: LineIndex;
  readonly doc: VmConfigDocument;
}

interface Checked {
  readonly version: number;
  readonly findings: readonly Finding[];
}

/** What is known of open documents, by version of their text: a result never outlives the text it came from. */
export class Analyses {
  readonly host: ClientHost;
  readonly settings: SettingsCache;
  readonly evidence: EvidenceCache;
  private readonly analyses = new Map<string, Analysis>();
  private readonly checked = new Map<string, Checked>();

  constructor(
    private readonly connection: Connection,
    /** Asks the editor to pull the diagnostics of all documents again. */
    refresh: () => void,
    readFileRange: ReadRange | undefined,
  ) {
    this.host = new ClientHost(connection, readFileRange);
    this.settings = new SettingsCache(connection);
    this.evidence = new EvidenceCache(
      this.host,
      (uri) => this.rootsOf(uri),
      () => {
        this.checked.clear();
        refresh();
      },
    );
  }

  of(document: TextDocument): Analysis {
    const known = this.analyses.get(document.uri);
    if (known?.version === document.version) return known;
    const text = document.getText();
    // Above the limit the text is not parsed on each edit; features then see an empty document and say nothing.
    const doc = openVmConfig(document.uri, text.length > inlineLimitChars ? '' : text);
    const analysis: Analysis = { version: document.version, lines: new LineIndex(doc.text), doc };
    this.analyses.set(document.uri, analysis);
    return analysis;
  }

  /** The files around a document, as far as they are known by now. */
  async evidenceOf({ doc: { uri, config } }: Analysis): Promise<EvidenceFacts | undefined> {
    return config && !uri.startsWith('untitled:') ? await this.evidence.soon(uri, config) : undefined;
  }

  async findingsOf(document: TextDocument, shouldStop: () => boolean): Promise<readonly Finding[]> {
    const known = this.checked.get(document.uri);
    if (known?.version === document.version) return known.findings;
    const length = document.getText().length;
    if (length > inlineLimitChars) return [tooLargeForInline(document.uri, length)];
    const analysis = this.of(document);
    const [settings, context, evidence] = await Promise.all([
      this.settings.of(document.uri),
      this.contextOf(document.uri),
      this.evidenceOf(analysis),
    ]);
    const encoding = encodingOfEditor(context.encoding);
    const findings = checkVmConfig(analysis.doc, {
      severities: settings.rules,
      shouldStop,
      ...(settings.host && { host: settings.host }),
      ...(encoding && { encoding }),
      ...(evidence && { evidence }),
    });
    if (!shouldStop()) this.checked.set(document.uri, { version: analysis.version, findings });
    return findings;
  }

  /** Forgets a document that was closed. */
  close(uri: string): void {
    this.analyses.delete(uri);
    this.checked.delete(uri);
    this.settings.drop(uri);
  }

  /** Forgets what depends on settings and on other files; texts and their trees stay. */
  drop(): void {
    this.checked.clear();
    this.evidence.drop();
    this.settings.drop();
  }

  /** The workspace folder that holds a document; none for one outside of every folder. */
  async rootsOf(uri: string): Promise<readonly string[]> {
    return (await this.contextOf(uri)).roots;
  }

  private async contextOf(uri: string): Promise<WireContext> {
    return await this.connection.sendRequest<WireContext>(documentContext.method, { uri });
  }
}
