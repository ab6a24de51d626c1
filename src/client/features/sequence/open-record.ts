import {
  commands,
  Range,
  Selection,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  window,
  workspace,
  type TextDocument,
} from 'vscode';
import { lineInZip, lineOfRecord, zipDocumentScheme } from '../../../protocol/lsp';
import type { RecordRef } from '../../../protocol/panel';
import type { ClientContext } from '../../infrastructure/client-context';
import { logDocumentUri } from '../../infrastructure/log-documents';
import { lineOfByte } from './text-places';

/** The command of the viewer of .evtx files that shows a record in it. */
const revealInLog = 'hypervBackup.revealInLog';

/** Opens a record where it stands: in the text that holds it, in a zip too, in the viewer of its log, or in the text of what was read of it. */
export async function openRecord({ service }: ClientContext, ref: RecordRef): Promise<void> {
  const uri = Uri.parse(ref.uri);
  if (/\.evtx$/i.test(uri.path) && (await isThere(uri))) {
    await commands.executeCommand(revealInLog, ref);
    return;
  }
  const isText = !/\.evtx$/i.test(uri.path);
  const place = isText ? ((await inText(uri, ref.byteOffset)) ?? (await inZip(service, uri, ref))) : undefined;
  if (place) {
    await reveal(place.document, place.line);
    return;
  }
  const found = await service.request(lineOfRecord, ref);
  const document = await workspace.openTextDocument(logDocumentUri(uri));
  await reveal(document, found?.line ?? 0);
}

async function isThere(uri: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uri)).size > 0;
  } catch {
    // `stat` tells by throwing that nothing is there.
    return false;
  }
}

/** VS Code gives extensions no document above 50 MB. */
const mostBytes = 50 * 1024 * 1024;

/** The line in which a byte of a file stands; `undefined` for a file that cannot be opened as text, or was changed and not saved. */
async function inText(
  uri: Uri,
  byteOffset: number,
): Promise<{ readonly document: TextDocument; readonly line: number } | undefined> {
  try {
    if ((await workspace.fs.stat(uri)).size > mostBytes) return undefined;
    const bytes = await workspace.fs.readFile(uri);
    const document = await workspace.openTextDocument(uri);
    return document.isDirty ? undefined : { document, line: lineOfByte(bytes, byteOffset) };
  } catch {
    // A log that is gone is still there as the text of what was read of it.
    return undefined;
  }
}

/** The same for a text in a zip, which is shown and never unpacked. */
async function inZip(
  service: ClientContext['service'],
  uri: Uri,
  ref: RecordRef,
): Promise<{ readonly document: TextDocument; readonly line: number } | undefined> {
  if (uri.scheme !== zipDocumentScheme) return undefined;
  const found = await service.request(lineInZip, ref);
  return found ? { document: await workspace.openTextDocument(uri), line: found.line } : undefined;
}

/** Opens a text at a place of it, beside the panel where that stands in front. */
export async function openPlace(
  uri: Uri,
  { line, character }: { readonly line: number; readonly character: number },
): Promise<void> {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  const document = shown?.document ?? (await workspace.openTextDocument(uri));
  await reveal(document, line, { character, viewColumn: shown?.viewColumn ?? ViewColumn.Beside });
}

async function reveal(
  document: TextDocument,
  line: number,
  { character = 0, viewColumn }: { readonly character?: number; readonly viewColumn?: ViewColumn } = {},
): Promise<void> {
  const column = viewColumn === undefined ? {} : { viewColumn };
  const editor = await window.showTextDocument(document, { preview: true, ...column });
  const at = new Range(line, character, line, character);
  editor.selection = new Selection(at.start, at.end);
  editor.revealRange(at, TextEditorRevealType.InCenterIfOutsideViewport);
}
