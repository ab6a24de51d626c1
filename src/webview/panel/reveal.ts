/** Upper and lower edge, in pixels of the window. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** What stands off an edge that it was brought to. */
const air = 8;

/** How far to scroll so that a row is in sight: no further than is needed, or, where it is looked at anew, to the middle. */
export function wayInto(room: Extent, row: Extent, isToMiddle: boolean): number {
  const toTop = row.top - room.top;
  // A row that is higher than the room is read from its upper edge.
  const least =
    toTop < 0 ? toTop - air : row.bottom > room.bottom ? Math.min(row.bottom - room.bottom + air, toTop) : 0;
  if (least === 0 || !isToMiddle) return least;
  return Math.min((row.top + row.bottom - room.top - room.bottom) / 2, toTop - air);
}

/** The part of the page that scrolls an element; nothing where the whole page does. */
export function scrollerOf(element: Element): HTMLElement | undefined {
  const scroller = element.closest<HTMLElement>('[data-scroller]');
  if (!scroller || scroller.scrollHeight <= scroller.clientHeight) return undefined;
  return getComputedStyle(scroller).overflowY === 'visible' ? undefined : scroller;
}
