import { open, type FileHandle } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * Reads a part of a file of this machine without the rest: VS Code's own file system API reads whole files only, and a log of
 * gigabytes shall not go through a message. `into` is used when it has room.
 */
export async function readRange(uri: string, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
  const file = await open(fileURLToPath(uri), 'r');
  try {
    const room = Math.min(length, Math.max(0, (await file.stat()).size - offset));
    const bytes = into && into.length >= room ? into.subarray(0, room) : new Uint8Array(room);
    return bytes.subarray(0, await fill(file, bytes, offset));
  } finally {
    await file.close();
  }
}

/** Reads until the memory is full or the file ends; gives how much that was. */
export async function fill(file: FileHandle, bytes: Uint8Array, offset: number): Promise<number> {
  let at = 0;
  while (at < bytes.length) {
    const { bytesRead } = await file.read(bytes, at, bytes.length - at, offset + at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return at;
}
