import { open } from 'node:fs/promises';
import type { Uri } from 'vscode';

/** Reads a part of a file of this machine, without reading the rest: VS Code's own file system API reads whole files only. */
export async function readRange(
  uri: Uri,
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<Uint8Array> {
  const file = await open(uri.fsPath, 'r');
  try {
    const bytes = new Uint8Array(Math.min(length, Math.max(0, (await file.stat()).size - offset)));
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, offset + at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await file.close();
  }
}
