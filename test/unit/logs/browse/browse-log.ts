import { LogBrowser, type BrowseRequest } from '../../../../src/core/logs/browse/log-browser';
import { compileFilter, type CompiledFilter, type LogFilter } from '../../../../src/core/logs/browse/filter';
import { LogView } from '../../../../src/core/logs/browse/log-view';
import { EvtxReader } from '../../../../src/core/logs/evtx/read-evtx';
import type { LogItem } from '../../../../src/core/logs/record';
import { MemoryHost } from '../../../support/memory-host';
import { logUri } from '../evtx/read-log';

export { logUri };

export const never = (): boolean => false;

/** A browser over bytes in memory, not yet counted. */
export async function openLog(bytes: Uint8Array, more: Partial<BrowseRequest> = {}): Promise<LogBrowser> {
  return await LogBrowser.open({ host: new MemoryHost({ [logUri]: bytes }), uri: logUri, ...more });
}

/** The same, counted. */
export async function countedLog(bytes: Uint8Array): Promise<LogBrowser> {
  const browser = await openLog(bytes);
  await browser.count(undefined, never);
  return browser;
}

export function filterOf(filter: LogFilter): CompiledFilter {
  const compiled = compileFilter(filter);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled;
}

export async function viewOf(browser: LogBrowser, filter: LogFilter): Promise<LogView> {
  const view = new LogView(filterOf(filter));
  await browser.search(view, never);
  return view;
}

/** Everything that the plain reader gives, in its order. */
export async function plainItems(bytes: Uint8Array): Promise<LogItem[]> {
  const items: LogItem[] = [];
  const reader = new EvtxReader({ host: new MemoryHost({ [logUri]: bytes }), uri: logUri });
  for await (const batch of reader.batches()) items.push(...batch);
  return items;
}

export async function allRows(browser: LogBrowser, view?: LogView): Promise<LogItem[]> {
  const items: LogItem[] = [];
  const count = browser.rowCount(view);
  while (items.length < count) items.push(...(await browser.rows(view, items.length, 1000)));
  return items;
}
