import { describe, expect, test } from 'vitest';
import { ScrollModel } from '../../../../src/webview/log/scroll-model';

function model(rows: number, height = 440): ScrollModel {
  return new ScrollModel(22, rows, height);
}

describe('up to some hundred thousand rows', () => {
  test('a pixel of the bar is a pixel of rows', () => {
    const scroll = model(1000);
    expect([scroll.isScaled, scroll.spacer, scroll.page]).toEqual([false, 22_000, 20]);
    scroll.scrolledTo(2211);
    expect(scroll.top).toBeCloseTo(100.5);
    expect(scroll.scrollTop).toBeCloseTo(2211);
    expect(scroll.window).toEqual({ from: 100, to: 122 });
    expect(scroll.offsetOf(101)).toBe(11);
  });

  test('it goes no further than its ends', () => {
    const scroll = model(1000);
    scroll.scrolledTo(1e9);
    expect(scroll.window.to).toBe(1000);
    expect(scroll.top).toBe(980);
    scroll.moveBy(-1e9);
    expect(scroll.top).toBe(0);
    scroll.rows = 3;
    scroll.scrolledTo(50);
    expect([scroll.top, scroll.window]).toEqual([0, { from: 0, to: 3 }]);
  });

  test('a row is brought into sight and no further', () => {
    const scroll = model(1000);
    scroll.reveal(19);
    expect(scroll.top).toBe(0);
    scroll.reveal(20);
    expect(scroll.top).toBe(1);
    scroll.reveal(0);
    expect(scroll.top).toBe(0);
    scroll.center(500);
    expect(scroll.top).toBe(490);
    scroll.center(495);
    expect(scroll.top).toBe(490);
  });
});

describe('four million rows', () => {
  const rows = 4_000_000;

  test('the bar is a scale: both ends and the middle are where they should be', () => {
    const scroll = model(rows);
    expect(scroll.isScaled).toBe(true);
    expect(scroll.spacer).toBeLessThan(10_000_000);
    const range = scroll.spacer - scroll.height;
    for (const share of [0, 0.25, 0.5, 1]) {
      scroll.scrolledTo(range * share);
      expect(scroll.top).toBeCloseTo((rows - 20) * share, 3);
      expect(scroll.scrollTop).toBeCloseTo(range * share, 3);
    }
  });

  test('keys and wheel go row by row', () => {
    const scroll = model(rows);
    scroll.reveal(2_000_000);
    const before = scroll.top;
    scroll.moveBy(22);
    expect(scroll.top).toBe(before + 1);
    scroll.reveal(rows - 1);
    expect(scroll.window.to).toBe(rows);
    expect(scroll.offsetOf(rows - 1)).toBe(440 - 22);
  });
});

test('nothing to show is shown as nothing', () => {
  const scroll = model(0, 0);
  scroll.scrolledTo(10);
  expect([scroll.top, scroll.window, scroll.spacer, scroll.scrollTop]).toEqual([0, { from: 0, to: 0 }, 0, 0]);
});
