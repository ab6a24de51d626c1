import * as vscode from 'vscode';

/** The one workspace folder that the runner opened: a copy of examples/. */
export function workspaceFolder(): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('The test runner opens a folder, and none is open.');
  return folder.uri;
}

/** A file of the sample workspace by the end of its path. */
export async function sample(ending: string): Promise<vscode.Uri> {
  const files = await vscode.workspace.findFiles('**/*');
  const found = files.find((uri) => uri.path.toLowerCase().endsWith(ending.toLowerCase()));
  if (!found) throw new Error(`No file of the sample workspace ends with ${ending}.`);
  return found;
}

export async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
  return await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Asks until there is an answer: the editor and the server work at their own pace. The limit is a hang, not a speed. */
export async function eventually<T>(
  what: string,
  ask: () => T | undefined | Promise<T | undefined>,
  limitMs = 30_000,
): Promise<T> {
  for (const end = Date.now() + limitMs; Date.now() < end;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not happen within ${limitMs / 1000} s.`);
}

/** The text of a report document. */
export async function reportText(title: RegExp): Promise<string> {
  return await eventually(`a report titled ${String(title)}`, () =>
    vscode.workspace.textDocuments
      .find(({ uri }) => uri.scheme === 'hyperv-backup-report' && title.test(uri.path))
      ?.getText(),
  );
}

export function codesOf(uri: vscode.Uri): string[] {
  return vscode.languages.getDiagnostics(uri).map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

/** Waits for a code to be among a file's problems, and gives that problem. */
export async function problem(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic> {
  return await eventually(`${code} in ${uri.path}`, () =>
    vscode.languages
      .getDiagnostics(uri)
      .find((one) => String(typeof one.code === 'object' ? one.code.value : one.code) === code),
  );
}

export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
}

export async function actions(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  return await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
}
