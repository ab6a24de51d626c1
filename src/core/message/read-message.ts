import type { EventProvider } from '../explain/facts/events';
import type { Span } from '../text/span';
import { providersWith } from './heads';
import type { MessageEvent, MessageProblem, MessageText, MessageToken, VssMessage } from './model';
import { segmentsOf, type Segment, type SegmentHead } from './segments';
import { shapesIn, vssCode } from './shapes';
import { tokensIn } from './tokens';
import { writerIn } from './vss-blocks';

/** Nobody pastes as many; 4 MB of `Event ID 1` would have some 300,000. */
const mostTokens = 50_000;
const mostCharacters = 4 * 1024 * 1024;

/**
 * Reads messages of events, codes and ids that were pasted without a record around them, in any language: names of sources, numbers,
 * codes, GUIDs, paths and the form of a message carry the meaning. `isAlone` is false for a text of another kind in which such a message
 * stands: then a code outside of a message belongs to what the text is. Never throws.
 */
export function readMessage(text: string, isAlone: boolean): MessageText {
  const problems: MessageProblem[] = [];
  const events: MessageEvent[] = [];
  const vss: VssMessage[] = [];
  const tokens: MessageToken[] = [];
  const parts: Span[] = [];
  const isCut = text.length > mostCharacters;
  const looked = isCut ? text.slice(0, mostCharacters) : text;
  const segments = segmentsOf(looked, (span) =>
    problems.push({ span, message: 'The line is longer than any message of Windows and was not looked at.' }),
  );
  for (const { head, body } of segments) {
    const whole = { start: head?.span.start ?? body.start, end: body.end };
    parts.push(whole);
    const own = tokens.length < mostTokens ? tokensOf(looked, whole) : [];
    for (const token of own) tokens.push(token);
    const found = eventsOf(looked, { ...(head && { head }), body }, problems);
    for (const one of found) events.push(one);
    if (found.length === 0) vss.push(...vssMessagesIn(looked, body, own));
  }
  if (isCut)
    problems.push({
      span: { start: mostCharacters, end: text.length },
      message: `Reading ended after ${mostCharacters} characters; messages are pasted one or a few at a time.`,
    });
  const read = [...events.map(({ span, body }) => union(span, body)), ...vss.map(({ span }) => span)];
  const strays = isAlone ? outsideOf(read, tokens) : [];
  return {
    text,
    events,
    vss,
    tokens: isAlone ? tokens : [],
    parts,
    isAlone,
    read: [...read, ...strays.slice(0, 1000).map(({ span }) => span)].sort((a, b) => a.start - b.start),
    problems,
  };
}

function eventsOf(text: string, { head, body }: Segment, problems: MessageProblem[]): MessageEvent[] {
  const shapes = shapesIn(text.slice(body.start, body.end), body.start);
  if (head?.id !== undefined) {
    const named = namedBy(head, head.id, body, shapes[0], problems);
    return named ? [named] : [];
  }
  return shapes.map(({ provider, id, builds, span }, at) => {
    const start = at === 0 ? body.start : lineStart(text, span.start, shapes[at - 1]?.span.end ?? 0);
    const next = shapes[at + 1];
    const end = next ? lineStart(text, next.span.start, span.end) : body.end;
    return { provider, id, from: 'message' as const, ...(builds && { builds }), span, body: { start, end } };
  });
}

function namedBy(
  { providers, span }: SegmentHead,
  id: number,
  body: Span,
  shape: { readonly provider: string; readonly id: number } | undefined,
  problems: MessageProblem[],
): MessageEvent | undefined {
  const [only, ...others] = providers ?? [];
  if (only && others.length === 0) return { id, provider: only.name, from: 'head', span, body };
  // The message itself may say whose it is.
  if (shape?.id === id) return { id, provider: shape.provider, from: 'head', span, body };
  const having = providers ?? providersWith(id);
  const [assumed, ...more] = having;
  if (assumed && more.length === 0) return { id, provider: assumed.name, from: 'assumed', span, body };
  problems.push({ span, message: unclear(id, having) });
  return undefined;
}

function unclear(id: number, having: readonly EventProvider[]): string {
  if (having.length === 0)
    return `The text does not say which source logged event ${id}, and none that is known here has an event of that number.`;
  const names = having.map(({ name }) => name.replace(/^Microsoft-Windows-/, '')).join(', ');
  return `The text does not say which source logged event ${id}; ${names} have one, and it means something else in each.`;
}

/** Messages of VSS that end in `hr = 0x...` and are of an event that only the id tells. */
function vssMessagesIn(text: string, body: Span, tokens: readonly MessageToken[]): VssMessage[] {
  const message = text.slice(body.start, body.end);
  const [found] = message.matchAll(vssCode);
  if (found?.[1] === undefined) return [];
  const at = body.start + found.index + found[0].length - found[1].length;
  const code = tokens.find((token): token is VssMessage['code'] => token.kind === 'code' && token.span.start === at);
  if (!code) return [];
  const routine = /\b([A-Z][A-Za-z:]{2,60})\((?!s\))/.exec(message.slice(0, found.index))?.[1];
  const writerId = writerIn(message);
  return [{ span: body, code, ...(routine !== undefined && { routine }), ...(writerId !== undefined && { writerId }) }];
}

function* linesIn(text: string, { start, end }: Span): Generator<Span> {
  let at = start;
  for (const found of text.slice(start, end).matchAll(/\r\n|\r|\n/g)) {
    yield { start: at, end: start + found.index };
    at = start + found.index + found[0].length;
  }
  yield { start: at, end };
}

/** A path that a console broke stands in two lines; each is looked at alone. */
function tokensOf(text: string, span: Span): MessageToken[] {
  return [...linesIn(text, span)].flatMap((line) => tokensIn(text.slice(line.start, line.end), line.start));
}

/** Not before `least`: looking for a line break that the whole text lacks would cost the whole text each time. */
function lineStart(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && !/[\r\n]/.test(text.charAt(start - 1))) start--;
  return start;
}

function union(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Both stand in the order of the text, so one walk is enough. */
function outsideOf(read: readonly Span[], tokens: readonly MessageToken[]): MessageToken[] {
  const sorted = [...read].sort((a, b) => a.start - b.start);
  let next = 0;
  return tokens.filter(({ span }) => {
    while ((sorted[next]?.end ?? Number.MAX_SAFE_INTEGER) < span.end) next++;
    const around = sorted[next];
    return !around || !contains(around, span);
  });
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
