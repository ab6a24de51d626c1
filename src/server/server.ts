import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  DocumentFormattingRequest,
  DocumentDiagnosticReportKind,
  RenameRequest,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type Connection,
  type DocumentHighlight,
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
  scenarioFromFiles,
  type CollectTarget,
  type LineIndex,
  type Span,
} from '../core';
import * as wire from '../protocol/lsp';
import { Analyses, type Analysis } from './analyses';
import type { ReadRange } from './client-host';
import { codeActions } from './code-actions';
import { toCompletionItem, toDiagnostic, toDocumentSymbol, toFoldingRange, toHover, toRange } from './convert';
import { Diagnoser } from './diagnose';
import type { DiagnoseElsewhere } from './diagnose-logs';
import { registerLogBrowser } from './log-browser-requests';
import { registerStories } from './story-requests';
import { zipText } from './zip-parts';
import { NamedFilesCache } from './named-files';
import { prepareRename, rename, TextLanguage } from './text-language';
import { isTextLanguage, TextAnalyses, type TextAnalysis } from './text-analyses';

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
  documentHighlightProvider: true,
};

const scenarios = { language: 'hyperv-backup-scenario' };

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
  const named = new NamedFilesCache(
    analyses.host,
    (uri) => analyses.rootsOf(uri),
    (uri) => {
      texts.forget(uri);
      pullAgain();
    },
  );
  const texts = new TextAnalyses(analyses.settings, named);
  const diagnoser = new Diagnoser(analyses, texts, documents, tell, diagnoseElsewhere);
  const handlers = new Handlers(connection, documents, analyses, texts, new TextLanguage(analyses, named));

  let canFormatSome = false;
  let canRenameSome = false;
  connection.onInitialize(({ capabilities: { textDocument } }) => {
    canFormatSome = textDocument?.formatting?.dynamicRegistration === true;
    canRenameSome = textDocument?.rename?.dynamicRegistration === true;
    return { capabilities };
  });
  connection.onInitialized(() => {
    void connection.client.register(DidChangeConfigurationNotification.type, { section: 'hypervBackup' });
    // For these documents alone: a configuration is written by its host, and no editor offers to format one.
    if (canFormatSome) {
      const documentSelector = [{ language: 'diskshadow' }, scenarios];
      void connection.client.register(DocumentFormattingRequest.type, { documentSelector });
    }
    if (canRenameSome)
      void connection.client.register(RenameRequest.type, { documentSelector: [scenarios], prepareProvider: true });
  });
  const refresh = (): void => {
    analyses.drop();
    texts.drop();
    dropScenarios();
    pullAgain();
  };
  connection.onDidChangeConfiguration(refresh);
  connection.onNotification(wire.evidenceChanged.method, refresh);
  // Saving may have changed how the bytes are written, and other documents may have named this file.
  documents.onDidSave(refresh);
  documents.onDidClose(({ document }) => {
    analyses.close(document.uri);
    texts.close(document.uri);
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
  connection.onRequest(wire.newScenario.method, ({ folder }: { folder: string }, token: CancellationToken) =>
    scenarioFromFiles(analyses.host, { folder, shouldStop: () => token.isCancellationRequested }),
  );
  connection.onRequest(wire.diagnosisReport.method, (params: wire.ReportParams) => ({
    markdown: diagnoser.takeReport(params),
  }));
  registerLogBrowser(connection, analyses, checksum);
  const dropScenarios = registerStories(connection, diagnoser, analyses.host, documents);
  connection.onRequest(wire.explainCode.method, ({ query, hostOs }: { query: string; hostOs?: string }) => {
    const os = hostOs === undefined ? undefined : parseHostOs(hostOs);
    const explanation = explain(query, os ? { hostOs: os } : {});
    return { markdown: explanationToMarkdown(explanation), found: explanation.matches.length };
  });
  documents.listen(connection);
  connection.listen();
}

/** Highlights; nothing where there is no place, so that an editor looks for the word itself. */
function inPlaces(lines: LineIndex, spans: readonly Span[]): DocumentHighlight[] | undefined {
  return spans.length === 0 ? undefined : spans.map((span) => ({ range: toRange(lines, span) }));
}

/** How a request is answered for a document of pasted text, and for a VM configuration; absent where there is nothing to say. */
interface Answers<T> {
  readonly text?: (analysis: TextAnalysis) => T | undefined | Promise<T | undefined>;
  readonly config?: (analysis: Analysis, document: TextDocument) => T | undefined | Promise<T | undefined>;
}

/** The standard requests, each behind one error boundary: a failure is logged by its method and answered with nothing. */
class Handlers {
  constructor(
    private readonly connection: Connection,
    private readonly documents: TextDocuments<TextDocument>,
    private readonly analyses: Analyses,
    private readonly texts: TextAnalyses,
    private readonly textLanguage: TextLanguage,
  ) {}

  register(): void {
    const { connection, analyses } = this;
    connection.languages.diagnostics.on(async ({ textDocument: { uri } }, token) => {
      const shouldStop = (): boolean => token.isCancellationRequested;
      const items = await this.answer('diagnostic', uri, token, [], {
        text: ({ findings, lines }) => findings.map((finding) => toDiagnostic(lines, uri, finding)),
        config: async ({ doc, lines }, document) =>
          (await analyses.findingsOf(document, shouldStop)).map((finding) => toDiagnostic(lines, doc.uri, finding)),
      });
      return { kind: DocumentDiagnosticReportKind.Full, items };
    });
    connection.onHover(({ textDocument, position }, token) =>
      this.answer('hover', textDocument.uri, token, null, {
        text: ({ opened, lines }) => toHover(lines, opened?.hover(lines.offsetAt(position))),
        config: async (analysis) => {
          const { doc, lines } = analysis;
          const evidence = await analyses.evidenceOf(analysis);
          return toHover(lines, hover(doc, lines.offsetAt(position), evidence ? { evidence } : {}));
        },
      }),
    );
    connection.onCompletion(({ textDocument, position }, token) =>
      this.answer('completion', textDocument.uri, token, [], {
        text: (analysis) => this.textLanguage.complete(textDocument.uri, analysis, position),
        config: ({ doc, lines }) =>
          complete(doc, lines.offsetAt(position)).map((item) => toCompletionItem(lines, item)),
      }),
    );
    connection.onDocumentSymbol(({ textDocument }, token) =>
      this.answer('documentSymbol', textDocument.uri, token, [], {
        text: ({ opened, lines }) => opened?.outline().map((item) => toDocumentSymbol(lines, item)),
        config: ({ doc, lines }) => outline(doc).map((item) => toDocumentSymbol(lines, item)),
      }),
    );
    connection.onFoldingRanges(({ textDocument }, token) =>
      this.answer('foldingRange', textDocument.uri, token, [], {
        text: ({ opened, lines }) => opened?.folding().map((fold) => toFoldingRange(lines, fold)),
        config: ({ doc, lines }) => folding(doc).map((fold) => toFoldingRange(lines, fold)),
      }),
    );
    connection.onCodeAction(({ textDocument: { uri }, range, context }, token) =>
      this.answer('codeAction', uri, token, [], {
        text: ({ findings, lines }) => codeActions({ uri, lines }, findings, range, context.diagnostics),
        config: async ({ doc, lines }, document) => {
          const findings = await analyses.findingsOf(document, () => token.isCancellationRequested);
          return codeActions({ uri, lines, doc }, findings, range, context.diagnostics);
        },
      }),
    );
    connection.onDocumentFormatting(({ textDocument }, token) =>
      this.answer('formatting', textDocument.uri, token, [], {
        text: ({ opened, lines }) =>
          opened?.format().map(({ span, newText }) => ({ range: toRange(lines, span), newText })),
      }),
    );
    this.registerNavigation();
  }

  private registerNavigation(): void {
    const { connection, analyses } = this;
    connection.onDocumentLinks(({ textDocument }, token) =>
      this.answer('documentLink', textDocument.uri, token, [], {
        text: (analysis) => this.textLanguage.links(textDocument.uri, analysis),
        config: async (analysis) => {
          const evidence = await analyses.evidenceOf(analysis);
          return links(analysis.doc, evidence).map(({ span, uri, tooltip }) => ({
            range: toRange(analysis.lines, span),
            target: uri,
            tooltip,
          }));
        },
      }),
    );
    connection.onDefinition(({ textDocument, position }, token) =>
      this.answer('definition', textDocument.uri, token, null, {
        text: (analysis) => this.textLanguage.definition(textDocument.uri, analysis, position),
        config: async (analysis) => {
          const evidence = await analyses.evidenceOf(analysis);
          const { doc, lines } = analysis;
          return definition(doc, lines.offsetAt(position), evidence).map(({ uri, span }) => ({
            uri: uri ?? doc.uri,
            range: uri === undefined && span ? toRange(lines, span) : toRange(lines, { start: 0, end: 0 }),
          }));
        },
      }),
    );
    connection.onReferences(({ textDocument, position }, token) =>
      this.answer('references', textDocument.uri, token, null, {
        text: ({ opened, lines }) =>
          opened
            ?.references(lines.offsetAt(position))
            .map((span) => ({ uri: textDocument.uri, range: toRange(lines, span) })),
        config: ({ doc, lines }) =>
          references(doc, lines.offsetAt(position)).map((span) => ({ uri: doc.uri, range: toRange(lines, span) })),
      }),
    );
    connection.onDocumentHighlight(({ textDocument, position }, token) =>
      this.answer('documentHighlight', textDocument.uri, token, null, {
        text: ({ opened, lines }) => inPlaces(lines, opened?.references(lines.offsetAt(position)) ?? []),
        config: ({ doc, lines }) => inPlaces(lines, references(doc, lines.offsetAt(position))),
      }),
    );
    connection.onPrepareRename(({ textDocument, position }, token) =>
      this.answer('prepareRename', textDocument.uri, token, null, {
        text: (analysis) => prepareRename(analysis, position),
      }),
    );
    connection.onRenameRequest(({ textDocument: { uri }, ...wanted }, token) =>
      this.answer('rename', uri, token, null, { text: (analysis) => rename(uri, analysis, wanted) }),
    );
  }

  /** What one of the two languages says of a document of it; `empty` where it says nothing, and where it fails. */
  private async answer<T>(
    method: string,
    uri: string,
    token: CancellationToken,
    empty: T,
    { text, config }: Answers<T>,
  ): Promise<T> {
    const document = this.documents.get(uri);
    if (!document || token.isCancellationRequested) return empty;
    try {
      if (!isTextLanguage(document.languageId)) return (await config?.(this.analyses.of(document), document)) ?? empty;
      return (await text?.(await this.texts.of(document, () => token.isCancellationRequested))) ?? empty;
    } catch (error) {
      this.tellFailure(method, uri, error);
      return empty;
    }
  }

  private tellFailure(method: string, uri: string, error: unknown): void {
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.connection.console.error(`${method} on ${uri} failed: ${reason}`);
  }
}
