import axe from 'axe-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { WireLogState, WireRecordRow } from '../../src/protocol/log-viewer';
import { allLogs, vmmsAdmin } from '../fixtures/events';
import { writeEvtx, type EventSpec } from '../support/evtx-writer';
import { startLogPages, themeNames, type LogBrowserPages, type OpenedLog, type OpenOptions } from './log-harness';

const ordinary: EventSpec[] = Array.from({ length: 600 }, (_unused, at) => ({
  provider: 'Service Control Manager',
  eventId: 7000 + (at % 40),
  level: 4,
  time: `2014-03-06T20:${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}.5000000Z`,
  channel: 'System',
  host: 'HV01.contoso.test',
  data: [['param1', `Service ${at} <b>runs</b>`]],
}));
const events = [...ordinary, ...Object.values(allLogs).flat()];
const written = writeEvtx(events);
/** The first record of a failed merge. */
const merge = events.findIndex(({ eventId, provider }) => eventId === 19_100 && provider.endsWith('VMMS'));

let pages: LogBrowserPages;
let opened: OpenedLog | undefined;

beforeAll(async () => {
  pages = await startLogPages();
});
afterAll(() => pages.close());
afterEach(async () => {
  await opened?.page.context().close();
  opened = undefined;
});

async function open(options: OpenOptions = {}, bytes = written.bytes): Promise<OpenedLog> {
  opened = await pages.open(bytes, options);
  await opened.page.locator('.counts').waitFor();
  return opened;
}

async function settled(page: Page, words: RegExp): Promise<void> {
  await page.locator('.counts', { hasText: words }).waitFor();
  await page.locator('.grid[aria-busy="false"]').waitFor();
}

async function shownTimes(page: Page): Promise<string[]> {
  return await page.locator('.layer .row .time').allTextContents();
}

