import type { ConfigInput } from '../config-input';
import type { TextEdit } from '../rule';
import { entryName, type NumberedEntry, type Numbering } from './manifest-entries';
import { removeElement, renameElement } from './text-edits';

/**
 * The edits after which the manifest holds these entries and no other, numbered without a gap, with its size right. Entries
 * keep their order; nothing else in a configuration names an entry by its number.
 */
export function rewriteManifest(
  { config: { manifest }, document: { text } }: ConfigInput,
  { entries }: Numbering,
  isDropped: (entry: NumberedEntry) => boolean = () => false,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const kept = inOrder(entries).filter((entry) => {
    if (isDropped(entry)) edits.push(removeElement(text, entry.element));
    return !isDropped(entry);
  });
  for (const [at, { element }] of kept.entries()) {
    const name = entryName(at + 1);
    if (element.name !== name) edits.push(...renameElement(text, element, name));
  }
  const size = manifest?.size;
  if (size && size.value !== kept.length) edits.push({ span: size.span, newText: String(kept.length) });
  return edits;
}

/** By number; an entry without one stays behind its neighbour. */
function inOrder(entries: readonly NumberedEntry[]): NumberedEntry[] {
  let last = 0;
  return entries
    .map((entry, at) => ({ entry, at, number: (last = entry.number ?? last) }))
    .sort((a, b) => a.number - b.number || a.at - b.at)
    .map(({ entry }) => entry);
}
