import { plain } from '../report/plain';
import type { Explanation, ExplanationMatch, ExplanationVariant } from './explanation';
import { behind } from './explanation-words';
import { nameOf, rangeWords } from './hosts';

/** `explain --format text`. Lines are not wrapped; what came from the query is shown with visible escapes. */
export function explanationToText({ query, hostOs, matches, note }: Explanation): string {
  const blocks = [
    `${plain(query)}${hostOs ? ` on ${nameOf(hostOs)}` : ''}`,
    ...(note === undefined ? [] : [note]),
    ...matches.map(matchToText),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function matchToText({ title, meaning, variants, details, rules, notes, sources }: ExplanationMatch): string {
  return [
    title,
    ...(meaning === undefined ? variants.map(variantToText) : [`  ${meaning}`]),
    ...notes.map((note) => `  ${note}`),
    ...details.map(({ label, text }) => `  ${label}: ${plain(text)}`),
    ...rules.map(({ code, title: ruleTitle, advice }) => `  ${code}, ${ruleTitle}${advice ? `: ${advice}` : '.'}`),
    ...sources.map((source) => `  Source: ${source}`),
  ].join('\n');
}

/** The meaning that holds on the host is marked at the left. */
function variantToText(variant: ExplanationVariant): string {
  return `${variant.applies === true ? '>' : ' '} ${rangeWords(variant)}: ${variant.meaning} (${behind(variant)})`;
}
