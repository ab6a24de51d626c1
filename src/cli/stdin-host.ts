import { readAllLimitBytes, TooLarge, type Host } from '../core';

/** Bytes in memory as the only file of a host: standard input has no neighbours. */
export function withStdin(bytes: Uint8Array): Host {
  return {
    stat: () => Promise.resolve({ kind: 'file', sizeBytes: bytes.length }),
    list: () => Promise.resolve([]),
    readAll: (uri) =>
      bytes.length > readAllLimitBytes
        ? Promise.reject(new TooLarge(uri, bytes.length, readAllLimitBytes))
        : Promise.resolve(bytes),
    readRange: (_uri, offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}
