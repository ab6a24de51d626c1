import type { MessageEvent, MessageText, MessageToken } from '../../message/model';
import type { BuildRange } from '../../process';
import { countUntil } from '../../text/count-until';
import type { Span } from '../../text/span';
import { catalogueRule } from '../catalogue-rule';
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
  return catalogueRule(code, knownSeverity(code, otherwise), check);
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** So many files of one message are looked at. */
const mostFiles = 200;

/** The disk file that the message around a place names. */
export function fileBeside(doc: MessageText, span: Span, name = /./): MessageToken | undefined {
  const part = doc.parts[countUntil(doc.parts, ({ start }) => start, span.start) - 1];
  if (!part || !contains(part, span)) return undefined;
  const files = filesOf(doc);
  const first = countUntil(files, (file) => file.span.start, part.start - 1);
  return files.slice(first, first + mostFiles).find((one) => contains(part, one.span) && name.test(one.value));
}

const filesByText = new WeakMap<MessageText, readonly MessageToken[]>();

/** The disk files that a text names, in order: rules ask once for each code. */
function filesOf(doc: MessageText): readonly MessageToken[] {
  const files = filesByText.get(doc) ?? doc.tokens.filter(({ kind }) => kind === 'file');
  filesByText.set(doc, files);
  return files;
}
