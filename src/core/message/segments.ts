import type { EventProvider } from '../explain/facts/events';
import type { Span } from '../text/span';
import { headIn, numberIn } from './heads';
import { longestLine } from './tokens';

/** A message with what stands above it: the source and id of its event, as far as they are written. */
export interface Segment {
  readonly head?: SegmentHead;
  readonly body: Span;
}

export interface SegmentHead {
  readonly id?: number;
  readonly providers?: readonly EventProvider[];
  readonly span: Span;
}

interface Line {
  readonly start: number;
  /** Without its line end. */
  readonly end: number;
}

type Open = { head?: { -readonly [K in keyof SegmentHead]: SegmentHead[K] }; body?: { start: number; end: number } };

/** So many lines below a source its id may stand. */
const headReach = 3;

/**
 * Cuts a text into messages. One ends where the next has its head, and at a blank line - but what VSS adds to a message stands behind
 * blank lines: a label alone, and below it lines that are indented. Lines that are too long for a message are told.
 */
export function segmentsOf(text: string, tooLong: (span: Span) => void): Segment[] {
  const segments: Segment[] = [];
  let open: Open = {};
  let isAfterGap = false;
  let sinceSource = Number.MAX_SAFE_INTEGER;
  const close = (): void => {
    const { head, body } = open;
    if (head) segments.push({ head, body: body ?? { start: head.span.end, end: head.span.end } });
    else if (body) segments.push({ body });
    open = {};
  };
  for (const line of linesOf(text)) {
    if (line.end - line.start > longestLine) {
      tooLong(line);
      close();
      continue;
    }
    const shown = text.slice(line.start, line.end);
    if (shown.trim() === '') {
      isAfterGap = true;
      continue;
    }
    sinceSource++;
    const head = headIn(shown);
    const number = !head && sinceSource <= headReach && open.head?.id === undefined ? numberIn(shown) : undefined;
    if (head || number !== undefined) {
      const { id = number, providers, length = shown.length } = head ?? {};
      const isMore =
        open.head &&
        !open.body &&
        !isAfterGap &&
        !(id !== undefined && open.head.id !== undefined) &&
        !(providers && open.head.providers);
      if (!isMore) close();
      const start = line.start + (shown.length - shown.trimStart().length);
      const end = line.start + length;
      open.head = {
        ...open.head,
        ...(id !== undefined && { id }),
        ...(providers && { providers }),
        span: { start: open.head?.span.start ?? start, end },
      };
      if (providers) sinceSource = id === undefined ? 0 : Number.MAX_SAFE_INTEGER;
      const rest = shown.slice(length).replace(/^[\s:\uff1a\u2013-]{1,8}/, '');
      if (rest !== '') open.body = { start: line.end - rest.length, end: line.end };
      isAfterGap = false;
      continue;
    }
    if (isAfterGap && open.body && !isContinued(shown)) close();
    isAfterGap = false;
    // What stands between a source and its id is a label of the head.
    if (open.head && !open.body && open.head.id === undefined && sinceSource <= headReach) continue;
    open.body = { start: open.body?.start ?? line.start, end: line.end };
  }
  close();
  return segments;
}

/** A label alone (`Operation:`), or a line that is indented below one. */
function isContinued(line: string): boolean {
  return /^[^\s:\uff1a][^:\uff1a]{0,60}\s?[:\uff1a]\s*$/u.test(line) || /^(?:\s{2,}|\t)\S/.test(line);
}

function* linesOf(text: string): Generator<Line> {
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (const found of text.matchAll(breaks)) {
    yield { start, end: found.index };
    start = found.index + found[0].length;
  }
  if (start < text.length) yield { start, end: text.length };
}
