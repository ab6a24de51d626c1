// What the viewer does with a log, in one process: `node main.js FILE`. Prints a line of JSON.
import { open } from 'node:fs/promises';
import { stat } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import zlib from 'node:zlib';
import { compileFilter, LogBrowser, LogView, type Host, type LogFilter } from '../../src/core';

const file = process.argv[2] ?? '';

/** The platform has it from Node 20.15 on; the types of Node 20 do not. */
const { crc32 } = zlib as unknown as { crc32?: (bytes: Uint8Array) => number };

const host: Host = {
  stat: async (uri) => ({ kind: 'file', sizeBytes: (await stat(uri)).size }),
  list: () => Promise.resolve([]),
  readAll: () => Promise.reject(new Error('Only ranges are read.')),
  readRange: async (uri, offset, length, into) => {
    const opened = await open(uri);
    try {
      const bytes = into && into.length >= length ? into.subarray(0, length) : new Uint8Array(length);
      const { bytesRead } = await opened.read(bytes, 0, length, offset);
      return bytes.subarray(0, bytesRead);
    } finally {
      await opened.close();
    }
  },
  open: async (uri) => {
    const opened = await open(uri);
    return {
      read: async (offset, length, into) => into.subarray(0, (await opened.read(into, 0, length, offset)).bytesRead),
      close: () => opened.close(),
    };
  },
};

function viewOf(filter: LogFilter): LogView {
  const compiled = compileFilter(filter);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return new LogView(compiled);
}

const begun = performance.now();
const since = (): number => performance.now() - begun;

const browser = await LogBrowser.open({ host, uri: file, ...(crc32 && { checksum: crc32 }) });
const backup = viewOf({ backup: true });
let firstRows = Number.NaN;
let asking: Promise<void> | undefined;
await browser.count(backup, () => {
  if (backup.hits.length >= 1 && !asking)
    asking = browser.rows(backup, 0, 50).then(() => {
      firstRows = since();
    });
  return false;
});
await asking;
const counted = since();

/** Fifty rows somewhere, none of them decoded before. */
const jumps: number[] = [];
for (let at = 0; at < 50; at++) {
  const start = performance.now();
  await browser.rows(undefined, Math.floor((at / 50) * browser.rowCount(undefined)), 50);
  jumps.push(performance.now() - start);
}
const search = async (filter: LogFilter): Promise<{ ms: number; hits: number }> => {
  const view = viewOf(filter);
  const start = performance.now();
  await browser.search(view, () => false);
  return { ms: performance.now() - start, hits: view.hits.length };
};
const byId = await search({ ids: '4003' });
const byText = process.argv[3] === 'text' ? await search({ text: 'value 4 of kind 5' }) : undefined;
const status = readFileSync('/proc/self/status', 'utf8');
console.log(
  JSON.stringify({
    firstRows,
    counted,
    jump: jumps.sort((a, b) => a - b)[25],
    worstJump: jumps.at(-1),
    byIdMs: byId.ms,
    byIdHits: byId.hits,
    ...(byText && { byTextMs: byText.ms, byTextHits: byText.hits }),
    rows: browser.rowCount(undefined),
    backup: backup.hits.length,
    checksFailed: browser.checksFailed.length,
    indexBytes: browser.chunks.sizeBytes + backup.hits.sizeBytes,
    residentMb: Math.round(Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024),
  }),
);
