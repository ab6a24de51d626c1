/** What the keys of a table do with its rows. */
export interface RowKeys<Key> {
  readonly order: readonly Key[];
  readonly chosen: Key | undefined;
  readonly choose: (key: Key | undefined, isExtended: boolean) => void;
  readonly open: (key: Key) => void;
}

/** The keys of the picture, in its table; the focus goes with the choice. Rows have `data-row` with their place in the order. */
export function moveInRows<Key>(event: KeyboardEvent, { order, chosen, choose, open }: RowKeys<Key>): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const at = chosen === undefined ? -1 : order.indexOf(chosen);
  const last = order.length - 1;
  const targets: Readonly<Record<string, number>> = {
    ArrowDown: Math.min(last, at + 1),
    ArrowUp: Math.max(0, at - 1),
    Home: 0,
    End: last,
    PageDown: Math.min(last, at + 8),
    PageUp: Math.max(0, at - 8),
  };
  const to = Object.hasOwn(targets, event.key) ? targets[event.key] : undefined;
  const key = to === undefined ? undefined : order[to];
  const table = event.currentTarget;
  if (key !== undefined) {
    choose(key, event.shiftKey);
    // The row has its tab stop when the page has been rendered.
    if (table instanceof Element)
      requestAnimationFrame(() => {
        table.querySelector<HTMLElement>(`tr[data-row="${to ?? 0}"] .cell`)?.focus();
      });
  } else if (event.key === 'Enter' && chosen !== undefined) open(chosen);
  else if (event.key === 'Escape') choose(undefined, false);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
