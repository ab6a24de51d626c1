import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { CheckedFiles } from './checked-files';
import type { LanguageService } from './language-service';
import type { Platform } from './platform';
import type { ReportDocuments } from './report-documents';
import type { Stories } from './stories';

/** What every feature is given. */
export interface ClientContext {
  readonly extension: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly service: LanguageService;
  readonly reports: ReportDocuments;
  readonly stories: Stories;
  readonly files: CheckedFiles;
  readonly platform: Platform;
}
