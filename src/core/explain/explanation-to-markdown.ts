import { codeSpan, escapeMarkdown } from '../report/markdown';
import type { Explanation, ExplanationDetail, ExplanationMatch, ExplanationVariant, RelatedRule } from './explanation';
import { behind } from './explanation-words';
import { nameOf, rangeWords } from './hosts';

/** An explanation as Markdown, for a preview in the editor. The query and names from it are only ever text. */
export function explanationToMarkdown({ query, hostOs, matches, note }: Explanation): string {
  const blocks = [
    `# ${codeSpan(query)}`,
    ...(hostOs ? [`Host: ${nameOf(hostOs)}.`] : []),
    ...(note === undefined ? [] : [escapeMarkdown(note)]),
    ...matches.map(matchToMarkdown),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function matchToMarkdown({ title, meaning, variants, details, rules, notes, sources }: ExplanationMatch): string {
  return [
    `## ${escapeMarkdown(title)}`,
    meaning === undefined ? list(variants.map(variantToMarkdown)) : ours(meaning),
    ...notes.map((note) => `*${escapeMarkdown(note)}*`),
    list(details.map(detailToMarkdown)),
    rules.length > 0 ? `### What to do\n\n${list(rules.map(ruleToMarkdown))}` : '',
    sources.length > 0 ? `### Sources\n\n${list(sources.map(sourceToMarkdown))}` : '',
  ]
    .filter((block) => block !== '')
    .join('\n\n');
}

function detailToMarkdown({ label, text, isQueried }: ExplanationDetail): string {
  return `${escapeMarkdown(label)}: ${isQueried ? codeSpan(text) : ours(text)}`;
}

function variantToMarkdown(variant: ExplanationVariant): string {
  const { applies, meaning } = variant;
  const range = escapeMarkdown(rangeWords(variant));
  const head = applies === true ? `**${range} (this host):**` : `${range}:`;
  return `${head} ${ours(meaning)} (${escapeMarkdown(behind(variant))})`;
}

function ruleToMarkdown({ code, title, advice }: RelatedRule): string {
  return `**${escapeMarkdown(code)}** ${escapeMarkdown(title)}${advice === undefined ? '.' : `: ${ours(advice)}`}`;
}

/** Sources stand in our tables, so their addresses may be links. */
function sourceToMarkdown(source: string): string {
  const [, url, rest = ''] = /^(https:\/\/[^\s<>]+)(.*)$/s.exec(source) ?? [];
  return url === undefined ? escapeMarkdown(source) : `<${url}>${escapeMarkdown(rest)}`;
}

/** Text in which code words stand between backticks, as in the rule catalogue; an odd backtick is a character. */
function ours(text: string): string {
  const parts = text.split('`');
  if (parts.length % 2 === 0) return escapeMarkdown(text);
  return parts.map((part, at) => (at % 2 === 1 ? codeSpan(part) : escapeMarkdown(part))).join('');
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
