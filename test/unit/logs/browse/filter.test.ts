import { describe, expect, test } from 'vitest';
import { parseEventIds } from '../../../../src/core/logs/browse/event-ids';
import { compileFilter, type LogFilter } from '../../../../src/core/logs/browse/filter';
import { LogView } from '../../../../src/core/logs/browse/log-view';
import { backupRecords } from '../../../../src/core/logs/records/meaning';
import type { LogItem, LogRecord } from '../../../../src/core/logs/record';
import { allLogs } from '../../../fixtures/events';
import { writeEvtx, type EventSpec } from '../../../support/evtx-writer';
import { readLog } from '../evtx/read-log';
import { allRows, countedLog, filterOf, never, openLog, plainItems, viewOf } from './browse-log';

const ordinary: EventSpec[] = Array.from({ length: 40 }, (_unused, at) => ({
  provider: `Contoso-Service-${at % 3}`,
  eventId: 100 + at,
  level: 1 + (at % 5),
  time: `2014-03-06T21:${String(at).padStart(2, '0')}:00.0000000Z`,
  channel: 'System',
  host: 'HV01.contoso.test',
  data: [
    ['Text', `line ${at} of the Quick brown fox`],
    ['Id', '5B0E1D2A-4C11-4A5B-9D38-1C6A5F7E2B90'],
  ],
}));
const events = [...ordinary, ...Object.values(allLogs).flat()];
const written = writeEvtx(events, { recordsPerChunk: 9 });

async function shown(filter: LogFilter, bytes = written.bytes): Promise<LogItem[]> {
  const browser = await countedLog(bytes);
  return await allRows(browser, await viewOf(browser, filter));
}

async function expectFiltered(filter: LogFilter, holds: (record: LogRecord) => boolean): Promise<void> {
  const wanted = (await plainItems(written.bytes)).filter((item) => item.kind !== 'record' || holds(item));
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.length).toBeLessThan(events.length);
  expect(await shown(filter)).toEqual(wanted);
}

describe('a filter', () => {
  test('of backup records gives those of the reader', async () => {
    const { records } = await readLog(written.bytes, backupRecords);
    expect(await shown({ backup: true })).toEqual(records);
  });

  test('by provider takes parts of names, any of several', async () => {
    await expectFiltered({ provider: 'SERVICE-1, vmms' }, ({ provider }) => /Service-1|VMMS/.test(provider));
  });

  test('by ids', async () => {
    await expectFiltered(
      { ids: '100-110 -105, 19070' },
      ({ eventId }) => (eventId <= 110 && eventId !== 105 && eventId >= 100) || eventId === 19070,
    );
    await expectFiltered({ ids: '-100' }, ({ eventId }) => eventId !== 100);
  });

  test('by level', async () => {
    await expectFiltered({ levels: [2, 3] }, ({ level }) => level === 2 || level === 3);
  });

  test('by time, the end excluded', async () => {
    const [from, to] = [130_385_856_600_000_000n, 130_385_857_200_000_000n];
    const all = (await plainItems(written.bytes)).flatMap((item) => (item.kind === 'record' ? [item.time] : [])).sort();
    const [since, until] = [all[5] ?? from, all[20] ?? to];
    await expectFiltered({ since, until }, ({ time }) => time >= since && time < until);
  });

  test('by VM, name or id in any case, anywhere in the data', async () => {
    await expectFiltered({ vm: '5b0e1d2a-4c11-4a5b-9d38-1c6a5f7e2b90' }, ({ data }) =>
      data.some(({ value }) => value.toLowerCase().includes('5b0e1d2a-4c11-4a5b-9d38-1c6a5f7e2b90')),
    );
  });

  test('by text, in data and in what the record says of itself', async () => {
    await expectFiltered({ text: 'qUICK Brown' }, ({ provider }) => provider.startsWith('Contoso'));
    await expectFiltered({ text: 'contoso-service-2' }, ({ provider }) => provider === 'Contoso-Service-2');
  });

  test('by text finds what the table says of a record, though the log does not', async () => {
    const items = await shown({ text: 'background MERGE of a disk began' });
    expect(items.map((item) => item.kind === 'record' && item.eventId)).toContain(19_070);
  });

  test('holds all its conditions at once', async () => {
    await expectFiltered(
      { provider: 'contoso', levels: [1], text: 'line 5 ' },
      (record) => record.eventId === 105 && record.provider.startsWith('Contoso'),
    );
  });

  test('that asks nothing shows all, and says so', async () => {
    expect(filterOf({}).isEmpty).toBe(true);
    expect(filterOf({ provider: ' ', ids: '', levels: [], vm: '', text: ' ' }).isEmpty).toBe(true);
    expect(filterOf({ backup: true }).isEmpty).toBe(false);
    expect(await shown({})).toEqual(await plainItems(written.bytes));
  });

  test('that cannot be understood says what of it', () => {
    expect(compileFilter({ ids: '19070, abc' })).toEqual({
      problem: '"abc" is no event id and no range such as 19070-19080.',
    });
    expect(compileFilter({ since: 5n, until: 5n })).toHaveProperty('problem');
  });

  test('shows damaged places whatever is asked', async () => {
    const bytes = written.bytes.slice();
    bytes.fill(0xff, written.records[3]!.offset, written.records[3]!.offset + 40);
    const items = await shown({ text: 'nothing says this' }, bytes);
    expect(items.map(({ kind }) => kind)).toEqual(['bad-record']);
  });
});

