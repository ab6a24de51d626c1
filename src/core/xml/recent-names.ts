/** Longer ones hardly repeat, and comparing them costs more than cutting them out. */
const longest = 40;
/** A power of two; a configuration has some two hundred names. */
const slotCount = 1024;

/**
 * Cuts names and short values out of a text, and gives the same string again for what was cut out lately: a configuration has
 * a hundred thousand names but few different ones. It looks at the text only, so what it gives is always what is there.
 */
export class RecentNames {
  private readonly slots: string[] = new Array<string>(slotCount).fill('');

  constructor(private readonly text: string) {}

  slice(start: number, end: number): string {
    const length = end - start;
    if (length <= 0 || length > longest) return this.text.slice(start, end);
    const { text } = this;
    const middle = text.charCodeAt(start + (length >> 1));
    const slot = (text.charCodeAt(start) * 7 + middle * 31 + text.charCodeAt(end - 1) * 131 + length * 17) % slotCount;
    const known = this.slots[slot] ?? '';
    if (known.length === length && text.startsWith(known, start)) return known;
    return (this.slots[slot] = text.slice(start, end));
  }
}
