import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type InitializeResult,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import {
  collectionScript,
  complete,
  definition,
  explain,
  explanationToMarkdown,
  folding,
  hover,
  links,
  outline,
  parseHostOs,
  references,
  type CollectTarget,
} from '../core';
import * as wire from '../protocol/lsp';
import { Analyses, type Analysis } from './analyses';
import type { ReadRange } from './client-host';
import { codeActions } from './code-actions';
import { toCompletionItem, toDiagnostic, toDocumentSymbol, toFoldingRange, toRange } from './convert';
import { Diagnoser } from './diagnose';
import type { DiagnoseElsewhere } from './diagnose-logs';
import { registerLogBrowser } from './log-browser-requests';
import { registerStories } from './story-requests';
import { zipText } from './zip-parts';
import { backupLogLanguage, VssDocuments } from './vss-documents';

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  diagnosticProvider: { interFileDependencies: true, workspaceDiagnostics: false },
  hoverProvider: true,
  completionProvider: { triggerCharacters: ['<', '/', '"', '>'] },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentLinkProvider: { resolveProvider: false },
  definitionProvider: true,
  referencesProvider: true,
};

/** What only a desktop has beside its own kind of connection. */
export interface Platform {
  readonly readFileRange?: ReadRange;
  readonly diagnoseElsewhere?: DiagnoseElsewhere;
  /** The CRC-32 of the platform, three times as fast as our own. */
  readonly checksum?: (bytes: Uint8Array) => number;
}

/** The language server: handlers get a document, call core, convert. */
export function startServer(
  connection: Connection,
  { readFileRange, diagnoseElsewhere, checksum }: Platform = {},
): void {
  const documents = new TextDocuments(TextDocument);
  const pullAgain = (): void => {
    void connection.languages.diagnostics.refresh();
  };
  const analyses = new Analyses(connection, pullAgain, readFileRange);
  const tell = (progress: wire.WireLogProgress): void => {
    void connection.sendNotification(wire.logProgress.method, progress);
  };
  const vssDocuments = new VssDocuments(analyses.settings);
  const diagnoser = new Diagnoser(analyses, vssDocuments, documents, tell, diagnoseElsewhere);
  const handlers = new Handlers(connection, documents, analyses, vssDocuments);

  connection.onInitialize(() => ({ capabilities }));
  connection.onInitialized(() => {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'hypervBackup' });
  });
  const refresh = (): void => {
    analyses.drop();
    vssDocuments.drop();
    pullAgain();
  };
  connection.onDidChangeConfiguration(refresh);
  connection.onNotification(wire.evidenceChanged.method, refresh);
  // Saving may have changed how the bytes are written, and other documents may have named this file.
  documents.onDidSave(refresh);
  documents.onDidClose(({ document }) => {
    analyses.close(document.uri);
    vssDocuments.close(document.uri);
  });

  handlers.register();
  connection.onRequest(
    wire.diagnoseFile.method,
    ({ uri, label }: { uri: string; label: string }, token: CancellationToken) =>
      diagnoser.diagnose(uri, label, () => token.isCancellationRequested),
  );
  connection.onRequest(wire.diagnoseLogs.method, (params: wire.LogsParams, token: CancellationToken) =>
    diagnoser.diagnoseLogs(params, token),
  );
  connection.onRequest(wire.logText.method, ({ uri }: { uri: string }) => ({
    text: diagnoser.logs.textOf(uri) ?? null,
  }));
  connection.onRequest(wire.zipText.method, async ({ uri }: { uri: string }) => ({
    text: await zipText(analyses.host, uri),
  }));
  connection.onRequest(wire.collectionScript.method, ({ target }: { target: CollectTarget }) => ({
    text: collectionScript(target),
  }));
  connection.onRequest(wire.diagnosisReport.method, (params: wire.ReportParams) => ({
    markdown: diagnoser.takeReport(params),
  }));
  registerLogBrowser(connection, analyses, checksum);
  registerStories(connection, diagnoser, analyses.host);
  connection.onRequest(wire.explainCode.method, ({ query, hostOs }: { query: string; hostOs?: string }) => {
    const os = hostOs === undefined ? undefined : parseHostOs(hostOs);
    const explanation = explain(query, os ? { hostOs: os } : {});
    return { markdown: explanationToMarkdown(explanation), found: explanation.matches.length };
  });
  documents.listen(connection);
  connection.listen();
}

