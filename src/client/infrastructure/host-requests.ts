import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import * as wire from '../../protocol/lsp';

/** 64 MB, as the core's `readAllLimitBytes`: more is never held whole. */
const readLimitBytes = 64 * 1024 * 1024;

/** Answers the server's questions about files from `workspace.fs`, so every kind of workspace takes one path. */
export function serveHostRequests(client: BaseLanguageClient): void {
  serve(client, wire.hostStat, async ({ uri }) => {
    const unsaved = unsavedBytes(uri);
    if (unsaved) return { kind: 'file', sizeBytes: unsaved.length };
    const found = await statOf(Uri.parse(uri));
    return found ? { kind: isFolder(found.type) ? 'folder' : 'file', sizeBytes: found.size } : null;
  });
  serve(client, wire.hostList, ({ uri }) => listFolder(Uri.parse(uri)));
  serve(client, wire.hostReadFile, ({ uri, range }) =>
    answer(async () => {
      const unsaved = unsavedBytes(uri);
      return unsaved ? wireBytes(unsaved, range) : await readFile(Uri.parse(uri), range);
    }),
  );
  serve(client, wire.documentContext, ({ uri }) => Promise.resolve(contextOf(uri)));
}

function serve<P, R>(
  client: BaseLanguageClient,
  name: wire.RequestName<P, R>,
  handle: (params: P) => Promise<R>,
): void {
  client.onRequest(name.method, handle);
}

/** A paste in a document without a file: no file system knows it, and its text is all there is. */
function unsavedBytes(uri: string): Uint8Array | undefined {
  const document = workspace.textDocuments.find((one) => one.isUntitled && one.uri.toString() === uri);
  return document && new TextEncoder().encode(document.getText());
}

async function statOf(uri: Uri): Promise<{ type: FileType; size: number } | undefined> {
  try {
    return await workspace.fs.stat(uri);
  } catch {
    // `stat` tells by throwing that nothing is there; that is an answer here, not a failure.
    return undefined;
  }
}

async function listFolder(folder: Uri): Promise<wire.WireEntry[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({
      name,
      uri: Uri.joinPath(folder, name).toString(),
      kind: isFolder(type) ? 'folder' : 'file',
    }));
  } catch {
    // A folder that is gone or may not be read has nothing to offer; the caller says "not checked".
    return [];
  }
}

async function readFile(uri: Uri, range: wire.WireByteRange | undefined): Promise<wire.WireFile> {
  const found = await statOf(uri);
  if (!found) return { problem: 'It is not there.' };
  if (found.size > readLimitBytes) return { tooLarge: { sizeBytes: found.size, limitBytes: readLimitBytes } };
  return wireBytes(await workspace.fs.readFile(uri), range);
}

function wireBytes(bytes: Uint8Array, range: wire.WireByteRange | undefined): wire.WireFile {
  return { base64: toBase64(range ? bytes.subarray(range.offset, range.offset + range.length) : bytes) };
}

/** A file that cannot be read is an answer of its own: the server says so beside the file's name. */
async function answer(read: () => Promise<wire.WireFile>): Promise<wire.WireFile> {
  try {
    return await read();
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function contextOf(uri: string): wire.WireContext {
  const document = workspace.textDocuments.find((one) => one.uri.toString() === uri);
  const folder = workspace.getWorkspaceFolder(Uri.parse(uri));
  // A document that was changed and not saved is what the editor shows, no longer what the bytes were.
  return {
    // Of a text in a zip the editor knows no bytes.
    ...(document && document.uri.scheme !== wire.zipDocumentScheme && { encoding: document.encoding }),
    roots: folder ? [folder.uri.toString()] : [],
  };
}

function isFolder(type: FileType): boolean {
  return (type & FileType.Directory) !== 0;
}

/** In pieces: `String.fromCharCode` takes its bytes as arguments, and an engine has a limit on those. */
function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
