import type { ListRow } from './list-rows';

/** What a key does in the list: the active row moves, a heading opens or closes, a row is chosen. */
export type TreeMove =
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'open'; readonly index: number; readonly isOpen: boolean }
  | { readonly kind: 'choose'; readonly index: number };

/** The keys of a tree as the ARIA practices name them; `undefined` for a key that is none of them. */
export function moveInTree(
  rows: readonly ListRow[],
  active: string | undefined,
  key: string,
  { page, typed }: { readonly page: number; readonly typed: string },
): TreeMove | undefined {
  const at = rows.findIndex((row) => row.key === active);
  const to = (index: number): TreeMove | undefined =>
    rows.length === 0 ? undefined : { kind: 'move', index: Math.min(rows.length - 1, Math.max(0, index)) };
  switch (key) {
    case 'ArrowDown':
      return to(at + 1);
    case 'ArrowUp':
      return to(at - 1);
    case 'PageDown':
      return to(at + page);
    case 'PageUp':
      return to(at - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(rows.length - 1);
    case 'ArrowRight':
      return right(rows, at);
    case 'ArrowLeft':
      return left(rows, at);
    case 'Enter':
    case ' ':
      return at < 0 ? undefined : { kind: 'choose', index: at };
    default:
      return key.length === 1 && typed.endsWith(key) ? typeAhead(rows, at, typed) : undefined;
  }
}

function right(rows: readonly ListRow[], at: number): TreeMove | undefined {
  const row = rows[at];
  if (!row || row.kind === 'run') return undefined;
  return row.isOpen ? { kind: 'move', index: at + 1 } : { kind: 'open', index: at, isOpen: true };
}

function left(rows: readonly ListRow[], at: number): TreeMove | undefined {
  const row = rows[at];
  if (!row) return undefined;
  if (row.kind !== 'run' && row.isOpen) return { kind: 'open', index: at, isOpen: false };
  for (let index = at - 1; index >= 0; index--) {
    const one = rows[index];
    if (one && one.level < row.level) return { kind: 'move', index };
  }
  return undefined;
}

/** The next VM whose name begins so; the same letter again goes on to the one after it. */
function typeAhead(rows: readonly ListRow[], at: number, typed: string): TreeMove | undefined {
  const isRepeated = typed.length > 1 && typed.split(typed[0] ?? '').join('') === '';
  const wanted = (isRepeated ? (typed[0] ?? '') : typed).toLowerCase();
  const first = typed.length === 1 || isRepeated ? at + 1 : Math.max(0, at);
  for (let offset = 0; offset < rows.length; offset++) {
    const index = (first + offset) % rows.length;
    const row = rows[index];
    if (row?.kind === 'run' && row.run.vm.name.toLowerCase().startsWith(wanted)) return { kind: 'move', index };
  }
  return undefined;
}
