import { expect, test } from 'vitest';
import { countUntil } from '../../../src/core/text/count-until';

test.each([
  [[], 5, 0],
  [[5], 4, 0],
  [[5], 5, 1],
  [[1, 5, 5, 9], 5, 3],
  [[1, 5, 5, 9], 8, 3],
  [[1, 5, 5, 9], 100, 4],
])('of %j, those at or before %i are %i', (places: readonly number[], place, count) => {
  expect(countUntil(places, (one) => one, place)).toBe(count);
});
