/** A source with its marks taken out: `[|...|]` are ranges, `$0` is the cursor. Nobody counts columns. */
export interface MarkedText {
  readonly text: string;
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  readonly cursor: number | undefined;
}

export function parseMarkers(marked: string): MarkedText {
  const ranges: { start: number; end: number }[] = [];
  const open: number[] = [];
  let text = '';
  let cursor: number | undefined;
  for (let at = 0; at < marked.length;) {
    if (marked.startsWith('[|', at)) open.push(text.length);
    else if (marked.startsWith('|]', at)) {
      const start = open.pop();
      if (start === undefined) throw new Error(`A "|]" without its "[|" at ${at}.`);
      ranges.push({ start, end: text.length });
    } else if (marked.startsWith('$0', at)) cursor = text.length;
    else {
      text += marked[at++] ?? '';
      continue;
    }
    at += 2;
  }
  if (open.length > 0) throw new Error('A "[|" without its "|]".');
  return { text, ranges: ranges.sort((a, b) => a.start - b.start), cursor };
}