describe('a view', () => {
  test('is filled while the log is counted', async () => {
    const browser = await openLog(written.bytes);
    const view = new LogView(filterOf({ backup: true }));
    expect(await browser.count(view, never)).toBe(true);
    expect(view.isComplete).toBe(true);
    const { records } = await readLog(written.bytes, backupRecords);
    expect(await allRows(browser, view)).toEqual(records);
  });

  test('follows the counting: what is found shows at once', async () => {
    const browser = await openLog(written.bytes);
    const view = new LogView(filterOf({ text: 'fox' }));
    const searched = browser.search(view, never);
    let counted = 0;
    await browser.count(undefined, () => ++counted === 3);
    expect(browser.isComplete).toBe(false);
    expect(await searched).toBe(false);
    expect([view.chunksDone, view.isComplete]).toEqual([3, false]);
    expect(await browser.rows(view, 0, 100)).toHaveLength(27);
  });

  test('that is filled while another is counted has the same rows', async () => {
    const browser = await openLog(written.bytes);
    const view = new LogView(filterOf({ text: 'fox' }));
    const [searched] = await Promise.all([browser.search(view, never), browser.count(undefined, never)]);
    expect([searched, view.isComplete]).toEqual([true, true]);
    expect(await allRows(browser, view)).toEqual(await shown({ text: 'fox' }));
    await expect(browser.count(undefined, never)).rejects.toThrow('once');
  });

  test('stops when it is asked to, also while it waits', async () => {
    const browser = await openLog(written.bytes);
    const view = new LogView(filterOf({ text: 'fox' }));
    let isStopped = false;
    const searched = browser.search(view, () => isStopped);
    await new Promise((resolve) => setImmediate(resolve));
    isStopped = true;
    browser.wake();
    expect(await searched).toBe(false);
    expect(view.isComplete).toBe(false);
  });

  test('finds its rows by their place, and says which are not in it', async () => {
    const browser = await countedLog(written.bytes);
    const view = await viewOf(browser, { backup: true });
    for (const [row, item] of (await allRows(browser, view)).entries())
      expect(await browser.find(view, item.kind === 'record' ? item.place.byteOffset : item.byteOffset)).toBe(row);
    expect(await browser.find(view, written.records[0]!.offset)).toBeUndefined();
  });
});

test('event ids are read as people type them', () => {
  expect(parseEventIds(' ')).toBeUndefined();
  expect([...(parseEventIds('5;7-9, 8-8')?.ids ?? [])]).toEqual([5, 7, 8, 9]);
  expect(parseEventIds('-5')?.ids?.size).toBe(65_535);
  for (const bad of ['9-5', '70000', '1-2-3', '0x10', '--5']) expect(parseEventIds(bad)?.problem, bad).toContain(bad);
});
