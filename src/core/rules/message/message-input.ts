import type { MessageEvent, MessageText, MessageToken } from '../../message/model';
import type { BuildRange } from '../../process';
import type { Span } from '../../text/span';
import { catalogueRow } from '../facts/catalogue';
import { knownSeverity } from '../known-severity';
import type { RowMatch } from '../records/match-rows';
import type { Rule, RuleFinding, SeverityOrOff } from '../rule';

/** What a rule on pasted messages may look at. */
export interface MessageInput {
  readonly doc: MessageText;
  /** What is known of the builds of the computer that logged them. */
  readonly builds: BuildRange;
  /** The rules on records that an event meets. */
  readonly matches: readonly EventMatch[];
  /** Messages that a rule on their event tells of: a code in them is told there. */
  readonly told: readonly Span[];
}

/** An event of the text and a rule on records that it meets. */
export interface EventMatch {
  readonly event: MessageEvent;
  readonly match: RowMatch;
}

export type MessageRule = Rule<MessageInput>;
export type Reporter = (finding: RuleFinding) => void;
export type CodeToken = MessageToken & { readonly kind: 'code' };

/** A rule of the catalogue on messages: as severe as in a configuration, else as in a record, else as in the output of vssadmin. */
export function messageRule(
  code: string,
  otherwise: SeverityOrOff,
  check: (input: MessageInput, report: Reporter) => void,
): MessageRule {
  return {
    code,
    title: catalogueRow(code).title,
    cost: 'fast',
    ...knownSeverity(code, otherwise),
    check,
  };
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The disk file that the message around a place names. */
export function fileBeside({ parts, tokens }: MessageText, span: Span, name = /./): MessageToken | undefined {
  const part = partAt(parts, span);
  return part && tokens.find((one) => one.kind === 'file' && contains(part, one.span) && name.test(one.value));
}

function partAt(parts: readonly Span[], span: Span): Span | undefined {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((parts[middle]?.start ?? 0) <= span.start) low = middle + 1;
    else high = middle;
  }
  const part = parts[low - 1];
  return part && contains(part, span) ? part : undefined;
}
