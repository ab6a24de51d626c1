import { window, type ExtensionContext } from 'vscode';
import { activateDiagnose } from './features/diagnose/diagnose';
import { activateExplain } from './features/explain/explain';
import { activatePowerShellCopy } from './features/fixes/copy-powershell';
import { activateRecognition } from './features/recognise-xml/recognise-xml';
import { activateSamples } from './features/samples/open-samples';
import { ReportDocuments } from './infrastructure/report-documents';
import { LanguageService } from './infrastructure/language-service';
import type { Platform } from './infrastructure/platform';
import type { ClientContext } from './infrastructure/client-context';

/** Registers everything; loads nothing heavy and starts no server before one of our files or commands asks for it. */
export function activateShared(context: ExtensionContext, platform: Platform): void {
  const log = window.createOutputChannel('Hyper-V Backup Insight', { log: true });
  const service = new LanguageService(platform, log);
  const reports = new ReportDocuments();
  const client: ClientContext = { extension: context, log, service, reports };
  context.subscriptions.push(
    log,
    service,
    reports,
    activateRecognition(client),
    activateDiagnose(client),
    activateExplain(client),
    activatePowerShellCopy(client),
    activateSamples(client),
  );
}
