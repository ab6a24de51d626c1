import type { RelatedSpan } from '../rule';
import type { VssTextInput, VssTextRule } from './vss-text-input';
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
    const isOfWriter = (at: number): boolean => doc.writers.some(({ span }) => span.start <= at && at < span.end);
    const places = doc.codes
      .filter(({ value, span }) => value === code && !isOfWriter(span.start))
      .slice(0, mostRelated);
    const [first, ...others] = places;
    if (!first) continue;
    const related: RelatedSpan[] = others.map(({ span }) => ({ span, message: `${code} again.` }));
    report({ span: first.span, message: `${code}: ${meaning}.`, related, fixes: () => [{ title: advice }] });
  }
}

/** Codes that vssadmin prints when a call of its own failed. */
export const codeRules: readonly VssTextRule[] = [
  ruleOf('HVB092', 'error', (input, report) => {
    const meaning = 'the provider refused to make the shadow copy, which may be for lack of storage';
    reportCodes(
      input,
      { '0x80042306': meaning },
      'Look at the room for shadow copies ("vssadmin list shadowstorage") and on the array, then at the events of the provider in the Application log.',
      report,
    );
  }),
  ruleOf('HVB103', 'error', (input, report) => {
    reportCodes(
      input,
      {
        '0x80042304': 'the provider that was named is not registered on this computer',
        '0x8004230C': 'no provider on this computer supports the volume',
        '0x8004230E': 'the provider that was named does not support the volume',
      },
      'Compare "vssadmin list providers" of all nodes that can own the volume; for 0x8004230C find out first what the volume is.',
      report,
    );
  }),
];