/** The standard requests, each behind one error boundary: a failure is logged by its method and answered with nothing. */
class Handlers {
  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly analyses: Analyses,
    private readonly vssDocuments: VssDocuments,
  ) {}

  register(): void {
    const { connection, analyses } = this;
    connection.languages.diagnostics.on(async ({ textDocument }, token) => {
      const ofLog = await this.answerLog('diagnostic', textDocument.uri, token, async (document) => {
        const { findings, lines } = await this.vssDocuments.of(document, () => token.isCancellationRequested);
        return findings.map((finding) => toDiagnostic(lines, document.uri, finding));
      });
      if (ofLog) return { kind: DocumentDiagnosticReportKind.Full, items: ofLog };
      const items = await this.answer('diagnostic', textDocument.uri, token, [], async ({ doc, lines }, document) => {
        const findings = await analyses.findingsOf(document, () => token.isCancellationRequested);
        return findings.map((finding) => toDiagnostic(lines, doc.uri, finding));
      });
      return { kind: DocumentDiagnosticReportKind.Full, items };
    });
    connection.onHover(async ({ textDocument, position }, token) => {
      const ofLog = await this.answerLog('hover', textDocument.uri, token, async (document) => {
        const { lines } = await this.vssDocuments.of(document);
        const found = await this.vssDocuments.hover(document, () => lines.offsetAt(position));
        return (
          found && { range: toRange(lines, found.span), contents: { kind: 'markdown' as const, value: found.markdown } }
        );
      });
      if (ofLog) return ofLog;
      return await this.answer('hover', textDocument.uri, token, null, async (analysis) => {
        const { doc, lines } = analysis;
        const evidence = await analyses.evidenceOf(analysis);
        const found = hover(doc, lines.offsetAt(position), evidence ? { evidence } : {});
        return found
          ? { range: toRange(lines, found.span), contents: { kind: 'markdown', value: found.markdown } }
          : null;
      });
    });
    connection.onCompletion(({ textDocument, position }, token) =>
      this.answer('completion', textDocument.uri, token, [], ({ doc, lines }) =>
        complete(doc, lines.offsetAt(position)).map((item) => toCompletionItem(lines, item)),
      ),
    );
    connection.onDocumentSymbol(({ textDocument }, token) =>
      this.answer('documentSymbol', textDocument.uri, token, [], ({ doc, lines }) =>
        outline(doc).map((item) => toDocumentSymbol(lines, item)),
      ),
    );
    connection.onFoldingRanges(({ textDocument }, token) =>
      this.answer('foldingRange', textDocument.uri, token, [], ({ doc, lines }) =>
        folding(doc).map((fold) => toFoldingRange(lines, fold)),
      ),
    );
    connection.onCodeAction(async ({ textDocument, range, context }, token) => {
      const { uri } = textDocument;
      const ofLog = await this.answerLog('codeAction', uri, token, async (document) => {
        const { findings, lines } = await this.vssDocuments.of(document);
        return codeActions({ uri, lines }, findings, range, context.diagnostics);
      });
      if (ofLog) return ofLog;
      return await this.answer('codeAction', uri, token, [], async ({ doc, lines }, document) => {
        const findings = await analyses.findingsOf(document, () => token.isCancellationRequested);
        return codeActions({ uri, lines, doc }, findings, range, context.diagnostics);
      });
    });
    this.registerNavigation();
  }

  private registerNavigation(): void {
    const { connection, analyses } = this;
    connection.onDocumentLinks(({ textDocument }, token) =>
      this.answer('documentLink', textDocument.uri, token, [], async (analysis) => {
        const evidence = await analyses.evidenceOf(analysis);
        return links(analysis.doc, evidence).map(({ span, uri, tooltip }) => ({
          range: toRange(analysis.lines, span),
          target: uri,
          tooltip,
        }));
      }),
    );
    connection.onDefinition(({ textDocument, position }, token) =>
      this.answer('definition', textDocument.uri, token, null, async (analysis) => {
        const evidence = await analyses.evidenceOf(analysis);
        const { doc, lines } = analysis;
        return definition(doc, lines.offsetAt(position), evidence).map(({ uri, span }) => ({
          uri: uri ?? doc.uri,
          range: uri === undefined && span ? toRange(lines, span) : toRange(lines, { start: 0, end: 0 }),
        }));
      }),
    );
    connection.onReferences(({ textDocument, position }, token) =>
      this.answer('references', textDocument.uri, token, null, ({ doc, lines }) =>
        references(doc, lines.offsetAt(position)).map((span) => ({ uri: doc.uri, range: toRange(lines, span) })),
      ),
    );
  }

  private async answer<T>(
    method: string,
    uri: string,
    token: CancellationToken,
    empty: T,
    work: (analysis: Analysis, document: TextDocument) => T | Promise<T>,
  ): Promise<T> {
    const document = this.documents.get(uri);
    if (!document || document.languageId === backupLogLanguage || token.isCancellationRequested) return empty;
    try {
      return await work(this.analyses.of(document), document);
    } catch (error) {
      this.tellFailure(method, uri, error);
      return empty;
    }
  }

  /** The same for a document of the other language; `undefined` where it is none, or where there is nothing to say. */
  private async answerLog<T>(
    method: string,
    uri: string,
    token: CancellationToken,
    work: (document: TextDocument) => Promise<T>,
  ): Promise<T | undefined> {
    const document = this.documents.get(uri);
    if (document?.languageId !== backupLogLanguage || token.isCancellationRequested) return undefined;
    try {
      return await work(document);
    } catch (error) {
      this.tellFailure(method, uri, error);
      return undefined;
    }
  }

  private tellFailure(method: string, uri: string, error: unknown): void {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${method} on ${uri} failed: ${reason}`);
  }
}
