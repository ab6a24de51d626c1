import { Uri, window, type TextDocument } from 'vscode';

/** Of a file that holds a scenario. */
const scenarioLanguage = 'hyperv-backup-scenario';

const scenarioName = /\.hvbackup\.(ya?ml|json)$/i;

/** By its language, else by its name: a document that was never open has no language. */
function isScenario({ uri, languageId }: Pick<TextDocument, 'uri' | 'languageId'>): boolean {
  return languageId === scenarioLanguage || scenarioName.test(uri.path);
}

/** What a command was given, where it names a file, else the scenario in front. */
export function scenarioOf(given: unknown): Uri | undefined {
  if (given instanceof Uri) return given;
  if (typeof given === 'string') return Uri.parse(given);
  const document = window.activeTextEditor?.document;
  if (document && isScenario(document)) return document.uri;
  // Where the panel is in front: the one scenario that is in sight.
  return window.visibleTextEditors.find((editor) => isScenario(editor.document))?.document.uri;
}
