import type { Connection } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  checkVmConfig,
  encodingOfEditor,
  gatherEvidence,
  inlineLimitChars,
  LineIndex,
  namedPaths,
  openVmConfig,
  tooLargeForInline,
  type EvidenceFacts,
  type Finding,
  type VmConfigDocument,
} from '../core';
import { documentContext, type WireContext } from '../protocol/lsp';
import { ClientHost } from './client-host';
import { SettingsCache } from './settings';

/** One version of one open document, parsed once; features read from it and never keep it. */
export interface Analysis {
  readonly version: number;
  readonly lines: LineIndex;
  readonly doc: VmConfigDocument;
}

/** What is known of open documents, by version of their text: a result never outlives the text it came from. */
export class Analyses {
  readonly host: ClientHost;
  readonly settings: SettingsCache;
  private readonly analyses = new Map<string, Analysis>();
  private readonly evidence = new Map<string, { readonly key: string; readonly facts: Promise<EvidenceFacts> }>();
  private readonly findings = new Map<string, { readonly version: number; readonly findings: readonly Finding[] }>();

  constructor(private readonly connection: Connection) {
    this.host = new ClientHost(connection);
    this.settings = new SettingsCache(connection);
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

  /** The files around a document; gathered anew when the paths it names change, or when files appear or go. */
  async evidenceOf({ doc }: Analysis): Promise<EvidenceFacts | undefined> {
    const { uri, config } = doc;
    if (!config || uri.startsWith('untitled:')) return undefined;
    const key = [config.id?.value, ...namedPaths(config)].join('\n');
    let known = this.evidence.get(uri);
    if (known?.key !== key) {
      const facts = this.contextOf(uri).then(({ roots }) => gatherEvidence(uri, config, this.host, { roots }));
      known = { key, facts };
      this.evidence.set(uri, known);
    }
    return await known.facts;
  }

  async findingsOf(document: TextDocument, shouldStop: () => boolean): Promise<readonly Finding[]> {
    const known = this.findings.get(document.uri);
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
    if (!shouldStop()) this.findings.set(document.uri, { version: document.version, findings });
    return findings;
  }

  /** Forgets one document, or what depends on files and settings of all of them. */
  drop(uri?: string): void {
    if (uri === undefined) {
      this.evidence.clear();
      this.findings.clear();
    } else {
      for (const cache of [this.analyses, this.evidence, this.findings]) cache.delete(uri);
    }
    this.settings.drop(uri);
  }

  private async contextOf(uri: string): Promise<WireContext> {
    return await this.connection.sendRequest<WireContext>(documentContext.method, { uri });
  }
}
