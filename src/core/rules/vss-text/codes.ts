import { countUntil } from '../../text/count-until';
import type { Span } from '../../text/span';
import type { VssWriter } from '../../vss-text/model';
import type { RelatedSpan } from '../rule';
import type { VssTextInput, VssTextRule } from './vss-text-input';
import { callErrors } from './code-rows';
import { ruleOf, type Reporter } from './rule-of';

const mostRelated = 5;

/** Reports the first place of each of these codes that stands in no writer's row; what a writer has is told with the writer. */
export function reportCodes(
  { doc }: VssTextInput,
  meanings: Readonly<Record<string, string>>,
  advice: string,
  report: Reporter,
): void {
  for (const [code, meaning] of Object.entries(meanings)) {
    const places: Span[] = [];
    for (const { value, span } of doc.codes) {
      if (value === code && !isOfWriter(doc.writers, span.start)) places.push(span);
      if (places.length === mostRelated) break;
    }
    const [first, ...others] = places;
    if (!first) continue;
    const related: RelatedSpan[] = others.map((span) => ({ span, message: `${code} again.` }));
    report({ span: first, message: `${code}: ${meaning}.`, related, fixes: () => [{ title: advice }] });
  }
}

/** Writers stand in the order of the text. */
function isOfWriter(writers: readonly VssWriter[], at: number): boolean {
  const before = writers[countUntil(writers, ({ span }) => span.start, at) - 1];
  return before !== undefined && at < before.span.end;
}

/** Codes that vssadmin prints when a call of its own failed; that there is not enough room is told with the storage. */
export const codeRules: readonly VssTextRule[] = callErrors
  .filter(({ rule }) => rule !== 'HVB094')
  .map(({ rule, severity, codes, advice }) =>
    ruleOf(rule, severity, (input, report) => {
      reportCodes(input, codes, advice, report);
    }),
  );
