import { readAllLimitBytes, type Host } from '../evidence/host';
import { decodeText, type DecodedText } from '../text/decode';

/** V8 holds no longer string on a 64-bit machine; other engines hold more. */
export const maxTextLength = 2 ** 29 - 24;

/** So much is asked of a host at once when a file is above `readAllLimitBytes`. */
const chunkBytes = 16 * 1024 * 1024;

/** How a file is reached; who has no way to read all of it at once gives parts. */
export type Reach = Pick<Host, 'readRange'> & Partial<Pick<Host, 'readAll'>>;

/** Reads a file that is taken as one text, of any size that one text can have. */
export async function readFile(host: Reach, uri: string, size: number): Promise<Uint8Array> {
  if (size <= readAllLimitBytes && host.readAll) return await host.readAll(uri);
  // In UTF-16 a character takes two bytes, in UTF-8 one; the rest is left to the decoder.
  if (size > 2 * maxTextLength) throw new Error(tooLong(size));
  const bytes = new Uint8Array(size);
  let at = 0;
  while (at < size) {
    const chunk = await host.readRange(uri, at, Math.min(chunkBytes, size - at));
    // It became shorter while it was read.
    if (chunk.length === 0) break;
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes.subarray(0, at);
}

/** Decodes a file that is taken as one text. */
export function decodeFile(bytes: Uint8Array): DecodedText {
  try {
    return decodeText(bytes);
  } catch (cause) {
    throw new Error(tooLong(bytes.length), { cause });
  }
}

function tooLong(size: number): string {
  return `Its ${size} bytes make more text than can be held at once (${maxTextLength} characters).`;
}
