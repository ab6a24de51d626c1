import { languages, workspace, type Disposable, type TextDocument } from 'vscode';
import { isVmConfigHead } from '../../../core/evidence/sniff-text';
import type { ClientContext } from '../../infrastructure/client-context';

/** What an opened XML document costs at most, when it is none of ours. */
const headLength = 4096;

/** Switches XML documents that are VM configurations to our language. Everything else keeps its language and costs this look. */
export function activateRecognition({ log }: ClientContext): Disposable {
  const look = (document: TextDocument): void => {
    if (document.languageId !== 'xml' || !isVmConfigHead(headOf(document))) return;
    if (!workspace.getConfiguration('hypervBackup', document).get<boolean>('recogniseXml', true)) return;
    languages.setTextDocumentLanguage(document, 'hyperv-vm-config').then(undefined, (error: unknown) => {
      log.warn(`The language of ${document.uri.toString()} could not be set`, error);
    });
  };
  workspace.textDocuments.forEach(look);
  return workspace.onDidOpenTextDocument(look);
}

/** Line by line: asking for a range of the whole text would make the editor join it first. */
function headOf(document: TextDocument): string {
  let head = '';
  for (let line = 0; line < document.lineCount && head.length < headLength; line++) {
    head += `${document.lineAt(line).text}\n`;
  }
  return head.slice(0, headLength);
}
