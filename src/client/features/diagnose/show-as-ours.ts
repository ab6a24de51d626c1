import { languages, workspace, type LogOutputChannel, type Uri } from 'vscode';
import { languageOfText } from '../../../protocol/text-languages';

/** Of an unnamed document the editor chooses these by itself; another language was somebody's wish. */
const unchosen: readonly string[] = ['plaintext', 'log'];

/** A text that was recognised gets its language, with colours, hover and findings while it is open. `kind`: what it is, by the diagnosis. */
export async function showAsOurs(uri: Uri, kind: string, log: LogOutputChannel): Promise<void> {
  const language = new Map(Object.entries(languageOfText)).get(kind);
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (language === undefined || !document || !unchosen.includes(document.languageId)) return;
  try {
    await languages.setTextDocumentLanguage(document, language);
  } catch (error) {
    log.warn(`The language of ${uri.toString()} could not be set`, error);
  }
}
