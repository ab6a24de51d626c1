import type { RelatedSpan } from '../rule';
import { allCodeRows, type CodeRow } from './code-rows';
import {
  contains,
  fileBeside,
  messageRule,
  type CodeToken,
  type MessageInput,
  type MessageRule,
  type Reporter,
} from './message-input';

const mostRelated = 5;

/** The first place of each code of a row that no event's rule tells of, the others as related places. */
export function reportCodes(input: MessageInput, row: CodeRow, report: Reporter): void {
  const strays = strayCodes(input);
  for (const [code, meaning] of Object.entries(row.codes)) {
    const places = strays.filter(
      (token) => token.value === code && (row.needs === undefined || fileBeside(input.doc, token.span) !== undefined),
    );
    const [first, ...others] = places;
    if (!first) continue;
    const file = row.alone && fileBeside(input.doc, first.span);
    const related: RelatedSpan[] = others
      .slice(0, mostRelated)
      .map(({ span }) => ({ span, message: `${code} again.` }));
    report({
      span: first.span,
      message: `${code}: ${meaning}${file ? ` (${quoted(file.value)})` : ''}.`,
      ...(row.alone && !file && { atMost: row.alone.atMost }),
      related,
      fixes: () => [{ title: row.advice }],
    });
  }
}

/** Codes outside of messages that a rule on their event tells. Both are in order, so one walk is enough. */
function strayCodes({ doc, told }: MessageInput): CodeToken[] {
  let next = 0;
  return doc.tokens.filter((token): token is CodeToken => {
    while ((told[next]?.end ?? Number.MAX_SAFE_INTEGER) < token.span.end) next++;
    const around = told[next];
    return token.kind === 'code' && !(around && contains(around, token.span));
  });
}

function quoted(path: string): string {
  return `"${path.length > 300 ? `${path.slice(0, 300)}...` : path}"`;
}

/** Rules that a code alone proves. */
export const codeRules: readonly MessageRule[] = allCodeRows
  .filter(({ rule }) => rule !== 'HVB094' && rule !== 'HVB095')
  .map((row) =>
    messageRule(row.rule, row.severity, (input, report) => {
      reportCodes(input, row, report);
    }),
  );
