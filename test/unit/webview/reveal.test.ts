import { expect, test } from 'vitest';
import { wayInto } from '../../../src/webview/panel/reveal';

const room = { top: 100, bottom: 500 };

test.each([
  ['in sight stays where it is', { top: 200, bottom: 240 }, 0, 0],
  ['above is brought under the upper edge, or to the middle', { top: 50, bottom: 90 }, -58, -230],
  ['below is brought over the lower edge, or to the middle', { top: 600, bottom: 640 }, 148, 320],
  ['higher than the room is read from its upper edge', { top: 600, bottom: 1200 }, 500, 492],
])('a row %s', (_what, row, least, toMiddle) => {
  expect(wayInto(room, row, false)).toBe(least);
  expect(wayInto(room, row, true)).toBe(toMiddle);
});
