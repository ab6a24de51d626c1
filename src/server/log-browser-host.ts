import { TooLarge, type Host } from '../core';

const megabyte = 1024 * 1024;

/** A host that knows of which files it reads parts. */
export interface PartsHost extends Host {
  readsParts(uri: string): boolean;
}

/**
 * The host for one log. Where files are only read whole (virtual workspaces, the web), it is read once and kept: a page of rows
 * shall not cost a download. A log above the limit is refused in words that say what to do.
 */
export async function hostOfLog(host: PartsHost, uri: string): Promise<{ host: Host; isWhole: boolean }> {
  if (host.readsParts(uri)) return { host, isWhole: false };
  try {
    const bytes = await host.readAll(uri);
    return { host: wholeFile(bytes), isWhole: true };
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    const [size, limit] = [error.sizeBytes, error.limitBytes].map((one) => Math.ceil(one / megabyte));
    throw new Error(
      `This log has ${size ?? 0} MB. Here files can only be read whole, and no more than ${limit ?? 0} MB: open it from a folder of this computer in the desktop VS Code.`,
      { cause: error },
    );
  }
}

function wholeFile(bytes: Uint8Array): Host {
  return {
    stat: () => Promise.resolve({ kind: 'file', sizeBytes: bytes.length }),
    list: () => Promise.resolve([]),
    readAll: () => Promise.resolve(bytes),
    readRange: (_uri, offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}
