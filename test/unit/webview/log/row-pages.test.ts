import { expect, test } from 'vitest';
import type { WireRow, WireRows } from '../../../../src/protocol/log-viewer';
import { pageRows, RowPages } from '../../../../src/webview/log/row-pages';

const row = (at: number): WireRow => ({ kind: 'damage', byteOffset: at, lengthBytes: 1, reason: '' });

interface Asked {
  readonly from: number;
  readonly count: number;
  answer(rows?: number): Promise<void>;
}

function pagesOf(): { pages: RowPages; asked: Asked[] } {
  const asked: Asked[] = [];
  const pages = new RowPages(
    (view, from, count) =>
      new Promise<WireRows | undefined>((resolve) => {
        asked.push({
          from,
          count,
          answer: async (rows = count) => {
            resolve({ view, from, rows: Array.from({ length: rows }, (_unused, at) => row(from + at)) });
            await new Promise((done) => setImmediate(done));
          },
        });
      }),
  );
  pages.show(1);
  return { pages, asked };
}

const nothing = (): void => undefined;

test('a page is asked for once, and tells when it came', async () => {
  const { pages, asked } = pagesOf();
  let came = 0;
  const need = (): void => {
    pages.need(100, 150, 1000, () => came++);
  };
  need();
  need();
  expect(asked.map(({ from, count }) => [from, count])).toEqual([
    [0, pageRows],
    [pageRows, pageRows],
  ]);
  await asked[1]!.answer();
  expect([came, pages.at(100), pages.at(pageRows)]).toEqual([1, undefined, row(pageRows)]);
  await asked[0]!.answer();
  need();
  expect([came, asked.length, pages.at(100)]).toEqual([2, 2, row(100)]);
});

test('the last page is asked for again when the view has grown into it', async () => {
  const { pages, asked } = pagesOf();
  pages.need(0, 10, 10, nothing);
  await asked[0]!.answer();
  pages.need(0, 10, 10, nothing);
  expect(asked).toHaveLength(1);
  pages.need(0, 30, 50, nothing);
  expect([asked[1]?.count, pages.at(5)]).toEqual([50, row(5)]);
});

test('an answer to an older view is dropped', async () => {
  const { pages, asked } = pagesOf();
  pages.need(0, 10, 10, nothing);
  pages.show(2);
  await asked[0]!.answer();
  expect(pages.at(0)).toBeUndefined();
});

test('a refresh shows what there is until the new comes', async () => {
  const { pages, asked } = pagesOf();
  pages.need(0, 10, 10, nothing);
  await asked[0]!.answer();
  pages.refresh();
  pages.need(0, 10, 10, nothing);
  expect([asked.length, pages.at(3)]).toEqual([2, row(3)]);
});

test('what is kept is bounded', async () => {
  const { pages, asked } = pagesOf();
  for (let page = 0; page < 100; page++) {
    pages.need(page * pageRows, page * pageRows + 1, 1e6, nothing);
    await asked.at(-1)!.answer();
  }
  expect(pages.at(0)).toBeUndefined();
  expect(pages.at(99 * pageRows)).toBeDefined();
});
