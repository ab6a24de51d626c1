import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { LanguageService } from './language-service';
import type { ReportDocuments } from './report-documents';

/** What every feature is given. */
export interface ClientContext {
  readonly extension: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly service: LanguageService;
  readonly reports: ReportDocuments;
}
