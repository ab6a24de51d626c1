import type { ExplanationVariant } from './explanation';

/** How a meaning is known, for people. */
export const evidenceWords: Readonly<Record<ExplanationVariant['evidence'], string>> = {
  seen: 'seen in a real log',
  quoted: 'from documentation or public cases',
  catalogue: 'from the message catalogue',
};

/** What stands behind a meaning in parentheses: rules, step, how it is known. */
export function behind({ rules, step, evidence }: ExplanationVariant): string {
  return [...rules, ...(step ? [`step ${step}`] : []), evidenceWords[evidence]].join(', ');
}
