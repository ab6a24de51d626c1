import { window, type ExtensionContext } from 'vscode';
import { activateCollect } from './features/collect/copy-collection-script';
import { activateDiagnose } from './features/diagnose/diagnose';
import { activateExplain } from './features/explain/explain';
import { activateExplainLine } from './features/explain/explain-line';
import { activatePowerShellCopy } from './features/fixes/copy-powershell';
import { activateLogViewer } from './features/log-viewer/log-viewer';
import { activateRecognition } from './features/recognise-xml/recognise-xml';
import { activateNewScenario } from './features/scenario/new-scenario';
import { activateScenarioLenses } from './features/scenario/scenario-lenses';
import { activateSamples } from './features/samples/open-samples';
import { activateSequence } from './features/sequence/sequence';
import { activateZipDocuments } from './features/zip/zip-documents';
import { activateTree } from './features/tree/activate-tree';
import { CheckedFiles } from './infrastructure/checked-files';
import { ReportDocuments } from './infrastructure/report-documents';
import { LanguageService } from './infrastructure/language-service';
import { LogDocuments } from './infrastructure/log-documents';
import type { Platform } from './infrastructure/platform';
import type { ClientContext } from './infrastructure/client-context';
import { Stories } from './infrastructure/stories';

/** What the extension tells others, read-only. The tests that prove how little it does for foreign files need it. */
export interface ExtensionApi {
  /** Whether the language client was loaded and the server asked to start. */
  isLanguageServiceStarted(): boolean;
}

/** Registers everything; loads nothing heavy and starts no server before one of our files or commands asks for it. */
export function activateShared(context: ExtensionContext, platform: Platform): ExtensionApi {
  const log = window.createOutputChannel('Hyper-V Backup Insight', { log: true });
  const service = new LanguageService(platform, log);
  const reports = new ReportDocuments();
  const stories = new Stories(service);
  const files = new CheckedFiles();
  const logs = new LogDocuments(service);
  const client: ClientContext = { extension: context, log, service, reports, stories, files, platform };
  context.subscriptions.push(
    log,
    service,
    reports,
    stories,
    files,
    logs,
    stories.onDidChange(() => {
      logs.refresh();
    }),
    activateRecognition(client),
    activateDiagnose(client),
    activateExplain(client),
    activateExplainLine(client),
    activatePowerShellCopy(client),
    activateSamples(client),
    activateLogViewer(client),
    activateSequence(client),
    activateScenarioLenses(client),
    activateTree(client),
    activateZipDocuments(client),
    activateCollect(client),
    activateNewScenario(client),
  );
  return { isLanguageServiceStarted: () => service.isStarted };
}
