/** Rows of one height, of which only those near the screen are in the page. */
export interface RowWindow {
  readonly scrollTop: number;
  /** Height of what is seen. */
  readonly height: number;
  readonly rowHeight: number;
  readonly count: number;
}

/** More rows are there than are seen, so that a turn of the wheel finds them. */
const overscan = 12;

/** The rows to be in the page, `to` not among them. */
export function rowsToShow({ scrollTop, height, rowHeight, count }: RowWindow): {
  readonly from: number;
  readonly to: number;
} {
  const first = Math.floor(Math.max(0, scrollTop) / rowHeight) - overscan;
  const last = Math.ceil((Math.max(0, scrollTop) + height) / rowHeight) + overscan;
  const to = Math.min(count, Math.max(0, last));
  // The list may have become shorter than where it is scrolled to.
  return { from: Math.max(0, Math.min(first, to - 1)), to };
}

/** Where to scroll to so that a row is seen; where it is seen, nowhere else than one is. */
export function scrollTopFor(index: number, { scrollTop, height, rowHeight }: RowWindow): number {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  return top + rowHeight > scrollTop + height ? top + rowHeight - height : scrollTop;
}
