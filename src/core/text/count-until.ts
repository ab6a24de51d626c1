/** How many of the items, which stand in the order of a text, begin at a place or before it. */
export function countUntil<T>(items: readonly T[], startOf: (item: T) => number, place: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && startOf(item) <= place) low = middle + 1;
    else high = middle;
  }
  return low;
}