/** Violations by their rule and the first element that shows them. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    // axe puts itself there.
    const { axe: run } = window as unknown as { axe: typeof axe };
    const { violations: found } = await run.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

describe('rows', () => {
  test('begin with the backup records; all are one choice away', async () => {
    const { page } = await open();
    await settled(page, /^\d+ of 6\d\d records$/);
    await page.getByText('All records').click();
    await settled(page, /^6\d\d records$/);
    expect(await page.locator('.grid').getAttribute('aria-rowcount')).toBe(String(events.length + 1));
    // Text of a log is text: no element comes of it.
    // Rows come a page at a time, after the count.
    await expect.poll(() => page.locator('.row .means', { hasText: '<b>runs</b>' }).count()).toBeGreaterThan(5);
    expect(await page.locator('.row b').count()).toBe(0);
  });

  test('are walked by keys, with the focus on the row that is chosen', async () => {
    const { page } = await open();
    await page.getByText('All records').click();
    await settled(page, /^6\d\d records$/);
    await page.locator('.layer .row').first().click();
    const focused = (): Promise<string | null> => page.locator('.layer .row:focus').getAttribute('aria-rowindex');
    for (const [key, index] of [
      ['ArrowDown', 3],
      ['ArrowDown', 4],
      ['ArrowUp', 3],
      ['End', events.length + 1],
      ['Home', 2],
    ] as const) {
      await page.keyboard.press(key);
      await page.locator(`.layer .row:focus[aria-rowindex="${index}"]`).waitFor();
    }
    await page.keyboard.press('PageDown');
    await page.locator('.layer .row:focus:not([aria-rowindex="2"])').waitFor();
    expect(Number(await focused())).toBeGreaterThan(8);
    await page.keyboard.press('Enter');
    await page.locator('.tabs [aria-selected="true"]:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.locator('#tab-xml:focus[aria-selected="true"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.layer .row:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.details').waitFor({ state: 'detached' });
  });

  test('keep their focus when they are scrolled out of sight', async () => {
    const { page } = await open();
    await page.getByText('All records').click();
    await settled(page, /^6\d\d records$/);
    await page.locator('.layer .row').first().click();
    await page.locator('.layer .row:focus').waitFor();
    await page.locator('.viewport').evaluate((viewport) => {
      viewport.scrollTop = 9150;
    });
    await page.locator('.layer .row[aria-rowindex="400"]').waitFor();
    expect(await page.locator('.layer .row:focus').getAttribute('aria-rowindex')).toBe('2');
    expect(await page.locator('.layer .row').count()).toBeLessThan(60);
  });

  test('stay in sight when the details open over them', async () => {
    const { page } = await open();
    await page.getByText('All records').click();
    await settled(page, /^6\d\d records$/);
    await page.locator('.layer .row').first().focus();
    await page.keyboard.press('End');
    await page.locator('.panel').waitFor();
    const isInside = (): Promise<boolean> =>
      page.locator('.layer .row:focus').evaluate((row) => {
        const outer = row.closest('.viewport')?.getBoundingClientRect();
        const inner = row.getBoundingClientRect();
        return outer !== undefined && inner.bottom <= outer.bottom + 1 && inner.top >= outer.top - 1;
      });
    await expect.poll(isInside).toBe(true);
  });

  test('show damage with its place and reason', async () => {
    const bytes = written.bytes.slice();
    const { offset } = written.records[merge - 1]!;
    bytes.fill(0xff, offset, offset + 40);
    const { page } = await open({}, bytes);
    await settled(page, /; 1 damaged place$/);
    await page.locator('.row.damage').click();
    await page.locator('.details', { hasText: 'No record begins where one should.' }).waitFor();
    await page.getByRole('button', { name: /Coverage: not complete/ }).click();
    await page.locator('.coverage', { hasText: 'could not be read' }).waitFor();
  });
});

describe('filters', () => {
  test('are shown as chips, each of which can be taken away', async () => {
    const { page } = await open();
    await page.getByText('All records').click();
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.locator('#filter-ids').fill('7001-7003');
    await settled(page, /^45 of 6\d\d records$/);
    await page.locator('#filter-text').fill('service 4');
    await settled(page, /^12 of 6\d\d records$/);
    expect(await page.locator('.chips li > span').allTextContents()).toEqual(['Text: service 4', 'Ids: 7001-7003']);
    await page.getByRole('button', { name: 'Remove the filter Text: service 4' }).click();
    await settled(page, /^45 of 6\d\d records$/);
    await page.locator('#filter-ids').fill('70x');
    await page.locator('.problem', { hasText: '"70x" is no event id' }).waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await settled(page, /^6\d\d records$/);
    await page.locator('.problem').waitFor({ state: 'detached' });
  });

  test('by time take what a clock of the shown zone says', async () => {
    const { page } = await open();
    await page.getByText('All records').click();
    await page.getByLabel('Times in').selectOption('Asia/Tokyo');
    await page.getByRole('button', { name: 'Filters' }).click();
    // 20:05 UTC.
    await page.locator('#filter-from').fill('2014-03-07T05:05:00');
    await page.locator('#filter-to').fill('2014-03-07T05:06:00');
    await settled(page, /^60 of 6\d\d records$/);
    const times = await shownTimes(page);
    expect(times[0]).toBe('2014-03-07 05:05:00.500');
  });

  test('that let nothing through say so, and lead to all records', async () => {
    const { page } = await open();
    await page.locator('#filter-text').fill('Service 599');
    await page.locator('.empty', { hasText: 'belongs to a backup' }).waitFor();
    await page.getByRole('button', { name: 'Show all records' }).click();
    await settled(page, /^1 of 6\d\d records$/);
  });

  test('a file without a byte is no log without records', async () => {
    const { page } = await open({}, new Uint8Array(0));
    await page.locator('.empty', { hasText: 'This file is empty' }).waitFor();
  });

  test('survive a reload, as does the record that was looked at', async () => {
    const { page } = await open();
    await page.locator('#filter-text').fill('merge');
    await page.getByLabel('Times in').selectOption('local');
    await page
      .locator('.layer .row .id', { hasText: /^19100$/ })
      .first()
      .click();
    await page.locator('.details h2', { hasText: '19100' }).waitFor();
    await page.reload();
    await page.locator('.details h2', { hasText: '19100' }).waitFor();
    expect(await page.locator('#filter-text').inputValue()).toBe('merge');
    expect(await page.getByLabel('Times in').inputValue()).toBe('local');
  });
});

describe('a record', () => {
  test('is explained, shown as XML and in its data, and can be taken elsewhere', async () => {
    const { page, calls } = await open({ reveal: written.records[merge]!.offset });
    await page.locator('.panel', { hasText: 'What it means' }).waitFor();
    await page.locator('.layer .row.chosen:focus .id', { hasText: '19100' }).waitFor();
    await page.locator('#tab-xml').click();
    await page.locator('.panel pre', { hasText: '<EventID>19100</EventID>' }).waitFor();
    await page.locator('#tab-data').click();
    await page.locator('.panel th', { hasText: 'VmName' }).waitFor();
    for (const name of ['Copy as XML', 'Copy row', 'Explain', 'Show this backup as a sequence'])
      await page.getByRole('button', { name, exact: true }).click();
    await expect.poll(() => calls.length).toBe(4);
    const [xml, row, explain, sequence] = calls;
    expect(xml?.params).toMatchObject({ what: 'XML', text: expect.stringMatching(/^<Event xmlns=/) as string });
    expect(row?.params).toMatchObject({
      what: 'Row',
      text: expect.stringContaining('Microsoft-Windows-Hyper-V-VMMS 19100') as string,
    });
    expect(explain?.params).toEqual({ query: 'Microsoft-Windows-Hyper-V-VMMS 19100' });
    expect(sequence).toEqual({ method: 'showSequence', params: { byteOffset: written.records[merge]!.offset } });
  });

  test('that the filter hides is shown among all records when it is asked for', async () => {
    const { page, peer } = await open();
    await page.locator('#filter-text').fill('SQL-02');
    await settled(page, /^\d+ of 6\d\d records$/);
    await peer.call('reveal', { byteOffset: written.records[300]!.offset });
    await page.locator('.layer .row.chosen[aria-rowindex="302"]').waitFor();
    await settled(page, /^6\d\d records$/);
    expect(await page.locator('.chips').count()).toBe(0);
  });
});

describe('a file that does not stay as it was', () => {
  test('is told, and read again on demand', async () => {
    const { page, peer, calls } = await open();
    await settled(page, /^\d+ of 6\d\d records$/);
    const state: WireLogState = {
      view: 1,
      rows: 3,
      damagedRows: 0,
      allRows: 9,
      isViewComplete: true,
      progress: 1,
      records: 9,
      damaged: 0,
      bytes: 1,
      isComplete: true,
      coverage: [],
      checks: [],
      providers: [],
      stale: 'changed',
    };
    await peer.call('state', { state });
    await page.locator('.notice', { hasText: 'The file changed since it was opened.' }).waitFor();
    await page.getByRole('button', { name: 'Read again' }).click();
    await page.locator('.notice').waitFor({ state: 'detached' });
    await settled(page, /^\d+ of 6\d\d records$/);
    expect(calls.map(({ method }) => method)).toEqual(['readAgain']);
  });

  test('is read again when the server knows it no more', async () => {
    let isGone = false;
    const { page } = await open({
      handlers: {
        rows: ({ view, from }) => {
          if (isGone) throw new Error('This log was closed.');
          return { view, from, rows: [] };
        },
      },
    });
    isGone = true;
    await page.getByText('All records').click();
    await page.locator('.notice', { hasText: 'This log was closed.' }).waitFor();
    await page.getByRole('button', { name: 'Read again' }).waitFor();
  });

  test('says so where a record of it is gone', async () => {
    const { page } = await open({ handlers: { record: () => null } });
    await settled(page, /^\d+ of 6\d\d records$/);
    await page.locator('.layer .row').first().click();
    await page.locator('.panel', { hasText: 'This record cannot be read any more' }).waitFor();
  });

  test('that cannot be opened says why, and nothing else', async () => {
    const refused = 'This log has 90 MB. Here files can only be read whole.';
    opened = await pages.open(written.bytes, {
      handlers: { ready: () => ({ title: 'x', state: null, reveal: null, timeZone: 'UTC', problem: refused }) },
    });
    await opened.page.locator('.notice', { hasText: refused }).waitFor();
    expect(await opened.page.locator('.grid').count()).toBe(0);
    expect(await violations(opened.page)).toEqual([]);
  });
});

describe('four million rows', () => {
  const rows = 4_000_000;
  const rowAt = (row: number): WireRecordRow => ({
    kind: 'record',
    byteOffset: 4096 + row * 500,
    recordId: String(row),
    time: '130385856600000000',
    isTimeCredible: true,
    level: 4,
    provider: 'P',
    eventId: row % 60_000,
    host: 'H',
    channel: 'C',
    data: `row ${row}`,
  });

  async function openMany(): Promise<Page> {
    const state: WireLogState = {
      view: 1,
      rows,
      damagedRows: 0,
      allRows: rows,
      isViewComplete: true,
      progress: 1,
      records: rows,
      damaged: 0,
      bytes: 2e9,
      isComplete: true,
      coverage: [],
      checks: [],
      providers: [],
    };
    const { page, peer } = await pages
      .open(written.bytes, {
        handlers: {
          filter: () => ({ view: 1 }),
          rows: ({ view, from, count }) => ({
            view,
            from,
            rows: Array.from({ length: count }, (_unused, at) => rowAt(from + at)),
          }),
          find: () => ({ row: null, isSettled: true }),
          record: () => null,
        },
      })
      .then((log) => (opened = log));
    await page.locator('.grid').waitFor();
    await peer.call('state', { state });
    await page.locator('.row .means', { hasText: /^row 0$/ }).waitFor();
    return page;
  }

  test('are all within reach: by keys, by the bar, and row by row with the wheel', async () => {
    const page = await openMany();
    await page.locator('.layer .row').first().click();
    await page.keyboard.press('End');
    await page.locator('.row:focus .means', { hasText: 'row 3999999' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.locator('.row:focus .means', { hasText: 'row 3999998' }).waitFor();
    await page.locator('.viewport').evaluate((viewport) => {
      viewport.scrollTop = viewport.scrollHeight / 2;
    });
    const first = async (): Promise<number> =>
      Number(/\d+/.exec((await page.locator('.layer .row:not(.chosen) .means').first().textContent()) ?? '')?.[0]);
    await expect.poll(async () => Math.abs((await first()) - 2_000_000)).toBeLessThan(10_000);
    const before = await first();
    await page.locator('.viewport').hover();
    await page.mouse.wheel(0, 230);
    await expect.poll(first).toBeGreaterThan(before);
    expect((await first()) - before).toBeLessThan(20);
    expect(await page.locator('.layer .row').count()).toBeLessThan(60);
  });
});

describe('for everybody', () => {
  test.each(themeNames)('nothing is wrong by axe in %s', async (theme) => {
    const { page } = await open({ theme, reveal: written.records[merge]!.offset });
    await page.locator('.panel', { hasText: 'What it means' }).waitFor();
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.locator('#filter-vm').fill('SQL-02');
    await page.locator('.chips').waitFor();
    await page.getByRole('button', { name: /Coverage/ }).click();
    await page.locator('.coverage').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('#tab-data').click();
    await page.locator('.facts').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keyboard help' }).click();
    await page.locator('.help:focus').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.help').waitFor({ state: 'detached' });
  });

  test('at 200 % nothing is cut off sideways', async () => {
    const { page } = await open({ width: 550, height: 400, reveal: written.records[merge]!.offset });
    await page.locator('.panel', { hasText: 'What it means' }).waitFor();
    await page.getByRole('button', { name: /^Filters/ }).click();
    const sideways = await page.evaluate(() => [
      document.documentElement.scrollWidth - innerWidth,
      ...[...document.querySelectorAll('.app, .bar, .filters, .details, .panel')].map(
        (one) => one.scrollWidth - one.clientWidth,
      ),
    ]);
    expect(Math.max(...sideways)).toBeLessThanOrEqual(1);
    expect(await violations(page)).toEqual([]);
  });

  test('the policy of the page refuses nothing of it', async () => {
    const { page, complaints } = await open();
    await page.getByText('All records').click();
    await page.locator('.layer .row').nth(3).click();
    await page.locator('.panel').waitFor();
    expect(complaints).toEqual([]);
    expect(
      await page
        .locator('.layer .row')
        .first()
        .evaluate((row) => (row instanceof HTMLElement ? row.style.height : '')),
    ).toMatch(/px$/);
  });
});

test('there are records of VMMS to look at', () => {
  expect(vmmsAdmin.length).toBeGreaterThan(0);
  expect(merge).toBeGreaterThan(0);
});
